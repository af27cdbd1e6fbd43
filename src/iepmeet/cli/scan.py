"""Codes for the phones in the room: on the terminal, or on a page where the window is too small."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli import papers_out as shared
from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError
from iepmeet.speaking import say

if TYPE_CHECKING:
    from iepmeet.live.codes import Numbered

# Black on white, from the part of the 256 colours that no theme changes.
_ON, _OFF = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
# the line below the codes
_ROWS_BELOW = 1


@click.command()
@click.argument("file", type=FILE)
@click.option("--owner", default="", metavar="NAME", help="Only this person's actions.")
@click.option("--name-child", is_flag=True, help="With the child's name, which is left out otherwise.")
@click.option(
    "--page", "on_page", is_flag=True, help="Write the page with the codes, for a screen or a printer."
)
@shared.OUT
@shared.OPEN
def scan(file: Path, *, owner: str, name_child: bool, on_page: bool, out: Path | None, open_it: bool) -> None:
    """Show codes for phones: the review for the calendar, the actions as text."""
    from iepmeet.live.codes import codes_of, write_page
    from iepmeet.live.hand_out import meeting_of
    from iepmeet.live.meeting_papers import owner_of
    from iepmeet.live.paths import Paths
    from iepmeet.papers.audience import for_school
    from iepmeet.publish.calendar_source import source_of
    from iepmeet.publish.codes import TooSmall

    paths = Paths.of(file)
    meeting, mark = meeting_of(paths.record)
    shown, source = for_school(meeting), source_of(meeting)
    whose = owner_of(shown, meeting.people, owner) if owner else ""
    room = None if on_page or open_it or out or not _can_draw() else _room()
    codes = codes_of(shown, source, whose, room=room, name_child=name_child)
    if codes == ():
        raise IepmeetError(
            "There is nothing to scan: no review has a date and no action was agreed.", exit_code=1
        )
    if room and not isinstance(codes, TooSmall):
        _draw(codes, room)
        return
    if isinstance(codes, TooSmall):
        say(codes.sentence)
        codes = codes_of(shown, source, whose, name_child=name_child)
    there = Paths(out or paths.folder, paths.name)
    again = "Choose another folder with --out."
    page = write_page(there, shown, mark, codes, owner=whose, again=again)
    say(f"Codes: {page}")
    if open_it:
        shared.open_all([page])


def _can_draw() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _room() -> tuple[int, int]:
    columns, rows = shutil.get_terminal_size()
    return columns, rows - _ROWS_BELOW


def _draw(codes: tuple[Numbered, ...], room: tuple[int, int]) -> None:
    """One screen after the other; each goes on with Enter where somebody is there to press it."""
    from iepmeet.live.codes import screens

    shown = screens(codes, room)
    number = 0
    asks = sys.stdin.isatty()
    for place, screen in enumerate(shown, start=1):
        for line in _rows(screen):
            click.echo(line, color=True)
        said = ", ".join(f"{number + nth}. {one.said}" for nth, one in enumerate(screen, start=1))
        number += len(screen)
        # it waits after the last one, too: what is written below would push it off the window
        then = "Enter ends." if place == len(shown) else "Enter shows the next."
        below = f"{said} (of {len(codes)})."
        if not asks:
            click.echo(below[: room[0] - 1])
        elif not _next(f"{below} {then}"[: room[0] - 2]):
            return


def _next(prompt: str) -> bool:
    """Whether to go on: Ctrl+C, Ctrl+D or `q` end it."""
    try:
        return input(f"{prompt} ").strip().lower() not in ("q", "quit")
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return False


def _rows(screen: Iterable[Numbered]) -> list[str]:
    """The codes beside each other, each line of each from edge to edge black on white."""
    from iepmeet.live.codes import GAP

    drawn = [one.code.rows() for one in screen]
    height = max(map(len, drawn))
    lines = []
    for row in range(height):
        pieces = [f"{_ON}{rows[row]}{_OFF}" if row < len(rows) else " " * len(rows[0]) for rows in drawn]
        lines.append((" " * GAP).join(pieces))
    return lines
