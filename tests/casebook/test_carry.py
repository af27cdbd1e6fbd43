"""From one meeting to the next: what is still open comes along, and nothing else."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given, settings
from msgspec.structs import replace

from iepmeet.agenda.edit import Editing
from iepmeet.agenda.model import (
    Agenda,
    Answered,
    Carried,
    Child,
    Concern,
    Details,
    Dose,
    Parked,
    Person,
    Question,
    Review,
)
from iepmeet.agenda.read import read_text
from iepmeet.agenda.starting import carried_text
from iepmeet.casebook.carry import Carry, carried
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Words
from iepmeet.record.state import Meeting

from ..papers.any_meeting import AnyMeeting, any_meetings
from ..papers.meetings import SALT, everything, full_agenda, held, on, said, to_do

HELD = dt.date(2026, 12, 8)
JUNE, SEPTEMBER = dt.date(2026, 6, 9), dt.date(2026, 9, 15)


def with_promise(*events: AnyEvent, **more: object) -> Carry:
    """What is carried from a meeting to which one promise came, and where this happened."""
    promise = Carried(
        ref="A2", action="Book cover", who="Mrs Patel", due=dt.date(2026, 10, 16), promised=(SEPTEMBER,)
    )
    agenda = Agenda(
        concerns=(Concern(id="salt", title="Sessions missed"),),
        people=(Person(name="Mrs Patel", role="SENCO"),),
        carried=(msgspec.structs.replace(promise, **more),),
    )
    return carried(held(ev.Opened(agenda=agenda), *events), HELD)


def promises(carry: Carry) -> dict[str, Carried]:
    return {promise.ref: promise for promise in carry.agenda.carried}


def test_a_promise_that_was_kept_or_dropped_is_not_carried() -> None:
    assert with_promise(ev.PromiseReviewed(ref="A2", verdict="kept")).agenda.carried == ()
    assert with_promise(ev.PromiseReviewed(ref="A2", verdict="dropped", text="no need")).agenda.carried == ()


def test_a_promise_that_nobody_spoke_of_or_that_is_not_yet_kept_stays_open() -> None:
    for events in ([], [ev.PromiseReviewed(ref="A2", verdict="not-yet", text="ill")]):
        promise = promises(with_promise(*events))["A2"]
        assert (promise.due, promise.promised) == (dt.date(2026, 10, 16), (SEPTEMBER,))
        assert promise.carried_from == HELD


def test_a_promise_with_a_new_date_was_agreed_again() -> None:
    again = ev.PromiseReviewed(ref="A2", verdict="partly", by=on(2026, 12, 18))
    promise = promises(with_promise(again, promised=(JUNE, SEPTEMBER)))["A2"]
    assert promise.due == dt.date(2026, 12, 18)
    assert promise.promised == (JUNE, SEPTEMBER, HELD)


def test_a_promise_said_again_as_an_action_keeps_its_ref_and_what_was_not_said_anew() -> None:
    again = ev.Action(
        ref="A2", item=SALT, typed="", again=True, words=Words(text="Book cover twice", by=on(2026, 12, 18))
    )
    carry = with_promise(ev.PromiseReviewed(ref="A2", verdict="kept"), again, measure="a name is on the list")
    assert promises(carry)["A2"] == Carried(
        ref="A2",
        action="Book cover twice",
        who="Mrs Patel",
        due=dt.date(2026, 12, 18),
        measure="a name is on the list",
        concern="salt",
        promised=(SEPTEMBER, HELD),
        carried_from=HELD,
    )


def test_todays_actions_are_promises_next_time() -> None:
    action = ev.Action(
        ref="A3",
        item=SALT,
        typed="",
        words=Words(
            text="Ring", who="Mr Lee", helpers=("Jo Rivers",), by=on(2026, 12, 11), measure="we know"
        ),
    )
    carry = with_promise(action, to_do("A4", ev.OPENING, "Look", by=When(typed="the new year")))
    assert promises(carry)["A3"] == Carried(
        ref="A3",
        action="Ring",
        who="Mr Lee",
        due=dt.date(2026, 12, 11),
        measure="we know",
        concern="salt",
        promised=(HELD,),
        carried_from=HELD,
    )
    assert (promises(carry)["A4"].due, promises(carry)["A4"].concern) == (None, "")
    assert carry.notes == (
        "A3 was to be done with Jo Rivers.",
        "A4 was to be done by “the new year”, which is no date.",
        "A4 is nobody's yet.",
    )


def test_the_next_action_is_one_past_the_highest_ref_ever_given_out() -> None:
    assert with_promise().agenda.meeting.next_action == 3
    removed = with_promise(to_do("A7", SALT, "Ring"), ev.Withdrawn(ref="A7"))
    assert removed.agenda.meeting.next_action == 8
    assert "A7" not in promises(removed)
    assert carried(held(*everything()), HELD).agenda.meeting.next_action == 8


def test_concerns_that_were_not_settled_come_again() -> None:
    agenda = Agenda(
        concerns=tuple(Concern(id=word, title=word) for word in ("a", "b", "c", "d", "e", "f", "g"))
    )
    words: dict[str, ev.OutcomeWord] = {
        "a": "resolved",
        "b": "agreed",
        "c": "partly",
        "d": "not-agreed",
        "e": "parked",
    }
    outcomes = [ev.OutcomeSet(concern=concern, outcome=outcome) for concern, outcome in words.items()]
    spoken = said("N1", "note", ev.concern_item("f"), "No outcome yet")
    raised = ev.ConcernAdded(concern=Concern(id="new", title="Raised today"))
    concerns = carried(held(ev.Opened(agenda=agenda), *outcomes, spoken, raised), HELD).agenda.concerns
    assert [concern.id for concern in concerns] == ["c", "d", "e", "f", "g", "new"]
    assert {concern.carried_from for concern in concerns} == {HELD}


def test_a_promise_of_a_settled_concern_names_it_no_more() -> None:
    carry = with_promise(ev.OutcomeSet(concern="salt", outcome="agreed"), to_do("A3", SALT, "Ring"))
    assert (carry.agenda.concerns, promises(carry)["A3"].concern) == ((), "")


def test_todays_scale_answers_are_last_times_and_old_ones_stay_where_nobody_answered() -> None:
    scale = Question(ask="How sure?", kind="scale", last={"SENCO": 4, "Parent": 2})
    agenda = Agenda(
        concerns=(Concern(id="salt", title="Sessions", questions=(scale, scale)),),
        people=(Person(name="Mrs Patel", role="SENCO"),),
    )
    answers: list[AnyEvent] = [
        ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=5, who="Mrs Patel"),
        ev.ScaleAnswered(ref="S2", concern="salt", number=1, value=9, who="Jo Rivers"),
        ev.ScaleAnswered(ref="S3", concern="salt", number=1, value=6, who="Mrs Patel"),
        ev.Withdrawn(ref="S2"),
        ev.QuestionAdded(concern="salt", number=3, question=Question(ask="Who else?")),
    ]
    questions = carried(held(ev.Opened(agenda=agenda), *answers), HELD).agenda.concerns[0].questions
    assert [question.last for question in questions] == [{"Mrs Patel": 6}, {"SENCO": 4, "Parent": 2}, {}]
    assert questions[2].ask == "Who else?"


def test_the_answers_of_every_meeting_before_come_along_each_with_its_day() -> None:
    scale = Question(
        ask="How sure?",
        kind="scale",
        last={"SENCO": 4},
        last_on=SEPTEMBER,
        earlier=(Answered(who="SENCO", value=3, on=JUNE),),
    )
    agenda = Agenda(concerns=(Concern(id="salt", title="Sessions", questions=(scale,)),))
    answer = ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=6, who="Mrs Patel")
    (asked,) = carried(held(ev.Opened(agenda=agenda), answer), HELD).agenda.concerns[0].questions
    assert (asked.last, asked.last_on) == ({"Mrs Patel": 6}, HELD)
    assert [(one.who, one.value, one.on) for one in asked.earlier] == [
        ("SENCO", 3, JUNE),
        ("SENCO", 4, SEPTEMBER),
    ]
    (silent,) = carried(held(ev.Opened(agenda=agenda)), HELD).agenda.concerns[0].questions
    assert silent == scale


def test_what_a_support_is_made_of_comes_along() -> None:
    dose = Dose(what="speech session", who="Miss Ali", how_much="30 minutes", where="the quiet room")
    agenda = Agenda(concerns=(Concern(id="salt", title="Sessions", dose=dose),))
    carry = carried(held(ev.Opened(agenda=agenda)), HELD)
    again = read_text(carried_text(carry.agenda, HELD), "next.toml", today=HELD).agenda
    assert again is not None
    assert again.concerns[0].dose == dose


def test_parked_points_wait_on_and_keep_the_day_they_were_parked() -> None:
    agenda = Agenda(parked=(Parked(what="Who writes?", carried_from=SEPTEMBER), Parked(what="When?")))
    entries = [said("K1", "parked", SALT, "Is there money?", "Mr Lee"), said("K2", "parked", SALT, "Gone")]
    carry = carried(held(ev.Opened(agenda=agenda), *entries, ev.Withdrawn(ref="K2")), HELD)
    assert carry.agenda.parked == (
        Parked(what="Who writes?", carried_from=SEPTEMBER),
        Parked(what="When?", carried_from=HELD),
        Parked(what="Is there money?", who="Mr Lee", carried_from=HELD),
    )


def test_the_agreed_review_is_the_day_of_the_next_meeting() -> None:
    agenda = Agenda(
        meeting=Details(
            title="IEP review",
            plan="IDP",
            nation="wales",
            date=HELD,
            time=dt.time(9),
            purpose="Then",
            minutes=45,
        ),
        child=Child(name="Sam Rivers", known_as="Sam", voice="What I said in December"),
        review=Review(cycle="6 weeks", trigger="two missed"),
    )
    agreed = ev.ReviewAgreed(
        part="review", when=on(2027, 3, 2), time=dt.time(15, 30), purpose="Weekly again?"
    )
    carry = carried(held(ev.Opened(agenda=agenda), agreed, ev.TriggerAgreed(text="three missed")), HELD)
    details = carry.agenda.meeting
    assert (details.date, details.time, details.purpose) == (
        dt.date(2027, 3, 2),
        dt.time(15, 30),
        "Weekly again?",
    )
    assert (details.title, details.plan, details.nation, details.minutes) == (
        "IEP review",
        "IDP",
        "wales",
        45,
    )
    assert carry.agenda.child == Child(name="Sam Rivers", known_as="Sam")
    assert carry.agenda.review == Review(cycle="6 weeks", trigger="three missed")
    without = carried(held(ev.Opened(agenda=agenda)), HELD).agenda.meeting
    assert (without.date, without.time, without.purpose) == (None, None, "")


def test_people_who_were_added_or_renamed_are_the_people_of_the_next_meeting() -> None:
    agenda = Agenda(
        people=(Person(name="Mr Lea"),),
        concerns=(Concern(id="a", title="A", questions=(Question(ask="?", to=("Mr Lea", "Nobody")),)),),
    )
    added = ev.Attendance(
        presence="here", people=("Dr Webb",), added=(Person(name="Dr Webb", role="Psychologist"),)
    )
    renamed = ev.Renamed(old="Mr Lea", new="Mr Lee")
    carry = carried(held(ev.Opened(agenda=agenda), added, renamed), HELD)
    assert [person.name for person in carry.agenda.people] == ["Mr Lee", "Dr Webb"]
    assert carry.agenda.concerns[0].questions[0].to == ("Mr Lee",)


def test_private_and_removed_entries_never_come_along() -> None:
    text = msgspec.json.encode(carried(held(*everything()), HELD)).decode()
    assert "SECRET" not in text
    assert "WITHDRAWN" not in text
    was_action = ev.ChangedKind(ref="A9", new_ref="P9", entry="private", words=Words(text="SECRET"))
    hidden = with_promise(to_do("A9", SALT, "SECRET"), was_action, said("P1", "private", SALT, "SECRET"))
    assert "SECRET" not in msgspec.json.encode(hidden).decode()


def test_what_is_carried_from_a_whole_meeting_has_no_error_as_a_file() -> None:
    carry = carried(held(*everything()), HELD)
    read = read_text(carried_text(carry.agenda, HELD, carry.notes), "next.toml", today=HELD)
    assert read.agenda == carry.agenda
    assert [problem for problem in read.problems if problem.level == "error"] == []


def test_a_meeting_on_what_was_carried_carries_on_in_the_same_way() -> None:
    first = carried(held(*everything()), HELD)
    later = dt.date(2027, 3, 2)
    second = carried(held(ev.Opened(agenda=first.agenda)), later)
    assert [one.ref for one in second.agenda.carried] == [one.ref for one in first.agenda.carried]
    assert [one.promised for one in second.agenda.carried] == [one.promised for one in first.agenda.carried]
    assert second.agenda.meeting.next_action == first.agenda.meeting.next_action
    assert second.agenda.parked == first.agenda.parked
    assert full_agenda().concerns[0].evidence == second.agenda.concerns[0].evidence


def test_a_ref_that_only_a_damaged_record_can_hold_is_given_a_new_number() -> None:
    carry = with_promise(to_do("A3", SALT, "Ring"), to_do("", SALT, "Nameless"), to_do("A99999", SALT, "Far"))
    refs = [promise.ref for promise in carry.agenda.carried]
    assert len(set(refs)) == 4
    assert read_text(carried_text(carry.agenda, HELD), "a.toml", today=HELD).agenda is not None


def without_private(meeting: Meeting) -> Meeting:
    kept = {ref: entry for ref, entry in meeting.entries.items() if entry.kind != "private"}
    return replace(meeting, entries=kept)


@settings(max_examples=30)
@given(any_meetings())
def test_any_meeting_is_carried_into_a_file_that_reads(drawn: AnyMeeting) -> None:
    meeting = held(*drawn.events)
    carry = carried(meeting, HELD)
    assert carry == carried(without_private(meeting), HELD)
    text = carried_text(carry.agenda, HELD, carry.notes)
    read = read_text(text, "next.toml", today=HELD)
    assert read.agenda is not None
    assert [concern.title for concern in read.agenda.concerns] == [
        concern.title.strip() for concern in carry.agenda.concerns
    ]
    assert [promise.ref for promise in read.agenda.carried] == [
        promise.ref for promise in carry.agenda.carried
    ]
    assert [point.what for point in read.agenda.parked] == [
        point.what.strip() for point in carry.agenda.parked
    ]
    assert not [mark for mark in drawn.hidden if mark in text]
    assert Editing.opened(text).text == text
