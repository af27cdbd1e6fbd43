"""What is due as entries of a calendar. As in a meeting's own calendar file, no child is named in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from iepmeet.casebook.due import CHECK_THIS, Item
from iepmeet.dates.written import long_day
from iepmeet.publish.calendar_dates import Dated, dated, plain
from iepmeet.publish.calendar_source import Source, ref_key

if TYPE_CHECKING:
    from iepmeet.papers.shown import Shown

_AGREED = ("action", "review", "check")
_MINUTES = 45
_UID_LENGTH = 20
_TITLES = {
    "meeting": "Review meeting",
    "review": "Review meeting",
    "check": "Early check",
    "trigger": "Early trigger: look at the evidence",
    "reply": "A reply is awaited",
    "action": "Action",
}


def happenings(items: Iterable[Item], now: dt.datetime) -> tuple[Dated, ...]:
    """The items that have a day. What a meeting agreed bears the identity it has in its own calendar file."""
    known: dict[Path, tuple[Shown, Source] | None] = {}
    return tuple(_dated(items, now.astimezone(dt.UTC), known))


def _dated(
    items: Iterable[Item], now: dt.datetime, known: dict[Path, tuple[Shown, Source] | None]
) -> Iterator[Dated]:
    for item in items:
        if item.on is None:
            continue
        record = Path(item.place) / f"{item.meeting}.record.jsonl"
        if item.kind in _AGREED and item.meeting:
            if record not in known:
                known[record] = _read(record)
            if held := known[record]:
                yield _agreed(item, item.on, *held)
                continue
        yield _of_its_own(item, item.on, now)


def _agreed(item: Item, on: dt.date, shown: Shown, source: Source) -> Dated:
    key = ref_key(item.ref) if item.kind == "action" else item.ref
    uid = source.uid(key)
    for one in dated(shown, source):
        if one.uid == uid and one.day == on:
            return one
    changes = source.changed(key)
    return Dated(
        kind="action" if item.kind == "action" else "review",
        uid=uid,
        day=on,
        time=None,
        minutes=0,
        title=plain(item.what, shown, False),
        about=plain("; ".join(item.more), shown, False),
        sequence=changes.often,
        stamp=changes.last,
    )


def _of_its_own(item: Item, on: dt.date, now: dt.datetime) -> Dated:
    """What no meeting agreed: without words that somebody typed, since they may name the child."""
    law = item.kind == "clock"
    about = f"Source: {item.source}, checked {long_day(item.checked)}. {CHECK_THIS}" if item.checked else ""
    seed = f"{item.folder}/{item.kind}/{item.ref}/{item.meeting}"
    return Dated(
        kind="review" if item.kind in ("meeting", "review") else "action",
        uid=hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:_UID_LENGTH],
        day=on,
        time=None,
        minutes=_MINUTES,
        title=item.what if law else _TITLES[item.kind],
        about=about,
        sequence=0,
        stamp=now.replace(microsecond=0),
    )


def _read(record: Path) -> tuple[Shown, Source] | None:
    from iepmeet.errors import IepmeetError
    from iepmeet.papers.audience import for_school
    from iepmeet.publish.calendar_source import source_of
    from iepmeet.record import journal
    from iepmeet.record.meeting import fold

    try:
        reading = journal.read(record)
    except IepmeetError:
        return None
    meeting = fold(reading.events, reading.spent)
    return for_school(meeting), source_of(meeting)
