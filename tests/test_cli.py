"""The commands, as a user types them: what they say, and their exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from iepmeet.cli import cli

OAKFIELD = Path(__file__).parent / "scenarios" / "oakfield"
PATIENCE = 60


def iepmeet(*arguments: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "iepmeet", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "IEPMEET_NOW": "2026-12-08T15:42"},
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(OAKFIELD / "iep-review.toml", tmp_path)
    return tmp_path


@pytest.fixture
def held(folder: Path) -> Path:
    lines = "/here\n~ a private thought\nMrs Patel: no cover\n/end\n/end\n"
    assert iepmeet("run", "iep-review.toml", "--plain", cwd=folder, given=lines).returncode == 0
    return folder


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    context = click.Context(cli)
    names = cli.list_commands(context)
    assert len(names) > 8
    for name in names:
        command = cli.get_command(context, name)
        assert command and command.help, name
        assert f"`iepmeet {name}" in readme, name
    assert set(re.findall(r"`iepmeet ([a-z]+)", readme)) <= set(names)


def test_check_finds_nothing_wrong_with_a_good_agenda(folder: Path) -> None:
    done = iepmeet("check", "iep-review.toml", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems.\n", "")


def test_check_names_each_problem_with_file_line_and_column(folder: Path) -> None:
    (folder / "wrong.toml").write_text('[meeting]\ntitel = "x"\nminutes = "long"\n', encoding="utf-8")
    done = iepmeet("check", "wrong.toml", cwd=folder)
    assert done.returncode == 1
    assert "wrong.toml:2:1: " in done.stdout
    assert "wrong.toml:3:11: " in done.stdout
    listed = json.loads(iepmeet("check", "wrong.toml", "--json", cwd=folder).stdout)
    assert [problem["line"] for problem in listed if problem["level"] == "error"] == [2, 3]


def test_check_of_a_file_that_is_not_there_is_a_problem_in_a_sentence(folder: Path) -> None:
    done = iepmeet("check", "nothing.toml", cwd=folder)
    assert done.returncode == 1
    assert "nothing.toml" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_schema_is_json(folder: Path) -> None:
    assert json.loads(iepmeet("schema", cwd=folder).stdout)["type"] == "object"


def test_run_without_a_file_from_a_pipe_is_wrong_usage(folder: Path) -> None:
    done = iepmeet("run", cwd=folder)
    assert done.returncode == 2
    assert "must be named" in done.stderr


def test_run_of_an_agenda_that_is_not_there_says_so(folder: Path) -> None:
    done = iepmeet("run", "nothing.toml", "--plain", cwd=folder)
    assert done.returncode == 3
    assert "There is no agenda nothing.toml here." in done.stderr


def test_run_of_a_shipped_agenda_copies_it_here_first(tmp_path: Path) -> None:
    done = iepmeet("run", "termly-review", "--plain", cwd=tmp_path, given="/quit\n")
    assert done.returncode == 0
    assert "termly-review.toml is copied here" in done.stdout
    assert (tmp_path / "termly-review.toml").exists()


def test_minutes_are_made_again_the_same_and_a_changed_page_is_kept(held: Path) -> None:
    page = held / "iep-review.minutes.md"
    first = page.read_bytes()
    assert iepmeet("minutes", "iep-review", cwd=held).returncode == 0
    assert page.read_bytes() == first
    page.write_text(page.read_text(encoding="utf-8").replace("no cover", "no cover at all"), encoding="utf-8")
    done = iepmeet("minutes", "iep-review", cwd=held)
    assert "was changed by hand and stays as it is" in done.stdout
    assert "no cover at all" in page.read_text(encoding="utf-8")
    assert (held / "iep-review.minutes-2.md").read_bytes() == first
    done = iepmeet("minutes", "iep-review", "--force", cwd=held)
    assert page.read_bytes() == first
    assert "no cover at all" in (held / "iep-review.minutes.md.backup").read_text(encoding="utf-8")


def test_minutes_of_a_meeting_that_was_not_held_say_so(folder: Path) -> None:
    done = iepmeet("minutes", "iep-review", cwd=folder)
    assert done.returncode == 3
    assert "There is no record iep-review.record.jsonl here." in done.stderr


def test_verify_says_whether_a_record_is_whole(held: Path) -> None:
    record = held / "iep-review.record.jsonl"
    done = iepmeet("verify", "iep-review", cwd=held)
    assert done.returncode == 0
    assert "is whole" in done.stdout
    before = record.read_bytes()
    record.write_bytes(before.replace(b"no cover", b"no lover"))
    done = iepmeet("verify", "iep-review", cwd=held)
    assert done.returncode == 1
    assert "line 4" in done.stdout.lower()
    assert json.loads(iepmeet("verify", "iep-review", "--json", cwd=held).stdout)["whole"] is False


def test_verify_of_a_record_that_is_not_there_says_so(folder: Path) -> None:
    done = iepmeet("verify", "iep-review", cwd=folder)
    assert done.returncode == 3
    assert "There is no" in done.stderr


def test_private_entries_are_shown_on_a_terminal_and_nowhere_else(held: Path) -> None:
    piped = iepmeet("private", "iep-review", cwd=held)
    assert piped.returncode == 2
    assert "private thought" not in piped.stdout + piped.stderr
    ours, theirs = pty.openpty()
    shown = subprocess.Popen(
        [sys.executable, "-m", "iepmeet", "private", "iep-review"], stdout=theirs, stderr=theirs, cwd=held
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    assert shown.wait(PATIENCE) == 0
    assert b"P1, 15:42, Opening: a private thought" in said


def test_a_closed_meeting_is_not_changed_from_a_pipe(held: Path) -> None:
    record = (held / "iep-review.record.jsonl").read_bytes()
    done = iepmeet("run", "iep-review.toml", "--plain", cwd=held, given="one more\n")
    assert done.returncode == 1
    assert "This meeting is closed" in done.stderr
    assert (held / "iep-review.record.jsonl").read_bytes() == record


def test_an_agenda_that_is_no_toml_ends_in_sentences_with_lines(folder: Path) -> None:
    (folder / "broken.toml").write_text("[meeting\ntitle = \n", encoding="utf-8")
    done = iepmeet("run", "broken.toml", "--plain", cwd=folder, given="hello\n")
    assert done.returncode == 1
    assert "broken.toml:1:" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_could_not_be_read_of_an_agenda_does_not_keep_the_meeting_from_starting(folder: Path) -> None:
    (folder / "part.toml").write_text(
        '[meeting]\ntitle = "A meeting"\nminutes = "long"\n\n[[concerns]]\ntitle = "Lunch"\n',
        encoding="utf-8",
    )
    done = iepmeet("run", "part.toml", "--plain", cwd=folder, given="hello\n/end\n/end\n")
    assert done.returncode == 0
    assert "could not be read in full: line 3" in done.stdout
    assert "line 3" in (folder / "part.minutes.md").read_text(encoding="utf-8")
