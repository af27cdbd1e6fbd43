"""Editing an agenda's text: what is asked for changes, and nothing else does."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from typing import Any

import pytest

from iepmeet.agenda import edit_text
from iepmeet.agenda.edit import Editing, NotEditableError
from iepmeet.agenda.read import read_text
from iepmeet.agenda.templates import text_of

TODAY = dt.date(2026, 11, 24)
SHIPPED = text_of("iep-not-delivered")
SMALL = """\
# My notes
[meeting]   # the meeting
title = "IEP review for Sam"   # what is on the door
date = 2026-12-08

# Who is coming
[[people]]
name = "Mrs Patel"
role = 'SENCO'

# always late
[[people]]
name = "Mr Lee" # teaches Year 4

[[concerns]]
title = "Sessions missed"
put_in = ["Evidence", "The plan"] # mine
questions = [
  "Why?", # the first
  { ask = "How sure, 0 to 10?", kind = "scale" },
  # perhaps one more
]
  [[concerns.evidence]]
  date = 2026-11-03 # a Tuesday
  kind = "missed"
# the end
"""


def opened(text: str = SMALL) -> Editing:
    return Editing.opened(text)


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    diff = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    return [line[2:] for line in diff if line[0] == "-"], [line[2:] for line in diff if line[0] == "+"]


def test_a_value_is_set_and_the_comment_behind_it_stays() -> None:
    after = opened().set(("meeting", "title"), "Review for Sam")
    assert changed(SMALL, after.text) == (
        ['title = "IEP review for Sam"   # what is on the door'],
        ['title = "Review for Sam"   # what is on the door'],
    )


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("date", dt.date(2027, 1, 12), "date = 2027-01-12"),
        ("time", dt.time(15, 30), "time = 15:30:00"),
        ("minutes", 45, "minutes = 45"),
        ("timer", False, "timer = false"),
        ("place", 'The "blue" room\\2', 'place = "The \\"blue\\" room\\\\2"'),
    ],
)
def test_dates_times_numbers_and_text_go_in_as_what_they_are(name: str, value: Any, line: str) -> None:
    after = opened().set(("meeting", name), value)
    assert changed(SMALL, after.text)[1] == [line]
    agenda = read_text(after.text, "a.toml", today=TODAY).agenda
    assert agenda and getattr(agenda.meeting, name) == value


def test_a_key_that_was_not_there_comes_below_the_keys_of_its_table() -> None:
    after = opened().set(("people", 1, "role"), "Class teacher")
    assert changed(SMALL, after.text) == ([], ['role = "Class teacher"'])
    assert after.value(("people", 1)) == {"name": "Mr Lee", "role": "Class teacher"}
    assert after.value(("people", 0)) == {"name": "Mrs Patel", "role": "SENCO"}


def test_a_key_of_a_concern_comes_before_the_evidence_below_it() -> None:
    after = opened().set(("concerns", 0, "must_have"), True)
    assert changed(SMALL, after.text) == ([], ["must_have = true"])
    assert after.value(("concerns", 0, "must_have")) is True


def test_a_table_that_was_not_there_is_made_in_the_order_of_an_agenda() -> None:
    after = opened().set(("child", "name"), "Sam Rivers").set(("review", "prefer", "weekday"), "Tuesday")
    assert after.text.index("[child]") < after.text.index("# Who is coming")
    assert after.text.endswith('\n[review]\nprefer = { weekday = "Tuesday" }\n')
    more = after.set(("review", "prefer", "time"), dt.time(15, 30))
    assert more.value(("review", "prefer")) == {"weekday": "Tuesday", "time": dt.time(15, 30)}


def test_people_are_added_removed_and_moved() -> None:
    added = opened().insert(("people",), {"name": "Jo Rivers", "role": "Parent"})
    assert [person["name"] for person in added.value(("people",))] == ["Mrs Patel", "Mr Lee", "Jo Rivers"]
    assert changed(SMALL, added.text)[0] == []
    first = added.insert(("people",), {"name": "Miss Ali"}, at=0)
    assert [person["name"] for person in first.value(("people",))][:2] == ["Miss Ali", "Mrs Patel"]
    moved = first.move(("people",), 2, 0)
    assert [person["name"] for person in moved.value(("people",))][:2] == ["Mr Lee", "Miss Ali"]
    assert '# always late\n[[people]]\nname = "Mr Lee" # teaches Year 4' in moved.text
    assert moved.text.index("# Who is coming") < moved.text.index("# always late")
    fewer = moved.remove(("people", 0))
    assert [person["name"] for person in fewer.value(("people",))] == ["Miss Ali", "Mrs Patel", "Jo Rivers"]
    assert "# always late" in fewer.text


def test_a_concern_moves_with_its_evidence_and_its_comments() -> None:
    after = opened(SHIPPED).move(("concerns",), 2, 0)
    ids = [concern["id"] for concern in after.value(("concerns",))]
    assert ids == ["review-date", "salt", "changes"]
    assert len(after.value(("concerns", 1, "evidence"))) == 8
    assert sorted(after.text.split("\n")) == sorted(SHIPPED.split("\n"))


def test_a_concern_is_added_with_everything_it_can_hold() -> None:
    concern = {
        "title": "Homework takes two hours",
        "expected": {"times": 1, "per": "week", "from": dt.date(2026, 9, 8)},
        "put_in": ["The diary"],
        "questions": ["Why?", {"ask": "How sure?", "kind": "scale", "last": {"Class teacher": 4}}],
        "evidence": [{"date": dt.date(2026, 11, 3), "kind": "missed"}, {"date": dt.date(2026, 11, 10)}],
    }
    for at in (0, 1):
        after = opened().insert(("concerns",), concern, at=at)
        assert after.value(("concerns", at)) == concern
        assert changed(SMALL, after.text)[0] == []


def test_questions_and_lists_are_changed_entry_by_entry() -> None:
    questions = ("concerns", 0, "questions")
    after = opened().insert(questions, "What would help?", at=1).insert(questions, "Who?")
    assert [q if isinstance(q, str) else q["ask"] for q in after.value(questions)] == [
        "Why?",
        "What would help?",
        "How sure, 0 to 10?",
        "Who?",
    ]
    hinted = after.set((*questions, 2, "hint"), "Ask what one step up is")
    assert hinted.value((*questions, 2, "hint")) == "Ask what one step up is"
    fewer = hinted.remove((*questions, 0)).move(questions, 2, 0)
    assert fewer.value(questions)[0] == "Who?"
    for comment in ("# the first", "# perhaps one more"):
        assert comment in fewer.text
    put_in = ("concerns", 0, "put_in")
    mine = opened().insert(put_in, "A flask", at=0).move(put_in, 0, 2).remove((*put_in, 0))
    assert mine.value(put_in) == ["The plan", "A flask"]
    assert "# mine" in mine.text
    assert opened().insert(("concerns", 0, "get_out"), "Cover").value(("concerns", 0, "get_out")) == ["Cover"]


def test_evidence_promises_and_parked_points_are_tables_of_their_own() -> None:
    after = (
        opened()
        .insert(("concerns", 0, "evidence"), {"date": dt.date(2026, 11, 10), "kind": "delivered"})
        .insert(("carried",), {"ref": "A2", "action": "Book cover", "promised": [dt.date(2026, 9, 15)]})
        .insert(("parked",), {"what": "Who writes?"})
    )
    assert [row["kind"] for row in after.value(("concerns", 0, "evidence"))] == ["missed", "delivered"]
    assert '[[carried]]\nref = "A2"\naction = "Book cover"\npromised = [2026-09-15]\n' in after.text
    read = read_text(after.text, "a.toml", today=TODAY)
    assert read.agenda and read.agenda.parked[0].what == "Who writes?"
    assert not [problem for problem in read.problems if problem.level == "error"]


def test_a_key_is_removed_with_its_line_only() -> None:
    assert changed(SMALL, opened().remove(("meeting", "date")).text) == (["date = 2026-12-08"], [])
    assert changed(SMALL, opened().set(("meeting", "date"), None).text) == (["date = 2026-12-08"], [])
    assert opened().remove(("meeting", "place")) == opened()


def test_a_list_over_several_lines_is_removed_without_the_comments_between_them() -> None:
    after = opened().remove(("concerns", 0, "questions"))
    assert changed(SMALL, after.text)[1] == []
    assert "# perhaps one more" in after.text
    assert "Why?" not in after.text


def test_nothing_changes_where_the_value_is_the_same() -> None:
    assert opened().set(("meeting", "date"), dt.date(2026, 12, 8)) == opened()


def test_edits_are_undone_and_done_again() -> None:
    start = opened()
    once = start.set(("meeting", "title"), "One")
    twice = once.remove(("people", 0))
    assert twice.undo().text == once.text
    assert twice.undo().undo().text == SMALL
    assert twice.undo().undo().undo().text == SMALL
    assert twice.undo().undo().redo().redo().redo().text == twice.text
    assert not twice.undo().set(("meeting", "title"), "Two").future


def test_text_is_cleaned_before_it_goes_in() -> None:
    after = opened().set(("meeting", "title"), "  Sam\x1b[31m \u202e\r\nRivers\x00 ")
    assert after.value(("meeting", "title")) == "Sam[31m \nRivers"


def test_text_with_line_breaks_takes_several_lines() -> None:
    after = opened(SHIPPED).set(("child", "voice"), 'One """\nTwo\\ "')
    assert after.value(("child", "voice")) == 'One """\nTwo\\ "'
    assert after.text.count("\n") == SHIPPED.count("\n")


def test_line_ends_of_windows_stay() -> None:
    windows = SMALL.replace("\n", "\r\n")
    after = (
        opened(windows)
        .set(("meeting", "title"), "One")
        .insert(("people",), {"name": "Jo"})
        .insert(("concerns", 0, "questions"), "Who?")
        .set(("review", "cycle"), "6 weeks")
        .remove(("people", 0))
    )
    assert after.text.count("\n") == after.text.count("\r\n")
    assert "\r\r" not in after.text
    ends = opened(windows.rstrip()).insert(("parked",), {"what": "Who?"})
    assert ends.text.replace("\r\n", "").count("\r") == 0
    assert ends.text.startswith(windows.rstrip())
    unended = '[meeting]\r\ntitle = "x"\r\n[[people]]\r\nname = "A"\r\n[[people]]\r\nname = "B"'
    moved = opened(unended).move(("people",), 1, 0)
    assert moved.value(("people",)) == [{"name": "B"}, {"name": "A"}]
    assert moved.remove(("people", 1)).value(("people",)) == [{"name": "B"}]
    assert moved.remove(("people", 1, "name")).value(("people", 1)) == {}
    assert moved.text.replace("\r\n", "").count("\r") == 0


@pytest.mark.parametrize(
    "text",
    [
        'meeting.title = "x"\n',
        'meeting = { title = "x" }\n',
        '[meeting]\n"title" = "x"',
        '[ "meeting" ]\n title="x"',
        "# only a comment\n",
        "",
    ],
)
def test_other_ways_of_writing_are_changed_in_their_own_way(text: str) -> None:
    after = opened(text).set(("meeting", "title"), "One").set(("meeting", "minutes"), 45)
    assert after.data == {"meeting": {"title": "One", "minutes": 45}}
    grown = (
        after.insert(("people",), {"name": "Jo"}).insert(("people",), {"name": "Lee"}).move(("people",), 1, 0)
    )
    assert grown.value(("people",)) == [{"name": "Lee"}, {"name": "Jo"}]
    assert grown.remove(("people", 0)).remove(("people", 0)).value(("people",), []) == []


def test_entries_in_square_brackets_stay_in_them() -> None:
    text = 'people = [{ name = "A" }, { name = "B" }] # both\n'
    after = opened(text).move(("people",), 1, 0).set(("people", 0, "role"), "SENCO")
    assert after.value(("people",)) == [{"name": "B", "role": "SENCO"}, {"name": "A"}]
    assert after.text.endswith("# both\n")
    assert after.text.count("\n") == 1


def test_entries_that_lie_apart_are_still_moved_and_removed_whole() -> None:
    text = (
        '[[concerns]]\ntitle = "A"\n\n[[people]]\nname = "Jo"\n\n[[concerns.evidence]]\ndate = 2026-11-03\n\n'
        '[[concerns]]\ntitle = "B"\n'
    )
    evidence = [{"date": dt.date(2026, 11, 3)}]
    moved = opened(text).move(("concerns",), 0, 1)
    assert moved.value(("concerns",)) == [{"title": "B"}, {"title": "A", "evidence": evidence}]
    assert opened(text).remove(("concerns", 0)).value(("concerns",)) == [{"title": "B"}]


def test_a_text_that_is_no_toml_is_not_edited() -> None:
    with pytest.raises(NotEditableError, match="slips") as refused:
        opened("[meeting\ntitle = ")
    assert refused.value.exit_code == 1


def test_an_entry_that_is_not_there_is_not_made_up() -> None:
    with pytest.raises(LookupError):
        opened().set(("people", 7, "name"), "Jo")
    with pytest.raises(LookupError):
        opened().move(("people",), 0, 2)
    assert opened().remove(("people", 7)) == opened()


def test_a_whole_table_or_list_is_replaced() -> None:
    after = opened().set(("people", 0), {"name": "Dr Lee"}).set(("concerns", 0, "questions"), ["One?"])
    assert after.value(("people",)) == [{"name": "Dr Lee"}, {"name": "Mr Lee"}]
    assert after.value(("concerns", 0, "questions")) == ["One?"]
    for comment in ("# the first", "# perhaps one more", "# Who is coming"):
        assert comment in after.text
    assert tomllib.loads(after.text)["concerns"][0]["put_in"] == ["Evidence", "The plan"]


def test_an_edit_that_would_not_mean_what_was_asked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_text, "set_value", lambda text, *_: text.replace("Mr Lee", "Somebody else"))
    with pytest.raises(NotEditableError, match="cannot be changed here"):
        opened().insert(("parked",), {"what": "Who?"})
    # a single pair is written anew instead
    after = opened().set(("concerns", 0, "put_in", 0), "The diary")
    assert changed(SMALL, after.text)[1] == ["# mine", 'put_in = ["The diary", "The plan"]']
