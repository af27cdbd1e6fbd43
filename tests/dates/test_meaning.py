"""A table of rules: the first that knows the words reads them."""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates.meaning import Context, Meaning, Rule, Table

from .calendars import NO_TERMS, TODAY

CONTEXT = Context(TODAY, NO_TERMS)


def _only_may(match: re.Match[str], context: Context) -> Meaning | None:
    return Meaning(date(2027, 5, 1), "may") if match["word"] == "may" else None


def _any_word(match: re.Match[str], context: Context) -> Meaning:
    return Meaning(context.today, match["word"])


ONLY_MAY = Rule("(?P<word>[a-z]+)", _only_may)
TWICE = Rule("(?P<sep>[-.])(?P<word>[a-z]+)(?P=sep)", _any_word)
ANY_WORD = Rule("the (?P<word>[a-z]+)|(?P<plain>[a-z]+)", lambda match, context: Meaning(said="any"))
TABLE = Table(ONLY_MAY, TWICE, ANY_WORD)


def test_the_first_rule_that_knows_the_words_reads_them() -> None:
    assert TABLE.first("may", CONTEXT) == (ONLY_MAY, Meaning(date(2027, 5, 1), "may"))
    assert TABLE.first("-june-", CONTEXT) == (TWICE, Meaning(TODAY, "june"))


def test_a_rule_that_finds_it_is_another_form_leaves_it_to_the_next() -> None:
    assert TABLE.first("june", CONTEXT) == (ANY_WORD, Meaning(said="any"))


def test_what_no_rule_knows_whole_is_unknown() -> None:
    assert [TABLE.first(text, CONTEXT) for text in ("", "may be", "-june.", "the may be")] == [None] * 4
