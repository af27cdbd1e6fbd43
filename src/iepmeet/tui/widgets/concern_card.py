"""The card in the middle: what this item is about, its questions to tick, the scales."""

from __future__ import annotations

from iepmeet.live.items import outcome_words, title
from iepmeet.live.words import views
from iepmeet.record.events import VOICE
from iepmeet.record.state import Asked, ConcernState, Meeting, Promise
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.lines import EMPTY, Block, Span, fill

_LABEL = 11
_LOW, _VERY_LOW = 30, 20


class ConcernCard(Chooser):
    """The current item. A click on a question says it was asked; on an asked one it begins the answer."""

    def show_meeting(self, meeting: Meeting, glyphs: Glyphs) -> None:
        """Draws the card of the current item."""
        state = meeting.concern_of(meeting.current)
        if state:
            self.show(
                [
                    *_title(f"{state.number}  {state.concern.title}"),
                    *_concern(meeting, state, glyphs, self.app.size.height),
                ]
            )
        else:
            self.show([*_title(title(meeting, meeting.current)), *_other(meeting, glyphs)])


def _title(text: str) -> list[Block]:
    return [Block(body=((text, "strong"),)), EMPTY]


def heading(text: str, glyphs: Glyphs) -> Block:
    """A label with a thin rule beside it."""
    return Block(body=((f"{text} ", "muted"), fill(glyphs.rule, "rule")))


def _fact(label: str, spans: tuple[Span, ...], *, single: bool = False) -> Block:
    return Block(head=((label.ljust(_LABEL), "muted"),), body=spans, single=single)


def _concern(meeting: Meeting, state: ConcernState, glyphs: Glyphs, height: int) -> list[Block]:
    """In a low window each fact takes one row; in a very low one only what is still to ask is shown."""
    low, very_low = height < _LOW, height < _VERY_LOW
    concern = state.concern
    facts = (
        ("Agreed", concern.agreed),
        ("Happening", concern.happening),
        ("Impact", concern.impact),
        ("Hoped", concern.hoped),
        ("Leave with", "; ".join(concern.get_out)),
    )
    blocks = [_fact(label, ((text, "text"),), single=low) for label, text in facts if text and not very_low]
    if state.outcome:
        blocks.append(_fact("Outcome", ((outcome_words(state), "agreed"),)))
    if state.questions:
        blocks += [] if very_low else [*([EMPTY] if blocks else []), heading("Questions", glyphs)]
        answered = {entry.number for entry in meeting.under(state.item) if entry.number}
        for asked in state.questions:
            if not (very_low and (asked.asked or asked.number in answered)):
                blocks += _question(asked, asked.number in answered, glyphs)
    return blocks


def _question(asked: Asked, answered: bool, glyphs: Glyphs) -> list[Block]:
    done = asked.asked or answered
    question = asked.question
    body: list[Span] = [(question.ask, "muted" if done else "text")]
    if question.last:
        last = ", ".join(f"{who} {value:g}" for who, value in question.last.items())
        body.append((f"  last time {last}", "muted"))
    begin = f"/scale {asked.number} " if question.kind == "scale" else f"/answer {asked.number} "
    block = Block(
        head=((f"{glyphs.done if done else glyphs.to_ask} ", "agreed" if done else "accent"),),
        body=tuple(body),
        tail=((str(asked.number), "muted"),),
        does="" if done or question.kind == "scale" else f"/asked {asked.number}",
        begins=begin if done or question.kind == "scale" else "",
        key=f"question {asked.number}",
    )
    if not question.hint or done:
        return [block]
    return [block, Block(head=(("  ", "text"),), body=((question.hint, "muted"),))]


def _other(meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    if meeting.current == VOICE:
        child = meeting.agenda.child
        if child and child.voice:
            return [Block(head=((f"{glyphs.voice} ", "voice"),), body=((child.voice, "text"),))]
        return [Block(body=(("Nothing was prepared. * and the child's own words.", "muted"),))]
    if meeting.promises and meeting.current == "last-time":
        return [_promise(promise, meeting, glyphs) for promise in meeting.promises.values()]
    return [Block(body=((line, "text"),)) for line in views.prepared(meeting, meeting.current)]


def _promise(promise: Promise, meeting: Meeting, glyphs: Glyphs) -> Block:
    ref = promise.carried.ref
    open_still = promise.verdict is None and not meeting.promised_again(ref)
    return Block(
        head=((f"{glyphs.to_ask if open_still else glyphs.done} ", "action" if open_still else "agreed"),),
        body=((views.promise(promise, meeting), "text"),),
        begins=f"/kept {ref}" if open_still else "",
        key=ref,
    )
