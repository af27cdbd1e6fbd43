"""What is done under a concern: questions, answers, the scale, the outcome, a new concern, the yes."""

from __future__ import annotations

import datetime as dt

import pytest

from iepmeet.record import events as ev
from iepmeet.record.events import Words

from .holding import QUIET, SALT, Held


@pytest.fixture(autouse=True)
def _at_the_first_concern(held: Held) -> None:
    held.say("/go 1")


def test_asked_marks_the_question(held: Held) -> None:
    assert held.say("/asked 1") == "Asked: What gets in the way?"
    assert [question.asked for question in held.meeting.concerns["salt"].questions] == [True, False]


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "1x", "9" * 30])
@pytest.mark.parametrize("command", ["/asked {}", "/answer {} words", "/scale {} 5 Jo"])
def test_a_question_that_is_not_there_lists_those_that_are(held: Held, command: str, number: str) -> None:
    assert held.refused(command.format(number)).split("\n") == [
        "Which question? By its number:",
        "1. What gets in the way?",
        "2. How sure are we?",
    ]


def test_a_concern_without_questions_says_how_to_add_one(held: Held) -> None:
    held.say("/go 2")
    assert held.refused("/asked 1") == "There are no questions here yet. /question TEXT adds one."


def test_an_answer_is_kept_under_its_question_with_who_gave_it(held: Held) -> None:
    assert held.say("/answer 1 Jo: nobody tells us") == "Kept R1, answer to question 1 from Jo Rivers."
    entry = held.entries["R1"]
    assert (entry.kind, entry.item, entry.number) == ("answer", SALT, 1)
    assert entry.words == Words(text="nobody tells us", who="Jo Rivers")


def test_a_second_answer_to_a_question_is_kept_beside_the_first(held: Held) -> None:
    held.say("/answer 1 no cover", "/answer 1 no room")
    assert held.refs == ["R1", "R2"]


@pytest.mark.parametrize(
    ("typed", "value", "who"),
    [
        ("4 Jo", 4, "Jo Rivers"),
        ("0 Jo", 0, "Jo Rivers"),
        ("10 SENCO", 10, "Mrs Patel"),
        ("3.5 Jo", 3.5, "Jo Rivers"),
        ("4/10 Jo", 4, "Jo Rivers"),
        ("4 / 10 Jo", 4, "Jo Rivers"),
        ("4", 4, ""),
    ],
)
def test_the_scale_takes_a_value_and_whose_it_is(held: Held, typed: str, value: float, who: str) -> None:
    held.say(f"/scale 2 {typed}")
    entry = held.entries["S1"]
    assert (entry.kind, entry.value, entry.number, entry.words.who) == ("scale", value, 2, who)
    assert entry.words.unmatched == ()


@pytest.mark.parametrize(
    "typed", ["", "11 Jo", "-1 Jo", "10.5 Jo", "Jo", "Jo 4", "4,5 Jo", "100 Jo", "4x Jo"]
)
def test_a_value_off_the_scale_is_refused(held: Held, typed: str) -> None:
    assert "0 to 10" in held.refused(f"/scale 2 {typed}")


def test_whose_value_it_is_may_be_said_later(held: Held) -> None:
    assert "Whose?" in held.say("/scale 2 4")
    held.say("/who S1 Jo")
    assert held.entries["S1"].words.who == "Jo Rivers"


def test_a_value_of_nobody_on_the_list_is_kept_as_typed_and_said(held: Held) -> None:
    kept = "Kept S1, question 2: 4 of 10. Grandma. Not on the list."
    assert held.say("/scale 2 4 Grandma") == f"{kept} What would 5 look like? /plus makes it an action."
    assert held.entries["S1"].words.unmatched == ("Grandma",)


def test_one_step_up_from_the_last_answer_is_an_action_that_is_known_by_it(held: Held) -> None:
    held.say("/scale 2 4 Mrs Patel")
    said = held.say("/plus name somebody for the cover @Miss Ali by 18 dec")
    assert said.startswith("Kept A4, action")
    words = held.entries["A4"].words
    assert (words.text, words.who) == ("name somebody for the cover", "Miss Ali")
    assert words.by is not None and words.by.date == dt.date(2026, 12, 18)
    assert words.measure == "Mrs Patel says 5 of 10 (now 4)"
    assert held.entries["A4"].item == SALT


def test_a_measure_that_was_said_stays_and_a_sign_is_no_part_of_the_words(held: Held) -> None:
    held.say("/scale 2 9.5 Mrs Patel")
    held.say("/plus ! name somebody so that nobody waits")
    words = held.entries["A4"].words
    assert (words.text, words.measure) == ("name somebody", "nobody waits")
    held.say("/plus look again")
    assert held.entries["A5"].words.measure == "Mrs Patel says 10 of 10 (now 9.5)"


def test_one_step_up_asks_first_and_needs_an_answer_below_ten(held: Held) -> None:
    assert "There is no 0 to 10 here yet" in held.refused("/plus name somebody")
    held.say("/scale 2 7")
    assert "What would 8 look like?" in held.refused("/plus")
    held.say("/scale 2 10 Jo")
    assert "stands at 10 already" in held.refused("/plus name somebody")


@pytest.mark.parametrize(
    ("typed", "word", "text"),
    [
        ("resolved", "resolved", ""),
        ("agreed Thursdays", "agreed", "Thursdays"),
        ("PARTLY: cover only", "partly", "cover only"),
        ("not-agreed", "not-agreed", ""),
        ("not agreed who pays", "not-agreed", "who pays"),
        ("parked, no time", "parked", "no time"),
    ],
)
def test_an_outcome_is_a_word_and_what_was_said_of_it(held: Held, typed: str, word: str, text: str) -> None:
    held.say(f"/outcome {typed}")
    state = held.meeting.concerns["salt"]
    assert (state.outcome, state.outcome_text) == (word, text)


@pytest.mark.parametrize("typed", ["", "fine", "agreedly", "not", "resolved?!x"])
def test_another_word_is_no_outcome(held: Held, typed: str) -> None:
    assert held.refused(f"/outcome {typed}").startswith("How did it end?")


def test_a_paste_into_a_command_is_read_over_its_line_ends(held: Held) -> None:
    held.say("/answer 1\nJo: no cover\nsince May", "/outcome partly\ncover only", "/kept A2\nsince October")
    assert held.entries["R1"].words == Words(text="no cover\nsince May", who="Jo Rivers")
    assert held.meeting.concerns["salt"].outcome_text == "cover only"
    assert held.meeting.promises["A2"].text == "since October"


def test_a_second_outcome_takes_the_place_of_the_first(held: Held) -> None:
    held.say("/outcome partly cover only", "/outcome agreed")
    state = held.meeting.concerns["salt"]
    assert (state.outcome, state.outcome_text) == ("agreed", "")


def test_a_question_is_added_with_the_next_number(held: Held) -> None:
    assert held.say("/question Who pays?") == "Question 3: Who pays?"
    held.say("/asked 3", "/answer 3 nobody")
    assert held.entries["R1"].number == 3
    assert held.meeting.concerns["salt"].questions[2].question.ask == "Who pays?"


def test_a_question_belongs_to_a_concern(held: Held) -> None:
    held.say("/go opening")
    assert "belongs to a concern" in held.refused("/question Who pays?")


def test_a_concern_raised_at_the_meeting_takes_the_next_number_and_renumbers_none(held: Held) -> None:
    assert held.say("/concern Homework  takes two hours").startswith("Concern 3: Homework takes two hours")
    assert [(state.number, state.raised) for state in held.meeting.concerns.values()] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert held.meeting.current == SALT
    held.say("3: it is too much", "/go 3", "/outcome parked")
    assert held.entries["N1"].item == ev.concern_item("homework-takes-two-hours")
    assert held.meeting.items[-3] == ev.concern_item("homework-takes-two-hours")


def test_two_concerns_of_one_title_stay_apart(held: Held) -> None:
    held.say("/concern Homework", "/concern Homework", "3: first", "4: second")
    assert held.entries["N1"].item != held.entries["N2"].item


def test_a_concerns_number_is_not_given_twice_after_undo(held: Held) -> None:
    held.say("/concern Homework", "/undo", "/concern Clubs")
    assert [(state.number, state.concern.title) for state in held.meeting.concerns.values()][-1] == (
        4,
        "Clubs",
    )


def test_undoing_the_concern_one_stands_in_goes_back_to_where_one_was(held: Held) -> None:
    held.say("/concern Homework", "/go 3", "/undo")
    assert held.meeting.current == SALT
    assert held.meeting.numbered(3) is None
    held.say("a note", "/next")
    assert (held.entries["N1"].item, held.meeting.current) == (SALT, QUIET)


def test_a_yes_accepts_the_read_back_until_something_changes(held: Held) -> None:
    held.say("a note")
    assert held.say("/yes") == "Accepted: 1. Speech and language sessions missed"
    assert held.meeting.concerns["salt"].accepted


@pytest.mark.parametrize(
    "line",
    [
        "another note",
        "/outcome agreed",
        "/answer 1 x",
        "/scale 2 4 Jo",
        "/edit N1 other",
        "/who N1 Jo",
        "/as N1 =",
        "/move N1 2",
        "/move N2 1",
        "/remove N1",
    ],
)
def test_what_was_accepted_is_open_again_after_a_change(held: Held, line: str) -> None:
    held.say("a note", "2: another", "/yes", line)
    assert not held.meeting.concerns["salt"].accepted
    held.say("/undo")
    assert held.meeting.concerns["salt"].accepted


def test_a_change_elsewhere_leaves_what_was_accepted(held: Held) -> None:
    held.say("a note", "/yes", "2: another note", "/next", "/outcome agreed")
    assert held.meeting.concerns["salt"].accepted


def test_a_yes_belongs_to_a_concern(held: Held) -> None:
    held.say("/go opening")
    assert "belongs to a concern" in held.refused("/yes")
