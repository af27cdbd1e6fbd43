"""Refs: the next free one of a kind. A number is never used twice, whatever was undone since."""

from __future__ import annotations

from iepmeet.record.state import LETTER, AnyKind, Meeting


def next_ref(meeting: Meeting, kind: AnyKind) -> str:
    """N1, N2, ...; actions number on from last time's."""
    letter = LETTER[kind]
    return f"{letter}{meeting.used.get(letter, 0) + 1}"
