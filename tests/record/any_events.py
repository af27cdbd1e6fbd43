"""Any events a record may hold, sense and nonsense alike: the fold must take them all."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Person, Question
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words

START = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)

TEXTS = st.sampled_from(["", "one", "Two words", "a\nb", "Mr Lee"])
NAMES = st.sampled_from(["", "Mr Lee", "Jo Rivers", "Grandma"])
REFS = st.sampled_from(
    ["", "N1", "N2", "A1", "A2", "P1", "R1", "S1", "N07", "x", "A", "N99999", "٣", "concern"]
)
CONCERN_IDS = st.sampled_from(["salt", "quiet", "ghost", ""])
ITEMS = st.one_of(
    st.sampled_from([ev.OPENING, ev.LAST_TIME, ev.VOICE, ev.PARKED, ev.NEXT_REVIEW, "nowhere", ""]),
    CONCERN_IDS.map(ev.concern_item),
)
NUMBERS = st.integers(-1, 4)
WHENS = st.none() | st.builds(When, typed=TEXTS, date=st.none() | st.just(START.date()))
WORDS = st.builds(
    Words,
    text=TEXTS,
    who=NAMES,
    helpers=st.lists(NAMES, max_size=2).map(tuple),
    by=WHENS,
    unmatched=st.lists(NAMES, max_size=1).map(tuple),
)
PEOPLE = st.lists(st.builds(Person, name=NAMES, role=TEXTS), max_size=2).map(tuple)
QUESTIONS = st.builds(Question, ask=TEXTS, to=st.lists(NAMES, max_size=1).map(tuple))
CONCERNS = st.builds(
    Concern, id=CONCERN_IDS, title=TEXTS, questions=st.lists(QUESTIONS, max_size=2).map(tuple)
)
AGENDAS = st.builds(
    Agenda,
    meeting=st.builds(Details, chair=NAMES, next_action=st.none() | st.integers(1, 9)),
    child=st.none() | st.builds(Child, name=NAMES, known_as=NAMES),
    people=PEOPLE,
    concerns=st.lists(CONCERNS, max_size=2).map(tuple),
    carried=st.lists(st.builds(Carried, ref=REFS, action=TEXTS, who=NAMES), max_size=2).map(tuple),
)
ACTS = st.integers(1, 12)

_KINDS = st.sampled_from(get_args(ev.EntryKind))
EVENTS: dict[type[ev.Event], st.SearchStrategy[AnyEvent]] = {
    ev.Opened: st.builds(ev.Opened, agenda=AGENDAS),
    ev.AgendaChanged: st.builds(
        ev.AgendaChanged,
        people=PEOPLE,
        concerns=st.lists(CONCERNS, max_size=1).map(tuple),
        questions=st.dictionaries(CONCERN_IDS, st.tuples(QUESTIONS), max_size=1),
    ),
    ev.Attendance: st.builds(
        ev.Attendance,
        presence=st.sampled_from(get_args(ev.Presence)),
        people=st.lists(NAMES, max_size=2).map(tuple),
        added=PEOPLE,
    ),
    ev.MovedTo: st.builds(ev.MovedTo, item=ITEMS),
    ev.Entry: st.builds(ev.Entry, ref=REFS, entry=_KINDS, item=ITEMS, typed=TEXTS, words=WORDS),
    ev.Action: st.builds(ev.Action, ref=REFS, item=ITEMS, typed=TEXTS, words=WORDS, again=st.booleans()),
    ev.QuestionAdded: st.builds(ev.QuestionAdded, concern=CONCERN_IDS, number=NUMBERS, question=QUESTIONS),
    ev.QuestionAsked: st.builds(ev.QuestionAsked, concern=CONCERN_IDS, number=NUMBERS),
    ev.QuestionAnswered: st.builds(
        ev.QuestionAnswered, ref=REFS, concern=CONCERN_IDS, number=NUMBERS, typed=TEXTS, words=WORDS
    ),
    ev.ScaleAnswered: st.builds(
        ev.ScaleAnswered, ref=REFS, concern=CONCERN_IDS, number=NUMBERS, value=st.floats(0, 10), who=NAMES
    ),
    ev.OutcomeSet: st.builds(
        ev.OutcomeSet, concern=CONCERN_IDS, outcome=st.sampled_from(get_args(ev.OutcomeWord)), text=TEXTS
    ),
    ev.ReadBackAccepted: st.builds(ev.ReadBackAccepted, concern=CONCERN_IDS),
    ev.PromiseReviewed: st.builds(
        ev.PromiseReviewed,
        ref=REFS,
        verdict=st.sampled_from(get_args(ev.Verdict)),
        text=TEXTS,
        by=WHENS,
    ),
    ev.ReviewAgreed: st.builds(
        ev.ReviewAgreed,
        part=st.sampled_from(get_args(ev.ReviewPart)),
        when=st.builds(When, typed=TEXTS, date=st.none() | st.just(START.date())),
        arranges=NAMES,
        purpose=TEXTS,
    ),
    ev.TriggerAgreed: st.builds(ev.TriggerAgreed, text=TEXTS),
    ev.ConcernAdded: st.builds(ev.ConcernAdded, concern=CONCERNS),
    ev.Renamed: st.builds(
        ev.Renamed,
        old=NAMES,
        new=NAMES,
        rewritten=st.dictionaries(REFS, WORDS, max_size=1),
        texts=st.dictionaries(
            st.sampled_from(["outcome:salt", "promise:A2", "review", "check", "trigger", "x"]),
            TEXTS,
            max_size=2,
        ),
    ),
    ev.ChangedKind: st.builds(
        ev.ChangedKind, ref=REFS, new_ref=REFS, entry=_KINDS, words=WORDS, again=st.booleans()
    ),
    ev.Moved: st.builds(ev.Moved, ref=REFS, item=ITEMS),
    ev.Corrected: st.builds(
        ev.Corrected, ref=REFS, typed=TEXTS, words=WORDS, value=st.none() | st.floats(0, 10)
    ),
    ev.Withdrawn: st.one_of(st.builds(ev.Withdrawn, ref=REFS), st.builds(ev.Withdrawn, act=ACTS)),
    ev.Restored: st.one_of(st.builds(ev.Restored, ref=REFS), st.builds(ev.Restored, act=ACTS)),
    ev.Closed: st.builds(ev.Closed, reply_by=WHENS),
    ev.Reopened: st.builds(ev.Reopened, why=TEXTS),
    ev.Confirmed: st.builds(ev.Confirmed, name=NAMES, text=TEXTS),
    ev.Joined: st.builds(ev.Joined, sources=st.tuples(NAMES), wrote=st.dictionaries(REFS, NAMES, max_size=2)),
}
ANY_EVENT: st.SearchStrategy[AnyEvent] = st.one_of(*EVENTS.values())


@st.composite
def records(draw: st.DrawFn, most: int = 12) -> list[Stamped]:
    """Any events in any order, numbered from 1 with an occasional gap, as after a damaged line."""
    stamped, n = [], 0
    for event in draw(st.lists(ANY_EVENT, max_size=most)):
        n += draw(st.sampled_from([1, 1, 1, 2]))
        stamped.append(Stamped(n, START + dt.timedelta(minutes=n), event))
    return stamped
