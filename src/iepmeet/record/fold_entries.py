"""What is recorded, corrected, moved and taken back: one step for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record.fold_agenda import ensure_item, touched
from iepmeet.record.state import Meeting, Recorded

_LONGEST_NUMBER = 10


def spend(meeting: Meeting, refs: Iterable[str]) -> Meeting:
    """Notes that these refs were given out: no number is ever used twice."""
    used = dict(meeting.used)
    for ref in refs:
        letter, digits = ref[:1], ref[1:]
        if letter and digits.isdecimal() and len(digits) < _LONGEST_NUMBER:
            used[letter] = max(used.get(letter, 0), int(digits))
    return replace(meeting, used=used)


def _recorded(meeting: Meeting, entry: Recorded) -> Meeting:
    meeting = ensure_item(meeting, entry.item)
    others = meeting.entries
    if entry.ref in others:
        others = {ref: kept for ref, kept in others.items() if ref != entry.ref}
    meeting = replace(meeting, entries={**others, entry.ref: entry})
    return touched(spend(meeting, (entry.ref,)), entry.item)


def entry(meeting: Meeting, at: dt.datetime, event: ev.Entry) -> Meeting:
    again = isinstance(event, ev.Action) and event.again
    kept = Recorded(
        ref=event.ref,
        kind=event.entry,
        item=event.item,
        at=at,
        typed=event.typed,
        words=event.words,
        again=again,
    )
    return _recorded(meeting, kept)


def answered(meeting: Meeting, at: dt.datetime, event: ev.QuestionAnswered) -> Meeting:
    entry = Recorded(
        ref=event.ref,
        kind="answer",
        item=ev.concern_item(event.concern),
        at=at,
        typed=event.typed,
        words=event.words,
        number=event.number,
    )
    return _recorded(meeting, entry)


def scaled(meeting: Meeting, at: dt.datetime, event: ev.ScaleAnswered) -> Meeting:
    entry = Recorded(
        ref=event.ref,
        kind="scale",
        item=ev.concern_item(event.concern),
        at=at,
        typed=event.typed,
        words=ev.Words(text="", who=event.who, unmatched=event.unmatched),
        number=event.number,
        value=event.value,
    )
    return _recorded(meeting, entry)


def changed_kind(meeting: Meeting, at: dt.datetime, event: ev.ChangedKind) -> Meeting:
    # the new ref is given out even where the entry is gone (undone, or its line damaged)
    meeting = spend(meeting, (event.new_ref,))
    old = meeting.entries.get(event.ref)
    if old is None:
        return meeting
    new = replace(
        old,
        ref=event.new_ref,
        kind=event.entry,
        words=event.words,
        again=event.again,
        number=0,
        removed=False,
    )
    entries = {
        (new.ref if ref == event.ref else ref): (new if ref == event.ref else kept)
        for ref, kept in meeting.entries.items()
    }
    return touched(replace(meeting, entries=entries), new.item)


def _changed(meeting: Meeting, ref: str, change: Callable[[Recorded], Recorded]) -> Meeting:
    old = meeting.entries.get(ref)
    # undo and redo name no ref; a damaged record may hold an entry without one
    if old is None or not ref:
        return meeting
    meeting = replace(meeting, entries={**meeting.entries, ref: change(old)})
    return touched(meeting, old.item)


def moved(meeting: Meeting, at: dt.datetime, event: ev.Moved) -> Meeting:
    if event.ref not in meeting.entries:
        return meeting
    meeting = ensure_item(meeting, event.item)
    moved = _changed(meeting, event.ref, lambda old: replace(old, item=event.item))
    return touched(moved, event.item)


def corrected(meeting: Meeting, at: dt.datetime, event: ev.Corrected) -> Meeting:
    def correct(old: Recorded) -> Recorded:
        value = old.value if event.value is None else event.value
        return replace(old, typed=event.typed, words=event.words, value=value)

    return _changed(meeting, event.ref, correct)


def withdrawn(meeting: Meeting, at: dt.datetime, event: ev.Withdrawn) -> Meeting:
    return _changed(meeting, event.ref, lambda old: replace(old, removed=True))


def restored(meeting: Meeting, at: dt.datetime, event: ev.Restored) -> Meeting:
    return _changed(meeting, event.ref, lambda old: replace(old, removed=False))
