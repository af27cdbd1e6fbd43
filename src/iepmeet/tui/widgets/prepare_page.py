"""The middle of the prepare screen: the fields of one part, what is wrong with each, what is offered."""

from __future__ import annotations

from textual import events

from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Said
from iepmeet.tui.preparing import faults, values, words
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.preparing.rows import Row
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span, fill
from iepmeet.tui.widgets.lines import Lines

ROW, OFFER = "row ", "offer "
"""What a click on a row or on an offer says, before its place."""
_LABEL = 13
_ENTRY = 3


class PreparePage(Lines):
    """One row a field; a click begins to change it."""

    def show_desk(self, desk: Desk, glyphs: Glyphs, *, short: bool, narrow: bool) -> None:
        """Draws the part that is shown. `short`, `narrow`: there is little room."""
        blocks: list[Block] = [_title(desk, narrow=narrow), EMPTY]
        problems = desk.problems_by_row()
        chosen = end = 0
        for at, row in enumerate(desk.rows):
            blocks += _before(row, glyphs, short=short or at == 0)
            if at == desk.row_at:
                chosen = len(blocks)
            blocks.append(_row(desk, at, row, glyphs))
            blocks += [_problem(row, faults.sentence(one), glyphs) for one in problems.get(at, ())]
            if at == desk.row_at and desk.offers:
                if row.field.many:
                    blocks.append(Block(body=((f"{words.OFFERED} ", "muted"), fill(glyphs.rule, "rule"))))
                chosen = len(blocks) + desk.offer_at
                blocks += [_offer(desk, place) for place in range(len(desk.offers))]
            if at == desk.row_at:
                end = len(blocks) - 1
        self.show(blocks)
        self.chosen = chosen if desk.mode != "parts" else None
        if self.size.height:
            # what belongs to the row comes into view with it, and the title with the first one
            for number in (0 if desk.row_at == 0 else end, end, chosen):
                self.bring_into_view(number)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        number = self.block_at(event.get_content_offset_capture(self).y)
        if number is not None and self.blocks[number].does:
            self.post_message(Said(self.blocks[number].does))


def _title(desk: Desk, *, narrow: bool) -> Block:
    part = desk.part
    title = {"new": "A new concern", "people": "Who is coming", "child": "The child"}.get(
        part.kind, part.title
    )
    head: tuple[Span, ...] = ((f"{part.number}  ", "strong"),) if part.number else ()
    tail = ((f"{desk.part_at + 1} of {len(desk.parts)}", "muted"),) if narrow else ()
    return Block(head=head, body=((title, "strong"),), tail=tail)


def _before(row: Row, glyphs: Glyphs, *, short: bool) -> list[Block]:
    """What parts groups: an empty row, and the heading of a list."""
    air = [] if short else [EMPTY]
    if row.field.many and row.first and row.field.key != "people":
        said = f" {glyphs.between} {row.field.aside} " if row.field.aside else " "
        aside: tuple[Span, ...] = ((said, "muted"),)
        return [*air, Block(body=((row.field.label, "muted"), *aside, fill(glyphs.rule, "rule")))]
    return air if row.field.gap else []


def _row(desk: Desk, at: int, row: Row, glyphs: Glyphs) -> Block:
    shown = values.as_shown(row.field, row.held)
    changing = at == desk.row_at and desk.mode == "changing"
    body: list[Span] = [(shown, "text")] if shown else [_empty(desk, row)]
    if shown and (aside := values.aside(row.field, row.held)):
        body.append((f"   {aside}", "muted"))
    if row.field.many:
        number = f"{row.at + 1}" if row.at is not None and not row.adds else glyphs.to_ask
        head: Span = (number.ljust(_ENTRY), "muted")
    else:
        head = (row.field.label.ljust(_LABEL), "accent" if changing else "muted")
    return Block(head=(head,), body=tuple(body), does=f"{ROW}{at}", key=str(at))


def _empty(desk: Desk, row: Row) -> Span:
    inherited = desk.inherited(row)
    return (f"{inherited}, from the casebook" if inherited else row.field.empty, "muted")


def _problem(row: Row, said: str, glyphs: Glyphs) -> Block:
    width = _ENTRY if row.field.many else _LABEL
    return Block(head=((" " * width, "text"),), body=((said, "action"),))


def _offer(desk: Desk, at: int) -> Block:
    offer = desk.offers[at]
    indent = 0 if desk.row.field.many else _LABEL
    body: list[Span] = [(offer.said, "text")]
    if offer.aside:
        body.append((f"   {offer.aside}", "muted"))
    if offer.now:
        body.append(("   as it is now", "muted"))
    head = ((" " * indent, "text"), (f"{at + 1}".ljust(_ENTRY), "accent"))
    return Block(head=head, body=tuple(body), does=f"{OFFER}{at}")
