"""A whole meeting of more than sixty lines, in one sitting and in three, gives the minutes expected."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "oakfield"
SITTINGS = ("first-sitting.txt", "second-sitting.txt", "third-sitting.txt")
NOW = "2026-12-08T15:42"


def hold(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """One sitting through a pipe, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "iepmeet", "run", "iep-review.toml", "--plain"],
        input=script,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "IEPMEET_NOW": NOW},
        timeout=120,
        check=False,
    )


def lines_of(*sittings: str) -> str:
    """The lines of these sittings."""
    return "".join((HERE / name).read_text(encoding="utf-8") for name in sittings)


def folder_with_agenda(path: Path) -> Path:
    """A fresh folder that holds the agenda."""
    path.mkdir(parents=True)
    shutil.copy(HERE / "iep-review.toml", path)
    return path


@pytest.fixture(scope="module")
def in_one_sitting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = folder_with_agenda(tmp_path_factory.mktemp("one") / "Sam's meeting")
    done = hold(folder, lines_of(*SITTINGS))
    assert done.returncode == 0, done.stderr
    return folder


def test_the_meeting_has_at_least_sixty_lines() -> None:
    assert len(lines_of(*SITTINGS).splitlines()) >= 60


def test_it_gives_the_minutes_expected_byte_for_byte(in_one_sitting: Path) -> None:
    expected = (HERE / "expected.minutes.md").read_bytes()
    assert (in_one_sitting / "iep-review.minutes.md").read_bytes() == expected


def test_three_sittings_with_resumes_give_the_same_bytes_in_another_folder(
    in_one_sitting: Path, tmp_path: Path
) -> None:
    folder = folder_with_agenda(tmp_path / "elsewhere")
    for sitting in SITTINGS:
        done = hold(folder, lines_of(sitting))
        assert done.returncode == 0, done.stderr
    for name in ("iep-review.minutes.md", "iep-review.record.jsonl"):
        assert (folder / name).read_bytes() == (in_one_sitting / name).read_bytes()


def test_every_part_that_has_content_is_there_in_order() -> None:
    minutes = (HERE / "expected.minutes.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", minutes, re.MULTILINE) == [
        "In short",
        "Actions",
        "Follow-up reviews",
        "From last time",
        "Sam's voice",
        "Strengths",
        "Opening",
        "Concern 1: Speech and language sessions missed",
        "Concern 2: Quiet space at lunch",
        "Concern 3: Moving rooms",
        "Concern 4: Homework",
        "Concern 5: After-school club",
        "Parked",
        "Next review",
        "If support lapses again",
    ]


def test_lines_that_are_no_command_are_named_and_kept_whole(tmp_path: Path) -> None:
    folder = folder_with_agenda(tmp_path / "named")
    done = hold(folder, lines_of(*SITTINGS))
    assert "Line 79: " in done.stderr
    assert "There is no command /nonsense" in done.stderr
    minutes = (folder / "iep-review.minutes.md").read_text(encoding="utf-8")
    assert minutes.count("/nonsense this is kept whole") == 1


def test_nothing_private_and_nothing_removed_is_in_the_minutes() -> None:
    minutes = (HERE / "expected.minutes.md").read_text(encoding="utf-8")
    assert "vague" not in minutes
    assert "carries too much" not in minutes
    assert "patel@oakfield.example" not in minutes
    assert "+1 would look like" not in minutes
    assert "dated evidence" not in minutes
