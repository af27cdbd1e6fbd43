"""Meetings held on paper only: events written by hand, folded as a record is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from iepmeet.agenda.model import (
    Agenda,
    Carried,
    Child,
    Concern,
    Details,
    Evidence,
    EvidenceKind,
    Parked,
    Person,
    Question,
)
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words
from iepmeet.record.meeting import fold
from iepmeet.record.state import Meeting

LONDON_WINTER = dt.timezone(dt.timedelta(0))
AT_HALF_PAST_THREE = dt.datetime(2026, 12, 8, 15, 30, tzinfo=LONDON_WINTER)
SALT = ev.concern_item("salt")


def held(*events: AnyEvent, minutes: int = 1) -> Meeting:
    """The meeting of these events, one every so many minutes from half past three."""
    return fold(stamped(events, minutes))


def stamped(events: Iterable[AnyEvent], minutes: int = 1) -> list[Stamped]:
    """The events numbered from 1, each with its time."""
    step = dt.timedelta(minutes=minutes)
    return [Stamped(n, AT_HALF_PAST_THREE + step * (n - 1), event) for n, event in enumerate(events, start=1)]


def on(
    year: int, month: int, day: int, *, typed: str = "", moved: str = "", caution: str = "", rest: str = ""
) -> When:
    """A date that was understood."""
    return When(typed=typed, date=dt.date(year, month, day), moved=moved, caution=caution, rest=rest)


def said(ref: str, kind: ev.EntryKind, item: str, text: str, who: str = "") -> AnyEvent:
    """An entry that is no action."""
    return ev.Entry(ref=ref, entry=kind, item=item, typed=text, words=Words(text=text, who=who))


def to_do(ref: str, item: str, text: str, who: str = "", by: When | None = None) -> AnyEvent:
    """An action."""
    return ev.Action(ref=ref, item=item, typed=text, words=Words(text=text, who=who, by=by))


def answered(ref: str, number: int, text: str, who: str = "", concern: str = "salt") -> AnyEvent:
    """An answer to a question."""
    return ev.QuestionAnswered(
        ref=ref, concern=concern, number=number, typed=text, words=Words(text=text, who=who)
    )


def _weeks_of_support() -> tuple[Evidence, ...]:
    seen: dict[tuple[int, int], tuple[EvidenceKind, str]] = {
        (15, 9): ("delivered", ""),
        (22, 9): ("missed", "Assistant on a trip with Year 6"),
        (29, 9): ("delivered", ""),
        (6, 10): ("missed", "Assistant covering Year 2"),
        (13, 10): ("missed", "Assistant covering Year 2"),
        (3, 11): ("cancelled", "No room free"),
        (10, 11): ("partly", "Ten minutes instead of thirty"),
        (17, 11): ("delivered", ""),
    }
    return tuple(
        Evidence(date=dt.date(2026, month, day), what=what, kind=kind)
        for (day, month), (kind, what) in seen.items()
    )


def full_agenda() -> Agenda:
    """An agenda that holds everything."""
    return Agenda(
        meeting=Details(
            title="IEP review for Sam",
            plan="IEP",
            place="Oakfield Primary, the SENCO's office",
            chair="Mrs Patel",
            minute_taker="Jo Rivers",
            prepared_by="Jo Rivers",
            next_action=5,
        ),
        child=Child(
            name="Sam Rivers",
            known_as="Sam",
            year_group="Year 4",
            strengths=("Knows every dinosaur", "Kind to younger children"),
            voice="I like it when Miss Ali tells me what is next.",
        ),
        people=(
            Person(name="Mrs Patel", role="SENCO", email="patel@oakfield.example"),
            Person(name="Jo Rivers", role="Parent", email="jo@rivers.example"),
            Person(name="Mr Lee", role="Class teacher"),
            Person(name="Miss Ali", role="Teaching assistant"),
        ),
        concerns=(
            Concern(
                id="salt",
                title="Speech and language sessions missed",
                agreed="A 30-minute session each week with the speech assistant (IEP, 8 September)",
                happening="Three of the last eight weeks had a session",
                impact="Sam has stopped asking for help in class",
                hoped="Weekly sessions again from the week of 14 December",
                put_in=("PUT-IN",),
                get_out=("GET-OUT",),
                questions=(
                    Question(
                        ask="What barriers are preventing this support from being delivered?", hint="HINT"
                    ),
                    Question(ask="What would need to be in place for it to run every week?"),
                    Question(
                        ask="How confident are we, 0 to 10, that it runs every week?",
                        kind="scale",
                        hint="HINT",
                        last={"SENCO": 4, "Parent": 2, "Mr Lee": 5},
                    ),
                    Question(ask="Who covers when the assistant is away?"),
                ),
                evidence=_weeks_of_support(),
            ),
            Concern(
                id="quiet", title="The quiet space is used as a store", happening="It was full on four visits"
            ),
            Concern(id="home", title="Homework takes two hours", impact="No time left to play"),
        ),
        carried=(
            Carried(
                ref="A2",
                action="Book the speech assistant's cover",
                who="Mrs Patel",
                due=dt.date(2026, 10, 16),
                concern="salt",
                promised=(dt.date(2026, 6, 9), dt.date(2026, 9, 15), dt.date(2026, 10, 6)),
            ),
            Carried(
                ref="A3", action="Share the visual timetable", who="Mr Lee", promised=(dt.date(2026, 9, 15),)
            ),
            Carried(ref="A4", action="Ask about a reading pen"),
        ),
        parked=(
            Parked(
                what="Who writes to the secondary SENCO?", who="Mrs Patel", carried_from=dt.date(2026, 9, 15)
            ),
        ),
    )


def everything() -> list[AnyEvent]:
    """A meeting in which everything happens once; private entries hold the word SECRET."""
    quiet, home = ev.concern_item("quiet"), ev.concern_item("home")
    return [
        ev.Opened(agenda=full_agenda(), left_out=("agenda.toml:31:1: minutes is a number here, not words",)),
        ev.Attendance(presence="here", people=("Mrs Patel", "Jo Rivers")),
        ev.Attendance(presence="apologies", people=("Mr Lee",)),
        said("N1", "note", ev.OPENING, "Everyone was thanked for coming"),
        said("P1", "private", ev.OPENING, "SECRET one"),
        ev.MovedTo(item=ev.LAST_TIME),
        ev.PromiseReviewed(ref="A3", verdict="kept"),
        ev.PromiseReviewed(
            ref="A2",
            verdict="not-yet",
            text="the assistant was on leave",
            by=on(2026, 12, 18, rest="at the latest"),
        ),
        ev.Attendance(presence="late", people=("Miss Ali",)),
        ev.MovedTo(item=ev.VOICE),
        said("V1", "voice", ev.VOICE, "I miss Miss Ali on Tuesdays"),
        said("N2", "note", ev.VOICE, "Sam drew a picture of the quiet room", "Miss Ali"),
        ev.MovedTo(item=SALT),
        ev.QuestionAsked(concern="salt", number=1),
        answered("R1", 1, "The assistant is called away to cover classes", "Mrs Patel"),
        answered("R2", 1, "Nobody tells us when that happens", "Jo Rivers"),
        ev.QuestionAsked(concern="salt", number=2),
        ev.ScaleAnswered(ref="S1", concern="salt", number=3, value=6, who="Mrs Patel"),
        ev.ScaleAnswered(ref="S2", concern="salt", number=3, value=3.5, who="Jo Rivers"),
        said("N3", "note", SALT, "The Tuesday slot clashes with assembly", "Miss Ali"),
        said("Q1", "quote", SALT, "We will make it work", "Mrs Patel"),
        said("G1", "agreed", SALT, "Sessions move to Thursday at 10:00"),
        said("D1", "differs", SALT, "A missed session should be made up the same week", "Jo Rivers"),
        ev.Action(
            ref="A5",
            item=SALT,
            typed="",
            words=Words(
                text="Name a second assistant who covers",
                who="Mrs Patel",
                helpers=("Miss Ali",),
                by=on(2026, 12, 29, caution="no school day"),
                measure="the name is on the timetable",
            ),
        ),
        to_do("A6", SALT, "Write down each session in the blue book", "Miss Ali"),
        said("P2", "private", SALT, "SECRET two", "Jo Rivers"),
        ev.OutcomeSet(concern="salt", outcome="partly", text="Cover is agreed, making up sessions is not"),
        ev.MovedTo(item=quiet),
        to_do("A7", quiet, "Clear the quiet space", "Mr Lee", When(typed="the new year", caution="x")),
        said("K1", "parked", quiet, "Is there money for a screen?", "Mrs Patel"),
        ev.OutcomeSet(concern="quiet", outcome="agreed"),
        ev.ReadBackAccepted(concern="quiet"),
        ev.ConcernAdded(concern=Concern(id="clubs", title="No place in an after-school club")),
        ev.MovedTo(item=ev.concern_item("clubs")),
        said("N4", "note", ev.concern_item("clubs"), "The dinosaur club is full"),
        said("N5", "note", home, "WITHDRAWN"),
        ev.Withdrawn(ref="N5"),
        ev.MovedTo(item=ev.PARKED),
        said("N6", "note", ev.PARKED, "All parked points go to the next meeting"),
        ev.MovedTo(item=ev.NEXT_REVIEW),
        said("N7", "note", ev.NEXT_REVIEW, "A Tuesday suits everyone"),
        ev.ReviewAgreed(
            part="review", when=on(2027, 3, 2), time=dt.time(15, 30), purpose="Is it weekly again?"
        ),
        ev.ReviewAgreed(
            part="check",
            when=on(2027, 1, 19, moved="moved from Mon 18 Jan 2027: INSET day"),
            arranges="Jo Rivers",
        ),
        ev.TriggerAgreed(text="two missed sessions in a fortnight"),
        ev.Attendance(presence="left", people=("Miss Ali",)),
        ev.Closed(reply_by=on(2026, 12, 15)),
    ]


def smallest() -> list[AnyEvent]:
    """One note, under the least agenda that works."""
    agenda = Agenda(
        meeting=Details(title="IEP review for Sam"),
        concerns=(Concern(id="salt", title="Speech and language sessions missed"),),
    )
    return [ev.Opened(agenda=agenda), said("N1", "note", SALT, "Five sessions were missed"), ev.Closed()]


def still_open() -> list[AnyEvent]:
    """The meeting in which everything happens, before its last quarter of an hour."""
    return everything()[:27]


def amended() -> list[AnyEvent]:
    """The least meeting, amended twice and confirmed; a private entry came and went meanwhile."""
    return [
        *smallest(),
        ev.Reopened(why="SECRET why"),
        ev.Corrected(ref="N1", typed="", words=Words(text="Four sessions were missed")),
        said("P1", "private", SALT, "SECRET one"),
        said("P2", "private", SALT, "SECRET two"),
        ev.ChangedKind(ref="P2", new_ref="N2", entry="note", words=Words(text="The room was free")),
        said("N3", "note", SALT, "SECRET three"),
        ev.ChangedKind(ref="N3", new_ref="P3", entry="private", words=Words(text="SECRET three")),
        to_do("A1", SALT, "Print the timetable", "Mrs Patel", on(2026, 12, 11)),
        ev.Corrected(ref="A1", typed="", words=Words(text="Print both timetables", who="Mrs Patel")),
        said("N4", "note", SALT, "WITHDRAWN"),
        ev.Withdrawn(ref="N4"),
        ev.Withdrawn(ref="P1"),
        ev.OutcomeSet(concern="salt", outcome="agreed"),
        ev.Attendance(presence="here", people=("Mrs Patel",)),
        ev.Closed(),
        ev.Confirmed(name="Mrs Patel"),
        ev.Confirmed(name="Jo Rivers", text="The first date should be 15 September"),
    ]
