"""A meeting on a screen for a test: typed into, clicked on, and read as a person reads it."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from iepmeet import clock
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.record.state import Meeting
from iepmeet.tui.app import MeetingApp
from iepmeet.tui.widgets.capture_line import CaptureLine

OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield"
BEFORE, NOW = "2026-12-08T15:30", "2026-12-08T15:42"
WIDE, USUAL, SMALL, HUGE = (120, 36), (80, 24), (60, 16), (200, 50)
LONG = 30.0
_DRAWINGS, _HOPS = 3, 2

# what a terminal may say of itself; a test says it itself where it matters
_TERMINAL = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LC_ALL": "C.UTF-8",
    "TEXTUAL_ANIMATIONS": "none",
}
_UNSAID = ("IEPMEET_ASCII", "IEPMEET_THEME", "COLORFGBG", "NO_COLOR")


@contextmanager
def terminal(**said: str) -> Iterator[None]:
    """A terminal as most have it, and a clock that stands still."""
    with patch.dict(os.environ, {**_TERMINAL, clock.VARIABLE: NOW, **said}):
        for name in _UNSAID:
            if name not in said:
                os.environ.pop(name, None)
        yield


def talk(count: int) -> tuple[str, ...]:
    """So many lines of the meeting at Oakfield; 26 lead into the middle of the first concern."""
    sittings = ("first-sitting.txt", "second-sitting.txt", "third-sitting.txt")
    return tuple(line for name in sittings for line in (OAKFIELD / name).read_text("utf-8").splitlines())[
        :count
    ]


def opened(folder: Path, agenda: str | None = None) -> Session:
    """The session of the agenda at Oakfield, or of one written here."""
    file = folder / "iep-review.toml"
    if agenda is not None:
        file.write_text(agenda, encoding="utf-8")
    elif not file.exists():
        shutil.copy(OAKFIELD / "iep-review.toml", file)
    return Session(open_meeting(file, clock.now()))


def said(session: Session, lines: Sequence[str], at: str = BEFORE) -> Session:
    """The session with these lines said before, all of them saved."""
    with patch.dict(os.environ, {clock.VARIABLE: at}):
        for line in lines:
            answer = session.say(line, clock.now())
            assert not answer.refused, (line, answer.lines)
            assert not answer.kept or session.wait_saved(answer.kept[-1], LONG)
    return session


class Stage:
    """The screen, and the hands and eyes before it."""

    def __init__(self, app: MeetingApp, pilot: Pilot[str], session: Session) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.session.meeting

    @property
    def texts(self) -> list[str]:
        """The words of the entries, in the order they were said."""
        return [entry.words.text for entry in self.meeting.standing]

    @property
    def line(self) -> CaptureLine:
        """The capture line of the screen that is shown."""
        return self.app.screen.query_one(CaptureLine)

    @property
    def focus(self) -> str:
        """The name of the widget the keys go to."""
        return (self.app.focused.id or "") if self.app.focused else ""

    def rows(self, of: str = "") -> list[str]:
        """The rows of the screen, or of one widget, as they stand in the terminal."""
        strips = self.app.screen._compositor.render_strips()
        if not of:
            return [strip.text for strip in strips]
        area = self.app.screen.query_one(f"#{of}").region
        return [strip.crop(area.x, area.right).text for strip in strips[area.y : area.bottom]]

    def text(self, of: str = "") -> str:
        """The same as words: rows joined, runs of blanks as one."""
        return " ".join(" ".join(self.rows(of)).split())

    @property
    def mark(self) -> str:
        """The saved mark."""
        return self.rows("top")[0].split("   ")[-1].strip()

    def place(self, words: str, of: str = "") -> tuple[int, int]:
        """Where words begin on the screen."""
        area = self.app.screen.query_one(f"#{of}").region if of else self.app.screen.region
        for y, row in enumerate(self.rows(of)):
            if words in row:
                return area.x + cell_len(row[: row.index(words)]), area.y + y
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.rows()))

    def style(self, words: str, of: str = "") -> Style:
        """How words are drawn."""
        return self.app.screen.get_style_at(*self.place(words, of))

    def colour(self, words: str, of: str = "") -> str:
        """The colour of words, as #rrggbb."""
        colour = self.style(words, of).color
        assert colour is not None
        return colour.get_truecolor().hex.lower()

    async def settle(self) -> None:
        """Has every message handled, and all drawn that is to be drawn: a message may lead to another."""
        for _ in range(_DRAWINGS):
            for _ in range(_HOPS):
                await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()

    async def wait_for(self, words: str, of: str = "") -> None:
        """Waits until words are there, as long as a busy machine may need."""
        for _ in range(int(LONG / 0.02)):
            if words in self.text(of):
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{words!r} did not come:\n" + "\n".join(self.rows()))

    async def type(self, words: str) -> None:
        """Types as fast as keys can come."""
        for letter in words:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        await self.settle()

    async def clear(self) -> None:
        """Empties the line."""
        self.line.fill("")
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Presses keys by their names, one after the other, waiting for each."""
        for key in keys:
            self.app.simulate_key(key)
            await self.settle()

    async def enter(self, *lines: str) -> None:
        """Types lines and presses Enter after each."""
        for line in lines:
            await self.type(line)
            await self.press("enter")

    async def paste(self, text: str) -> None:
        """Pastes, as the terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, words: str, of: str = "") -> None:
        """Clicks on words."""
        x, y = self.place(words, of)
        for kind in (events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False))
        await self.settle()


@asynccontextmanager
async def stage(
    folder: Path,
    lines: Sequence[str] = (),
    *,
    agenda: str | None = None,
    size: tuple[int, int] = WIDE,
    theme: str = "",
    session: Session | None = None,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Stage]:
    """A meeting on a screen of this size, with lines said before."""
    with terminal(**environ):
        session = session or said(opened(folder, agenda), lines)
        app = MeetingApp(session, theme)
        try:
            async with app.run_test(size=size) as pilot:
                on = Stage(app, pilot, session)
                await on.settle()
                yield on
        finally:
            session.close()
