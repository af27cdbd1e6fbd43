"""Home over months: what is due, the children, the fair steps; one key keeps that something was done."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from iepmeet import clock
from iepmeet.casebook import diary
from iepmeet.live import around, demo
from iepmeet.live.around import Around
from iepmeet.live.home import at_first, looked_at
from iepmeet.tui.app import HomeApp

from .pages import press, text, type_in
from .stage import USUAL, terminal

pytestmark = pytest.mark.asyncio
NOW = "2026-11-25T12:00"
TODAY = dt.date(2026, 11, 25)
TALL = (100, 60)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with terminal(**{clock.VARIABLE: NOW}):
        place = tmp_path_factory.mktemp("sample") / "robin"
        demo.make(place, clock.now())
    return place


@pytest.fixture
def home(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPMEET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("IEPMEET_RECENT", "0")
    (tmp_path / "here").mkdir()
    shutil.copytree(sample, tmp_path / "home" / "robin")
    return tmp_path / "home"


def looks(home: Path | None) -> Callable[[Path, Callable[[], bool]], Around]:
    def look(folder: Path, going_on: Callable[[], bool]) -> Around:
        return around.look(folder, TODAY, home=home, going_on=going_on)

    return look


@asynccontextmanager
async def at_home(
    home: Path, folder: Path | None = None, size: tuple[int, int] = TALL, until: str = "Children"
) -> AsyncIterator[Pilot[str]]:
    """Home as it is once the casebooks were looked into."""
    folder = folder or home.parent / "here"
    with terminal(**{clock.VARIABLE: NOW}):
        app = HomeApp(at_first(folder, TODAY), TODAY, lambda one: looked_at(one, TODAY), around=looks(home))
        async with app.run_test(size=size) as pilot:
            await see(pilot, until)
            yield pilot


async def see(pilot: Pilot[str], words: str) -> None:
    for _ in range(300):
        if words in text(pilot):
            return
        await pilot.pause(0.01)
    raise AssertionError((words, text(pilot)))


async def see_no_more(pilot: Pilot[str], words: str) -> None:
    for _ in range(300):
        if words not in text(pilot):
            return
        await pilot.pause(0.01)
    raise AssertionError((words, text(pilot)))


async def go_to(pilot: Pilot[str], words: str) -> None:
    """To the row with these words, from the top down."""
    await press(pilot, *["up"] * 20)
    for _ in range(30):
        row = next((row for row in text_rows(pilot) if row.startswith("▌")), "")
        if words in row:
            return
        await press(pilot, "down")
    raise AssertionError((words, text(pilot)))


def text_rows(pilot: Pilot[str]) -> list[str]:
    from .pages import rows

    return [row.strip() for row in rows(pilot)]


async def test_what_is_due_and_the_children_stand_below_the_meetings(home: Path) -> None:
    async with at_home(home) as pilot:
        seen = text(pilot)
        assert (
            seen.index("Which meeting?")
            < seen.index("Due ")
            < seen.index("Children")
            < seen.index("A new agenda")
        )
        assert "A1 Draw up a rota with a named cover (Mrs Okoro) late, Tue 22 Sep 2026" in seen
        assert "Robin 4 late, 2 due soon next Tue 1 Dec 2026" in seen


async def test_the_mark_stays_where_it_is_when_more_is_found(home: Path) -> None:
    async with at_home(home, home / "robin", until="Due ") as pilot:
        first = next(row for row in text_rows(pilot) if row.startswith("▌"))
        assert first.startswith("▌ 1  IEP review for Robin")
        await press(pilot, "down")
        pilot.app.screen.look_around()  # type: ignore[attr-defined]
        await pilot.pause(0.2)
        assert next(row for row in text_rows(pilot) if row.startswith("▌")).startswith("▌ 2")


async def test_an_action_is_kept_by_one_key_with_who_confirmed_it_and_taken_back(home: Path) -> None:
    async with at_home(home) as pilot:
        await go_to(pilot, "A1 Draw up a rota")
        await press(pilot, "k")
        assert "Who confirmed it in writing?" in text(pilot)
        await type_in(pilot, "Mrs Okoro")
        await see(pilot, "done on Wed 25 Nov 2026; Mrs Okoro confirmed it in writing.")
        await see_no_more(pilot, "A1 Draw up a rota with a named cover (Mrs Okoro) late")
        (done,) = [one for one in diary.read(home / "robin").done if one.ref == "A1"]
        assert (done.confirmed_by, done.on) == ("Mrs Okoro", TODAY)
        await press(pilot, "ctrl+z")
        await see(pilot, "Taken back: A1 is open again.")
        await see(pilot, "A1 Draw up a rota with a named cover (Mrs Okoro) late")
        assert [one.ref for one in diary.read(home / "robin").done] == ["A4"]


async def test_esc_keeps_nothing_and_what_cannot_be_kept_says_so(home: Path) -> None:
    async with at_home(home) as pilot:
        await press(pilot, "k")
        assert "Choose what was done first" in text(pilot)
        await go_to(pilot, "L1 A reply")
        await press(pilot, "k")
        assert "Only an action, a review, an early check or a date of the law is kept here." in text(pilot)
        await go_to(pilot, "IEP review for Robin at 15:30")
        await press(pilot, *["up"] * 3)
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert [one.ref for one in diary.read(home / "robin").done] == ["A4"]


async def test_a_meeting_that_is_due_is_opened_as_what_it_needs_next(home: Path) -> None:
    async with at_home(home) as pilot:
        await go_to(pilot, "IEP review for Robin at 15:30")
        await press(pilot, "enter")
        assert pilot.app.return_value == f"run {home / 'robin' / 'next-review.toml'}"


async def test_a_meeting_that_is_due_is_prepared_by_its_key(home: Path) -> None:
    async with at_home(home) as pilot:
        await go_to(pilot, "IEP review for Robin at 15:30")
        await press(pilot, "p")
        assert pilot.app.return_value == f"prepare {home / 'robin' / 'next-review.toml'}"


async def test_a_review_without_an_agenda_is_begun_from_the_last_meeting(home: Path) -> None:
    (home / "robin" / "next-review.toml").unlink()
    async with at_home(home) as pilot:
        await go_to(pilot, "Review at 15:30")
        await press(pilot, "enter")
        made = home / "robin" / "review-2026-12-01.toml"
        assert pilot.app.return_value == f"prepare {made}"
        assert "Draw up a rota with a named cover" in made.read_text(encoding="utf-8")


async def test_a_child_is_opened_and_esc_comes_back(home: Path) -> None:
    async with at_home(home) as pilot:
        await go_to(pilot, "Robin   4 late")
        await press(pilot, "enter")
        await see(pilot, "IEP review for Robin hold the meeting")
        assert text(pilot).startswith("Robin ")
        await see(pilot, "Due ")
        assert "Children" not in text(pilot)
        await press(pilot, "escape")
        assert "Which meeting?" in text(pilot)
        await go_to(pilot, "Robin   4 late")
        await press(pilot, "enter")
        await see(pilot, "IEP review for Robin hold the meeting")
        await press(pilot, "p")
        place = home / "robin"
        assert pilot.app.return_value == f"{place}\0Robin\0prepare {place / 'next-review.toml'}"


async def test_everything_that_is_due_is_a_page_with_what_to_know_about_each(home: Path) -> None:
    async with at_home(home) as pilot:
        await press(pilot, "d")
        seen = text(pilot)
        assert "What is due" in seen and "Late " in seen and "Coming " in seen
        assert "Agreed twice since June" in seen or "days ago" in seen
        await go_to(pilot, "A1 Draw up a rota")
        await press(pilot, "k")
        assert "Who confirmed it in writing?" in text(pilot)


async def test_the_fair_steps_begin_with_the_gentlest_in_full_and_another_opens(home: Path) -> None:
    async with at_home(home) as pilot:
        await go_to(pilot, "Robin   4 late")
        await press(pilot, "l")
        seen = text(pilot)
        assert "Robin: the fair steps in England, the gentlest first" in seen
        assert "► A kind reminder to whoever took on the action" in seen
        assert "checked 24 November 2026: check this." in seen
        assert seen.endswith("Enter show a step in full Esc back")
        await go_to(pilot, "Meet the class teacher or the SENCO")
        assert "Ask for a meeting, say what it is about" not in seen
        await press(pilot, "enter")
        assert "Ask for a meeting, say what it is about" in text(pilot)
        await press(pilot, "enter")
        assert "Ask for a meeting, say what it is about" not in text(pilot)
        await press(pilot, "escape")
        assert "Which meeting?" in text(pilot)


async def test_the_first_time_a_made_up_casebook_is_offered_and_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IEPMEET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("IEPMEET_RECENT", "0")
    (tmp_path / "here").mkdir()
    async with at_home(tmp_path / "home", tmp_path / "here", until="Welcome.") as pilot:
        assert "nothing is sent anywhere" in text(pilot)
        await press(pilot, "a")
        await see(pilot, "A made-up casebook")
        place = tmp_path / "home" / "sample-casebook"
        assert (place / "autumn.record.jsonl").exists()
        (place / "mine.txt").write_text("mine")
        await press(pilot, "a")
        await see(pilot, "The sample casebook is gone.")
        assert "These are not the sample's and stay: mine.txt" in text(pilot)
        assert [path.name for path in place.iterdir()] == ["mine.txt"]


async def test_what_went_wrong_while_preparing_is_said_in_the_childs_casebook(home: Path) -> None:
    place = home / "robin"
    with terminal(**{clock.VARIABLE: NOW}):
        app = HomeApp(
            at_first(home.parent / "here", TODAY),
            TODAY,
            at=place / "autumn.toml",
            said=("It was not saved: the disk is full.",),
            inside=(place, "Robin"),
        )
        async with app.run_test(size=TALL) as pilot:
            await see(pilot, "It was not saved: the disk is full.")
            assert text(pilot).startswith("Robin ")
            assert "2 IEP review" in " ".join(
                next(row for row in text_rows(pilot) if row.startswith("▌")).split()
            )


async def test_a_casebook_that_cannot_be_read_leaves_the_list(home: Path) -> None:
    def refuses(folder: Path, going_on: Callable[[], bool]) -> Around:
        raise OSError("the disk is gone")

    with terminal(**{clock.VARIABLE: NOW}):
        app = HomeApp(at_first(home / "robin", TODAY), TODAY, around=refuses)
        async with app.run_test(size=USUAL) as pilot:
            await pilot.pause(0.1)
            assert "IEP review for Robin" in text(pilot)
            await press(pilot, "d", "k")
            assert "Choose what was done first" in text(pilot)


async def test_whoever_leaves_stops_the_reading(home: Path) -> None:
    with pytest.raises(around.StoppedError):
        around.look(home.parent / "here", TODAY, home=home, going_on=lambda: False)
