"""The next fair step in a family's copy: the gentlest one, with its source and without names."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from iepmeet.casebook.ladder import standing
from iepmeet.casebook.ladder_facts import Facts, LetterSent, if_it_lapses
from iepmeet.guidance.ladder import ladder
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.papers.next_step import next_step

from .reading import strict_reader, visible

TODAY = dt.date(2027, 2, 8)
HELD, LAPSED = dt.date(2026, 12, 8), dt.date(2027, 1, 15)
HAS = {"evidence": "4 dated rows", "meeting": "1 meeting", "promise": "2 promises", "child": "Sam Rivers"}
KEPT = Facts(plan=False, school="maintained", held=(HELD,), has=HAS)  # type: ignore[arg-type]


def said(facts: Facts, *, lapsed: bool = True) -> str:
    return "\n\n".join(next_step(standing(facts, ladder(facts.nation), TODAY), lapsed=lapsed))


def test_where_nothing_lapsed_it_says_what_would_come_first_if_it_did() -> None:
    text = said(if_it_lapses(KEPT, TODAY), lapsed=False)
    assert text.startswith(
        "### If support lapses: the next fair step\n\n**A kind reminder to whoever took on"
    )
    assert "- an action with its owner and day, from the minutes (in the casebook: 2 promises)" in text


def test_without_a_promise_no_reminder_of_one_comes_next() -> None:
    none = replace(KEPT, has={"evidence": "4 dated rows", "meeting": "1 meeting"})
    assert "**Meet again, sooner than planned**" in said(if_it_lapses(none, TODAY), lapsed=False)


def test_once_something_lapsed_it_is_no_longer_an_if() -> None:
    text = said(replace(KEPT, lapses=(LAPSED,), promises=(LAPSED,)))
    assert text.startswith("### The next fair step\n")


def test_a_letter_without_an_answer_comes_first() -> None:
    waiting = LetterSent(letter="chase", on=dt.date(2027, 2, 1), reply_by=dt.date(2027, 2, 12))
    text = said(replace(KEPT, lapses=(LAPSED,), promises=(LAPSED,), letters=(waiting,)))
    assert text.endswith(
        "sent on Mon 1 Feb 2027; an answer was asked for by Fri 12 Feb 2027. Its answer comes first."
    )


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("plan", [True, False])
def test_in_every_nation_it_names_its_source_and_leaves_the_choice_to_the_family(
    nation: Nation, plan: bool
) -> None:
    facts = if_it_lapses(replace(KEPT, nation=nation, plan=plan), TODAY)
    text = said(facts, lapsed=False)
    assert "checked 24 November 2026: check this." in visible(strict_reader().parse(text))
    assert "whether to take it, and when, is for you to decide" in text
    assert "Sam" not in text and "iepmeet" not in text


def test_what_is_to_be_checked_again_says_by_when() -> None:
    facts = if_it_lapses(replace(KEPT, nation="northern-ireland"), TODAY)
    assert "To be checked again by 31 March 2027." in said(facts, lapsed=False)
