"""The card in the middle: what this item is about; a concern's facts, its questions to tick, the scales."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from iepmeet.agenda.dose import in_full
from iepmeet.agenda.scales import TOP, on_a_line
from iepmeet.live import delivery, scales
from iepmeet.live.items import outcome_words, title
from iepmeet.record.state import Asked, ConcernState, Meeting
from iepmeet.tui.fitting import ROOMY, TALL
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets import item_cards
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, Span
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.item_cards import heading

if TYPE_CHECKING:
    from iepmeet.agenda.scales import OverTime
    from iepmeet.casebook.patterns import Pattern

_LABEL = 12
_TO_ASK = "to ask"
_MOST_WEEKS = 13


class ConcernCard(Chooser):
    """The current item. A click on a question says it was asked; on an asked one it begins the answer."""

    below = "entries"
    _alone = False

    def show_meeting(self, meeting: Meeting, glyphs: Glyphs) -> None:
        """Draws the card of the current item; where there is little room, what is to ask next is seen."""
        state = meeting.concern_of(meeting.current)
        height = self.app.size.height
        if state:
            name = f"{state.number}  {state.concern.title}"
            blocks = _concern(meeting, state, glyphs, low=height < ROOMY, very_low=height < TALL)
        else:
            name = title(meeting, meeting.current)
            blocks = item_cards.card(meeting, glyphs, low=height < ROOMY)
        air = [EMPTY] if height >= TALL else []
        blocks = [Block(body=((name, "strong"),)), *air, *blocks]
        self._give_room(not meeting.under(meeting.current))
        if tuple(blocks) != self.blocks:
            self.show(blocks)
            self.call_after_refresh(self._bring_next)

    def _give_room(self, alone: bool) -> None:
        """While nothing is written here the card may take all the height there is."""
        if alone != self._alone:
            self._alone = alone
            self.styles.max_height = "100%" if alone else None

    def _bring_next(self) -> None:
        to_ask = [n for n, block in enumerate(self.blocks) if block.key == _TO_ASK]
        if to_ask and not self.has_focus:
            self.bring_into_view(to_ask[0])


def _fact(label: str, spans: tuple[Span, ...], *, single: bool = False) -> Block:
    return Block(head=((label.ljust(_LABEL), "muted"),), body=spans, single=single)


def _concern(
    meeting: Meeting, state: ConcernState, glyphs: Glyphs, *, low: bool, very_low: bool
) -> list[Block]:
    """In a low window each fact takes one row and two come last; in a very low one questions are left."""
    concern = state.concern
    full = in_full(concern.dose, concern.expected)
    first = (("Agreed", concern.agreed), ("In full", full), ("Happening", concern.happening))
    then = (("Impact", concern.impact), ("Leave with", "; ".join(concern.get_out)))
    hoped = ("Hoped", concern.hoped)
    facts = (*first, hoped) if low else (*first, then[0], hoped, then[1])
    blocks = [_fact(label, ((text, "text"),), single=low) for label, text in facts if text and not very_low]
    if not very_low and (pattern := delivery.of(meeting, state)):
        blocks.append(_fact("Delivered", _weeks(pattern, glyphs), single=low))
    if state.outcome:
        blocks.append(_fact("Outcome", ((outcome_words(state), "agreed"),)))
    if state.questions:
        blocks += [] if very_low else [*([EMPTY] if blocks else []), heading("Questions", glyphs)]
        answered = {entry.number for entry in meeting.under(state.item) if entry.number}
        for asked in state.questions:
            if not (very_low and (asked.asked or asked.number in answered)):
                so_far = scales.of_question(meeting, state, asked)
                blocks += _question(asked, so_far, asked.number in answered, glyphs, low=low)
    if low and not very_low:
        later = [_fact(label, ((text, "text"),), single=True) for label, text in then if text]
        blocks += [EMPTY, *later] if later else []
    return blocks


def _weeks(pattern: Pattern, glyphs: Glyphs) -> tuple[Span, ...]:
    """`3 of 8` and a sign for each taught week, the newest last; as many as a row holds."""
    count = pattern.expected if pattern.expected is not None else pattern.known
    shown = pattern.weeks[-_MOST_WEEKS:]
    signs = "".join(getattr(glyphs, week.state) for week in shown)
    return (
        (f"{pattern.delivered} of {count}   ", "text"),
        (signs, "accent"),
        (f"   {pattern.word}", "muted"),
    )


def _question(
    asked: Asked, so_far: Sequence[OverTime], answered: bool, glyphs: Glyphs, *, low: bool
) -> list[Block]:
    """A first answer stands behind the question; those of several meetings are a chart, if there is room."""
    done = asked.asked or answered
    question = asked.question
    body: list[Span] = [(question.ask, "muted" if done else "text")]
    last_on = question.last_on
    drawn = [] if low else [one for one in so_far if len(one.points) > 1]
    body += [(f"  {one.who} {_figures(one, last_on)}", "muted") for one in so_far if one not in drawn]
    begin = f"/scale {asked.number} " if question.kind == "scale" else f"/answer {asked.number} "
    block = Block(
        head=((f"{glyphs.done if done else glyphs.to_ask} ", "agreed" if done else "accent"),),
        body=tuple(body),
        tail=((str(asked.number), "muted"),),
        does="" if done or question.kind == "scale" else f"/asked {asked.number}",
        begins=begin if done or question.kind == "scale" else "",
        key="" if done else _TO_ASK,
    )
    below = _charts(drawn, last_on, glyphs)
    if question.hint and not done:
        below.append(Block(head=(("  ", "text"),), body=((question.hint, "muted"),)))
    return [block, *below]


def _charts(so_far: Sequence[OverTime], last_on: dt.date | None, glyphs: Glyphs) -> list[Block]:
    """`Jo Rivers  ────4──7───  7, last time 4` for each who answered; the newest figure last."""
    width = max((cell_len(one.who) for one in so_far), default=0)
    return [
        Block(
            head=(("  ", "text"),),
            body=(
                (set_cell_size(one.who, width).replace(" ", KEPT), "muted"),
                (f"  {on_a_line(one.values, glyphs.rule).ljust(TOP + 2)}  {_figures(one, last_on)}", "text"),
            ),
            single=True,
        )
        for one in so_far
    ]


def _figures(one: OverTime, last_on: dt.date | None) -> str:
    """`7, last time 4`; without an answer today `last time 4`; of an earlier meeting `before 4`."""
    *points, now = one.points
    before = points[-1] if one.today and points else None if one.today else now
    when = "last time" if before and before.on == last_on else "before"
    said = f"{when} {before.value:g}" if before else ""
    return ", ".join(part for part in (f"{now.value:g}" if one.today else "", said) if part)
