"""The cards of the items that are no concern: who is here, last time, the voice, parked, next review."""

from __future__ import annotations

from rich.cells import cell_len

from iepmeet.dates import written
from iepmeet.live.words import views
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED, VOICE
from iepmeet.record.state import Mark, Meeting, Promise
from iepmeet.tui import keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span, fill

_LABEL = 13
_KEY, _NAME = 7, 24
_NO_SIGN: tuple[Span, ...] = (("  ", "text"),)
_ALL_HERE = "/here marks everyone expected."
_WHO_IS_HERE = "Who is here? /here NAME (ROLE), NAME (ROLE)"
_NOTHING_PARKED = "Nothing is parked. ? parks a point to find out."


def heading(text: str, glyphs: Glyphs) -> Block:
    """A label with a thin rule beside it."""
    return Block(body=((f"{text} ", "muted"), fill(glyphs.rule, "rule")))


def card(meeting: Meeting, glyphs: Glyphs, *, low: bool) -> list[Block]:
    """What the current item shows below its title. In a low window without air."""
    match meeting.current:
        case place if place == OPENING:
            return _opening(meeting, glyphs, low=low)
        case place if place == LAST_TIME:
            return _last_time(meeting, glyphs, low=low)
        case place if place == VOICE:
            return _voice(meeting, glyphs)
        case place if place == PARKED:
            return _parked(meeting, glyphs)
        case place if place == NEXT_REVIEW:
            return _next_review(meeting, glyphs)
    return []


def _opening(meeting: Meeting, glyphs: Glyphs, *, low: bool) -> list[Block]:
    blocks: list[Block] = []
    if meeting.agenda.meeting.purpose:
        blocks += [Block(body=((meeting.agenda.meeting.purpose, "text"),), single=low), EMPTY]
    for problem in meeting.left_out:
        blocks.append(Block(body=((f"The agenda could not be read in full: {problem}", "action"),)))
    if meeting.left_out:
        blocks.append(EMPTY)
    if meeting.people:
        blocks.append(heading("Who is here", glyphs))
        blocks += _people(meeting, glyphs)
        if any(person.expected and person.name not in meeting.attendance for person in meeting.people):
            blocks.append(Block(head=_NO_SIGN, body=((_ALL_HERE, "muted"),), does="/here"))
    else:
        blocks.append(Block(body=((_WHO_IS_HERE, "muted"),), begins="/here "))
    if not meeting.standing:
        blocks += [EMPTY, *_four_things()]
    return blocks


def _four_things() -> list[Block]:
    """What there is to know at first, and no more."""
    from iepmeet.live.words import help as words

    return [
        Block(
            head=(((keys.key_of(row.typed) or row.typed).ljust(_KEY), "accent"),),
            body=((row.means, "muted"),),
        )
        for row in words.FIRST
    ]


def _people(meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    blocks = []
    widest = max(cell_len(person.name) for person in meeting.people)
    for person in meeting.people:
        mark = meeting.attendance.get(person.name)
        here = bool(mark and mark.here)
        gap = " " * (min(widest, _NAME) - cell_len(person.name) + 3)
        role: tuple[Span, ...] = ((f"{gap or '   '}{person.role}", "muted"),) if person.role else ()
        sign = (f"{glyphs.done} ", "agreed") if here else (f"{glyphs.to_ask} ", "accent")
        blocks.append(
            Block(
                head=(sign if here or (mark is None and person.expected) else _NO_SIGN[0],),
                body=((person.name, "text"), *role),
                tail=((_attended(mark), "muted"),) if mark else (),
                does="" if mark else f"/here {person.name}",
                begins=f"/{'left' if here else 'here'} {person.name}" if mark else "",
                single=True,
                key=person.name,
            )
        )
    return blocks


def _attended(mark: Mark) -> str:
    if mark.left:
        return f"left {written.clock_time(mark.left.timetz())}"
    if mark.late:
        return f"came {written.clock_time(mark.late.timetz())}"
    return "apologies" if mark.apologies else "here"


def _last_time(meeting: Meeting, glyphs: Glyphs, *, low: bool) -> list[Block]:
    blocks: list[Block] = []
    for promise in meeting.promises.values():
        blocks += ([EMPTY] if blocks and not low else []) + _promise(promise, meeting, glyphs)
    return blocks


def _promise(promise: Promise, meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    """The promise, and below it whose it is, for when, and what was said of it."""
    carried = promise.carried
    open_still = promise.verdict is None and not meeting.promised_again(carried.ref)
    said = views.promise(promise, meeting).removeprefix(f"{carried.ref} {carried.action} (")
    facts, _, now = said.rpartition("): ")
    sign = (f"{glyphs.to_ask} ", "action") if open_still else (f"{glyphs.done} ", "agreed")
    begins = f"/kept {carried.ref} " if open_still else ""
    indent = " " * (len(carried.ref) + 3)
    why: tuple[Span, ...] = ((f"  {promise.text}", "text"),) if promise.text else ()
    return [
        Block(
            head=(sign, (f"{carried.ref} ", "muted")),
            body=((carried.action, "text"),),
            begins=begins,
            key=carried.ref,
        ),
        Block(head=((indent, "text"),), body=((facts, "muted"),), begins=begins),
        Block(
            head=((indent, "text"),), body=((now, "action" if open_still else "agreed"), *why), begins=begins
        ),
    ]


def _voice(meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    child = meeting.agenda.child
    if child and child.voice:
        return [Block(head=((f"{glyphs.voice} ", "voice"),), body=((child.voice, "text"),))]
    return [Block(body=(("Nothing was prepared. * and the child's own words.", "muted"),), begins="* ")]


def _parked(meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    """What was parked last time, and today under any other item."""
    sign: tuple[Span, ...] = ((f"{glyphs.parked} ", "parked"),)
    blocks = []
    for point in meeting.agenda.parked:
        told = f"  {point.who}, last time" if point.who else "  last time"
        blocks.append(Block(head=sign, body=((point.what, "text"), (told, "muted"))))
    for entry in meeting.standing:
        if entry.kind == "parked" and entry.item != PARKED:
            who: tuple[Span, ...] = ((f"  {entry.words.who}", "muted"),) if entry.words.who else ()
            blocks.append(
                Block(
                    head=sign,
                    body=((entry.words.text, "text"), *who),
                    tail=((entry.ref, "muted"),),
                    begins=f"/edit {entry.ref} {entry.typed}",
                    key=entry.ref,
                )
            )
    return blocks or [Block(body=((_NOTHING_PARKED, "muted"),), begins="? ")]


def _next_review(meeting: Meeting, glyphs: Glyphs) -> list[Block]:
    """What is agreed; and for each a row that shows what the agenda proposes."""
    agreed = dict(line.split(": ", 1) for line in views.reviews(meeting))
    blocks = []
    for label, called, missing, tone in (
        ("Next review", "Next review", "no date yet", "action"),
        ("Early check", "Early check", "none yet", "muted"),
        ("Sooner if", "Sooner if", "nothing yet", "muted"),
    ):
        said = agreed.get(called, "")
        command = {"Next review": "/review", "Early check": "/check"}.get(label, "/trigger")
        sign = (f"{glyphs.review} ", "accent") if label == "Next review" else ("  ", "text")
        blocks.append(
            Block(
                head=(sign, (label.ljust(_LABEL), "muted")),
                body=((said or missing, "strong" if said else tone),),
                does="" if said else command,
                begins=f"{command} " if said else "",
            )
        )
    hints = (*views.nation_taken(meeting), views.prepared(meeting, NEXT_REVIEW)[-1])
    return [*blocks, EMPTY, *(Block(body=((line, "muted"),)) for line in hints)]
