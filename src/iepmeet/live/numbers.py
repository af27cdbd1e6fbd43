"""Refs: the next free one of a kind. A number is never used twice, whatever was undone since."""

from __future__ import annotations

from iepmeet.live.meant import Keep
from iepmeet.record.events import Action, Entry
from iepmeet.record.state import LETTER, AnyKind, Meeting


def next_ref(meeting: Meeting, kind: AnyKind) -> str:
    """N1, N2, ...; actions number on from last time's."""
    letter = LETTER[kind]
    return f"{letter}{meeting.used.get(letter, 0) + 1}"


def event_of(meant: Keep, meeting: Meeting) -> Entry:
    """What keeps an entry, under its ref: a promise that is agreed again has its own."""
    ref = meant.again or next_ref(meeting, meant.kind)
    if meant.kind == "action":
        again = bool(meant.again)
        return Action(ref=ref, item=meant.item, typed=meant.body, words=meant.words, again=again)
    return Entry(ref=ref, entry=meant.kind, item=meant.item, typed=meant.body, words=meant.words)
