"""Scales from 0 to 10: /scale keeps where somebody stands, /plus makes the next step up an action."""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from iepmeet.agenda import people
from iepmeet.agenda.scales import TOP
from iepmeet.live import action_parts
from iepmeet.live.act import Act, kept, refused
from iepmeet.live.acts.concerns import question_of
from iepmeet.live.capture import body_of, understood
from iepmeet.live.meant import Keep
from iepmeet.live.numbers import event_of, next_ref
from iepmeet.live.words import answers, echo, refusals
from iepmeet.record.events import ScaleAnswered
from iepmeet.record.state import ConcernState, Meeting, Recorded

_VALUE = re.compile(r"(?P<value>10(?:\.0)?|[0-9](?:\.[0-9])?)(?:\s*/\s*10)?(?=\s|\Z)")


def scale(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/scale N VALUE NAME`: where somebody stands, from 0 to 10."""
    concern, question, text, trouble = question_of(meeting, rest)
    if concern is None or question is None:
        return refused(*trouble)
    measured = scale_value(text)
    if measured is None:
        return refused(refusals.FROM_0_TO_10)
    value, name = measured
    found = people.match(name, meeting.people, meeting.agenda.child)
    known = len(found) == 1
    ref = next_ref(meeting, "scale")
    event = ScaleAnswered(
        ref=ref,
        concern=concern.concern.id,
        number=question.number,
        value=value,
        who=found[0].name if known else name,
        typed=text,
        unmatched=(name,) if name and not known else (),
    )
    return kept(event, answers.scaled(ref, question, value, event.who, event.unmatched))


def scale_value(text: str) -> tuple[float, str] | None:
    """`VALUE NAME` taken apart; None where the value is no number from 0 to 10."""
    measured = _VALUE.match(text)
    return (float(measured["value"]), text[measured.end() :].strip()) if measured else None


def plus_one(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/plus WHAT @WHO by WHEN`: what one step up looks like, as an action that is known by that step.

    It belongs to the latest scale answer here. Alone it says what to ask.
    """
    concern = meeting.concern_of(meeting.current)
    if concern is None:
        return refused(refusals.NEEDS_A_CONCERN)
    stands = latest(meeting, concern)
    if stands is None:
        return refused(refusals.NO_SCALE_YET)
    if stands.value >= TOP:
        return refused(refusals.AT_THE_TOP)
    if not rest:
        return refused(answers.what_would_plus_one(stands))
    body = body_of("action", rest)
    words = understood("action", body, meeting, now.date())
    if not words.text:
        return refused(answers.what_would_plus_one(stands))
    if not words.measure:
        words = replace(words, measure=answers.one_step_up(stands))
    meant = Keep(
        kind="action",
        item=concern.item,
        body=body,
        words=words,
        again=action_parts.promise_again(words, meeting),
    )
    event = event_of(meant, meeting)
    return kept(event, answers.kept(event.ref, "action", echo.kept(meant, meeting, now.date())))


def latest(meeting: Meeting, concern: ConcernState) -> Recorded | None:
    """The scale answer given last under a concern, as it stands."""
    given = [entry for entry in meeting.under(concern.item) if entry.kind == "scale"]
    return given[-1] if given else None
