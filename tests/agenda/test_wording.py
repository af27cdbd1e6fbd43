"""What is marked in the writer's own words, and what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.checkable import lacks
from iepmeet.agenda.model import Child, Person
from iepmeet.agenda.quoted import quoted
from iepmeet.agenda.wording import marks
from iepmeet.guidance.wording import Words, wording

WORDING = wording()
EVERY = (*WORDING.vague, *WORDING.blame)
SAM = Child(name="Sam Rivers", known_as="Sammy")
HART = Person(name="Kay Hart", role="Speech assistant")
PIECES = st.lists(
    st.sampled_from(
        [*"\"“”„«»'‘’ \n>.,()5x", "never ", "as needed", " always", "don't care", "ıgnored", "FAİL", "boys' "]
    )
    | st.characters(),
    max_size=30,
).map("".join)


def marked(text: str, *, blame: bool = True) -> list[str]:
    return [mark.words for mark in marks(text, WORDING, blame=blame)]


def lacking(text: str) -> list[str]:
    return [part.id for part in lacks(text, WORDING, people=(HART,), child=SAM)]


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.words[0])
def test_every_word_of_the_file_is_found_with_what_helps_more(row: Words) -> None:
    for word in row.words:
        text = f"We were told {word.upper()}, and so on"
        (mark,) = marks(text, WORDING, blame=True)
        assert mark.words == text[mark.start : mark.end] == word.upper()
        assert mark.instead == row.instead
        assert mark.kind == ("vague" if row in WORDING.vague else "blame")


def test_blame_is_marked_only_where_it_is_asked_for() -> None:
    text = "The school never rang; support as needed"
    assert marked(text, blame=False) == ["as needed"]
    assert marked(text) == ["never", "as needed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Support  as\nneeded", ["as\nneeded"]),
        ("They don’t care, and I don't care", ["don’t care", "don't care"]),
        ("A never-ending list, and failures of nerve", []),
        ("Irregularly; nonever; accessible to all", []),
        ("On-going. ONGOING", ["On-going", "ONGOING"]),
        ("Regularly, where possible", ["Regularly", "where possible"]),
        ("", []),
    ],
)
def test_whole_words_are_marked_in_any_writing(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "you never listen" and I never do', ["never"]),
        ("He said “you never listen” and I always do", ["always"]),
        ("‘Never’, she said; always", ["always"]),
        ("'He is never in' was the answer, as always", ["always"]),
        ("“We never said “always” to you”, useless", ["useless"]),
        ('"We never said "always" to you", useless', ["useless"]),
        ("„Never“ and «never», always", ["always"]),
        ('said:"never" always', ["always"]),
        ("”never” always", ["always"]),
        ("(“never”) always", ["always"]),
        ("> you never rang\nThey always say so", ["always"]),
        ('"He never comes, and I always do', []),
        ("She said 'never\nI always ask", ["always"]),
        ('The 5" ruler is never there', ["never"]),
        ("The boys' room is never open; it's useless", ["never", "useless"]),
        ("‘The boys’ room is never open’, always", ["always"]),
        ("I don't say never", ["never"]),
    ],
)
def test_a_quote_is_left_alone(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@given(PIECES)
def test_whatever_the_text_marks_stand_in_order_on_their_own_words_and_outside_every_quote(text: str) -> None:
    found = marks(text, WORDING, blame=True)
    spans = quoted(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    at = 0
    for mark in found:
        assert at <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == mark.words
        assert mark.instead
        assert not [span for span in spans if span[0] < mark.end and mark.start < span[1]]
        at = mark.end


@given(st.text(alphabet=st.characters(exclude_characters="\"“”„«»'‘’\n\r"), max_size=40), PIECES)
def test_words_in_a_pair_of_marks_are_left_alone_whatever_stands_behind(inside: str, behind: str) -> None:
    for opened, closed in ("“”", "««", "«»", '""', "„“"):
        text = f"{opened}never{inside}always{closed} {behind}"
        assert min((mark.start for mark in marks(text, WORDING, blame=True)), default=99) > 11 + len(inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 30-minute session each week with the speech assistant, in the quiet room", []),
        ("Ms Bell reads with Sam for a quarter of an hour every morning in the library", []),
        ("Phonics on Mondays, 20 minutes, with Kay, in Room 4", []),
        ("Speech therapy", ["who", "how-much", "how-often", "where"]),
        ("Movement breaks as needed", ["who", "how-much", "how-often", "where"]),
        ("Sam has weekly support", ["what", "who", "how-much", "where"]),
        ("Support for Sammy", ["what", "who", "how-much", "how-often", "where"]),
        ("Reading with Kay, weekly", ["how-much", "where"]),
        ("Picture timetable on Sam's table each morning", ["who"]),
        ("Speech therapy (IEP, 8 September 2026)", ["who", "how-much", "how-often", "where"]),
        ("Four sessions of 15 minutes a week with Miss Green's reading group", ["where"]),
        ("", []),
        (" - ", []),
        ("Sesiwn iaith bob wythnos gyda", []),
    ],
)
def test_the_missing_parts_of_a_support_are_named(text: str, expected: list[str]) -> None:
    assert lacking(text) == expected


def test_what_is_missing_comes_with_its_question() -> None:
    (part,) = lacks("Picture timetable on the table each morning", WORDING)
    assert part.ask == "Who does it?"


@pytest.mark.parametrize(
    ("added", "part"),
    [
        (" with Kay", "who"),
        (" by the class teacher", "who"),
        (" with Mr Lee", "who"),
        (" for 20 minutes", "how-much"),
        (" for half an hour", "how-much"),
        (" twice a week", "how-often"),
        (" on Tuesdays", "how-often"),
        (" 3x", "how-often"),
        (" in the library", "where"),
        (" at home", "where"),
    ],
)
def test_a_part_that_is_added_is_no_longer_missing(added: str, part: str) -> None:
    assert part in lacking("Speech therapy")
    assert part not in lacking(f"Speech therapy{added}")


@given(PIECES | st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    parts = [part.id for part in lacks(text, WORDING, people=(HART,), child=SAM)]
    assert parts == [part.id for part in WORDING.parts if part.id in parts]
