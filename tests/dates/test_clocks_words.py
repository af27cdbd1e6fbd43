"""Dates the law gives, as they are shown."""

from __future__ import annotations

from datetime import date

import pytest

from iepmeet.dates import clocks
from iepmeet.dates.clocks_words import aim, answer, listed, period_said, shown
from iepmeet.guidance import rules

from .calendars import OAKFIELD
from .working_out import TODAY, work


def test_each_step_of_an_appeal_is_shown() -> None:
    done = work("tribunal-appeal", "2026-10-01", certificate="2026-11-29")
    assert done.steps == (
        "2 months after Thu 1 Oct 2026 (the date on the local authority's decision letter) "
        "end on Tue 1 Dec 2026.",
        "1 month after Sun 29 Nov 2026 (the date on the mediation certificate) ends on Tue 29 Dec 2026.",
        "The later of these is Tue 29 Dec 2026.",
        "Tue 29 Dec 2026 falls in 25 December to 1 January: it moves to the first working day after "
        "1 January 2027, Mon 4 Jan 2027.",
    )
    assert done.cautions == ()
    assert [source.source.split(",")[-1] for source in done.sources][1] == " rule 12(3)(a); page of IPSEA"


def test_a_weekend_move_names_the_rule_it_rests_on() -> None:
    done = work("tribunal-appeal", "2026-11-09", certificate="2026-11-10")
    assert done.ends == date(2027, 1, 11)
    assert "Sat 9 Jan 2027" in done.steps[0]
    assert "no working day (it is a Saturday)" in done.steps[-1]
    assert "rule 12(2)" in done.sources[1].source


def test_a_short_month_is_said() -> None:
    assert "(February has no 31st: its last day counts.)" in work("subject-access", "2027-01-31").steps[0]
    assert "(February has no 30th: its last day counts.)" in work("subject-access", "2027-01-30").steps[0]
    assert "its last day" not in work("subject-access", "2027-01-28").steps[0]


def test_at_least_about_from_and_before_are_said() -> None:
    assert answer(work("ehc-draft-reply", "2027-03-01")) == "At least until Mon 15 Mar 2027"
    assert answer(work("ni-final", "2027-01-12")) == "About Mon 12 Jul 2027"
    assert answer(work("sco-csp-review", "2026-04-15")) == "From Thu 15 Apr 2027"
    assert answer(work("ni-review-papers", "2027-04-15")) == "By Thu 1 Apr 2027, or earlier"
    assert answer(work("review-report", "2027-04-15")) == "By Thu 29 Apr 2027"


def test_only_the_familys_own_deadlines_have_a_day_to_aim_for() -> None:
    assert aim(work("ni-sendist", "2026-06-15")).startswith("Aim for Fri 14 Aug 2026")
    assert aim(work("review-decision", "2026-06-15")) == ""


def test_sources_that_differ_are_both_shown() -> None:
    lines = [line for block in shown(work("sco-csp-prepare", "2026-11-24")) for line in block]
    assert any(line.startswith("West Dunbartonshire") for line in lines)
    assert any(line.startswith("North Lanarkshire") for line in lines)


@pytest.mark.parametrize("id", sorted(rules.every_rule()))
def test_every_date_names_its_source_the_day_it_was_checked_and_says_check_this(id: str) -> None:
    rule = rules.every_rule()[id]
    starts = {rule.starts[0].option: TODAY} if rule.starts else {}
    number = 5 if clocks.asks_number(rule) else None
    done = clocks.worked(rule, starts, OAKFIELD, TODAY, number=number)
    assert (done.ends is None) is (not rule.starts)
    said = "\n".join(line for block in shown(done) for line in block)
    in_list = "\n".join(listed(rule))
    for words in (said, in_list):
        assert rule.source in words
        assert "checked 24 November 2026" in words
        assert "check this" in words.lower()
        assert "legal advice" not in words
        assert ("To be checked again by" in words) is (rule.until is not None)
    for other in rule.exceptions:
        assert other.due in said
        assert other.source in said


def test_the_list_says_what_a_rule_is_counted_from() -> None:
    assert period_said(rules.find("tribunal-appeal")) == (
        "2 months after the date on the local authority's decision letter",
        "or, later, 1 month after the date on the mediation certificate (--certificate)",
    )
    assert period_said(rules.find("ni-review-papers")) == (
        "At least 2 weeks before the day of the review meeting",
    )
    assert "whether that day counts was not found" in period_said(rules.find("ni-final"))[0]
    assert period_said(rules.find("sco-csp-early-review"))[1].startswith("or 12 weeks where")
    assert "8 weeks and a further 8 weeks" in period_said(rules.find("wal-etw-appeal-dr"))[0]
