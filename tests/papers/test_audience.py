from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import replace

import iepmeet.papers
from iepmeet.papers.audience import for_school
from iepmeet.papers.minutes import minutes
from iepmeet.papers.shown import ShownKind
from iepmeet.record import events as ev
from iepmeet.record.events import Words
from iepmeet.record.state import LETTER, Recorded

from .meetings import AT_HALF_PAST_THREE, SALT, amended, everything, held, said, smallest, to_do

NEVER_SHOWN = ("SECRET", "WITHDRAWN", "HINT", "PUT-IN", "GET-OUT", "oakfield.example", "rivers.example")


@pytest.mark.parametrize("events", [everything, amended])
@pytest.mark.parametrize("word", NEVER_SHOWN)
def test_private_and_removed_entries_hints_lists_and_addresses_reach_no_paper(
    events: Callable[[], list[ev.AnyEvent]], word: str
) -> None:
    meeting = held(*events())
    assert word not in msgspec.json.encode(for_school(meeting)).decode()
    assert word not in minutes(meeting, "")


def test_every_kind_but_private_is_shown_and_no_new_kind_by_itself() -> None:
    assert set(get_args(ShownKind)) == set(LETTER) - {"private"}
    meeting = held(*smallest())
    kind: Any = "safeguarding"
    new = Recorded(ref="Z1", kind=kind, item=SALT, at=AT_HALF_PAST_THREE, typed="", words=Words(text="NEW"))
    assert for_school(replace(meeting, entries={**meeting.entries, "Z1": new})) == for_school(meeting)


def test_a_paper_reads_the_same_with_and_without_its_private_entries() -> None:
    without = held(*smallest())
    opened, note, closed = smallest()
    private = said("P1", "private", SALT, "SECRET", "Mrs Patel")
    corrected = ev.Corrected(ref="P1", typed="", words=Words(text="SECRET"))
    beside = held(opened, note, closed, ev.Reopened(), private, corrected)
    assert for_school(replace(beside, reopened=False)) == for_school(without)


def test_a_concern_that_holds_only_a_private_entry_was_not_reached() -> None:
    opened, _, closed = smallest()
    shown = for_school(held(opened, said("P1", "private", SALT, "SECRET"), closed))
    assert [concern.reached for concern in shown.concerns] == [False]


def test_an_entry_made_private_is_gone_and_its_amendments_with_it() -> None:
    changed = ev.ChangedKind(ref="N2", new_ref="P1", entry="private", words=Words(text="SECRET"))
    events = [*smallest(), ev.Reopened(), said("N2", "note", SALT, "SECRET"), changed, ev.Closed()]
    shown = for_school(held(*events))
    assert [entry.ref for entry in shown.entries] == ["N1"]
    assert shown.amendments == ()


def test_a_private_entry_made_a_note_is_shown_with_its_new_words() -> None:
    changed = ev.ChangedKind(ref="P1", new_ref="N2", entry="note", words=Words(text="The room is free"))
    shown = for_school(held(*smallest()[:2], said("P1", "private", SALT, "SECRET"), changed))
    assert [entry.text for entry in shown.entries] == ["Five sessions were missed", "The room is free"]


def test_an_entry_of_an_item_that_is_nowhere_is_shown_under_opening() -> None:
    shown = for_school(held(*smallest(), to_do("A1", "lunch", "Ring the school")))
    assert [entry.item for entry in shown.entries] == [SALT, ev.OPENING]


def test_only_the_allow_list_and_the_door_to_it_know_the_whole_meeting() -> None:
    papers = Path(iepmeet.papers.__file__).parent
    knowing = {
        module.name
        for module in papers.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "iepmeet.record.state"
    }
    assert knowing == {"audience.py", "minutes.py"}
