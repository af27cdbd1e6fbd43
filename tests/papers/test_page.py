from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iepmeet.papers.page import hand_edited, page_hash, sealed

from .texts import typed


def test_the_last_line_names_the_record_and_the_hash_of_the_page() -> None:
    page = sealed("# Minutes\n\nWords\n\n", "9f2c41d0")
    last = page.splitlines()[-1]
    assert page.startswith("# Minutes\n\nWords\n\nTo check")
    assert last == f"To check this copy: record 9f2c41d0, page {page_hash(page)}."
    assert page.endswith(".\n")


@given(typed, st.sampled_from(["9f2c41d0", "", "a*b"]))
def test_a_page_as_it_was_made_is_not_called_edited(text: str, fingerprint: str) -> None:
    assert not hand_edited(sealed(text, fingerprint))


def test_what_a_program_does_to_a_file_without_asking_is_no_edit() -> None:
    page = sealed("# Minutes\n\nWords", "9f2c41d0")
    assert not hand_edited(page.replace("\n", "\r\n"))
    assert not hand_edited("\ufeff" + page)
    assert not hand_edited(page.rstrip("\n"))
    assert not hand_edited(page + "\n\n")


@given(st.data())
def test_any_other_character_changed_is_an_edit(data: st.DataObject) -> None:
    page = sealed("# Minutes\n\n- Words by Mrs Patel, 10 October", "9f2c41d0").rstrip("\n")
    place = data.draw(st.integers(0, len(page) - 1))
    put = data.draw(
        st.sampled_from(["", "x", "1", "\u00e9", page[place] + " "]).filter(lambda new: new != page[place])
    )
    assert hand_edited(page[:place] + put + page[place + 1 :])


def test_words_after_the_last_line_are_an_edit_and_so_is_a_page_without_one() -> None:
    page = sealed("# Minutes", "9f2c41d0")
    assert hand_edited(page + "\nAlso agreed: a lunch club.\n")
    assert hand_edited("# Minutes\n")
    assert hand_edited("")


def test_two_records_do_not_give_one_hash() -> None:
    assert page_hash(sealed("# Minutes", "9f2c41d0")) != page_hash(sealed("# Minutes", "9f2c41d1"))
