"""Whose name is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda import people
from iepmeet.agenda.model import Child, Person

PATEL = Person(name="Mrs Patel", role="SENCO")
JO = Person(name="Jo Rivers", role="Parent")
LEE = Person(name="Mr Lee", role="Class teacher")
ZOE = Person(name="Dr. Zoë Müller-O'Neil", role="Educational psychologist")
ANNE = Person(name="Anne-Marie Smith", role="Teaching assistant")
ALI = Person(name="Miss Ali", role="")
ROOM = (PATEL, JO, LEE, ZOE, ANNE, ALI)
SAM = Child(name="Sam Rivers", known_as="Sammy")

CASES = {
    "the name as it is written": [("Mrs Patel", PATEL), ("Jo Rivers", JO), ("Anne-Marie Smith", ANNE)],
    "case is ignored": [("MRS PATEL", PATEL), ("jo rivers", JO)],
    "accents are ignored": [("Zoe Muller-O'Neil", ZOE), ("zöe", ZOE), ("Jó", JO)],
    "titles are ignored, a wrong one too": [
        ("Patel", PATEL),
        ("Ms Patel", PATEL),
        ("Mr Lee", LEE),
        ("Zoë", ZOE),
    ],
    "dots are ignored": [("Mrs. Patel", PATEL), ("Dr Zoë", ZOE), ("J.R.", JO)],
    "punctuation at the edges is ignored": [
        ("(Jo)", JO),
        ("Patel,", PATEL),
        ("“Jo”", JO),
        ("Jo Rivers:", JO),
    ],
    "blanks do not matter": [("  Jo   Rivers ", JO)],
    "any word of the name": [("Jo", JO), ("rivers", JO), ("Smith", ANNE), ("Rivers Jo", JO)],
    "the parts of a hyphenated word": [
        ("Anne", ANNE),
        ("Marie", ANNE),
        ("Müller", ZOE),
        ("Anne Marie", ANNE),
        ("anne marie smith", ANNE),
        ("Marie Smith", ANNE),
    ],
    "the apostrophe of a name, straight or round": [("O'Neil", ZOE), ("O’Neil", ZOE), ("Neil", ZOE)],
    "initials": [("JR", JO), ("jr", JO), ("J R", JO), ("AMS", ANNE), ("zmo", ZOE)],
    "the role": [("SENCO", PATEL), ("class teacher", LEE), ("Teacher", LEE), ("psychologist", ZOE)],
    "one letter wrong": [
        ("Pattel", PATEL),
        ("Patl", PATEL),
        ("Petel", PATEL),
        ("Ptael", PATEL),
        ("Jo Rivets", JO),
    ],
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [pytest.param(*case, id=f"{why}: {case[0]}") for why, cases in CASES.items() for case in cases],
)
def test_a_name_means_the_person(typed: str, meant: Person) -> None:
    assert people.match(typed, ROOM) == (meant,)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ":",
        "Mrs",
        "Dr.",
        "Grandma",
        "Jo Smith",
        "Jo Rivers Patel",
        "J",
        "the teacher",
        "Pxxel",
        "Jo's",
        "Sam",
    ],
)
def test_what_is_nobodys_name_means_nobody(typed: str) -> None:
    assert people.match(typed, ROOM) == ()


@pytest.mark.parametrize("typed", ["Al", "Alli", "Aly", "Ail", "Leo", "Lees", "Joo", "Je"])
def test_a_short_name_is_never_mended(typed: str) -> None:
    assert people.match(typed, (ALI, LEE, JO)) == ()


@pytest.mark.parametrize("typed", ["Pxtxl", "Patelly", "Ptale", "Pa"])
def test_two_letters_wrong_are_too_many(typed: str) -> None:
    assert people.match(typed, ROOM) == ()


def test_two_people_with_the_name_are_both_meant() -> None:
    other = Person(name="Kit Rivers")
    assert people.match("Rivers", (JO, other)) == (JO, other)
    assert people.match("Jo Rivers", (JO, other)) == (JO,)


def test_two_people_one_letter_away_are_both_meant() -> None:
    other = Person(name="Mr Pavel")
    assert people.match("Pasel", (PATEL, other)) == (PATEL, other)
    assert people.match("Patel", (PATEL, other)) == (PATEL,)


def test_the_title_parts_two_people_of_one_name() -> None:
    mister = Person(name="Mr Patel")
    assert people.match("Mr Patel", (PATEL, mister)) == (mister,)
    assert people.match("Patel", (PATEL, mister)) == (PATEL, mister)


@pytest.mark.parametrize(
    ("earlier", "later", "typed"),
    [
        (Person(name="Jo"), Person(name="Jo Rivers"), "Jo"),
        (Person(name="Ann Carer"), Person(name="Lou Nash", role="Carer"), "Carer"),
        (Person(name="Lou Em"), Person(name="Kit Ash", role="le"), "le"),
        (Person(name="Lou Parent"), Person(name="Kit Parents"), "Parent"),
        (Person(name="Lou Nash", role="Nurse"), Person(name="Kit Nurses"), "Nurse"),
    ],
    ids=[
        "whole name before a word",
        "word before role",
        "initials before role",
        "word before a slip",
        "role before a slip",
    ],
)
def test_the_first_step_that_matches_decides(earlier: Person, later: Person, typed: str) -> None:
    assert people.match(typed, (earlier, later)) == (earlier,)
    assert people.match(typed, (later, earlier)) == (earlier,)


@pytest.mark.parametrize("typed", ["Sam", "Sammy", "sam rivers", "Samy"])
def test_the_child_comes_back_under_the_name_it_is_called(typed: str) -> None:
    assert people.match(typed, ROOM, SAM) == (Person(name="Sammy"),)


def test_a_child_known_by_its_first_name_is_one_person() -> None:
    assert people.match("Sam", ROOM, Child(name="Sam Rivers")) == (Person(name="Sam"),)


def test_the_family_name_is_the_parents_and_the_childs() -> None:
    assert people.match("Rivers", ROOM, SAM) == (JO, Person(name="Sammy"))


def test_a_child_without_a_name_is_nobody() -> None:
    assert people.match("Sam", ROOM, Child()) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mrs Patel", PATEL),
        ("patel", PATEL),
        ("Jo", JO),
        ("Marie", ANNE),
        ("Class teacher", LEE),
        ("senco", PATEL),
        ("Sam", Person(name="Sammy")),
    ],
)
def test_a_speaker_is_a_name_a_word_of_it_or_the_whole_role(typed: str, meant: Person) -> None:
    assert people.speaker(typed, ROOM, SAM) == (meant,)


@pytest.mark.parametrize(
    "typed", ["JR", "Teacher", "assistant", "Pattel", "Jo Rivets", "Ring", "14", "https"]
)
def test_a_speaker_is_not_guessed_from_initials_part_of_a_role_or_a_slip(typed: str) -> None:
    assert people.speaker(typed, ROOM, SAM) == ()


@pytest.mark.parametrize(
    ("words", "meant", "taken"),
    [
        ("Jo Rivers to ring", JO, "Jo Rivers"),
        ("Jo to ring", JO, "Jo"),
        ("Mrs Patel and Jo", PATEL, "Mrs Patel"),
        ("class teacher to ask", LEE, "class teacher"),
        ("Patel: ring", PATEL, "Patel:"),
        ("Jo, ring", JO, "Jo,"),
        ("  Jo ring", JO, "  Jo"),
        ("Anne Marie Smith rings", ANNE, "Anne Marie Smith"),
        ("Jo", JO, "Jo"),
    ],
)
def test_the_longest_run_of_words_that_is_a_name_is_taken(words: str, meant: Person, taken: str) -> None:
    found, length = people.longest(words, ROOM)
    assert (found, words[:length]) == ((meant,), taken)


@pytest.mark.parametrize("words", ["", "   ", "Grandma Jo to ring", "ring Jo"])
def test_no_name_at_the_start_takes_nothing(words: str) -> None:
    assert people.longest(words, ROOM) == ((), 0)


def test_a_name_of_two_people_is_taken_and_stays_open() -> None:
    other = Person(name="Kit Rivers")
    assert people.longest("Rivers to ring", (JO, other)) == ((JO, other), len("Rivers"))


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_text_may_be_asked_and_any_name_be_had(typed: str, name: str, role: str, child: str) -> None:
    room = (Person(name=name, role=role), JO)
    for found in (
        people.match(typed, room, Child(name=child)),
        people.speaker(typed, room, Child(name=child)),
    ):
        assert set(found) <= {*room, Person(name=Child(name=child).called)}
    _, length = people.longest(typed, room)
    assert 0 <= length <= len(typed)


@given(
    st.lists(
        st.sampled_from(["Mrs", "Patel", "Jo", "Rivers", "SENCO", "jr", "to", "Pattel"]), max_size=4
    ).map(" ".join)
)
def test_a_speaker_is_always_one_that_the_name_may_mean(typed: str) -> None:
    spoken = people.speaker(typed, ROOM)
    assert not spoken or people.match(typed, ROOM) == spoken
