"""Cutting a date from the start of a longer line."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import phrases

from .calendars import NO_TERMS, OAKFIELD, TODAY, iso


@pytest.mark.parametrize(
    ("words", "day", "cut"),
    [
        ("fri", "2026-11-27", "fri"),
        ("fri week so that we know", "2026-12-04", "fri week"),
        ("fri weekly", "2026-11-27", "fri"),
        ("11 dec 2026 at the latest", "2026-12-11", "11 dec 2026"),
        ("11 dec 26 at the latest", "2026-12-11", "11 dec 26"),
        ("the 11th of December, or earlier", "2026-12-11", "the 11th of December,"),
        ("  fri, then", "2026-11-27", "  fri,"),
        ("fri) and", "2026-11-27", "fri)"),
        ("Fri; 11 Dec", "2026-11-27", "Fri;"),
        ("Fri, 11 Dec", "2026-12-11", "Fri, 11 Dec"),
        ("fri 11 children come", "2026-11-27", "fri"),
        ("2 march 3.30pm @Jo", "2027-03-02", "2 march"),
        ("2 march 10 am", "2027-03-02", "2 march"),
        ("2 march 11 o'clock", "2027-03-02", "2 march"),
        ("2 march 1530", "2027-03-02", "2 march"),
        ("fri after school", "2026-11-27", "fri"),
        ("12 weeks of sessions", "2027-02-23", "12 weeks"),
        ("6 school weeks, then again", "2027-01-19", "6 school weeks,"),
        ("in 2 weeks' time we meet", "2026-12-08", "in 2 weeks' time"),
        ("end of term please", "2026-12-18", "end of term"),
        ("fri\n11 dec", "2026-11-27", "fri"),
        ("\nfri", "2026-11-27", "\nfri"),
        ("fri\u00a0week", "2026-12-04", "fri\u00a0week"),
        ("today", "2026-11-24", "today"),
    ],
)
def test_the_longest_run_that_reads_as_a_date_is_cut(words: str, day: str, cut: str) -> None:
    found = phrases.longest(words, TODAY, OAKFIELD)
    assert found is not None
    when, consumed = found
    assert when.date == iso(day)
    assert words[:consumed] == cut


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "x",
        "the",
        "12",
        "5 children",
        "Jo by fri",
        "may I",
        "the 11th hour",
        "today's list",
        "(fri)",
        "2 weeks before the review",
        "3 days ago",
        "two weeks after half term",
        "3 days from fri",
        "fri before the end of term",
        "fri before the review",
        "the monday after 11 january",
        "2 weeks into term",
        "end of week 3",
        "start of week 3 of term",
        "end of day 2",
        "the tuesday after the end of term",
        "mon-fri",
        "@Sam",
    ],
)
def test_where_no_date_starts_nothing_is_cut(words: str) -> None:
    assert phrases.longest(words, TODAY, OAKFIELD) is None


@pytest.mark.parametrize(
    ("words", "cut", "why"),
    [
        ("31 february ok", "31 february", "there is no 31 February"),
        ("wed 11 feb come", "wed 11 feb", "11 February 2027 is a Thursday, not a Wednesday"),
        ("this mon please", "this mon", "Monday of this week is already past"),
        ("11 dec 20 then", "11 dec 20", "Fri 11 Dec 2020 is past: if you mean it, write 2020 in full"),
    ],
)
def test_a_date_that_cannot_be_is_cut_with_its_reason_and_nothing_shorter_is_guessed(
    words: str, cut: str, why: str
) -> None:
    found = phrases.longest(words, TODAY, NO_TERMS)
    assert found is not None
    when, consumed = found
    assert (when.date, when.typed, when.caution) == (None, cut, why)
    assert words[:consumed] == cut


def test_a_term_word_without_term_dates_is_cut_with_its_reason() -> None:
    found = phrases.longest("end of term please", TODAY, NO_TERMS)
    assert found is not None
    assert (found[0].date, found[0].caution, found[1]) == (None, "no term dates are known", 11)


@pytest.mark.parametrize(
    ("line", "consumed"), [("fri " * 12_500, 3), ("fri" + " " * 50_000, 3), ("fri\t" + "x" * 50_000, 3)]
)
def test_a_very_long_line_gives_the_date_it_starts_with(line: str, consumed: int) -> None:
    found = phrases.longest(line, TODAY, NO_TERMS)
    assert found is not None
    assert (found[0].date, found[1]) == (date(2026, 11, 27), consumed)


@pytest.mark.parametrize("line", ["x" * 50_000, " " * 50_000, "\n" * 50_000, "1" * 50_000])
def test_a_very_long_line_without_a_date_gives_none(line: str) -> None:
    assert phrases.longest(line, TODAY, NO_TERMS) is None
