from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from iepmeet.agenda.model import Agenda, Child, Concern, Details, Person
from iepmeet.papers.audience import for_school
from iepmeet.papers.minutes import minutes
from iepmeet.publish.calendar import calendar
from iepmeet.publish.calendar_dates import dated, dates_gone, owners
from iepmeet.publish.calendar_names import discreet
from iepmeet.publish.calendar_source import source_of
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Words
from iepmeet.record.state import Meeting
from iepmeet.text import clean, one_line

from ..papers.meetings import SALT, everything, held, on, said, smallest, to_do
from ..papers.texts import typed

HOSTILE = [
    "<script>alert(1)</script> &amp; </style>",
    "**bold** | cell | [link](javascript:alert(1)) # heading",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    "tab\tnul\x00 esc\x1b[31m bell\x07 vt\x0b fs\x1c nel\x85 ls\u2028 end",
    "right \u202eot tfel\u202c and \u2066isolate\u2069",
    "x" * 5000,
    "thumbs 👍🏽 family 👨\u200d👩\u200d👧 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Llŷr Ŵyn o’r tŷ, ŵ ŷ â ê î ô û",
    "مرحبا يا سام",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    'a; b, c: d \\n e \\; " f',
    " leading and trailing ",
]
hostile = pytest.mark.parametrize(
    "text",
    HOSTILE,
    ids=[
        *("html", "markdown", "formula", "controls", "bidi", "long-word", "emoji", "welsh", "arabic"),
        *("forged-event", "escapes", "blanks"),
    ],
)


def made(meeting: Meeting, **options: Any) -> bytes:
    file = calendar(for_school(meeting), source_of(meeting), **options)
    assert file is not None
    return file


def events_of(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def titles(file: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in events_of(file)]


def with_action(
    text: str,
    who: str = "Mrs Patel",
    *,
    concern: str = "Sessions missed",
    plan: str = "IEP",
    child: str = "Sam Rivers",
) -> list[AnyEvent]:
    """A meeting about a child with one dated action and a review."""
    opened = ev.Opened(
        agenda=Agenda(
            meeting=Details(title="IEP review for Sam", plan=plan, chair="Mrs Patel"),
            child=Child(name=child),
            people=(Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent")),
            concerns=(Concern(id="salt", title=concern),),
        )
    )
    return [
        opened,
        to_do("A1", SALT, text, who, on(2026, 12, 11)),
        ev.ReviewAgreed(part="review", when=on(2027, 3, 2), time=dt.time(15, 30)),
    ]


def test_the_reviews_and_each_dated_action_are_there_and_nothing_else() -> None:
    file = made(held(*everything()))
    assert titles(file) == [
        "IEP review",
        "IEP early check",
        "A2 Book the speech assistant's cover",
        "A5 Name a second assistant who covers",
    ]


def test_a_review_is_at_its_time_in_london_in_winter_and_in_summer() -> None:
    events = smallest()[:2]
    for day, hour in ((on(2027, 3, 2), 15), (on(2027, 7, 6), 14)):
        review = ev.ReviewAgreed(part="review", when=day, time=dt.time(15, 30))
        (event,) = events_of(made(held(*events, review)))
        assert event.decoded("DTSTART") == dt.datetime(
            2027, day.date.month if day.date else 0, day.date.day if day.date else 0, hour, 30, tzinfo=dt.UTC
        )
        assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(minutes=45)


def test_a_review_takes_as_long_as_the_meeting_was_planned_to_take() -> None:
    opened = ev.Opened(agenda=Agenda(meeting=Details(minutes=30)))
    review = ev.ReviewAgreed(part="check", when=on(2027, 3, 2), time=dt.time(9))
    (event,) = events_of(made(held(opened, review)))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(minutes=30)


def test_an_action_takes_the_whole_day_it_is_due_and_reminds_in_the_morning() -> None:
    action = events_of(made(held(*with_action("Book the room"))))[1]
    assert action.decoded("DTSTART") == dt.date(2026, 12, 11)
    assert "DTEND" not in action
    (alarm,) = action.walk("VALARM")
    assert alarm.decoded("TRIGGER") == dt.timedelta(hours=8)


def test_a_review_reminds_a_day_before() -> None:
    review = events_of(made(held(*everything())))
    reminders = [event.walk("VALARM")[0].decoded("TRIGGER") for event in review[:2]]
    # the early check has no time: the morning of the day before
    assert reminders == [dt.timedelta(days=-1), dt.timedelta(hours=-16)]


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert made(held(*everything())) == made(held(*everything()))


def uids(events: Sequence[AnyEvent]) -> list[str]:
    return [str(event["UID"]) for event in events_of(made(held(*events)))]


def test_a_second_file_updates_the_entries_of_the_first() -> None:
    events = with_action("Book the room")
    before = events_of(made(held(*events)))
    moved = ev.ReviewAgreed(part="review", when=on(2027, 3, 9), time=dt.time(15, 30))
    words = Words(text="Book the hall", who="Mrs Patel", by=on(2026, 12, 18))
    corrected = ev.Corrected(ref="A1", typed="", words=words)
    after = events_of(made(held(*events, moved, corrected, corrected)))
    assert [event["UID"] for event in after] == [event["UID"] for event in before]
    assert [event["SEQUENCE"] for event in before] == [0, 0]
    assert [event["SEQUENCE"] for event in after] == [1, 2]
    assert all(
        new.decoded("DTSTAMP") > old.decoded("DTSTAMP") for new, old in zip(after, before, strict=True)
    )


def test_taking_back_a_change_counts_as_a_change() -> None:
    events = with_action("Book the room")
    moved = ev.ReviewAgreed(part="review", when=on(2027, 3, 9), time=dt.time(15, 30))
    after = events_of(made(held(*events, moved, ev.Withdrawn(act=4))))
    assert after[0].decoded("DTSTART").date() == dt.date(2027, 3, 2)
    assert [event["SEQUENCE"] for event in after] == [2, 0]


def test_two_meetings_share_no_identity() -> None:
    other = [ev.Opened(agenda=Agenda(meeting=Details(title="Other"))), *with_action("Book the room")[1:]]
    assert not set(uids(with_action("Book the room"))) & set(uids(other))


def test_private_entries_change_neither_the_file_nor_its_identities() -> None:
    opened, *rest = with_action("Book the room")
    private = said("P1", "private", SALT, "SECRET 07700 900123")
    beside, without = made(held(opened, *rest, private)), made(held(opened, *rest))
    assert beside == without
    assert b"SECRET" not in made(held(*everything()))


def test_the_child_is_not_named_unless_asked() -> None:
    meeting = held(*with_action("Give Sam's card to sam RIVERS and tell Jo Rivers", who="Jo Rivers"))
    file = made(meeting)
    assert titles(file) == ["IEP review", "A1 Give the child's card to the child and tell Jo Rivers"]
    assert b"sam" not in file.lower()
    named = made(meeting, name_child=True)
    assert titles(named)[0] == "IEP review for Sam Rivers"
    assert "Sam's card" in titles(named)[1]


def test_a_name_that_is_also_a_word_is_left_where_it_is_a_word() -> None:
    opened = ev.Opened(agenda=Agenda(child=Child(name="Will Ap Rhys")))
    shown = for_school(held(opened))
    assert discreet("Miss Ali will ask Will on Willow Street", shown) == (
        "Miss Ali will ask the child on Willow Street"
    )


def test_one_person_gets_only_what_they_do_or_help_with() -> None:
    meeting = held(*everything())
    assert titles(made(meeting, owner="Miss Ali")) == ["A5 Name a second assistant who covers"]
    assert calendar(for_school(meeting), source_of(meeting), owner="Mr Lee") is None
    assert owners(for_school(meeting)) == ("Mrs Patel",)


@pytest.mark.parametrize(("only", "title"), [("review", "IEP review"), ("check", "IEP early check")])
def test_a_single_review_can_be_had_alone(only: Any, title: str) -> None:
    assert titles(made(held(*everything()), only=only)) == [title]


def test_nothing_with_a_date_makes_no_file() -> None:
    meeting = held(*smallest())
    assert calendar(for_school(meeting), source_of(meeting)) is None


def test_the_last_evening_a_calendar_knows_has_no_end() -> None:
    review = ev.ReviewAgreed(part="review", when=on(9999, 12, 31), time=dt.time(23, 30))
    (event,) = events_of(made(held(*smallest(), review)))
    assert "DTEND" not in event


def check_reads_back(text: str) -> None:
    """One action with this text everywhere: two entries, each line as it was typed."""
    meeting = held(*with_action(text, who=text, concern=text))
    file = made(meeting, name_child=True)
    review, action = events_of(file)
    assert str(action["SUMMARY"]) == f"A1 {one_line(clean(text)) or 'Action'}"
    wanted = one_line(clean(text))
    concern = f"\nConcern: {wanted}" if wanted else ""
    assert str(action["DESCRIPTION"]) == f"Who: {wanted or 'nobody yet'}{concern}"
    assert str(review["SUMMARY"]) == "IEP review for Sam Rivers"
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert b"\n" not in file.replace(b"\r\n", b"")


@hostile
def test_hostile_text_reads_back_equal_and_forges_nothing(text: str) -> None:
    check_reads_back(text)


@given(typed)
def test_any_title_reads_back_equal_and_adds_no_component(text: str) -> None:
    check_reads_back(text)


def test_edited_minutes_that_lost_a_date_of_the_calendar_are_noticed() -> None:
    meeting = held(*everything())
    shown = for_school(meeting)
    page = minutes(meeting, "")
    happenings = dated(shown, source_of(meeting))
    assert dates_gone(happenings, page) == ()
    assert dates_gone(happenings, page.replace("2 Mar 2027", "9 Mar 2027")) == ("Tue 2 Mar 2027",)
