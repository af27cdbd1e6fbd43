from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from iepmeet.agenda.model import Expected, Per
from iepmeet.casebook.pattern_words import in_words, verdict, week_by_week
from iepmeet.casebook.patterns import Pattern, Word, pattern
from iepmeet.dates.school import Calendar

from .school import OAKFIELD, eight_weeks, on

FRIDAY = dt.date(2026, 11, 27)
WEEKLY = Expected(times=1, per="week", start=dt.date(2026, 9, 28))


def test_the_word_stands_with_its_rule_and_the_figures_with_what_they_rest_on() -> None:
    assert in_words(pattern(WEEKLY, eight_weeks(), OAKFIELD, FRIDAY)) == (
        "Systematic: at least 3 sessions missed, a third or more of the known ones, over 4 taught weeks or "
        "more (here 5 of 8 over 8 taught weeks).",
        "8 sessions were expected from 28 September 2026 to 27 November 2026 (1 a week in 8 taught weeks, "
        "holidays not counted): 3 delivered, 5 missed.",
        "Cancelled sessions count as missed: 1 of the 5.",
        "Longest gap, as recorded: 2 taught weeks in a row without a session delivered, even in part.",
        "In the last 4 taught weeks 1 of 4 known sessions was delivered; in the 4 before, 2 of 4.",
    )


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    said = " ".join(in_words(pattern(WEEKLY, eight_weeks()[:2], Calendar(), FRIDAY)))
    assert "Too few to say: fewer than 3 sessions are known (here 2)." in said
    assert "1 delivered, 1 missed, 7 unknown." in said
    assert "such a session may have taken place or not" in said
    assert "even in part; nothing is recorded for 7 of them." in said
    assert "No term dates are known for 9 taught weeks: holidays may be among them." in said


def test_what_is_counted_apart_is_said() -> None:
    rows = [*eight_weeks(), on(9, 29), on(10, 27), on(9, 22), on(12, 1)]
    said = in_words(pattern(WEEKLY, rows, OAKFIELD, FRIDAY))
    assert "1 session was recorded beyond those expected in the same stretch of time." in said
    assert "1 session is dated outside school time and not counted." in said
    assert "1 session is dated before 28 September 2026 and not counted." in said
    assert "1 session is dated after 27 November 2026 and not counted." in said


def test_a_half_term_without_term_dates_says_that_it_cannot_be_counted() -> None:
    said = in_words(pattern(Expected(times=2, per="half-term"), eight_weeks(), Calendar(), FRIDAY))
    assert said[-1] == "What was expected (2 a half term) needs term dates to be counted."
    assert (
        "8 sessions are recorded from 29 September 2026 to 27 November 2026: 3 delivered, 5 missed." in said
    )


def test_nothing_at_all_is_said_plainly() -> None:
    assert in_words(pattern(Expected(times=1), [], OAKFIELD, FRIDAY)) == (
        "Too few to say: fewer than 3 sessions are known (here 0).",
        "No session is recorded yet.",
    )


def test_the_strip_says_what_its_signs_mean_and_only_of_those_it_has() -> None:
    found = pattern(WEEKLY, eight_weeks(), OAKFIELD, FRIDAY)
    assert week_by_week(found) == "3 of 8: ■□□■□□■□ (■ delivered, □ missed)"
    assert week_by_week(found, ascii=True) == "3 of 8: X..X..X. (X delivered, . missed)"
    assert week_by_week(pattern(Expected(times=1), [], OAKFIELD, FRIDAY)) == ""


@pytest.mark.parametrize("per", get_args(Per))
def test_every_period_has_words(per: Per) -> None:
    found = pattern(Expected(times=1, per=per, start=dt.date(2026, 9, 3)), eight_weeks(), OAKFIELD, FRIDAY)
    assert f"(1 a {'school day' if per == 'day' else per.replace('-', ' ')} in" in in_words(found)[1]


def test_no_word_goes_without_its_rule() -> None:
    kinds: dict[Word, Pattern] = {}
    for number in range(9):
        found = pattern(WEEKLY, eight_weeks()[:number], OAKFIELD, FRIDAY)
        kinds[found.word] = found
    kinds["none missed"] = pattern(WEEKLY, [on(9, 29), on(10, 6), on(10, 13)], OAKFIELD, FRIDAY)
    kinds["occasional"] = pattern(WEEKLY, [on(9, 29), on(10, 6), on(10, 13, "missed")], OAKFIELD, FRIDAY)
    assert set(kinds) == set(get_args(Word))
    for word, found in kinds.items():
        assert verdict(found).startswith(f"{word.capitalize()}: ")
        assert "known" in verdict(found)
