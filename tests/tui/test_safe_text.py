"""Whatever an agenda, an entry, a name or a paste holds: it reaches the terminal as words only."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from iepmeet.tui.safe_lines import SafeLines
from iepmeet.tui.widgets.blocks import Block

from .stage import HUGE, SMALL, Stage, stage

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]")
DRIVES = "\x1b]52;c;aGk=\x07\x1b]0;owned\x1b\\\x1b[31m\x1b[2J\x9b5m\x9d0;x\x9c\u202e\u2066\u200b\x00\x08"
MARKUP = "[/ [red]bold[/red] [@click=app.bell]x[/] [[ ]] {} %s"
WORDS = f"{DRIVES}{MARKUP}"

AGENDA = """
[meeting]
title = X
plan = X
minutes = 45
place = X
purpose = X
chair = X
minute_taker = X
prepared_by = X
read_back = "each"
next_action = 4
[child]
name = X
known_as = X
year_group = X
strengths = [X, X]
voice = X
[[people]]
name = X
role = X
[[people]]
name = "Jo Rivers"
role = X
[[concerns]]
title = X
agreed = X
happening = X
impact = X
hoped = X
put_in = [X]
get_out = [X, X]
questions = [X, { ask = X, kind = "scale", hint = X, last = { X = 4 } }]
[[concerns.evidence]]
date = 2026-11-03
what = X
kind = "missed"
[[concerns]]
title = "Second"
[[carried]]
ref = "A2"
action = X
who = X
[[parked]]
what = X
who = X
[review]
trigger = X
"""
LINES = (
    f"/here {WORDS} (Guest{WORDS})",
    "/go 1",
    WORDS,
    f"! {WORDS} @{WORDS} by never so that {WORDS}",
    f"# {WORDS}: {WORDS}",
    f'"{WORDS}" - {WORDS}',
    f"? {WORDS} @{WORDS}",
    f"~ {WORDS}",
    f"* {WORDS}",
    f"= {WORDS}",
    f"/answer 1 {WORDS}",
    f"/question {WORDS}",
    f"/scale 2 4 {WORDS}",
    f"/outcome agreed {WORDS}",
    f"/kept A2 {WORDS}",
    f"/trigger {WORDS}",
    f"/review 2 march @{WORDS} {WORDS}",
    f"/concern {WORDS}",
)


def agenda(words: str) -> str:
    """The agenda with these words in every field that takes words."""
    return AGENDA.replace("X", json.dumps(words))


async def walk(on: Stage) -> list[list[str]]:
    """The rows of every screen and state."""
    seen = []
    for _ in on.meeting.items:
        seen.append(on.rows())
        await on.press("ctrl+n")
        await on.press("escape")
    await on.enter("/go 1")
    for key in ("left", "up", "right", "ctrl+r", "f1", "ctrl+k", "ctrl+t"):
        await on.press(key)
        await on.settle()
        seen.append(on.rows())
        await on.press("escape")
    await on.enter(WORDS)
    seen.append(on.rows())
    await on.paste(WORDS * 3)
    seen.append(on.rows())
    await on.clear()
    for line in ("/nonsense", "/go", "/name", "/undo", "/as", "/peek P1"):
        await on.enter(f"{line} {WORDS}")
        seen.append(on.rows())
        await on.clear()
    await on.enter("/peek P1")
    seen.append(on.rows())
    return seen


@pytest.mark.asyncio
async def test_no_control_is_drawn_on_any_screen_even_without_the_last_net(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SafeLines, "apply", lambda self, segments, background: segments)
    async with stage(tmp_path, LINES, agenda=agenda(WORDS), size=HUGE) as on:
        screens = await walk(on)
    assert sum("[red]bold[/red]" in "".join(rows) for rows in screens) >= len(screens) - 3
    for row in (row for rows in screens for row in rows):
        assert not UNSAFE.search(row), row
        assert cell_len(row) == HUGE[0]


@pytest.mark.asyncio
async def test_what_looks_like_markup_shows_as_it_was_written_everywhere(tmp_path: Path) -> None:
    async with stage(tmp_path, LINES, agenda=agenda(MARKUP), size=HUGE) as on:
        assert MARKUP in on.text("top")
        for of in ("agenda", "card", "entries", "agreed"):
            assert "[red]bold[/red]" in on.text(of), of
        assert MARKUP in on.text("card")
        await on.type(MARKUP)
        assert on.text("capture") == MARKUP
        await on.clear()
        await on.press("ctrl+r")
        assert MARKUP in on.text("page")
        await on.press("escape", "ctrl+t")
        await on.wait_for(MARKUP)


@pytest.mark.asyncio
async def test_line_breaks_in_every_field_break_no_row(tmp_path: Path) -> None:
    async with stage(tmp_path, agenda=agenda("one\ntwo\tthree"), size=HUGE) as on:
        for _ in on.meeting.items:
            assert all(cell_len(row) == HUGE[0] and not UNSAFE.search(row) for row in on.rows())
            await on.press("ctrl+n")
        for size in (SMALL, (80, 24)):
            await on.pilot.resize_terminal(*size)
            await on.settle()
            await on.press("ctrl+p")
            assert all(cell_len(row) == size[0] and not UNSAFE.search(row) for row in on.rows())


@pytest.mark.asyncio
async def test_the_last_net_holds_where_a_widget_is_given_controls(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.app.screen._entries.show([Block(body=((WORDS, "text"),), tail=((DRIVES, "muted"),))])  # type: ignore[attr-defined]
        on.app.screen._top.show([(f"before{DRIVES}after", "text")])  # type: ignore[attr-defined]
        on.line.load_text(WORDS)
        await on.settle()
        assert "[red]bold[/red]" in on.text("entries") and "[red]" in on.text("capture")
        assert "before]52;c;aGk=]0;owned\\[31m[2J5m0;xafter" in on.text("top")
        assert not any(UNSAFE.search(row) for row in on.rows())


@given(st.lists(st.text(max_size=20), max_size=4))
def test_the_last_net_changes_no_width_and_leaves_safe_lines_alone(texts: list[str]) -> None:
    segments = [Segment(text) for text in texts]
    safe = SafeLines(ascii_only=False).apply(segments, Color(0, 0, 0))
    assert not UNSAFE.search("".join(segment.text for segment in safe))
    assert [segment.cell_length for segment in safe] == [segment.cell_length for segment in segments]
    if not any(UNSAFE.search(text) for text in texts):
        assert safe == segments


@given(st.lists(st.text(max_size=20), max_size=4))
def test_the_ascii_net_lets_only_ascii_through_in_as_many_cells(texts: list[str]) -> None:
    segments = [Segment(text) for text in texts]
    safe = SafeLines(ascii_only=True).apply(segments, Color(0, 0, 0))
    assert re.fullmatch("[ -~]*", "".join(segment.text for segment in safe))
    for before, after in zip(segments, safe, strict=True):
        if all(cell_len(letter) for letter in before.text):
            assert sum(map(cell_len, before.text)) == len(after.text)
