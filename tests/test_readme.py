"""The README's commands, run as a new user would: in a fresh clone, with only Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def commands() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) for line in block.splitlines()
    ]


def test_the_readme_shows_the_commands_that_are_tested_here() -> None:
    setup, by_lines, tests = commands()
    assert "iepmeet run iep-not-delivered" in setup
    assert "--plain < docs/first-meeting.txt" in by_lines
    assert tests.endswith("pytest")


def test_the_lines_of_the_first_meeting_hold_a_whole_meeting(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "iepmeet", "run", "iep-not-delivered", "--plain"],
        input=(ROOT / "docs" / "first-meeting.txt").read_text(encoding="utf-8"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "IEPMEET_NOW": "2026-12-08T15:30"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert "The meeting is closed." in done.stdout
    assert (tmp_path / "iep-not-delivered.minutes.md").exists()


@pytest.mark.long
def test_in_a_fresh_clone_the_first_commands_set_up_and_hold_a_meeting(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, tracked):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, clone / name)
    setup, by_lines, _ = commands()
    # there is no terminal here: setting up, then the lines from a file
    script = f"{setup.rsplit(' && ', 1)[0]} && {by_lines}".replace("python3", sys.executable)
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=clone,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (clone / "iep-not-delivered.minutes.md").exists()
