"""What a row of guidance says decides the day, and no code does; and what holds for all days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.dates import clocks
from iepmeet.dates.clocks import Worked
from iepmeet.dates.school import Calendar
from iepmeet.guidance import rules
from iepmeet.guidance.model import NATIONS, Nation, Rule

from .calendars import NO_TERMS, calendars, days, iso
from .working_out import TODAY, work

# the nation's days as a list of one's own: the library is asked once, not for each of thousands of days
LISTED = Calendar(bank_holidays=tuple(holidays.country_holidays("GB", subdiv="ENG", years=range(2025, 2031))))


def changed(tmp_path: Path, nation: Nation, id: str, old: str, new: str) -> Rule:
    """The rule as a copy of its nation's file has it in which one thing was changed, once, in its row."""
    text = (files("iepmeet.guidance") / nation / "clocks.toml").read_text(encoding="utf-8")
    at = text.index(f'id = "{id}"')
    copy = tmp_path / "clocks.toml"
    assert old in text[at:]
    copy.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")
    return rules.read(copy.read_text(encoding="utf-8"), "clocks.toml", nation).rules[id]


@pytest.mark.parametrize(
    ("nation", "id", "old", "new", "start", "before", "after"),
    [
        ("england", "ehc-no-plan", "16 weeks", "17 weeks", "2026-01-12", "2026-05-04", "2026-05-11"),
        ("england", "tribunal-appeal", "2 months", "3 months", "2026-10-01", "2026-12-01", "2027-01-04"),
        (
            "england",
            "tribunal-appeal",
            '"tribunal-holidays", ',
            "",
            "2026-10-29",
            "2027-01-04",
            "2026-12-29",
        ),
        (
            "england",
            "tribunal-appeal",
            "next working day",
            "none",
            "2026-11-09",
            "2027-01-11",
            "2027-01-09",
        ),
        ("wales", "wal-etw-appeal", '"same"', '"next"', "2026-04-28", "2026-06-23", "2026-06-24"),
        (
            "northern-ireland",
            "ni-no-statement",
            "2 weeks",
            "10 days",
            "2026-04-20",
            "2026-05-03",
            "2026-04-29",
        ),
    ],
)
def test_changing_a_row_changes_the_day_without_any_code(
    tmp_path: Path, *, nation: Nation, id: str, old: str, new: str, start: str, before: str, after: str
) -> None:
    starts = {"from": iso(start)}
    assert str(clocks.worked(rules.find(id), starts, NO_TERMS, TODAY).ends) == before
    rule = changed(tmp_path, nation, id, old, new)
    assert str(clocks.worked(rule, starts, NO_TERMS, TODAY).ends) == after


def test_changing_the_row_of_a_move_changes_every_rule_that_names_it(tmp_path: Path) -> None:
    text = (files("iepmeet.guidance") / "england" / "clocks.toml").read_text(encoding="utf-8")
    text = text.replace('first = "08-01", last = "08-31"', 'first = "07-20", last = "08-31"')
    rule = rules.read(text, "clocks.toml", "england").rules["tribunal-appeal"]
    assert clocks.worked(rule, {"from": date(2026, 5, 25)}, NO_TERMS, TODAY).ends == date(2026, 9, 1)
    assert work("tribunal-appeal", "2026-05-25").ends == date(2026, 7, 27)


def appeals(*, certified_after: int | None = None) -> Iterator[Worked]:
    """An appeal for every day of a letter whose two months end from 2026 to 2029."""
    rule = rules.find("tribunal-appeal")
    for number in range(4 * 365 + 1 + 61):
        letter = date(2025, 11, 1) + timedelta(days=number)
        starts = {"from": letter}
        if certified_after is not None:
            starts["certificate"] = letter + timedelta(days=certified_after)
        yield clocks.worked(rule, starts, LISTED, TODAY)


@pytest.mark.parametrize("certified_after", [None, 20, 45, 59])
def test_an_appeal_never_ends_on_a_day_off_at_christmas_or_in_august(certified_after: int | None) -> None:
    off = set(LISTED.bank_holidays or ())
    seen = []
    for done in appeals(certified_after=certified_after):
        assert done.ends is not None
        assert done.aim_for is not None
        seen.append(done.ends)
        for day in (done.ends, done.aim_for):
            assert day.weekday() < 5
            assert day not in off
        assert done.ends.month != 8
        assert not date(done.ends.year, 12, 25) <= done.ends
        assert (done.ends.month, done.ends.day) != (1, 1)
        assert done.aim_for <= done.ends
    assert seen[0] <= date(2026, 2, 20)
    assert seen[-1] >= date(2029, 12, 24)


def test_a_later_letter_never_gives_an_earlier_day() -> None:
    ends = [done.ends for done in appeals() if done.ends]
    assert ends == sorted(ends)


@given(
    rule=st.sampled_from([rule for nation in NATIONS for rule in rules.rules(nation).values()]),
    start=days(),
    calendar=calendars(),
    today=days(),
)
def test_every_rule_can_be_worked_out_from_any_day(
    rule: Rule, start: date, calendar: Calendar, today: date
) -> None:
    starts = {one.option: start for one in rule.starts}
    number = 7 if clocks.asks_number(rule) else None
    done = clocks.worked(rule, starts, calendar, today, number=number)
    assert (done.ends is None) is (not rule.starts)
    assert all(step.endswith((".", ")")) for step in done.steps)
    if done.ends and not any(one.before for one in rule.starts):
        assert done.ends >= start
        assert (done.aim_for is not None) is rule.own
        assert done.aim_for is None or done.aim_for <= done.ends
