"""The texts of letters: what they rest on, and that law stands in guidance alone and in its nation."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files
from pathlib import Path

import pytest

from iepmeet.errors import IepmeetError
from iepmeet.guidance import letters as texts
from iepmeet.guidance.letters import LetterText, every_kind, letters
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.guidance.rules import rules

SRC = Path(texts.__file__).parents[1]
GUIDANCE = SRC / "guidance"
STATUTE = re.compile(
    r"(?<!\w)(?:[A-Z]\w+ (?:and \w+ )*Act \(?\w*\)? ?(?:19|20)\d\d|Act (?:19|20)\d\d|Order 19\d\d"
    r"|[Ss]ections? \d+|[Rr]egulations? \d+|[Aa]rticles? \d+|paragraph \d+\.\d+"
    r"|SI \d{4}/\d+|SSI \d{4}/\d+|SR \d{4}/\d+|UK GDPR|Code of Practice|Equality Act)"
)
LETTER = """
[[letters]]
id = "hello"
title = "Hello"
fits = "At any time."
to = "{{co_ordinator}}"
subject = "Hello"
source = "A page"
checked = 2026-11-24
parts = [{{ text = "Dear {{{place}}}," }}]
{more}
"""
SHARED = """
[blanks]
co_ordinator = "[name]"
[[letters]]
id = "hello"
title = "Hello"
fits = "Always."
to = "{co_ordinator}"
subject = "Hello"
parts = [{ text = "Dear {co_ordinator}," }]
"""


def read(text: str, nation: Nation = "england") -> texts.Letters:
    return texts.read(text, "trial.toml", nation, SHARED)


def refused(text: str) -> str:
    with pytest.raises(IepmeetError) as trouble:
        read(text)
    return str(trouble.value)


def hello(place: str = "co_ordinator", more: str = "") -> str:
    return LETTER.format(place=place, more=more)


def words_of(letter: LetterText) -> str:
    said = [letter.to, letter.subject]
    said += [text for part in letter.parts for text in (part.text, part.lead, part.blank)]
    return "\n".join(said)


def every_letter() -> list[tuple[Nation, LetterText]]:
    return [(nation, letter) for nation in NATIONS for letter in letters(nation).texts.values()]


def test_no_letter_begins_the_time_that_its_own_writer_has() -> None:
    assert "the time its writer has" in refused(hello(more='clocks = ["mediation-contact"]'))
    for nation, letter in every_letter():
        assert not any(rules(nation)[id].own for id in letter.clocks)


def test_every_letter_has_its_source_and_the_day_it_was_checked() -> None:
    for nation, letter in every_letter():
        assert letter.source.strip()
        assert letter.checked == dt.date(2026, 11, 24)
        assert letter.fits.endswith(".")
        if nation == "northern-ireland":
            assert letter.until is not None


def test_england_has_all_ten_letters_and_each_nation_its_gentle_ones() -> None:
    assert list(letters("england").texts) == [
        "meeting",
        "thanks",
        "chase",
        "complaint",
        "la-plan",
        "la-no-plan",
        "early-review",
        "assessment",
        "school-record",
        "subject-access",
        "draft-reply",
    ]
    for nation in NATIONS:
        assert {"meeting", "thanks", "chase"} <= letters(nation).texts.keys()
    assert "reconsider" in every_kind()
    assert "complaint" not in letters("scotland").texts


def test_a_statute_is_named_only_where_a_part_says_that_it_cites_one() -> None:
    for _nation, letter in every_letter():
        for part in letter.parts:
            for words in (part.text, part.lead, part.blank):
                assert part.law or not STATUTE.search(words), (letter.id, words)
            assert not part.law or STATUTE.search(part.text), (letter.id, part.text)


def test_a_letter_cites_one_duty_and_no_more_than_one_act() -> None:
    for _nation, letter in every_letter():
        assert sum(part.law for part in letter.parts) <= 1, letter.id
        acts = re.findall(r"(?:Act|Order|Regulations) (?:\(\w+\) )?(?:19|20)\d\d", words_of(letter))
        assert len(set(acts)) <= 1, letter.id


def test_no_law_of_another_nation_stands_in_a_letter() -> None:
    own = {
        "england": ("Children and Families Act", "(England)", "SEND Code", "UK GDPR"),
        "wales": ("(Wales)",),
        "scotland": ("(Scotland)", "SSI"),
        "northern-ireland": ("(Northern Ireland)", "Article 20"),
    }
    foreign = {
        "england": ("(Wales)", "(Scotland)", "Northern Ireland", "IDP", "CSP", "ALN", "SENDIST"),
        "wales": ("Children and Families", "EHC", "SENCO", "(Scotland)", "section 36", "section 42", "CSP"),
        "scotland": ("Children and Families", "EHC", "SENCO", "(Wales)", "IDP", "section 42", "local offer"),
        "northern-ireland": (
            "Children and Families",
            "EHC",
            "(Wales)",
            "(Scotland)",
            "IDP",
            "CSP",
            "section 36",
        ),
    }
    for nation, letter in every_letter():
        words = words_of(letter)
        for name in foreign[nation]:
            assert name not in words, (nation, letter.id, name)
        for part in letter.parts:
            assert not part.law or any(name in part.text for name in own[nation]), (nation, letter.id)


def test_what_is_to_be_kept_out_stands_in_no_text_of_ours() -> None:
    for nation, letter in every_letter():
        for kept in letter.keep_out:
            for word in kept.words:
                found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words_of(letter), re.IGNORECASE)
                assert not found, (nation, letter.id, word)


def test_the_kept_out_of_the_facts_is_kept_out() -> None:
    england = letters("england").texts
    assert "best endeavours" not in words_of(england["la-plan"])
    assert "early review" not in words_of(england["la-no-plan"])
    assert "section 42" not in words_of(england["la-no-plan"])
    assert england["school-record"].schools == ("maintained",)
    assert "diagnosis" not in words_of(england["assessment"])
    assert "complain" not in words_of(england["chase"]).casefold()
    assert "right" not in re.findall(r"\w+", words_of(england["early-review"]))
    assert "{reply_within}" in words_of(england["complaint"])
    assert not re.search(r"\b\d+ (?:working|school)? ?days\b", words_of(england["complaint"]))


def test_a_day_for_a_reply_is_a_request_and_no_letter_demands() -> None:
    hard = re.compile(
        r"\b(demand|insist|must|failed|refused|ignored|breach|unlawful|legal action)\b", re.IGNORECASE
    )
    for _nation, letter in every_letter():
        assert not hard.search(words_of(letter)), letter.id
        for part in letter.parts:
            if "{reply_by}" in part.text:
                assert re.search(r"would help|please tell me by", part.text), letter.id


def test_no_statute_stands_in_code() -> None:
    found = {
        f"{path.relative_to(SRC)}: {hit.group()}"
        for path in SRC.rglob("*.py")
        if GUIDANCE not in path.parents
        for hit in STATUTE.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found


def test_what_letters_share_names_no_law() -> None:
    shared = files("iepmeet.guidance").joinpath("letters.toml").read_text(encoding="utf-8")
    assert not STATUTE.search(shared)


def test_a_letter_that_is_like_a_shared_one_changes_only_what_it_says() -> None:
    row = '[[letters]]\nid = "hi"\nlike = "hello"\nsource = "A page"\nchecked = 2026-11-24\ntitle = "Hi"\n'
    made = read(row).texts["hi"]
    assert (made.title, made.fits) == ("Hi", "Always.")
    assert 'like "nothing"' in refused(row.replace('"hello"', '"nothing"'))


def test_a_letter_that_names_what_there_is_not_does_not_load() -> None:
    assert read(hello()).texts["hello"].title == "Hello"
    assert 'it names "{nobody}"' in refused(hello("nobody"))
    assert "no such date" in refused(hello(more='clocks = ["never"]'))
    assert "has no source" in refused(hello().replace('"A page"', '""'))
    assert "no day it was checked" in refused(hello().replace("checked = 2026-11-24", ""))
    assert "its blanks are not texts" in refused("[blanks]\nx = 3\n")
    assert "unknown field" in refused(hello(more="extra = 1"))
