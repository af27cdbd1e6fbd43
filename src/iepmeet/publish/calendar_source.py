"""What a calendar needs of the record and no paper prints: stable identities, how often a thing changed."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec
from msgspec import Struct

from iepmeet.record import events as ev
from iepmeet.record.events import Stamped
from iepmeet.record.state import Meeting

_USUAL_MINUTES = 45
_EVERYTHING = "*"
_UID_LENGTH = 20  # 80 bits: no two things share it, and it leaves room in a code for phones


class Changes(Struct, frozen=True):
    """How often something was changed since it was first agreed, and when it was touched last (UTC)."""

    often: int
    last: dt.datetime


class Source(Struct, frozen=True, kw_only=True):
    """The record behind a calendar; it holds nobody's words.

    seed     what makes this meeting's identities its own: a hash of how it was opened
    minutes  how long such a meeting is planned to take
    changes  by key: "ref:A5", "review", "check"
    last     when anything was kept last
    """

    seed: str
    minutes: int
    changes: dict[str, Changes]
    last: dt.datetime

    def uid(self, key: str) -> str:
        """The identity of a calendar entry: the same whenever it is made from this record."""
        return hashlib.sha256(f"{self.seed}/{key}".encode()).hexdigest()[:_UID_LENGTH]

    def changed(self, key: str) -> Changes:
        """The changes of one thing; of a thing never heard of, that it has none."""
        return self.changes.get(key, Changes(0, self.last))


def ref_key(ref: str) -> str:
    """The key of an entry, which no review can have."""
    return f"ref:{ref}"


def source_of(meeting: Meeting) -> Source:
    """What the meeting's events say about when and how often each thing was agreed."""
    events = meeting.events
    return Source(
        seed=_seed(events),
        minutes=meeting.agenda.meeting.minutes or _USUAL_MINUTES,
        changes=_changes(events),
        last=_utc(events[-1].at) if events else dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
    )


def _seed(events: tuple[Stamped, ...]) -> str:
    opened = next((stamped for stamped in events if isinstance(stamped.event, ev.Opened)), None)
    first = opened or next(iter(events), None)
    return hashlib.sha256(msgspec.json.encode(first, order="deterministic")).hexdigest()


def _changes(events: tuple[Stamped, ...]) -> dict[str, Changes]:
    """An undo counts as a change too: a calendar takes only what has a higher number than it knows."""
    numbered = {stamped.n: stamped for stamped in events}
    changes: dict[str, Changes] = {}
    for stamped in events:
        touched = _touched(stamped.event, numbered)
        for key in changes if _EVERYTHING in touched else touched:
            before = changes.get(key)
            changes[key] = Changes(before.often + 1 if before else 0, _utc(stamped.at))
    return changes


def _touched(event: ev.Event, numbered: dict[int, Stamped]) -> list[str]:
    if isinstance(event, ev.Renamed):
        return [_EVERYTHING]
    if isinstance(event, ev.ReviewAgreed):
        return [event.part]
    if isinstance(event, ev.Withdrawn | ev.Restored) and event.act:
        act = numbered.get(event.act)
        undone = act.event if act else event
        # only a damaged record has an undo of an undo: it touches nothing
        return [] if getattr(undone, "act", 0) else _touched(undone, numbered)
    return _refs(event)


def _refs(event: ev.Event) -> list[str]:
    refs = {getattr(event, "ref", ""), getattr(event, "new_ref", "")} - {""}
    return sorted(ref_key(ref) for ref in refs)


def _utc(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(microsecond=0)
