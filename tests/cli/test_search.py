"""`iepmeet search`: words found in a casebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .as_typed import typed
from .casebooks import held


@pytest.fixture
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    held(tmp_path / "sam")
    return tmp_path / "sam"


def test_words_are_found_in_the_folder_one_is_in_and_in_a_named_one(sam: Path) -> None:
    expected = "sept.record.jsonl, N1 of Tue 15 Sep 2026\n    The rota was read out\n"
    assert typed("search", "rota", "read", cwd=sam).stdout == expected
    assert typed("search", str(sam), "rota", cwd=sam.parent).stdout == expected


def test_for_a_program_each_hit_has_its_file_place_and_marks(sam: Path) -> None:
    (hit,) = json.loads(typed("search", "timetab", "--json", cwd=sam).stdout)
    assert (hit["file"], hit["place"]) == ("sept.record.jsonl", "A2 of Tue 15 Sep 2026")
    (begins, ends), *_ = hit["marked"]
    assert hit["snippet"][begins:ends] == "timetable"


def test_nothing_found_says_so_and_that_private_entries_are_not_looked_through(sam: Path) -> None:
    said = typed("search", "secretword", cwd=sam)
    assert said.returncode == 0
    assert said.stdout == 'Nothing here has "secretword". Private entries are not looked through.\n'


def test_a_folder_alone_and_a_folder_that_is_not_there_are_said(sam: Path) -> None:
    assert "no word to look for" in typed("search", str(sam), cwd=sam).stderr
    gone = typed("search", "no/where", "rota", cwd=sam)
    assert gone.returncode == 3
    assert "There is no folder no/where here" in gone.stderr
