"""The bank of questions holds together, and a person who edits it finds slips here."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import permutations
from typing import get_args

import msgspec
import pytest

from iepmeet.guidance.questions import CHILD, PLAN, Bank, BankQuestion, Stage, Whom, bank

BANK = bank()
ASKED = [question.about("Sam") for question in BANK.questions]
FAMILIES = [
    "best-hopes",
    "strengths",
    "preferred-future",
    "scaling",
    "exceptions",
    "coping",
    "relationship",
    "better",
    "next-step",
    "how-to",
    "working",
    "important",
    "implementation",
    "review",
    "four-plus-one",
]
KINDS = [
    "missed-intervention",
    "therapy",
    "class-support",
    "sensory",
    "moves",
    "transitions",
    "training",
    "communication-aids",
    "attendance",
    "exclusion",
    "homework",
    "friendships",
    "exams",
    "home-school",
    "personal-care",
    "unstructured-time",
]


def test_there_are_many_questions_of_every_family_and_stage() -> None:
    assert len(BANK.questions) >= 64
    assert [family.id for family in BANK.families] == FAMILIES
    counted = Counter(question.family for question in BANK.questions)
    assert set(counted) == set(FAMILIES)
    assert min(counted.values()) >= 5
    assert {question.stage for question in BANK.questions} == set(get_args(Stage))
    assert {whom for question in BANK.questions for whom in question.to} == set(get_args(Whom))


def test_every_kind_of_concern_has_words_that_betray_it_and_questions_of_its_own() -> None:
    assert [kind.id for kind in BANK.kinds] == KINDS
    counted = Counter(kind for question in BANK.questions for kind in question.concerns)
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 5
    for kind in BANK.kinds:
        assert len(kind.words) >= 5
        assert all(word == " ".join(word.casefold().split()) for word in kind.words)
        assert len(set(kind.words)) == len(kind.words)


def test_no_two_questions_are_nearly_the_same() -> None:
    near = []
    for one, other in permutations(ASKED, 2):
        matcher = SequenceMatcher(None, one, other)
        if matcher.real_quick_ratio() > 0.85 and matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85:
            near.append((one, other))
    assert near == []


def test_the_three_questions_of_the_article_are_there_word_for_word() -> None:
    theirs = [question.ask for question in BANK.questions if question.source]
    assert theirs == [
        "What barriers are preventing this support from being delivered?",
        "Is additional training or staffing support needed?",
        "Can we agree to review this IEP sooner?",
    ]


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.ask)
def test_a_question_is_one_short_line_with_a_hint_for_the_asker(question: BankQuestion) -> None:
    said = question.about("Sam")
    assert said.endswith("?")
    assert said[0].isupper()
    assert "{" not in said
    assert not question.ask.startswith(CHILD)
    assert len(said) <= 120
    assert "\n" not in said
    assert 0 < len(question.hint) <= 100
    assert "{" not in question.hint


def test_a_question_that_asks_for_a_number_says_so_and_no_other_does() -> None:
    asking = [question for question in BANK.questions if "0 to 10" in question.ask]
    assert asking
    assert all(question.kind == "scale" for question in asking)
    assert {question.family for question in BANK.questions if question.kind == "scale"} == {"scaling"}


def test_only_the_question_of_the_article_names_the_plan() -> None:
    named = [question.ask for question in BANK.questions if PLAN in question.ask]
    assert named == ["Can we agree to review this IEP sooner?"]


def test_a_child_without_a_name_is_the_child() -> None:
    question = BankQuestion(ask="How is {child}'s day?", family="x", stage="do", hint="y")
    assert question.about("") == "How is the child's day?"
    assert question.about("Sam") == "How is Sam's day?"


@pytest.mark.parametrize(
    "slip",
    [
        {"stage": "later"},
        {"meeting": "second"},
        {"to": ["Caretaker"]},
        {"kind": "number"},
        {"hints": "x"},
        {"hint": 3},
    ],
)
def test_a_slip_in_the_file_does_not_go_unseen(slip: dict[str, object]) -> None:
    row = {"ask": "Who?", "family": "x", "stage": "do", "hint": "y"} | slip
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(row, BankQuestion)


def test_the_file_says_whose_words_it_holds_and_when_they_were_looked_through() -> None:
    assert BANK.about.source
    assert BANK.about.checked.year >= 2026
    assert isinstance(BANK, Bank)
    assert bank() is BANK
