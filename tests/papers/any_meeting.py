"""A meeting with any text in every field, and what its minutes must show: the oracle of the property."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import get_args

from hypothesis import strategies as st

from iepmeet.agenda.model import (
    Agenda,
    Answered,
    Carried,
    Child,
    Concern,
    Details,
    Dose,
    Evidence,
    EvidenceKind,
    Parked,
    Person,
    Question,
)
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Words
from iepmeet.record.state import LETTER

from .reading import collapse
from .texts import something, typed

_DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1))
_WHEN = st.builds(When, typed=typed, date=st.none() | _DAYS, moved=typed, caution=typed, rest=typed)
_STOPS = (ev.OPENING, ev.LAST_TIME, ev.VOICE, ev.PARKED, ev.NEXT_REVIEW)
_CONCERNS = ("one", "two")
_CARRIED_REFS = ("A1", "", "- *1*")
_ITEMS = (*_STOPS, *(ev.concern_item(concern) for concern in _CONCERNS))

_questions = st.builds(
    Question,
    ask=something,
    kind=st.sampled_from(["text", "scale"]),
    hint=st.just("HIDDEN"),
    last=st.dictionaries(typed, st.floats(0, 10), max_size=2),
    last_on=st.none() | _DAYS,
    earlier=st.lists(
        st.builds(Answered, who=typed, value=st.floats(0, 10), on=st.none() | _DAYS), max_size=3
    ).map(tuple),
)
_doses = st.builds(Dose, what=typed, who=typed, how_much=typed, where=typed)
_evidence = st.builds(Evidence, date=_DAYS, what=typed, kind=st.sampled_from(get_args(EvidenceKind)))


def _concern(concern_id: str) -> st.SearchStrategy[Concern]:
    return st.builds(
        Concern,
        id=st.just(concern_id),
        title=something,
        agreed=typed,
        dose=st.none() | _doses,
        happening=typed,
        impact=typed,
        hoped=typed,
        put_in=st.just(("HIDDEN",)),
        get_out=st.just(("HIDDEN",)),
        questions=st.lists(_questions, max_size=2).map(tuple),
        evidence=st.lists(_evidence, max_size=2).map(tuple),
    )


_details = st.builds(
    Details, title=typed, plan=typed, place=typed, chair=typed, minute_taker=typed, prepared_by=typed
)
_child = st.builds(
    Child,
    name=typed,
    known_as=typed,
    year_group=typed,
    strengths=st.lists(typed, max_size=2).map(tuple),
    voice=typed,
)
_people = st.lists(st.builds(Person, name=something, role=typed, email=st.just("HIDDEN")), max_size=2).map(
    tuple
)
_parked = st.lists(st.builds(Parked, what=something, who=typed, carried_from=st.none() | _DAYS), max_size=1)
_carried = st.builds(
    Carried,
    ref=st.sampled_from(_CARRIED_REFS),
    action=something,
    who=typed,
    due=st.none() | _DAYS,
    measure=typed,
    concern=st.sampled_from(["", *_CONCERNS]),
    promised=st.lists(_DAYS, max_size=2).map(tuple),
)
_agendas = st.builds(
    Agenda,
    meeting=_details,
    child=st.none() | _child,
    people=_people,
    concerns=st.tuples(*(_concern(concern) for concern in _CONCERNS)),
    carried=st.lists(_carried, max_size=1).map(tuple),
    parked=_parked.map(tuple),
)


@dataclass
class AnyMeeting:
    """Events and what must come of them: `shown` is each public text by its mark, `hidden` other marks."""

    events: list[AnyEvent]
    agenda: Agenda
    shown: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    items: set[str] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)


@st.composite
def any_meetings(draw: st.DrawFn) -> AnyMeeting:
    """A meeting with up to eight entries of any kind anywhere, some private, some taken back."""
    agenda = draw(_agendas)
    meeting = AnyMeeting(
        [ev.Opened(agenda=agenda, left_out=draw(st.lists(typed, max_size=1).map(tuple)))], agenda
    )
    _attend(draw, meeting)
    for number in range(draw(st.integers(0, 8))):
        _add_entry(draw, meeting, number)
    _agree(draw, meeting)
    if draw(st.booleans()):
        meeting.events.append(ev.Closed(reply_by=draw(st.none() | _WHEN)))
        meeting.events += [ev.Confirmed(name=draw(typed), text=draw(typed))] * draw(st.integers(0, 1))
    return meeting


def _attend(draw: st.DrawFn, meeting: AnyMeeting) -> None:
    presence = draw(st.sampled_from(get_args(ev.Presence)))
    names = tuple(person.name for person in meeting.agenda.people)
    meeting.events.append(ev.Attendance(presence=presence, people=(*names, draw(something))))


def _add_entry(draw: st.DrawFn, meeting: AnyMeeting, number: int) -> None:
    kind = draw(st.sampled_from([*LETTER]))
    # the middle of the mark is in no alphabet that the texts are drawn from
    mark = f"Qz{number}zQ"
    text = f"{draw(typed)}{mark}{draw(typed)}"
    ref = f"{LETTER[kind]}{number + 2}"
    item = draw(st.sampled_from(_ITEMS))
    words = Words(
        text=text, who=draw(typed), helpers=(draw(typed),), by=draw(st.none() | _WHEN), measure=draw(typed)
    )
    concern = draw(st.sampled_from(_CONCERNS))
    event: AnyEvent
    if kind == "answer":
        item = ev.concern_item(concern)
        event = ev.QuestionAnswered(
            ref=ref, concern=concern, number=draw(st.integers(1, 3)), typed="", words=words
        )
    elif kind == "scale":
        item, text = ev.concern_item(concern), ""
        event = ev.ScaleAnswered(
            ref=ref, concern=concern, number=draw(st.integers(1, 3)), value=5, who=words.who
        )
    elif kind == "action":
        event = ev.Action(ref=ref, item=item, typed="HIDDEN", words=words)
    else:
        event = ev.Entry(ref=ref, entry=kind, item=item, typed="HIDDEN", words=words)
    meeting.events.append(event)
    if kind == "private" or draw(st.integers(0, 9)) == 0:
        meeting.hidden.append(mark)
        if kind != "private":
            meeting.events.append(ev.Withdrawn(ref=ref))
        return
    meeting.kinds.append(kind)
    meeting.items.add(_printed_under(kind, item))
    if text:
        meeting.shown[mark] = collapse(text)


def _printed_under(kind: str, item: str) -> str:
    return {"action": "actions", "parked": ev.PARKED, "voice": ev.VOICE}.get(kind, item)


def _agree(draw: st.DrawFn, meeting: AnyMeeting) -> None:
    review = st.builds(
        ev.ReviewAgreed, part=st.sampled_from(["review", "check"]), when=_WHEN, arranges=typed, purpose=typed
    )
    promised = st.builds(
        ev.PromiseReviewed,
        ref=st.sampled_from(_CARRIED_REFS),
        verdict=st.sampled_from(get_args(ev.Verdict)),
        text=typed,
        by=st.none() | _WHEN,
    )
    others = st.one_of(
        review,
        promised,
        st.builds(ev.TriggerAgreed, text=typed),
        st.builds(
            ev.OutcomeSet,
            concern=st.sampled_from(_CONCERNS),
            outcome=st.sampled_from(get_args(ev.OutcomeWord)),
            text=typed,
        ),
        st.builds(ev.ReadBackAccepted, concern=st.sampled_from(_CONCERNS)),
    )
    meeting.events += draw(st.lists(others, max_size=4))
