"""What the titles of events say, in the many ways in which councils word them."""

from __future__ import annotations

import pytest

from iepmeet.dates.event_titles import Meaning, meaning, number, part, season


@pytest.mark.parametrize(
    ("title", "means"),
    [
        ("Term starts", "first day"),
        ("Autumn term begins", "first day"),
        ("First day of term", "first day"),
        ("Start of the Spring Term", "first day"),
        ("Schools re-open", "first day"),
        ("School reopens after half term", "first day"),
        ("Pupils return to school", "first day"),
        ("Term begins for staff and pupils", "first day"),
        ("Term 3 starts", "first day"),
        ("School year 2026/27 begins", "first day"),
        ("Autumn Term 2026 begins", "first day"),
        ("Summer term: first day", "first day"),
        ("Half term 2 begins", "first day"),
        ("Summer Term ends at 1:30pm", "last day"),
        ("Autumn term - last day", "last day"),
        ("Last day to order photographs", "unknown"),
        ("First day for donations", "unknown"),
        ("Summer term begins - staff only", "inset"),
        ("Term ends", "last day"),
        ("Last day of term", "last day"),
        ("End of Summer term", "last day"),
        ("Schools close", "last day"),
        ("Schools close for half term", "last day"),
        ("School breaks up for Christmas holidays", "last day"),
        ("Break up for Easter", "last day"),
        ("Last day before half term", "last day"),
        ("Staff return", "staff"),
        ("Half term begins", "holiday begins"),
        ("First day of half-term", "holiday begins"),
        ("School holidays start", "holiday begins"),
        ("Half term ends", "holiday ends"),
        ("Local holiday", "holiday"),
        ("School closed", "holiday"),
        ("Occasional day", "holiday"),
        ("INSET", "inset"),
        ("In-service day", "inset"),
        ("Staff training day", "inset"),
        ("Professional development day", "inset"),
        ("PD day", "inset"),
        ("School closed to pupils", "inset"),
        ("Teacher Training Day – school closed", "inset"),
        ("May Day bank holiday", "bank holiday"),
        ("Good Friday - schools closed", "bank holiday"),
        ("Term starts, term ends", "unclear"),
        ("Half term", "unclear"),
        ("Autumn term", "unclear"),
        ("Year 7 term starts", "some pupils"),
        ("Parents' evening", "unknown"),
        ("School play begins", "unknown"),
        ("Back to school evening", "unknown"),
        ("School admissions close", "unknown"),
        ("Breakfast club", "unknown"),
        ("Library closed", "unknown"),
        ("Spring clean", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_title_of_a_single_day_has_a_meaning(title: str, means: Meaning) -> None:
    assert meaning(title, 1) == means


@pytest.mark.parametrize(
    ("title", "days", "means"),
    [
        ("October half term", 5, "holiday"),
        ("Autumn half term 1", 52, "term"),
        ("School closed for half term", 40, "unclear"),
        ("Christmas", 16, "holiday"),
        ("Summer holidays", 42, "holiday"),
        ("Spring Term", 80, "term"),
        ("Term 4", 40, "term"),
        ("Autumn 2", 47, "term"),
        ("Term time", 60, "unknown"),
        ("Spring term", 5, "unclear"),
        ("INSET days", 2, "inset"),
        ("INSET", 30, "unclear"),
        ("Easter bank holidays", 4, "bank holiday"),
        ("Summer reading challenge", 60, "unknown"),
        ("Christmas fair", 3, "unknown"),
        ("Half term holiday club", 5, "unknown"),
    ],
)
def test_the_title_of_many_days_has_a_meaning(title: str, days: int, means: Meaning) -> None:
    assert meaning(title, days) == means


def test_a_title_names_the_season_the_part_or_the_number_of_its_term() -> None:
    assert [season(title) for title in ("Autumn term 1", "Spring 2", "Summer", "Spring holiday")] == [
        "autumn",
        "spring",
        "summer",
        "",
    ]
    assert [part(title) for title in ("Autumn term 1", "Spring 2", "Term 2", "Summer 2027")] == [1, 2, 0, 0]
    assert [number(title) for title in ("Term 3", "Autumn term 2", "Term 2026")] == [3, 0, 0]
