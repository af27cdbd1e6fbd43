"""A person, a question and how often a support happens, each typed in one line and shown again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Person
from iepmeet.dates.school import Calendar
from iepmeet.tui.preparing import one_line as lines
from iepmeet.tui.preparing.one_line import NotUnderstoodError

TODAY = dt.date(2026, 11, 24)
PEOPLE = (Person(name="Mrs Patel", role="SENCO"), Person(name="Mr Lee", role="Class teacher"))


def often(typed: str) -> dict[str, Any]:
    return lines.often_typed(typed, TODAY, Calendar())


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("Mrs Patel", {"name": "Mrs Patel"}),
        ("Mrs Patel, SENCO", {"name": "Mrs Patel", "role": "SENCO"}),
        (
            "Jo Rivers, jo@example.org, Parent",
            {"name": "Jo Rivers", "role": "Parent", "email": "jo@example.org"},
        ),
        ("Miss Ali, away", {"name": "Miss Ali", "expected": False}),
        ("Patel, Mrs; SENCO", {"name": "Patel, Mrs", "role": "SENCO"}),
        ("Mr Lee, Class teacher, Year 4", {"name": "Mr Lee", "role": "Class teacher, Year 4"}),
    ],
)
def test_a_person_is_typed_with_commas(typed: str, held: dict[str, Any]) -> None:
    assert lines.person_typed(typed, None) == held


def test_a_person_without_a_name_is_not_understood() -> None:
    with pytest.raises(NotUnderstoodError, match="Who is it"):
        lines.person_typed("patel@oakfield.example, not coming", None)


def test_what_a_line_cannot_say_of_a_person_stays() -> None:
    assert lines.person_typed("Mr Lee", {"name": "Lee", "pronouns": "he"}) == {
        "name": "Mr Lee",
        "pronouns": "he",
    }


_WORD = st.text("abc,; ÄéM-'", min_size=1).map(str.strip).filter(lambda word: any(map(str.isalpha, word)))


@given(name=_WORD.filter(lambda word: ";" not in word), role=st.one_of(st.none(), _WORD), away=st.booleans())
def test_a_person_shown_and_typed_again_is_the_same_person(name: str, role: str | None, away: bool) -> None:
    name = lines.text_of(name).strip(",; ")
    role = role and lines.text_of(role.replace(";", "")).strip(", ")
    held = {"name": name, **({"role": role} if role else {}), **({"expected": False} if away else {})}
    again = lines.person_typed(lines.person_line(held), held)
    assert again == held


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("What helps?", "What helps?"),
        ("What helps? @SENCO", {"ask": "What helps?", "to": ["SENCO"]}),
        ("What helps? @Class teacher @SENCO", {"ask": "What helps?", "to": ["Class teacher", "SENCO"]}),
        ("What helps? ~ wait", {"ask": "What helps?", "hint": "wait"}),
        ("How sure, 0 to 10?", {"ask": "How sure, 0 to 10?", "kind": "scale"}),
        ("Who writes to a@b.example?", "Who writes to a@b.example?"),
    ],
)
def test_a_question_is_typed_with_whom_to_ask_and_a_hint(typed: str, held: Any) -> None:
    assert lines.question_typed(typed, None, PEOPLE) == held
    assert lines.question_line(held) == typed


def test_a_question_of_signs_alone_is_not_understood() -> None:
    with pytest.raises(NotUnderstoodError, match="What is the question"):
        lines.question_typed("@SENCO ~ wait", None, PEOPLE)


def test_a_question_changed_keeps_its_kind_and_last_times_answers() -> None:
    old = {"ask": "How sure?", "kind": "scale", "last": {"SENCO": 4}}
    new = {"ask": "How sure are you?", "kind": "scale", "last": {"SENCO": 4}}
    assert lines.question_typed("How sure are you?", old, PEOPLE) == new


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("1 a week", {"times": 1, "per": "week"}),
        ("twice a fortnight", {"times": 2, "per": "fortnight"}),
        ("three times per half term", {"times": 3, "per": "half-term"}),
        ("5 sessions each week from 8 sep", {"times": 5, "per": "week", "from": dt.date(2026, 9, 8)}),
        ("daily", {"times": 1, "per": "day"}),
        ("weekly from 4 january 2027", {"times": 1, "per": "week", "from": dt.date(2027, 1, 4)}),
    ],
)
def test_how_often_is_typed_as_one_says_it(typed: str, held: dict[str, Any]) -> None:
    assert often(typed) == held
    assert often(lines.often_line(held)) == held


@pytest.mark.parametrize(
    "typed", ["often", "0 a week", "101 a week", "1 a year", "1 a week from soon", "a week"]
)
def test_what_says_no_number_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        often(typed)


@given(typed=st.text(), old=st.one_of(st.none(), st.text(), st.just({"ask": 3}), st.just({"name": []})))
def test_no_line_raises_anything_else(typed: str, old: Any) -> None:
    for read in (
        lambda: lines.person_typed(typed, old),
        lambda: lines.question_typed(typed, old, PEOPLE),
        lambda: often(typed),
    ):
        try:
            read()
        except NotUnderstoodError as error:
            assert str(error).endswith((".", "?"))
    assert isinstance(lines.person_line(old), str)
    assert isinstance(lines.question_line(old), str)
    assert isinstance(lines.often_shown(old), str)
