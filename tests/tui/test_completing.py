"""What is offered while a name or a command is typed."""

from __future__ import annotations

import pytest

from iepmeet.tui import completing, kinds
from tests.live.holding import meeting_of


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("! Share it @Mrs", " Patel"),
        ("! Share it @mrs p", "atel"),
        ("! Share it @Pat", "el"),
        ("@j", "o Rivers"),
        ("! a @Jo by fri @Lee", ""),
        ("! a @Jo by fri @Le", "e"),
        ("! Share it @", ""),
        ("! Share it @Nobody", ""),
        ("mail jo@Mrs", ""),
        ("/rea", "dback"),
        ("/readback", ""),
        ("/go 1 @Mrs", " Patel"),
        ("/zz", ""),
        ("words", ""),
        ("", ""),
    ],
)
def test_the_rest_of_a_name_or_a_command_is_offered(line: str, rest: str) -> None:
    assert completing.rest(line, meeting_of()) == rest


def test_the_kinds_go_round_from_any_of_them() -> None:
    line = "2: Jo: the same words"
    seen = []
    for _ in range(8):
        line = kinds.turned(line, 1, meeting_of())
        seen.append(line)
    assert seen[0] == "2: ! Jo: the same words"
    assert line == seen[-1] == "2: Jo: the same words"
    assert kinds.turned(line, -1, meeting_of()) == "2: ~ Jo: the same words"


def test_a_number_that_is_no_concern_is_part_of_the_words() -> None:
    assert kinds.turned("14: eggs", 1, meeting_of()) == "! 14: eggs"
