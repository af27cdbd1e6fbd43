from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.ids import made_from, with_ids
from iepmeet.agenda.model import Concern


def ids(*concerns: tuple[str, str]) -> tuple[list[str], int]:
    made, found = with_ids([(("concerns", n), Concern(id=i, title=t)) for n, (i, t) in enumerate(concerns)])
    return [concern.id for concern in made], len(found)


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Speech and language sessions missed", "speech-and-language-sessions-missed"),
        ("Next term's targets", "next-terms-targets"),
        ("Siân: ŵy / 30%", "sian-wy-30"),
        ("数学", "数学"),
        ("🙂", "concern"),
    ],
)
def test_an_id_is_made_from_the_words_of_the_title(title: str, made: str) -> None:
    assert made_from(title) == made


def test_equal_titles_are_numbered_and_do_not_clash() -> None:
    assert ids(("", "Salt"), ("", "Salt"), ("", "salt!")) == (["salt", "salt-2", "salt-3"], 0)


def test_a_written_id_comes_before_a_made_one_wherever_it_stands() -> None:
    assert ids(("", "Salt"), ("salt", "Speech")) == (["salt-2", "salt"], 0)


def test_two_written_ids_clash_and_both_concerns_stay() -> None:
    assert ids(("salt", "Speech"), ("salt", "Meals"), ("", "Salt")) == (["salt", "salt-2", "salt-3"], 1)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "a-2", "b"]), st.sampled_from(["a", "A!", "b", "a 2", "🙂"]))
    )
)
def test_no_two_concerns_ever_have_the_same_id(concerns: list[tuple[str, str]]) -> None:
    made, _ = ids(*concerns)
    assert len(set(made)) == len(concerns)
    assert all(made)
