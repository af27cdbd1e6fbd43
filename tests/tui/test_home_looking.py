"""Home while the casebooks are looked into: what is said, what is shown last, and what a key then means."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from iepmeet.casebook.due import Item, Kind
from iepmeet.errors import NotSavedError
from iepmeet.live import keeping
from iepmeet.live.around import Around
from iepmeet.live.home import Home
from iepmeet.tui.app import HomeApp
from iepmeet.tui.screens import home_around
from iepmeet.tui.screens.home import HomeScreen

from .pages import press, text
from .stage import terminal

pytestmark = pytest.mark.asyncio
TODAY = dt.date(2026, 12, 8)
TALL = (100, 44)
READING = "Looking into the casebooks"
Look = Callable[[], Around]


def due(*refs: str, kind: Kind = "action", on: dt.date = TODAY) -> Around:
    return Around(
        due=tuple(
            Item(
                kind=kind,
                on=on,
                folder="sam",
                place="nowhere",
                ref=ref,
                meeting="autumn",
                what=f"{ref} is due",
            )
            for ref in refs
        )
    )


class Gated:
    """Looks that end when they are let; the number of each is that of its call."""

    def __init__(self, *found: Look) -> None:
        self.found = found
        self.gates = [threading.Event() for _ in found]
        self.begun: list[Callable[[], bool]] = []

    def __call__(self, folder: Path, going_on: Callable[[], bool]) -> Around:
        number = len(self.begun)
        self.begun.append(going_on)
        self.gates[number].wait(30)
        return self.found[number]()


@asynccontextmanager
async def at_home(look: home_around.LookAround, home: Home | None = None) -> AsyncIterator[Pilot[str]]:
    with terminal():
        async with HomeApp(home or Home(), TODAY, around=look).run_test(size=TALL) as pilot:
            await pilot.pause()
            try:
                yield pilot
            finally:
                for gate in look.gates if isinstance(look, Gated) else ():
                    gate.set()


def one_by_one(found: Sequence[Around]) -> home_around.LookAround:
    waiting = iter(found)
    return lambda folder, going_on: next(waiting)


def screen(pilot: Pilot[str]) -> HomeScreen:
    first = pilot.app.screen_stack[0]
    assert isinstance(first, HomeScreen)
    return first


async def until(pilot: Pilot[str], met: Callable[[], bool]) -> None:
    for _ in range(500):
        if met():
            return
        await pilot.pause(0.01)
    raise AssertionError(text(pilot))


async def see(pilot: Pilot[str], words: str) -> None:
    await until(pilot, lambda: words in text(pilot))


async def see_no_more(pilot: Pilot[str], words: str) -> None:
    await until(pilot, lambda: words not in text(pilot))


async def test_a_long_look_says_so_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home_around, "_SLOW", 0.01)
    look = Gated(lambda: due("A1"))
    async with at_home(look) as pilot:
        await see(pilot, READING)
        look.gates[0].set()
        await see(pilot, "A1 is due")
        assert READING not in text(pilot)


async def test_a_look_that_fails_stops_saying_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> Around:
        raise OSError("the disk is gone")

    monkeypatch.setattr(home_around, "_SLOW", 0.01)
    look = Gated(refuses)
    async with at_home(look) as pilot:
        await see(pilot, READING)
        look.gates[0].set()
        await see_no_more(pilot, READING)
        await press(pilot, "d")
        assert "What is due could not be read; iepmeet due says why." in text(pilot)


async def test_a_quick_look_says_nothing() -> None:
    async with at_home(one_by_one([due("A1")])) as pilot:
        await see(pilot, "A1 is due")
        assert READING not in text(pilot)


async def test_how_it_went_is_not_said_over_while_the_list_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(home_around, "_SLOW", 0.01)
    look = Gated(lambda: due("A1"), lambda: due("A2"))
    look.gates[0].set()
    async with at_home(look) as pilot:
        await see(pilot, "A1 is due")
        screen(pilot).tell("Kept: A1. ^Z takes it back.")
        screen(pilot).look_around()
        await pilot.pause(0.1)
        assert "Kept: A1." in text(pilot) and READING not in text(pilot)
        look.gates[1].set()
        await see(pilot, "A2 is due")
        assert "Kept: A1." in text(pilot)


async def test_of_two_looks_the_one_begun_last_is_shown_whichever_ends_first() -> None:
    look = Gated(lambda: due("A1"), lambda: due("A2"))
    async with at_home(look) as pilot:
        await until(pilot, lambda: len(look.begun) == 1)
        screen(pilot).look_around()
        await until(pilot, lambda: len(look.begun) == 2)
        assert [going_on() for going_on in look.begun] == [False, True]
        look.gates[1].set()
        await see(pilot, "A2 is due")
        look.gates[0].set()
        await pilot.pause(0.1)
        assert "A2 is due" in text(pilot) and "A1 is due" not in text(pilot)


async def test_what_is_chosen_on_the_page_of_all_is_meant_though_home_has_another_list_by_then() -> None:
    async with at_home(one_by_one([due("A1", "A2"), due("A2", "A3")])) as pilot:
        await see(pilot, "A1 is due")
        await press(pilot, "d")
        screen(pilot).look_around()
        await until(pilot, lambda: screen(pilot).home.around == due("A2", "A3"))
        await press(pilot, "enter")
        assert "A1 is due" in text(pilot) and "A2 is due" not in text(pilot)
        assert "Who confirmed it in writing?" in text(pilot)


async def test_k_asks_whether_a_review_was_held_and_makes_no_agenda() -> None:
    async with at_home(one_by_one([due("review", kind="review", on=dt.date(2026, 12, 15))])) as pilot:
        await see(pilot, "review is due")
        await press(pilot, "d")
        await press(pilot, "k")
        assert "Who confirmed it in writing?" in text(pilot)
        await press(pilot, "escape")
        assert pilot.app.return_value is None


async def test_all_that_is_due_says_so_where_that_is_nothing() -> None:
    look = Gated(Around)
    async with at_home(look) as pilot:
        await press(pilot, "d")
        assert READING in text(pilot)
        look.gates[0].set()
        await see_no_more(pilot, READING)
        await press(pilot, "d")
        assert "Nothing is due until Tue 22 Dec 2026." in text(pilot)


async def test_an_agenda_that_is_gone_by_now_is_said_to_be() -> None:
    async with at_home(one_by_one([due("A1", kind="meeting")])) as pilot:
        await see(pilot, "A1 is due")
        await press(pilot, "up", "up", "enter")
        assert "autumn is not there any more." in text(pilot)


async def test_taking_back_can_be_tried_again_where_the_disk_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with at_home(one_by_one([due("A1")] * 4)) as pilot:
        await see(pilot, "A1 is due")
        monkeypatch.setattr(keeping, "keep_done", lambda *_: "Kept: A1.")
        await press(pilot, "d")
        await press(pilot, "k")
        await press(pilot, "enter")
        assert "Kept: A1. ^Z takes it back." in text(pilot)

        def refuses(*_: object) -> str:
            raise NotSavedError("The disk is full.")

        monkeypatch.setattr(keeping, "take_back", refuses)
        await press(pilot, "ctrl+z")
        assert "The disk is full." in text(pilot)
        monkeypatch.setattr(keeping, "take_back", lambda *_: "Taken back: A1 is open again.")
        await press(pilot, "ctrl+z")
        assert "Taken back: A1 is open again." in text(pilot)
