"""Promises from last time: kept, in part, not yet, dropped, and promised again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.record.state import Promise

from .holding import SMALL, Held, sitting

THE_11TH = dt.date(2026, 12, 11)


def promise(held: Held, ref: str = "A2") -> Promise:
    """A promise as it stands."""
    return held.meeting.promises[ref]


@pytest.mark.parametrize(
    ("line", "verdict", "text"),
    [
        ("/kept A2", "kept", ""),
        ("/kept a2 since October", "kept", "since October"),
        ("/partly A2 one week only", "partly", "one week only"),
        ("/notyet A2 the assistant was ill", "not-yet", "the assistant was ill"),
        ("/not-yet A2 ill", "not-yet", "ill"),
        ("/dropped A2 no longer needed", "dropped", "no longer needed"),
    ],
)
def test_what_became_of_a_promise(held: Held, line: str, verdict: str, text: str) -> None:
    held.say(line)
    assert (promise(held).verdict, promise(held).text, promise(held).by) == (verdict, text, None)


@pytest.mark.parametrize("command", ["/partly", "/notyet"])
@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("by 11 dec it needs cover", "it needs cover"),
        ("BY fri 11 december: it needs cover", "it needs cover"),
    ],
)
def test_with_a_date_it_is_promised_again_under_its_own_ref(
    held: Held, command: str, typed: str, text: str
) -> None:
    said = held.say(f"{command} A2 {typed}")
    when = promise(held).by
    assert when is not None
    assert (when.date, promise(held).text) == (THE_11TH, text)
    assert "Promised again: Fri 11 Dec 2026" in said
    assert held.meeting.promised_again("A2")
    assert held.refs == []


@pytest.mark.parametrize("command", ["/partly", "/notyet"])
def test_without_a_date_it_stays_open_and_says_how_to_promise_it_again(held: Held, command: str) -> None:
    assert "It stays open." in held.say(f"{command} A2 ill by then")
    assert promise(held).by is None
    assert not held.meeting.promised_again("A2")


def test_a_by_that_is_no_date_is_text_and_it_is_said_why(held: Held) -> None:
    assert "there is no 31 February" in held.say("/notyet A2 by 31 february it needs cover")
    assert (promise(held).by, promise(held).text) == (None, "by 31 february it needs cover")


@pytest.mark.parametrize("command", ["/kept", "/dropped"])
def test_what_is_over_takes_no_date(held: Held, command: str) -> None:
    held.say(f"{command} A2 by 11 dec it was there")
    assert (promise(held).by, promise(held).text) == (None, "by 11 dec it was there")


@pytest.mark.parametrize(
    "line", ["/partly A2", "/notyet A2", "/dropped A2", "/partly A2 by 11 dec", "/notyet A2 by fri"]
)
def test_all_but_kept_need_a_reason(held: Held, line: str) -> None:
    assert held.refused(line).startswith("Say why")


def test_a_date_may_follow_the_reason_that_was_given_before(held: Held) -> None:
    held.say("/notyet A2 the assistant was ill", "/notyet A2 by 11 dec")
    assert promise(held).text == "the assistant was ill"
    assert held.meeting.promised_again("A2")


def test_a_later_word_takes_the_place_of_an_earlier_one(held: Held) -> None:
    held.say("/notyet A2 by 11 dec ill", "/kept A2")
    assert (promise(held).verdict, promise(held).text, promise(held).by) == ("kept", "", None)


@pytest.mark.parametrize("ref", ["", "A9", "N1", "x"])
def test_a_ref_that_is_no_promise_lists_the_promises(held: Held, ref: str) -> None:
    said = held.refused(f"/kept {ref}")
    assert "A2 Book the speech assistant's cover (Mrs Patel): not spoken of yet" in said
    assert "A3 Ask about a reading pen (nobody named): not spoken of yet" in said


def test_a_meeting_without_promises_says_so(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        assert held.refused("/kept A1") == "There are no promises from last time in this meeting."


def test_an_action_in_an_open_promises_words_is_that_promise_again(held: Held) -> None:
    said = held.say("! book the speech assistant's cover @Jo by 11 dec so that nobody waits")
    assert said.startswith("Kept A2, action. A2 again, from last time")
    assert held.entries["A2"].again
    assert held.meeting.promised_again("A2")
    held.say("! Something new")
    assert held.refs == ["A2", "A4"]


@pytest.mark.parametrize("line", ["/partly A2 ill", "/notyet A2 by 11 dec ill"])
def test_a_promise_that_is_still_open_can_be_agreed_again(held: Held, line: str) -> None:
    held.say(line, "! Book the speech assistant's cover @Jo")
    assert held.refs == ["A2"]


@pytest.mark.parametrize("line", ["/kept A2", "/dropped A2 not needed"])
def test_a_promise_that_is_over_is_not_promised_again_by_the_same_words(held: Held, line: str) -> None:
    held.say(line, "! Book the speech assistant's cover @Jo")
    assert held.refs == ["A4"]


def test_a_promise_agreed_again_and_removed_is_open_again(held: Held) -> None:
    held.say("! Book the speech assistant's cover @Jo", "/remove A2")
    assert not held.meeting.promised_again("A2")
    held.say("! Book the speech assistant's cover @Lee")
    assert held.entries["A2"].words.who == "Mr Lee"


def test_a_note_made_an_action_may_be_a_promise_again(held: Held) -> None:
    held.say("Ask about a reading pen", "/as N1 !")
    assert held.refs == ["A3"]
    assert held.entries["A3"].again
    held.say("/as A3 note")
    assert held.refs == ["N2"]
    assert not held.meeting.promised_again("A3")


def test_todays_actions_number_on_from_the_promises(held: Held) -> None:
    held.say("! one", "! two")
    assert held.refs == ["A4", "A5"]
