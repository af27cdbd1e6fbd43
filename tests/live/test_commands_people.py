"""Who is here, and names that were heard wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.agenda.model import Person
from iepmeet.record.state import Mark

from .holding import NOW, SMALL, Held, sitting

LATER = NOW + dt.timedelta(minutes=20)


def test_here_alone_marks_everyone_expected(held: Held) -> None:
    assert held.say("/here") == "Here: Mrs Patel, Jo Rivers, Mr Lee."
    assert held.meeting.attendance == {name: Mark(here=True) for name in ("Mrs Patel", "Jo Rivers", "Mr Lee")}
    assert held.refused("/here") == "Everyone expected is marked already."


def test_here_alone_leaves_out_who_sent_apologies(held: Held) -> None:
    held.say("/apologies Lee", "/here")
    assert held.meeting.attendance["Mr Lee"] == Mark(apologies=True)
    assert held.meeting.attendance["Jo Rivers"] == Mark(here=True)


def test_here_alone_needs_somebody_expected(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        assert "/here NAME (ROLE)" in held.refused("/here")


@pytest.mark.parametrize(
    "typed",
    ["Jo, Patel", "jo and patel", "Jo & SENCO", "Jo; Patel", "Jo,, Patel,", "Jo\nPatel", "Jo, Patel, JO"],
)
def test_several_names_are_told_apart(held: Held, typed: str) -> None:
    held.say(f"/here {typed}")
    assert list(held.meeting.attendance) == ["Jo Rivers", "Mrs Patel"]


def test_the_child_may_be_here(held: Held) -> None:
    held.say("/here Sam")
    assert held.meeting.attendance == {"Sam": Mark(here=True)}


def test_a_name_with_a_role_adds_somebody_for_good(held: Held) -> None:
    held.say("/here Dr Amy Chen (Paediatrician, Oakfield), Jo")
    assert held.meeting.people[-1] == Person(name="Dr Amy Chen", role="Paediatrician, Oakfield")
    assert list(held.meeting.attendance) == ["Dr Amy Chen", "Jo Rivers"]
    held.say("Chen: he is growing", "! Write @amy", "/apologies paediatrician, oakfield")
    assert held.entries["N1"].words.who == held.entries["A4"].words.who == "Dr Amy Chen"


def test_a_name_with_their_own_role_is_nobody_new(held: Held) -> None:
    held.say("/here Jo (parent)", "/here Mr Lee (TA)")
    assert len(held.meeting.people) == 4
    assert list(held.meeting.attendance) == ["Jo Rivers", "Mr Lee"]


def test_a_first_name_with_another_role_is_somebody_new(held: Held) -> None:
    held.say("/here Jo (Nurse)")
    assert held.meeting.people[-1] == Person(name="Jo", role="Nurse")


def test_a_name_that_is_nobodys_is_kept_as_typed_and_said(held: Held) -> None:
    assert "Not on the list: Grandma. /here NAME (ROLE) adds somebody." in held.say("/here Grandma, Jo")
    assert list(held.meeting.attendance) == ["Grandma", "Jo Rivers"]


def test_a_name_of_two_people_is_kept_as_typed_and_said(held: Held) -> None:
    assert "Rivers" in held.say("/here Rivers")
    assert list(held.meeting.attendance) == ["Rivers"]
    assert any("Rivers" in note for note in held.say("/readback").split("\n") if "Good to know" in note)


def test_late_and_left_note_the_time(held: Held) -> None:
    held.say("/late Jo")
    held.now = LATER
    assert held.say("/left Jo, Lee") == "Left now: Jo Rivers, Mr Lee."
    assert held.meeting.attendance["Jo Rivers"] == Mark(here=True, late=NOW, left=LATER)
    assert held.meeting.attendance["Mr Lee"] == Mark(here=True, left=LATER)


def test_somebody_who_comes_back_is_here(held: Held) -> None:
    held.say("/left Jo", "/here Jo")
    assert held.meeting.attendance["Jo Rivers"] == Mark(here=True)


def test_apologies_then_late_is_late(held: Held) -> None:
    held.say("/apologies Jo", "/late Jo")
    assert held.meeting.attendance["Jo Rivers"] == Mark(here=True, late=NOW)


@pytest.mark.parametrize("line", ["/here ,", "/here , ;", "/late ,"])
def test_commas_alone_are_nobody(held: Held, line: str) -> None:
    assert held.refused(line).startswith("Who?")


def test_a_wrong_name_is_put_right_wherever_it_was_matched(held: Held) -> None:
    held.say("/here Lee", "Lee: he is quiet", "! Ring @Jo @Lee", "/review 2 march @Lee")
    assert held.say("/name Mr Lee = Mr Leigh") == "Mr Lee is now Mr Leigh."
    assert [person.name for person in held.meeting.people if person.role == "Class teacher"] == ["Mr Leigh"]
    assert list(held.meeting.attendance) == ["Mr Leigh"]
    assert held.entries["N1"].words.who == "Mr Leigh"
    assert held.entries["A4"].words.helpers == ("Mr Leigh",)
    assert held.meeting.review is not None
    assert held.meeting.review.arranges == "Mr Leigh"
    held.say("Leigh: and kind")
    assert held.entries["N2"].words.who == "Mr Leigh"


def test_a_wrong_name_is_put_right_in_the_agenda_too(held: Held) -> None:
    held.say("/name Mrs Patel = Mrs Pattell")
    assert held.meeting.agenda.meeting.chair == "Mrs Pattell"
    assert held.meeting.promises["A2"].carried.who == "Mrs Pattell"


def test_a_name_kept_as_typed_is_put_right_and_no_longer_flagged(held: Held) -> None:
    held.say("! Ring @Grandmaa", "/here Grandmaa")
    assert held.entries["A4"].words.unmatched == ("Grandmaa",)
    held.say("/name Grandmaa = Gran Rivers")
    assert held.entries["A4"].words.who == "Gran Rivers"
    assert not held.entries["A4"].words.unmatched
    assert list(held.meeting.attendance) == ["Gran Rivers"]


FREE_TEXT = (
    "Mr Lee was kind, and mr lee said so",
    "! Ask @Jo so that Mr Lee knows",
    "~ Mr Lee is tired",
    "Leeds is far",
)


def test_the_name_in_free_text_is_listed_and_left_alone(held: Held) -> None:
    held.say(*FREE_TEXT)
    assert held.say("/name Mr Lee = Mr Leigh").split("\n")[1] == (
        "It still stands in the words of N1, A4, P1. /name Mr Lee = Mr Leigh all changes it there."
    )
    assert held.entries["N1"].words.text == FREE_TEXT[0]


def test_all_changes_the_name_in_free_text_too(held: Held) -> None:
    held.say(*FREE_TEXT)
    assert "Changed in the words of N1, A4, P1 too." in held.say("/name Mr Lee = Mr Leigh all")
    assert held.entries["N1"].words.text == "Mr Leigh was kind, and Mr Leigh said so"
    assert held.entries["A4"].words.measure == "Mr Leigh knows"
    assert held.entries["P1"].words.text == "Mr Leigh is tired"
    assert held.entries["N2"].words.text == "Leeds is far"


def test_all_may_come_after_the_name_was_put_right(held: Held) -> None:
    held.say("Mr Lee was kind", "/name Mr Lee = Mr Leigh", "/name Mr Lee = Mr Leigh all")
    assert held.texts == ["Mr Leigh was kind"]


def test_all_reaches_the_outcome_the_promises_the_dates_and_the_trigger(held: Held) -> None:
    held.say("/go 1", "/outcome agreed Mr Lee leads", "/notyet A3 Mr Lee was ill", "/trigger Mr Lee is away")
    held.say("/review 2 march Mr Lee reports", "/check 2 feb Mr Lee rings")
    hits = held.say("/name Mr Lee = Mr Leigh")
    for place in (
        "the outcome of concern 1",
        "what was said of A3",
        "the next review",
        "the early check",
        "the trigger",
    ):
        assert place in hits
    held.say("/name Mr Lee = Mr Leigh all")
    meeting = held.meeting
    assert meeting.review is not None
    assert meeting.check is not None
    said = (
        meeting.concerns["salt"].outcome_text,
        meeting.promises["A3"].text,
        meeting.review.purpose,
        meeting.check.purpose,
        meeting.trigger,
    )
    assert said == (
        "Mr Leigh leads",
        "Mr Leigh was ill",
        "Mr Leigh reports",
        "Mr Leigh rings",
        "Mr Leigh is away",
    )


def test_a_name_in_free_text_alone_asks_for_all(held: Held) -> None:
    held.say("Grandmaa came")
    assert "/name Grandmaa = Grandma all" in held.refused("/name Grandmaa = Grandma")
    held.say("/name Grandmaa = Grandma all")
    assert held.texts == ["Grandma came"]


def test_a_name_that_stands_nowhere_is_refused(held: Held) -> None:
    assert held.refused("/name Zog = Zig") == "“Zog” stands nowhere in this meeting."


def test_signs_in_a_name_are_no_pattern(held: Held) -> None:
    held.say("Ask (Pat.*) today", r"/name (Pat.*) = Pat \1 all")
    assert held.texts == [r"Ask Pat \1 today"]
