"""The next agenda from the last record takes a name that is free, and leaves everything else as it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet import clock
from iepmeet.casebook.demo import SECOND
from iepmeet.errors import NotReadError
from iepmeet.live import demo, next_agenda
from iepmeet.live.paths import Paths

TODAY = dt.date(2026, 11, 25)
NAME = "review-2026-12-01"


@pytest.fixture
def last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv(clock.VARIABLE, "2026-11-25T12:00")
    demo.make(tmp_path / "robin", clock.now())
    return Paths(tmp_path / "robin", SECOND)


def test_it_is_named_after_the_day_that_was_agreed_and_carries_what_is_open(last: Paths) -> None:
    made = next_agenda.make(last, TODAY)
    assert made == last.folder / f"{NAME}.toml"
    assert "Draw up a rota with a named cover" in made.read_text(encoding="utf-8")


def test_a_name_that_is_taken_by_an_agenda_or_a_record_is_not_used(last: Paths) -> None:
    first = next_agenda.make(last, TODAY)
    before = first.read_bytes()
    (last.folder / f"{NAME}-2.record.jsonl").write_text("")
    assert next_agenda.make(last, TODAY).name == f"{NAME}-3.toml"
    assert first.read_bytes() == before


def test_a_link_that_leads_nowhere_takes_its_name(last: Paths) -> None:
    link = last.folder / f"{NAME}.toml"
    try:
        link.symlink_to(last.folder / "nowhere")
    except OSError:
        pytest.skip("no links can be made here")
    assert next_agenda.make(last, TODAY).name == f"{NAME}-2.toml"
    assert link.is_symlink() and not (last.folder / "nowhere").exists()


def test_without_a_record_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NotReadError):
        next_agenda.make(Paths(tmp_path, "autumn"), TODAY)
    assert list(tmp_path.iterdir()) == []
