"""The words that are marked, and what the file offers in their place."""

from __future__ import annotations

import msgspec
import pytest

from iepmeet.guidance.wording import Part, Words, wording

WORDING = wording()
MARKED = [word for row in WORDING.vague + WORDING.blame for word in row.words]


def test_every_word_that_is_marked_is_in_the_file_once_in_small_letters() -> None:
    assert len(set(MARKED)) == len(MARKED)
    assert all(word == " ".join(word.casefold().split()) for word in MARKED)
    assert all(word[0].isalnum() and word[-1].isalnum() for word in MARKED)


@pytest.mark.parametrize(
    "word",
    [
        "as needed",
        "access to",
        "opportunities for",
        "regularly",
        "where possible",
        "try to",
        "when staffing allows",
        "ongoing",
        "support with",
    ],
)
def test_vague_words_have_a_question_to_ask_instead(word: str) -> None:
    (row,) = [row for row in WORDING.vague if word in row.words]
    assert row.instead.endswith("?")


@pytest.mark.parametrize(
    "word", ["failed", "refused", "ignored", "never", "always", "useless", "lied", "you people"]
)
def test_words_of_blame_have_a_neutral_way_to_say_it(word: str) -> None:
    (row,) = [row for row in WORDING.blame if word in row.words]
    assert row.instead.startswith(("Say ", "Put "))
    assert row.instead.endswith(".")


def test_what_is_offered_instead_is_not_vague_and_does_not_blame() -> None:
    for row in (*WORDING.vague, *WORDING.blame):
        assert not [word for word in MARKED if f" {word} " in f" {row.instead.casefold()} "]


def test_the_five_parts_of_a_support_each_have_a_question() -> None:
    assert [part.id for part in WORDING.parts] == ["what", "who", "how-much", "how-often", "where"]
    assert all(part.ask.endswith("?") and part.words for part in WORDING.parts)


def test_the_file_says_where_it_is_from_and_when_it_was_looked_through() -> None:
    assert WORDING.about.source
    assert WORDING.about.checked.year >= 2026
    assert wording() is WORDING


def test_a_slip_in_the_file_does_not_go_unseen() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"words": ["x"], "insted": "y"}, Words)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "when", "ask": "When?", "words": ["x"]}, Part)
