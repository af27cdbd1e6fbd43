"""A concern that gets another title is still the concern that others point to."""

from __future__ import annotations

import datetime as dt

import pytest

from iepmeet.agenda.edit import Editing
from iepmeet.agenda.edit_concerns import ids, retitled
from iepmeet.agenda.read import read_text

TEXT = """\
[[concerns]]
title = "Sessions missed" # the first
[[concerns]]
id = "home"
title = "Homework"
[[concerns]]
title = "Sessions missed"

[[carried]]
ref = "A2"
action = "Book cover"
concern = "sessions-missed"
"""


def test_the_ids_are_those_that_reading_gives() -> None:
    agenda = read_text(TEXT, "a.toml", today=dt.date(2026, 12, 8)).agenda
    assert agenda
    assert ids(Editing.opened(TEXT)) == tuple(concern.id for concern in agenda.concerns)
    assert ids(Editing.opened(TEXT)) == ("sessions-missed", "home", "sessions-missed-2")


def test_the_id_that_a_promise_points_to_is_written_down() -> None:
    after = retitled(Editing.opened(TEXT), 0, "Speech sessions missed")
    assert ids(after)[0] == "sessions-missed"
    assert after.value(("concerns", 0)) == {"title": "Speech sessions missed", "id": "sessions-missed"}
    assert "# the first" in after.text
    assert after.undo().text == TEXT


def test_the_id_that_something_outside_points_to_is_written_down() -> None:
    after = retitled(Editing.opened(TEXT), 2, "Therapy", pointed_to=["sessions-missed-2"])
    assert ids(after)[2] == "sessions-missed-2"


@pytest.mark.parametrize("at", [1, 2])
def test_no_id_is_written_where_one_stands_or_nothing_points_to_it(at: int) -> None:
    after = retitled(Editing.opened(TEXT), at, "Another title")
    assert after.text.count("id = ") == 1
    assert after.value(("concerns", at, "title")) == "Another title"
    assert retitled(after, at, "Another title") == after


def test_several_edits_are_undone_as_one() -> None:
    start = Editing.opened(TEXT)
    after = start.as_one(start.set(("meeting", "title"), "One").set(("meeting", "minutes"), 45))
    assert after.undo() == Editing(TEXT, (), (after.text,))
    assert start.as_one(start) == start
