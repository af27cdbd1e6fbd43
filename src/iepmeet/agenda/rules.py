"""What is wrong between the parts of an agenda: names that nobody has, refs used twice."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from iepmeet.agenda.convert import Values
from iepmeet.agenda.found import nearest, shown
from iepmeet.agenda.model import Agenda, Carried, Concern, Evidence, Person, Question, Review
from iepmeet.agenda.people import match
from iepmeet.dates.lengths import parse_length
from iepmeet.dates.written import day

_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_MOST_NAMES = 500
_LENGTHS = ("cycle", "early_check", "reply_by")


def checked(agenda: Agenda, values: Values, today: date) -> Agenda:
    """The agenda without what cannot be, such as a ref used twice; everything that is wrong is said."""
    _check_meeting(agenda, values, today)
    _check_names(agenda, values)
    _check_concerns(agenda, values, today)
    return replace(_with_carried(agenda, values), review=_with_lengths(agenda.review, values))


def _check_meeting(agenda: Agenda, values: Values, today: date) -> None:
    meeting = agenda.meeting
    title = ("meeting", "title")
    if not meeting.title and not values.is_said(title):
        values.say(
            title,
            "The meeting has no title.",
            'Write title = "..." under [meeting].',
            level="caution",
            rests_on_all=True,
        )
    if meeting.date and meeting.date < today:
        what = f"The date of the meeting is past: {day(meeting.date)}."
        values.say(("meeting", "date"), what, "Is it still the day that is meant?", level="caution")
    if not agenda.concerns:
        values.say(
            ("concerns",),
            "There are no concerns in this agenda.",
            'Write [[concerns]], and title = "..." below it.',
            level="caution",
            rests_on_all=True,
        )


def _check_names(agenda: Agenda, values: Values) -> None:
    for name in ("chair", "minute_taker"):
        typed = getattr(agenda.meeting, name)
        if typed and not match(typed, agenda.people):
            what = f"{shown(typed)} is not one of the people of this agenda."
            fix = _did_you_mean(typed, agenda) or "Add them under [[people]]."
            values.say(("meeting", name), what, fix, level="caution", rests_on_all=True)
    for path, person in values.of(("people",), Person):
        if person.email and not _EMAIL.fullmatch(person.email):
            what = f"{shown(person.email)} does not look like an e-mail address."
            values.say((*path, "email"), what, "Check it, or leave it out.", level="caution")
    known: dict[str, bool] = {}
    for path, typed in values.of(("concerns",), str):
        if len(path) < 6 or path[4] != "to":
            continue
        if len(known) > _MOST_NAMES:
            break
        if typed not in known:
            known[typed] = bool(match(typed, agenda.people, agenda.child))
        if not known[typed]:
            what = f"{shown(typed)} is nobody's name or role in this agenda."
            fix = _did_you_mean(typed, agenda) or "Add them under [[people]]."
            values.say(path, what, fix, rests_on_all=True)


def _check_concerns(agenda: Agenda, values: Values, today: date) -> None:
    for path, concern in values.of(("concerns",), Concern):
        if not concern.questions and not values.is_said((*path, "questions")):
            values.say(
                path,
                f"There are no questions for {shown(concern.title)}.",
                'Write questions = ["..."] under it.',
                level="caution",
                rests_on_all=True,
            )
    last = agenda.meeting.date or today
    for path, evidence in values.of(("concerns",), Evidence):
        if evidence.date > last:
            what = f"This evidence is dated {day(evidence.date)}, later than the meeting."
            values.say((*path, "date"), what, "Check the year.", level="caution")
    for path, question in values.of(("concerns",), Question):
        for name, answer in question.last.items():
            if not 0 <= answer <= 10:
                what = f"Last time's answer is {answer:g}, and scales here run from 0 to 10."
                values.say((*path, "last", name), what, "Check it.", level="caution")
        for at, earlier in enumerate(question.earlier):
            if not 0 <= earlier.value <= 10:
                what = f"An earlier answer is {earlier.value:g}, and scales here run from 0 to 10."
                values.say((*path, "earlier", at, "value"), what, "Check it.", level="caution")


def _with_carried(agenda: Agenda, values: Values) -> Agenda:
    """The agenda with one promise for each ref, and a next action whose ref is free."""
    ids = [concern.id for concern in agenda.concerns]
    kept: dict[str, Carried] = {}
    for path, carried in values.of(("carried",), Carried):
        if carried.ref in kept:
            what = f"Two promises have the ref {carried.ref}; the second is {shown(carried.action)}."
            values.say((*path, "ref"), what, "Give each its own.")
            continue
        kept[carried.ref] = carried
        if carried.concern and carried.concern not in ids:
            near = nearest(carried.concern, ids)
            what = f"{shown(carried.concern)} is not the id of a concern in this agenda."
            fix = f"Did you mean {shown(near)}?" if near else "The promise is kept without its concern."
            values.say((*path, "concern"), what, fix, level="caution", rests_on_all=True)
    highest = max((int(ref[1:]) for ref in kept), default=0)
    meeting = agenda.meeting
    if meeting.next_action is not None and meeting.next_action <= highest:
        what = f"The next action would be A{meeting.next_action}, and A{highest} is carried from last time."
        values.say(("meeting", "next_action"), what, f"Write next_action = {highest + 1}.")
        meeting = replace(meeting, next_action=None)
    return replace(agenda, meeting=meeting, carried=tuple(kept.values()))


def _with_lengths(review: Review, values: Values) -> Review:
    """The review with lengths of time that can be counted; the default in place of one that cannot."""
    usual = Review()
    for name in _LENGTHS:
        phrase = getattr(review, name)
        if phrase and parse_length(phrase) is None:
            what = f"{shown(phrase)} is not a length of time."
            values.say(
                ("review", name), what, 'Write it like "12 weeks", "6 school weeks" or "5 school days".'
            )
        elif phrase:
            continue
        review = replace(review, **{name: getattr(usual, name)})
    return review


def _did_you_mean(typed: str, agenda: Agenda) -> str:
    names = [name for person in agenda.people for name in (person.name, person.role) if name]
    near = nearest(typed, names, 0.55)
    if near:
        return f"Did you mean {shown(near)}?"
    return "" if agenda.people else "No [[people]] are listed."
