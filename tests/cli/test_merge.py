"""`iepmeet merge` and `iepmeet demo`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iepmeet.record import events as ev
from iepmeet.record import journal
from iepmeet.record.events import Stamped
from iepmeet.record.journal import Journal

from ..casebook.leaving import note
from .as_typed import typed
from .casebooks import held


@pytest.fixture
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPMEET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    record = held(tmp_path / "sam")
    copy = record.with_name("sept-DESKTOP-AB12.record.jsonl")
    copy.write_bytes(record.read_bytes())
    for path, words in ((record, "of Jo"), (copy, "of Mr Lee")):
        opened = Journal.open(path)
        last = opened.reading.events[-1]
        opened.append([Stamped(last.n + 1, last.at, note("N2", words))])
        opened.close()
    return record.parent


def test_two_records_become_a_third_and_stay_as_they_are(sam: Path) -> None:
    before = {path.name: path.read_bytes() for path in sam.iterdir()}
    said = typed("merge", "sept", "sept-DESKTOP-AB12", "--names", "Jo, Mr Lee", cwd=sam)
    assert said.returncode == 0
    assert said.stdout.splitlines() == [
        "Joined: sept-joined.record.jsonl",
        "From both: 6. Only from Jo: 1. Only from Mr Lee: 1.",
        "N2 of Mr Lee is N3 now.",
        "Both records stay as they are. Next: iepmeet minutes sept-joined",
    ]
    assert {name: (sam / name).read_bytes() for name in before} == before
    reading = journal.read(sam / "sept-joined.record.jsonl")
    assert not reading.damage
    assert isinstance(reading.events[-1].event, ev.Joined)
    if os.name == "posix":
        assert (sam / "sept-joined.record.jsonl").stat().st_mode & 0o777 == 0o600
    typed("minutes", "sept-joined", cwd=sam)
    minutes = (sam / "sept-joined.minutes.md").read_text(encoding="utf-8")
    assert minutes.count("of Jo") == minutes.count("of Mr Lee") == 1
    assert "secretword" not in minutes


def test_due_offers_to_join_a_copy_and_counts_it_once_before_and_after(sam: Path) -> None:
    before = typed("due", ".", cwd=sam)
    assert "made by a program that syncs folders" in before.stderr
    assert before.stdout.count("A2 Share the timetable") == 1
    typed("merge", "sept", "sept-DESKTOP-AB12", cwd=sam)
    after = typed("due", ".", cwd=sam)
    assert after.stderr == ""
    assert after.stdout == before.stdout.replace("--from sept.", "--from sept-joined.")


def test_nothing_is_overwritten_and_wrong_use_is_said(sam: Path) -> None:
    (sam / "there.record.jsonl").write_text("mine", encoding="utf-8")
    taken = typed("merge", "sept", "sept-DESKTOP-AB12", "--out", "there", cwd=sam)
    assert taken.returncode == 3
    assert (sam / "there.record.jsonl").read_text(encoding="utf-8") == "mine"
    assert "named twice" in typed("merge", "sept", "sept", cwd=sam).stderr
    assert "There is no record none.record.jsonl" in typed("merge", "sept", "none", cwd=sam).stderr
    assert (
        "Two names are needed" in typed("merge", "sept", "sept-DESKTOP-AB12", "--names", "Jo", cwd=sam).stderr
    )


def test_the_sample_is_made_has_something_due_and_goes_again(sam: Path, tmp_path: Path) -> None:
    made = typed("demo", cwd=sam)
    place = tmp_path / "home" / "sample-casebook"
    assert made.stdout.startswith(f"Made {place}. Nobody in it exists.")
    assert "agreed twice since" in typed("due", str(place), cwd=sam).stdout
    assert "not empty" in typed("demo", cwd=sam).stderr
    assert typed("demo", "--remove", cwd=sam).stdout == "The sample casebook is gone.\n"
    assert not place.exists()
    assert typed("demo", "--remove", cwd=sam).returncode == 1
