"""Attacks the whole way of a typed line with anything at all: the promise of the live meeting.

Any sequence of inputs (any Unicode, any length) leaves a record that folds, and minutes that parse as
CommonMark to the headings and the table shape of their content. Each entry carries a mark of its own, and
its cleaned text appears once in the rendered minutes; a private one, one that was taken out or undone, not
at all. Design, sections 3.2, 3.3, 4 and promises 2, 4, 5 and 6 of section 7. The lines go through the real
session, with real files in a folder of their own, and are read back from there.
"""

from __future__ import annotations

import datetime as dt
import stat
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from iepmeet.live.answer import Answer
from iepmeet.live.hand_out import write_minutes
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.papers.page import hand_edited
from iepmeet.record import journal
from iepmeet.record.events import MovedTo, Words
from iepmeet.record.meeting import fold
from iepmeet.record.state import Meeting
from iepmeet.text import clean
from tests.papers import reading as page

from .any_input import AGENDA, Line, any_lines
from .any_minutes import collapse, headings, keeps_its_words, pieces, public, shapes

NOW = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)
PATIENCE = 60.0
_BLOCKS = {"heading", "paragraph", "inline", "bullet_list", "list_item", "hr"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_EMPHASIS = {"strong_open", "strong_close", "em_open", "em_close"}
# commands whose words are an entry's; those of all others stand elsewhere in the minutes, or more than once
_ABOUT_AN_ENTRY = ("edit", "who", "when", "know", "answer", "scale")


class Sitting:
    """One meeting, held in a folder of its own, and the marks that its lines put into entries."""

    def __init__(self, folder: Path) -> None:
        self.agenda = folder / "sam.toml"
        self.agenda.write_text(AGENDA, encoding="utf-8")
        self.record = folder / "sam.record.jsonl"
        self.draft = folder / "sam.draft"
        self.marks: set[str] = set()
        self._now = NOW
        self.session = Session(open_meeting(self.agenda, NOW))

    def hear(self, line: Line) -> None:
        """One line, typed and entered; one that does not fit is kept whole, as from a pipe."""
        note(f"{line.text!r}")
        self._now += dt.timedelta(seconds=7)
        session = self.session
        if line.typed_first:
            session.preview(line.text, self._now)
            session.typing(line.text)
        before = session.meeting
        answer = session.say(line.text, self._now)
        self._check_change(line, before, answer)
        if answer.refused and not before.closed:
            before = session.meeting
            self._check_change(line, before, session.park(line.text, self._now))
        if answer.refused:
            # a line that is refused stays; whoever types it deletes it
            session.typing("")
        self._draft_goes()
        if answer.over:
            self.leave_and_return()

    def _check_change(self, line: Line, before: Meeting, answer: Answer) -> None:
        """A line that became an entry has its mark in it: nothing that was typed is lost."""
        after = self.session.meeting
        if answer.refused:
            assert after == before, "a line that is refused changes nothing"
            return
        changed = [
            entry
            for ref, entry in after.entries.items()
            if ref not in before.entries or before.entries[ref].words != entry.words
        ]
        if line.mark and changed and _is_an_entry(line):
            assert any(line.mark in piece for entry in changed for piece in pieces(entry.words)), changed
            self.marks.add(line.mark)
        said = clean(line.text)
        if not said.strip().startswith("/"):
            assert all(keeps_its_words(entry) for entry in changed), changed
            words = {word for entry in changed for word in entry.typed.split()}
            assert all(word in said for word in words), words

    def _draft_goes(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.draft.exists():
            assert time.monotonic() < until, "the unfinished line stays after Enter"
            time.sleep(0.001)

    def leave_and_return(self) -> None:
        """Lets the record go and takes it up again: nothing may have changed by that."""
        left = self.session.meeting
        assert self.session.close()
        self.session = Session(open_meeting(self.agenda, self._now))
        assert self.session.lines == ()
        if self.session.started:
            assert self.session.meeting == recorded(left)


def recorded(meeting: Meeting) -> Meeting:
    """The meeting as the record has it: going about in one that is closed changes the view only."""
    events = list(meeting.events)
    while meeting.closed and isinstance(events[-1].event, MovedTo):
        events.pop()
    return fold(events) if len(events) < len(meeting.events) else meeting


def _is_an_entry(line: Line) -> bool:
    said = clean(line.text).strip()
    name = said[1:].split(maxsplit=1)[:1] if said.startswith("/") else []
    return not said.startswith("/") or (bool(name) and name[0].lower() in _ABOUT_AN_ENTRY)


def check(lines: list[Line], *, ends: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sitting = Sitting(Path(folder))
        try:
            meeting = held(sitting, lines, ends)
        finally:
            saved = sitting.session.close()
        assert saved
        check_files(sitting, meeting)
        text = write_minutes(sitting.session.paths).page.read_text(encoding="utf-8")
        assert not hand_edited(text)
        for reader in page.READERS:
            check_minutes(reader.parse(text), meeting, sitting.marks)


def held(sitting: Sitting, lines: list[Line], ends: bool) -> Meeting:
    for line in lines:
        sitting.hear(line)
    if ends and not sitting.session.meeting.closed:
        sitting.hear(Line("/end", ""))
        sitting.hear(Line("/end", ""))
    return sitting.session.meeting


def check_files(sitting: Sitting, meeting: Meeting) -> None:
    read = journal.read(sitting.record)
    assert read.damage == ()
    assert fold(read.events, read.spent) == recorded(meeting)
    left = {path.name for path in sitting.agenda.parent.iterdir()}
    assert left <= {"sam.toml", "sam.record.jsonl", "sam.minutes.md"}
    if sys.platform != "win32":
        assert stat.S_IMODE(sitting.record.stat().st_mode) == 0o600
    for entry in meeting.entries.values():
        assert all(clean(piece) == piece for piece in (entry.typed, *pieces(entry.words)))


def check_minutes(tokens: list[Token], meeting: Meeting, marks: set[str]) -> None:
    assert set(page.blocks(tokens)) <= _BLOCKS | _TABLE
    assert page.marks(tokens) <= _EMPHASIS
    assert page.headings(tokens, 1) == ["IEP review for Sam"]
    assert page.headings(tokens, 2) == headings(meeting)
    tables = page.tables(tokens)
    assert [(len(rows), len(rows[0])) for rows in tables] == shapes(meeting)
    assert all(len({len(row) for row in rows}) == 1 for rows in tables)
    shown = page.visible(tokens)
    standing = public(meeting)
    for entry in standing:
        for piece in pieces(entry.words):
            assert collapse(piece) in shown, entry.ref
    for mark in marks:
        times = sum(_holds(entry.words, mark) for entry in standing)
        assert times in (0, 1)
        assert shown.count(mark) == times, mark


def _holds(words: Words, mark: str) -> bool:
    return any(mark in piece for piece in pieces(words))


_quick = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
_thorough = settings(
    max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_quick
@given(any_lines(), st.booleans())
def test_any_inputs_leave_a_record_that_folds_and_minutes_with_each_entry_once(
    lines: list[Line], ends: bool
) -> None:
    check(lines, ends=ends)


@pytest.mark.long
@_thorough
@given(any_lines(), st.booleans())
def test_any_inputs_many_times(lines: list[Line], ends: bool) -> None:
    check(lines, ends=ends)
