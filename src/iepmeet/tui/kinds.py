"""Tab: the sign of the next kind before the words, for those who would rather not type it."""

from __future__ import annotations

import re

from iepmeet.live import capture
from iepmeet.record.events import EntryKind
from iepmeet.record.state import Meeting

_ORDER: tuple[tuple[EntryKind, str], ...] = (
    ("note", ""),
    ("action", "! "),
    ("quote", '" '),
    ("voice", "* "),
    ("agreed", "= "),
    ("differs", "# "),
    ("parked", "? "),
    ("private", "~ "),
)
_TO_A_CONCERN = re.compile(r"(?P<number>[0-9]{1,3}):\s+")


def turned(line: str, by: int, meeting: Meeting) -> str:
    """The same words as the next kind, or the one before. A command stays what it is."""
    words = line.lstrip()
    if words.startswith("/"):
        return line
    numbered = _TO_A_CONCERN.match(words)
    before = numbered[0] if numbered and meeting.numbered(int(numbered["number"])) else ""
    words = words[len(before) :]
    place = next((n for n, (kind, _) in enumerate(_ORDER) if n and _is(kind, words)), 0)
    bare = capture.body_of(_ORDER[place][0], words) if place else words
    return before + _ORDER[(place + by) % len(_ORDER)][1] + bare


def _is(kind: EntryKind, words: str) -> bool:
    return capture.body_of(kind, words) != words.strip()
