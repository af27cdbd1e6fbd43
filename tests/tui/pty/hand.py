"""Does at the screen what a typed line does, as different people would: by its key, by a click, by typing."""

from __future__ import annotations

from collections.abc import Callable

from .screen import AtScreen

_KEYS = {"/next": "ctrl+n", "/back": "ctrl+p", "/undo": "ctrl+z", "/redo": "ctrl+y", "/end": "ctrl+e"}
_LEAST_FOR_THREE_AREAS = 110
_SHOWS_MONTHS = ("/review", "/check", "/month")


def do(at: AtScreen, line: str) -> None:
    """Does it. Keys are pressed as fast as the terminal takes them; before a click the screen settles."""
    name = line.split(maxsplit=1)[0]
    if line in _KEYS:
        at.press(_KEYS[line])
    elif name in _CLICKS and at.shown.columns >= _LEAST_FOR_THREE_AREAS:
        _CLICKS[name](at, line)
    elif line.startswith("/go ") and line[4:].isdecimal():
        _go_by_the_agenda(at, line)
    elif line == "/readback":
        at.click("read back")
        at.see("Before we finish")
    elif line in _SHOWS_MONTHS:
        at.type(f"{line}\r")
        at.see("this day")
        at.press("escape")
        at.see_no_more("this day")
    elif name == "/know":
        _mend_a_gap(at, line)
    else:
        at.type(f"{line}\r")


def _ask(at: AtScreen, line: str) -> None:
    """A click on a question says that it was asked."""
    at.see("○ What")
    at.quiet()
    x, y = at.place_of("○ What")
    at.click_at(x + 3, y)
    at.see(lambda now: now.rows()[y][x:].startswith("✓"))


def _answer(at: AtScreen, line: str) -> None:
    """A click on a question that was asked begins its answer; what was said is typed."""
    number, words = line.split(maxsplit=2)[1:]
    at.quiet()
    if number == "1" and "✓ What" in at.text:
        at.click("✓ What", into=3)
        at.line_is(f"/answer {number}")
        line = words
    at.type(f"{line}\r")


_CLICKS: dict[str, Callable[[AtScreen, str], None]] = {"/asked": _ask, "/answer": _answer}


def _go_by_the_agenda(at: AtScreen, line: str) -> None:
    """A click in the agenda, which a narrow window shows on demand."""
    if "Before we finish" in at.text:
        at.press("escape")
        at.see_no_more("Before we finish")
    number = line.split()[1]
    narrow = at.shown.columns < _LEAST_FOR_THREE_AREAS
    if narrow:
        at.press("ctrl+g")
    at.see(lambda now: _row_of(now, number) >= 0)
    at.quiet()
    at.click_at(2, _row_of(at, number))
    if narrow:
        at.press("escape")
        at.see_no_more("AGENDA")
    at.see(f"{number}  ")


def _row_of(at: AtScreen, number: str) -> int:
    """The row of a concern in the agenda; -1 where it is not shown."""
    rows = at.rows()
    if not any("AGENDA" in row for row in rows):
        return -1
    return next((y for y, row in enumerate(rows) if row[2:].startswith(f"{number} ")), -1)


def _mend_a_gap(at: AtScreen, line: str) -> None:
    """In the read-back a click on the gap and only the words that were missing; said anew, the whole line."""
    ref, words = line.split(maxsplit=2)[1:]
    at.see("Before we finish")
    at.quiet()
    if not any(f"{ref} " in row and "how will we know?" in row for row in at.rows()):
        at.type(f"{line}\r")
        return
    at.click(f"{ref} ")
    at.see("· how will we know?")
    at.type(f"{words}\r")
    at.line_is("")
    at.see_no_more("· how will we know?")
