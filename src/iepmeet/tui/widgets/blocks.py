"""What is shown, as data: blocks of toned text, wrapped by words with hanging indents, refs at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from iepmeet.text import one_line

Span = tuple[str, str]
"""Text and the name of its tone, one of `tones.TONES`."""

KEPT = "\u00a0"
"""A blank at which no row ends: within a date."""

NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to show, on as many rows as it needs.

    head   what stands before the text on the first row; further rows are indented by its width
    body   the text, wrapped
    tail   what stands at the right edge of the first row
    does   what a click on it says: a line for the session, or "" for nothing
    begins what a click puts into the capture line instead
    here   it is the current one
    single it takes one row only, and is cut with … where it does not fit
    key    what it is, for whoever chooses among the blocks
    """

    body: tuple[Span, ...] = ()
    head: tuple[Span, ...] = ()
    tail: tuple[Span, ...] = ()
    does: str = ""
    begins: str = ""
    here: bool = False
    single: bool = False
    key: str = ""


EMPTY = Block()


def fill(symbol: str, tone: str) -> Span:
    """A rule over the rest of the row."""
    return (symbol, f"fill-{tone}")


def wrap(block: Block, width: int) -> tuple[tuple[Span, ...], ...]:
    """The rows of a block at this width."""
    head_width = sum(cell_len(text) for text, _ in block.head)
    tail_width = sum(cell_len(text) for text, _ in block.tail)
    gap = 1 if block.single else 2
    aside = tail_width + gap if tail_width else 0
    beside = head_width <= min(width // 2, width - aside - NARROWEST)
    indent = head_width if beside else 2
    room = max(width - indent - aside, NARROWEST)
    rows = _wrap(block.body, room)
    if block.single and len(rows) > 1:
        rows = [_cut(block.body, room)]
    lead: tuple[Span, ...] = ((" " * indent, "text"),) if indent else ()
    made = [(*lead, *_filled(row, room)) for row in rows]
    if beside:
        made[0] = (*block.head, *_filled(rows[0], room))
    else:
        made.insert(0, block.head)
    if block.tail:
        used = sum(cell_len(text) for text, _ in made[0])
        made[0] = (*made[0], (" " * max(width - used - tail_width, 1), "text"), *block.tail)
    return tuple(made)


def _cut(body: Sequence[Span], room: int) -> tuple[Span, ...]:
    text = one_line("".join(part for part, _ in body))
    return ((set_cell_size(text, room - 1).rstrip() + "…", body[0][1]),)


def _filled(row: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    if not any(tone.startswith("fill-") for _, tone in row):
        return row
    used = sum(cell_len(text) for text, tone in row if not tone.startswith("fill-"))
    return tuple(
        (symbol * max(room - used, 0), tone.removeprefix("fill-"))
        if tone.startswith("fill-")
        else (symbol, tone)
        for symbol, tone in row
    )


def _wrap(body: Sequence[Span], room: int) -> list[tuple[Span, ...]]:
    """Greedy wrapping by words; a word longer than the row is cut."""
    rows: list[tuple[Span, ...]] = []
    row: list[Span] = []
    used = 0
    for text, tone in body:
        if tone.startswith("fill-"):
            row.append((text, tone))
            continue
        for part in _pieces(text):
            if part == "\n":
                rows.append(tuple(row))
                row, used = [], 0
                continue
            size = cell_len(part)
            if used + size > room and part[0] != " ":
                if row and used:
                    rows.append(_trimmed(row))
                    row, used = [], 0
                while size > room:
                    cut = set_cell_size(part, room)
                    rows.append(((cut, tone),))
                    part = part[len(cut.rstrip(" ")) or 1 :]  # noqa: PLW2901
                    size = cell_len(part)
            if part and not (part[0] == " " and (not used or used + size > room)):
                row.append((part, tone))
                used += size
    if row or not rows:
        rows.append(_trimmed(row))
    return rows


def _pieces(text: str) -> list[str]:
    """Words, the blanks between them, and line breaks, in order."""
    pieces: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("\n")
        word = ""
        for character in line:
            blank = character.isspace() and character != KEPT
            if word and blank != (word[-1] == " "):
                pieces.append(word)
                word = ""
            word += " " if blank else character
        if word:
            pieces.append(word)
    return pieces


def _trimmed(row: list[Span]) -> tuple[Span, ...]:
    while row and row[-1][0][0] == " ":
        row.pop()
    merged: list[Span] = []
    for text, tone in row:
        if merged and merged[-1][1] == tone:
            merged[-1] = (merged[-1][0] + text, tone)
        else:
            merged.append((text, tone))
    return tuple(merged)
