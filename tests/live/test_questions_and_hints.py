"""Questions of the bank in the meeting, and soft marks on what is too vague to check later."""

from __future__ import annotations

import pytest

from .holding import Held


def test_question_alone_offers_six_numbered_and_keeps_nothing(held: Held) -> None:
    held.say("/go 1")
    said = held.say("/question").split("\n")
    assert [line[:2] for line in said[1:-1]] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert held.answer.kept == ()


def test_question_and_a_number_takes_that_one_with_its_hint(held: Held) -> None:
    held.say("/go 1")
    offered = held.say("/question").split("\n")
    held.say("/question 2")
    concern = held.meeting.concern_of(held.meeting.current)
    assert concern
    added = concern.questions[-1].question
    assert offered[2].startswith(f"2. {added.ask}")
    assert added.hint
    assert added.ask not in held.say("/question")


@pytest.mark.parametrize("line", ["/question 0", "/question 7", "/question 99"])
def test_a_number_that_was_not_offered_is_refused(held: Held, line: str) -> None:
    held.say("/go 1")
    assert "1. " in held.refused(line)


def test_own_words_are_a_question_too(held: Held) -> None:
    held.say("/go 1", "/question Who covers when the assistant is ill?")
    concern = held.meeting.concern_of(held.meeting.current)
    assert concern and concern.questions[-1].question.ask == "Who covers when the assistant is ill?"


def echoed(held: Held, line: str) -> str:
    """What the echo says of a line before Enter."""
    return " · ".join(piece.text for piece in held.session.preview(line, held.now).pieces)


@pytest.mark.parametrize("line", ["= a laptop as needed", "! a laptop as needed @Jo by fri"])
def test_vague_words_are_marked_while_an_agreement_is_typed(held: Held, line: str) -> None:
    assert "“as needed”: " in echoed(held, line)
    held.say(line)
    assert "“as needed”: " not in "\n".join(held.answer.lines)


@pytest.mark.parametrize(
    "line", ['"a laptop as needed" - Jo', "# Jo: a laptop as needed", "a laptop as needed", "~ as needed"]
)
def test_what_others_said_and_what_promises_nothing_is_never_marked(held: Held, line: str) -> None:
    assert "“as needed”: " not in echoed(held, line)


def test_the_marks_can_be_turned_off_and_on(held: Held) -> None:
    held.say("/hints")
    assert held.answer.kept == ()
    assert "“as needed”: " not in echoed(held, "= a laptop as needed")
    held.say("/hints")
    assert "“as needed”: " in echoed(held, "= a laptop as needed")
