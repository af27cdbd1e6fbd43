"""The codes for the phones in the room: for a window, for a page, and as pictures in a family's copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iepmeet.dates.written import day
from iepmeet.live.by_hand import put
from iepmeet.live.meeting_papers import as_file
from iepmeet.live.paths import Paths
from iepmeet.papers.markdown import heading
from iepmeet.papers.page import sealed
from iepmeet.papers.shown import Shown
from iepmeet.publish.calendar_source import Source
from iepmeet.publish.codes import Code, Room, TooSmall, action_codes, event_code
from iepmeet.publish.pdf import Figure
from iepmeet.record.events import ReviewPart

_REVIEWS: tuple[tuple[ReviewPart, str], ...] = (("review", "next review"), ("check", "early check"))


@dataclass(frozen=True, slots=True)
class Numbered:
    """A code and what it is of: `next review`, `actions 1/2`."""

    said: str
    code: Code


def codes_of(
    shown: Shown, source: Source, owner: str = "", *, room: Room | None = None, name_child: bool = False
) -> tuple[Numbered, ...] | TooSmall:
    """The reviews as calendar events and the actions as text, everybody's or one owner's.

    `room` is the columns and rows there are; None is paper.
    """
    found: list[Numbered] = []
    for part, said in _REVIEWS:
        code = event_code(shown, source, part, room=room, name_child=name_child)
        if isinstance(code, TooSmall):
            return code
        if code is not None:
            found.append(Numbered(said, code))
    actions = action_codes(shown, owner, room=room, name_child=name_child)
    if isinstance(actions, TooSmall):
        return actions
    found += [Numbered(f"actions {code.label}".strip(), code) for code in actions]
    return tuple(found)


def figures(codes: Sequence[Numbered]) -> list[Figure]:
    """The codes as pictures for HTML and PDF; what stands below each says what it is."""
    titles = [f"Code for a phone, {number}: {one.said}" for number, one in enumerate(codes, start=1)]
    return [Figure(one.code.svg(title), title) for one, title in zip(codes, titles, strict=True)]


def figures_of(shown: Shown, source: Source) -> list[Figure]:
    """The pictures that a family's copy carries."""
    codes = codes_of(shown, source)
    return [] if isinstance(codes, TooSmall) else figures(codes)


def page_of(shown: Shown, mark: str) -> str:
    """The Markdown of the page that carries nothing but the codes; it names nobody."""
    held = f" The meeting was on {day(shown.started.date())}." if shown.started else ""
    blocks = [
        heading(1, "Codes for the phones in the room"),
        f"Point a phone's camera at a code: it needs no network and no app.{held}",
    ]
    return sealed("\n\n".join(blocks), mark)


def write_page(
    paths: Paths,
    shown: Shown,
    mark: str,
    codes: tuple[Numbered, ...] | TooSmall,
    *,
    owner: str = "",
    again: str,
) -> Path:
    """Writes the page that carries the codes and gives where it is. Raises NotSavedError.

    `paths` are the folder it goes into and the NAME of the meeting's files, `mark` the record's fingerprint,
    `owner` whose codes alone they are, `again` how to try again. Codes that are TooSmall are not on it.
    """
    from iepmeet.publish.html import render

    page = paths.folder / f"{paths.name}.minutes.codes{f'.{as_file(owner)}' if owner else ''}.html"
    drawn = figures(() if isinstance(codes, TooSmall) else codes)
    return put(page, render(page_of(shown, mark), figures=drawn).encode(), page.name, again)


def screens(codes: Sequence[Numbered], room: Room) -> list[list[Numbered]]:
    """The codes in order, as many beside each other as a window holds at a time."""
    shown: list[list[Numbered]] = []
    used = 0
    for one in codes:
        columns, _ = one.code.size
        if shown and used + GAP + columns <= room[0]:
            shown[-1].append(one)
            used += GAP + columns
        else:
            shown.append([one])
            used = columns
    return shown


GAP = 2
"""Columns between two codes beside each other; each has its own quiet zone as well."""
