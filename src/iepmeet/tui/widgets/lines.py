"""Lines drawn from data: wrapping, hanging indents, refs at the right; one widget however many lines.

Textual's Line API: a row is made when it is looked at and kept until its data or the width changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from iepmeet.tui.tones import tones_of

Span = tuple[str, str]
"""Text and the name of its tone, one of `tones.TONES`."""

_NARROWEST = 8


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


class Lines(ScrollView):
    """Shows blocks. Subclasses say what to show and what a click means."""

    MARGIN = 2
    here_sign = " "

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._rows: list[tuple[int, tuple[Span, ...]]] = []
        self._wrapped: dict[Block, tuple[tuple[Span, ...], ...]] = {}
        self._wrapped_for = -1
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._at_end = False
        self.chosen: int | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._blocks

    def show(self, blocks: Sequence[Block], *, at_end: bool = False) -> None:
        """Shows these blocks; rows that did not change are not drawn again."""
        blocks = tuple(blocks)
        if blocks == self._blocks:
            return
        before = [row for _, row in self._rows]
        self._blocks = blocks
        if not self.size.width:
            self._at_end = at_end
            return
        self._lay_out()
        same = 0
        after = [row for _, row in self._rows]
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        self._strips = {key: strip for key, strip in self._strips.items() if key[0] < same}
        self._at_end = at_end
        self._keep_end()
        self.refresh()

    def block_at(self, row: int) -> int | None:
        """The number of the block on a row of the content."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def choose(self, number: int | None) -> None:
        """Marks a block as the chosen one and brings it into view."""
        self.chosen = number
        if number is not None:
            rows = [y for y, (block, _) in enumerate(self._rows) if block == number]
            if rows:
                top, bottom = rows[0], rows[-1]
                height = self.scrollable_content_region.height
                if top < self.scroll_offset.y or bottom >= self.scroll_offset.y + height:
                    self.scroll_to(y=max(0, bottom - height + 1), animate=False, immediate=True)
        self.refresh()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._lay_out()
        self._keep_end()

    def _keep_end(self) -> None:
        """The newest stays in view, also when a scroll bar comes or the window changes."""
        if self._at_end:
            end = max(len(self._rows) - self.scrollable_content_region.height, 0)
            self.scroll_to(y=end, animate=False, force=True, immediate=True)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - 2 * self.MARGIN
        if width != self._wrapped_for:
            self._wrapped, self._wrapped_for = {}, width
            self._strips.clear()
        width = max(width, _NARROWEST)
        old, self._wrapped = self._wrapped, {}
        rows: list[tuple[int, tuple[Span, ...]]] = []
        for number, block in enumerate(self._blocks):
            wrapped = old.get(block) or wrap(block, width)
            self._wrapped[block] = wrapped
            rows.extend((number, row) for row in wrapped)
        self._rows = rows
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        number, spans = self._rows[row]
        chosen = number == self.chosen or self._blocks[number].here
        strip = self._strips.get((row, chosen))
        if strip is None or strip.cell_length != width:
            strip = self._draw(spans, width, chosen, here=self._blocks[number].here)
            self._strips[row, chosen] = strip
        return strip

    def _draw(self, spans: tuple[Span, ...], width: int, chosen: bool, *, here: bool) -> Strip:
        tones = tones_of(self.app)
        base = self.rich_style + tones["chosen"] if chosen else self.rich_style
        margin = " " * self.MARGIN
        segments = (
            [Segment(self.here_sign + margin[1:], base + tones["accent"])]
            if here
            else [Segment(margin, base)]
        )
        segments += [Segment(text, base + tones[tone]) for text, tone in spans]
        return Strip(segments).adjust_cell_length(width, base)


def wrap(block: Block, width: int) -> tuple[tuple[Span, ...], ...]:
    """The rows of a block at this width."""
    head_width = sum(cell_len(text) for text, _ in block.head)
    tail_width = sum(cell_len(text) for text, _ in block.tail)
    beside = head_width <= width // 2
    indent = head_width if beside else 2
    room = max(width - indent - (tail_width + 2 if tail_width else 0), _NARROWEST)
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
    text = "".join(part for part, _ in body)
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
            if used + size > room and not part.isspace():
                if row and used:
                    rows.append(_trimmed(row))
                    row, used = [], 0
                while size > room:
                    cut = set_cell_size(part, room)
                    rows.append(((cut, tone),))
                    part = part[len(cut.rstrip()) or 1 :]  # noqa: PLW2901
                    size = cell_len(part)
            if part and not (part.isspace() and (not used or used + size > room)):
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
            if word and character.isspace() != word[-1].isspace():
                pieces.append(word)
                word = ""
            word += " " if character == "\t" else character
        if word:
            pieces.append(word)
    return pieces


def _trimmed(row: list[Span]) -> tuple[Span, ...]:
    while row and row[-1][0].isspace():
        row.pop()
    merged: list[Span] = []
    for text, tone in row:
        if merged and merged[-1][1] == tone:
            merged[-1] = (merged[-1][0] + text, tone)
        else:
            merged.append((text, tone))
    return tuple(merged)
