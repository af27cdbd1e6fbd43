"""`iepmeet rehearse`, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .as_typed import typed

AGENDA = """\
[meeting]
title = "IEP review for Sam"
time = 15:30:00
minutes = 30

[[concerns]]
title = "Sessions missed"
minutes = 25
questions = ["Why?", { ask = "How sure?", kind = "scale", hint = "HINT" }]

[[concerns]]
title = "Homework"
must_have = true
questions = ["How long?"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sam.toml").write_text(AGENDA, encoding="utf-8")
    return tmp_path


def test_it_says_when_each_item_begins_and_what_is_not_reached(folder: Path) -> None:
    done = typed("rehearse", "sam.toml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "IEP review for Sam: 30 minutes, 15:30 to 16:00."
    assert "   15:58    about 5  2 Homework  (not reached)" in lines
    assert "It does not fit: 8 minutes too many." in lines
    assert "Not reached in the time: 2 Homework." in lines
    assert any(line.startswith("How this was worked out: ") for line in lines)


def test_the_questions_are_printed_to_practise_with(folder: Path) -> None:
    done = typed("rehearse", "sam.toml", "--read", cwd=folder)
    assert done.stdout.splitlines() == [
        "Concern 1: Sessions missed",
        "1. Why?",
        "2. How sure? Answer with a number from 0 to 10.",
        "",
        "Concern 2: Homework",
        "1. How long?",
    ]


def test_a_program_can_read_it(folder: Path) -> None:
    found = json.loads(typed("rehearse", "sam.toml", "--json", cwd=folder).stdout)
    assert (found["available"], found["needed"], found["over"]) == (30, 38, 8)
    assert [item["reach"] for item in found["items"]] == ["whole", "cut short", "not reached", "whole"]
    assert found["items"][1]["questions"] == ["Why?", "How sure?"]
    assert "HINT" not in json.dumps(found)


def test_an_agenda_that_is_not_there_is_said(folder: Path) -> None:
    done = typed("rehearse", "nothing", cwd=folder)
    assert done.returncode == 3
    assert done.stderr == "There is no agenda nothing.toml here. Check the name and the folder.\n"
