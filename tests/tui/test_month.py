"""A day for the review is chosen by looking at the months."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.tui.screens.month import MonthScreen
from iepmeet.tui.widgets.month_grid import MonthGrid

from .stage import SMALL, stage

pytestmark = pytest.mark.asyncio


async def test_review_alone_shows_the_months_with_the_days_offered(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/review")
        assert isinstance(on.app.screen, MonthScreen)
        assert "1 Tue 2 Mar 2027 12 weeks from today" in on.text("page")
        assert "2 Tue 19 Jan 2027 6 weeks from today, sooner because A2 has been promised twice" in on.text(
            "page"
        )
        assert "No school Mon 15 to Fri 19 Feb 2027, half term" in on.text("page")


@pytest.mark.parametrize(("key", "day"), [("1", dt.date(2027, 3, 2)), ("2", dt.date(2027, 1, 19))])
async def test_one_key_agrees_a_day_that_is_offered(tmp_path: Path, key: str, day: dt.date) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/review")
        await on.press(key)
        assert not isinstance(on.app.screen, MonthScreen)
        assert on.meeting.review and on.meeting.review.when.date == day


async def test_any_other_day_is_taken_by_enter_and_stands_in_the_line_to_go_on_with(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/review")
        await on.press("right", "down", "enter")
        assert on.line.text == "/review 10 March 2027 "
        await on.type("@Patel is it weekly?")
        await on.press("enter")
        review = on.meeting.review
        assert review and (review.when.date, review.arranges) == (dt.date(2027, 3, 10), "Mrs Patel")


async def test_the_day_the_cursor_is_on_says_what_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/review")
        await on.press("pageup")
        assert on.text("page").startswith("Mon 1 Feb 2027 · in 55 days · a school day")
        await on.press(*["down"] * 2)
        assert on.text("page").startswith("Mon 15 Feb 2027 · in about 10 weeks · no school, half term")


async def test_arrows_and_page_keys_go_on_to_other_months(tmp_path: Path) -> None:
    async with stage(tmp_path, size=SMALL) as on:
        await on.enter("/month december")
        grid = on.app.screen.query_one(MonthGrid)
        assert grid.day == dt.date(2026, 12, 1)
        await on.press("left")
        assert grid.day == dt.date(2026, 11, 30)
        await on.press("pagedown", "pagedown")
        assert grid.day == dt.date(2027, 1, 1)
        assert grid.chosen and grid.chosen.no_school == "New Year's Day"


async def test_a_click_takes_a_day(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/check")
        grid = on.app.screen.query_one(MonthGrid)
        # the third week of January 2027, its Thursday
        await on.pilot.click(grid, offset=(2 + 3 * 6 + 2, 2 + 3))
        await on.settle()
        assert on.line.text == "/check 21 January 2027 "


async def test_esc_goes_back_and_nothing_is_agreed(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("/review")
        await on.press("escape")
        assert not isinstance(on.app.screen, MonthScreen)
        assert on.meeting.review is None


async def test_what_is_due_is_on_its_day(tmp_path: Path) -> None:
    async with stage(tmp_path, ["! ring the clinic @Jo by 11 jan so that it is booked"]) as on:
        await on.enter("/month january")
        assert "Mon 11 Jan 2027 A5 is due, ring the clinic, Jo Rivers" in on.text("page")
