"""The screens outside a meeting for a test: read, typed into and pressed."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

_DRAWINGS, _HOPS = 3, 2


def rows(pilot: Pilot[str]) -> list[str]:
    """What stands on the screen."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def text(pilot: Pilot[str]) -> str:
    """The same as words: runs of blanks as one."""
    return " ".join(" ".join(rows(pilot)).split())


def place(pilot: Pilot[str], words: str) -> tuple[int, int]:
    """Where words begin on the screen."""
    y = next(y for y, row in enumerate(rows(pilot)) if words in row)
    return rows(pilot)[y].index(words), y


def style(pilot: Pilot[str], words: str) -> Style:
    """How words are drawn."""
    return pilot.app.screen.get_style_at(*place(pilot, words))


async def settle(pilot: Pilot[str]) -> None:
    """Has every message handled, and all drawn that is to be drawn."""
    for _ in range(_DRAWINGS):
        for _ in range(_HOPS):
            await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Presses keys one after the other."""
    for key in keys:
        pilot.app.simulate_key(key)
        await pilot._wait_for_screen()
    await settle(pilot)


async def type_in(pilot: Pilot[str], *lines: str) -> None:
    """Types each line and presses Enter after it."""
    for line in lines:
        await type_only(pilot, line)
        await press(pilot, "enter")


async def type_only(pilot: Pilot[str], words: str) -> None:
    """Types as fast as keys can come."""
    for letter in words:
        pilot.app.post_message(events.Key(_character_to_key(letter), letter))
    await settle(pilot)
