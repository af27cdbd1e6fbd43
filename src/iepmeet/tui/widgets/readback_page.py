"""What is still open, as rows: gaps numbered in amber, what is done ticked, what is good to know below."""

from __future__ import annotations

from rich.cells import cell_len

from iepmeet.live.readback import Part, ReadBack, Row
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, Span
from iepmeet.tui.widgets.chooser import Chooser

PICK = "pick "
_PARTS: dict[Part, str] = {
    "actions": "ACTIONS",
    "promises": "FROM LAST TIME",
    "concerns": "CONCERNS",
    "also": "ALSO",
}
_WIDE, _GAP = 100, 3
_COLUMNS = (48, 16, 18)
_SHORT = 20
"""A name or a date this long is not broken across rows."""


class ReadBackPage(Chooser):
    """The rows of the read-back; a click on a gap, or Enter, picks it."""

    def show_read(self, read: ReadBack, glyphs: Glyphs) -> None:
        """Draws the rows."""
        count = len(read.gaps)
        lead = (
            f"{count} thing{'s are' if count > 1 else ' is'} still open. Each is one key away."
            if count
            else "Nothing is still open."
        )
        blocks = [Block(body=(("Before we finish", "strong"), (f"     {lead}", "muted")))]
        part = ""
        for row in read.rows:
            if row.part != part:
                part = row.part
                blocks += [EMPTY, Block(body=((_PARTS[row.part], "muted"),)), EMPTY]
            blocks.append(self._row(row, glyphs))
        if read.shown:
            blocks += [EMPTY, Block(body=(("GOOD TO KNOW", "muted"),)), EMPTY]
            blocks += [Block(head=(("   ", "text"),), body=((note, "muted"),)) for note in read.shown]
        self.show(blocks)

    def _row(self, row: Row, glyphs: Glyphs) -> Block:
        number = f"{row.number} " if row.number else glyphs.done
        head: Span = (number.ljust(3), "action" if row.number else "agreed")
        does = f"{PICK}{row.number}" if row.number else ""
        return Block(head=(head,), body=self._body(row), does=does, key=row.text)

    def _body(self, row: Row) -> tuple[Span, ...]:
        """In a wide window what is said of the rows stands in columns; a date is never broken."""
        cells: list[Span] = [(row.text, "text"), *_parts(row)]
        if row.part == "also" or self.size.width < _WIDE:
            return tuple(
                (f"{'' if n == 0 else ' ' * _GAP}{text}", tone) for n, (text, tone) in enumerate(cells)
            )
        spans: list[Span] = []
        for (text, tone), width in zip(cells[:-1], _COLUMNS, strict=False):
            spans += [(text, tone), (" " * max(width - cell_len(text), _GAP), tone)]
        return (*spans, cells[-1])


def _parts(row: Row) -> list[Span]:
    """Who, when and how we will know, in that order, whether said or missing."""
    said = [(text.replace(" ", KEPT) if len(text) <= _SHORT else text, "muted") for text in row.said]
    missing = {missing.question: (missing.question, "action") for missing in row.missing}
    if row.part != "actions":
        return [*said, *missing.values()]
    rest = iter(said)
    cells = (missing.get(question) or next(rest, None) for question in ("who?", "when?", "how will we know?"))
    return [cell for cell in cells if cell]
