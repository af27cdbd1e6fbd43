"""The chronology: every dated thing once, in order, with its file and place; and the index of the bundle."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from msgspec.structs import replace

from iepmeet.casebook.case import Case, Source
from iepmeet.casebook.diary import Done
from iepmeet.casebook.promises import Step
from iepmeet.dates.written import day
from iepmeet.papers.chronology import Event, Paper, Within, chronology, events
from iepmeet.publish import blocks

from .cases import HELD, TODAY, any_case, full_case

FULL = full_case()


def rows(markdown: str, *, table: int = 0) -> list[list[str]]:
    """The rows of a table as a reader sees them."""
    tables = [block for block in blocks.parse(markdown).blocks if isinstance(block, blocks.Table)]
    return [[blocks.plain(cell) for cell in row] for row in tables[table].rows]


def kinds(found: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in found]


def test_everything_dated_is_there_in_order_with_its_place() -> None:
    found = events(FULL, TODAY)
    assert [event.date for event in found] == sorted(event.date for event in found)
    assert kinds(found) == [
        *["evidence"] * 4,
        "meeting",
        "agreed",
        "outcome",
        "promise",
        "letter",
        "reply",
    ]
    shown = rows(chronology(FULL, TODAY))
    assert shown[0] == [
        "Tue 3 Nov 2026",
        "Did not take place: what was seen on day 1",
        "Jo Rivers",
        "Speech sessions",
        "evidence.toml, row 1",
    ]
    assert shown[4] == [
        "Tue 8 Dec 2026",
        "Meeting: IEP review",
        "Mrs Patel and Jo Rivers",
        "",
        "sam.record.jsonl",
    ]
    assert shown[-1] == [
        "Wed 20 Jan 2027",
        "Letter came, in answer to L1: it will be next week",
        "Mrs Patel",
        "",
        "casebook.jsonl, L2",
    ]


def test_each_time_a_promise_was_made_and_what_became_of_it_is_a_row() -> None:
    (promise,) = FULL.promises
    later = dt.date(2027, 1, 19)
    again = Step(on=later, meeting="two", verdict="not-yet", text="on leave", due=dt.date(2027, 2, 5))
    done = Done(ref="A5", meeting="two", held=later, on=dt.date(2027, 2, 3), confirmed_by="Mrs Patel")
    case = replace(FULL, promises=(replace(promise, steps=(*promise.steps, again), done=done),))
    said = [
        (day(event.date), event.what, event.source)
        for event in events(case, TODAY)
        if event.kind == "promise"
    ]
    assert said == [
        (
            "Tue 8 Dec 2026",
            "Promised: Share the cover list, by Fri 18 Dec 2026",
            Source("sam.record.jsonl", "A5"),
        ),
        (
            "Tue 19 Jan 2027",
            "Promise “Share the cover list”: not yet (on leave); promised again, by Fri 5 Feb 2027",
            Source("two.record.jsonl", "A5"),
        ),
        (
            "Wed 3 Feb 2027",
            "Done: Share the cover list (confirmed by Mrs Patel)",
            Source("casebook.jsonl", "A5"),
        ),
    ]


def test_rows_are_chosen_by_their_days() -> None:
    within = Within(since=dt.date(2026, 11, 10), until=dt.date(2026, 11, 17))
    assert [day(event.date) for event in events(FULL, TODAY, within)] == [
        "Tue 10 Nov 2026",
        "Tue 17 Nov 2026",
    ]
    text = chronology(FULL, TODAY, within)
    assert "2 rows from Tue 10 Nov 2026 to Tue 17 Nov 2026. Put together on Mon 8 Feb 2027." in text


def test_with_one_concern_meetings_and_letters_stay() -> None:
    assert kinds(events(FULL, TODAY, Within(concern="quiet"))) == ["meeting", "letter", "reply"]
    assert events(FULL, TODAY, Within(concern="salt")) == events(FULL, TODAY)
    assert "about Speech sessions, with all meetings and letters" in chronology(
        FULL, TODAY, Within(concern="salt")
    )


def test_a_meeting_that_is_not_closed_is_called_a_draft_and_tells_nothing_yet() -> None:
    (meeting,) = FULL.meetings
    case = replace(FULL, meetings=(replace(meeting, closed=False),), promises=())
    (only,) = [event for event in events(case, TODAY) if event.date == HELD]
    assert only.what == "Meeting: IEP review (not closed yet: a draft)"


def test_pages_run_on_through_the_bundle_and_are_left_open_where_they_are_not_known() -> None:
    papers = [
        Paper(name="a.pdf", pages=2),
        Paper(name="b.pdf", pages=1),
        Paper(name="c.md"),
        Paper(name="d.pdf", pages=3),
    ]
    assert rows(chronology(FULL, TODAY, papers=papers), table=1) == [
        ["1", "a.pdf", "1 to 2"],
        ["2", "b.pdf", "3"],
        ["3", "c.md", ""],
        ["4", "d.pdf", ""],
    ]
    assert "Index of the bundle" not in chronology(FULL, TODAY)


def test_an_empty_casebook_has_no_table() -> None:
    text = chronology(Case(), TODAY)
    assert text == "# Chronology\n\n0 rows to Mon 8 Feb 2027. Put together on Mon 8 Feb 2027.\n"


@given(any_case())
def test_any_case_gives_a_whole_table_with_a_source_in_each_row(case: Case) -> None:
    found = events(case, TODAY)
    text = chronology(case, TODAY)
    assert all(event.source.file for event in found)
    assert all(event.date <= TODAY for event in found)
    if found:
        shown = rows(text)
        assert len(shown) == len(found)
        assert [row[0] for row in shown] == [day(event.date) for event in found]
        assert all(len(row) == 5 and row[1] and row[4] for row in shown)
    known = [row for row in case.rows if row.date <= TODAY]
    assert sum(event.kind == "evidence" for event in found) == len(known)
