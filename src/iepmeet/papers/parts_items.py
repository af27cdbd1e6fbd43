"""The items of the meeting that are no concern: last time, the child, opening, parked, next review."""

from __future__ import annotations

import datetime as dt

from iepmeet.dates.written import day
from iepmeet.papers.entry_lines import entry_items, written_down
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, line, quoted
from iepmeet.papers.parts_actions import actions_of
from iepmeet.papers.shown import Shown, ShownEntry, ShownPromise
from iepmeet.papers.wording import VERDICTS, by_when, names, voice_name
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED


def from_last_time(shown: Shown) -> list[str]:
    """Each promise and what became of it, then what else was said about them."""
    again = {action.ref for action in actions_of(shown)}
    promises = [bullet(_promise(promise, promise.carried.ref in again)) for promise in shown.promises]
    return _part("From last time", [*promises, *entry_items(shown.said_under(LAST_TIME))])


def _promise(promise: ShownPromise, again: bool) -> str:
    carried = promise.carried
    details = [line(carried.who), f"due {day(carried.due)}" if carried.due else "", _promised(promise)]
    known = ", ".join(detail for detail in details if detail)
    verdict = VERDICTS[promise.verdict] if promise.verdict else ""
    standing = ", ".join(word for word in (verdict, "promised again" if again else "") if word)
    standing = standing or "not spoken of today"
    why = escape(promise.text, at_start=False)
    ref = bold(line(carried.ref))
    parts = [
        ref,
        escape(carried.action, at_start=not ref),
        f"({known})" if known else "",
        "–",
        f"{bold(standing + ':')} {why}" if why else bold(standing),
    ]
    return " ".join(part for part in parts if part)


def _promised(promise: ShownPromise) -> str:
    dates = sorted(promise.carried.promised)
    if not dates:
        return ""
    often = f"once, on {day(dates[0])}" if len(dates) == 1 else f"{len(dates)} times, first {day(dates[0])}"
    return f"promised before: {often}"


def voice(shown: Shown) -> list[str]:
    """The child's own words, prepared or said, wherever in the meeting, and what was said at that item."""
    prepared = escape(shown.prepared_voice, at_start=False)
    before = [bullet(f"{bold('Before the meeting:')} {quoted(prepared)}")] if prepared else []
    return _part(voice_name(shown), [*before, *entry_items(shown.voices)])


def strengths(shown: Shown) -> list[str]:
    """What the child is good at, from the agenda."""
    return _part("Strengths", [bullet(escape(each)) for each in shown.strengths if line(each)])


def opening(shown: Shown) -> list[str]:
    """What was said first, and which parts of the agenda the meeting had to do without."""
    unread = [bullet(escape(each)) for each in shown.left_out if line(each)]
    said = _part("Opening", entry_items(shown.said_under(OPENING)))
    if not unread:
        return said
    return [
        *(said or [heading(2, "Opening")]),
        "These parts of the agenda could not be read:",
        bullets(unread),
    ]


def parked(shown: Shown) -> list[str]:
    """What waits for another time: parked last time, parked today, and what was said at that item."""
    before = [
        bullet(_with_details(point.what, [line(point.who), _since(point.carried_from)]))
        for point in shown.parked_before
    ]
    today = [bullet(_parked_today(shown, entry)) for entry in shown.of_kind("parked")]
    return _part("Parked", [*before, *today, *entry_items(shown.said_under(PARKED))])


def next_review(shown: Shown) -> list[str]:
    """What was said about the next review; its date stands under Follow-up reviews."""
    return _part("Next review", entry_items(shown.said_under(NEXT_REVIEW)))


def _part(named: str, items: list[str]) -> list[str]:
    """A part that is one list; left out where the list is empty."""
    return [heading(2, named), bullets(items)] if items else []


def _parked_today(shown: Shown, entry: ShownEntry) -> str:
    concern = shown.concern_of(entry.item)
    measure = line(entry.measure)
    details = [
        f"{line(entry.who)} with {names(entry.helpers)}" if entry.helpers else line(entry.who),
        by_when(entry.by) if entry.by else "",
        f"how we will know: {measure}" if measure else "",
        f"concern {concern.number}" if concern else "",
    ]
    return _with_details(entry.text, details) + written_down(entry)


def _since(carried_from: dt.date | None) -> str:
    return f"parked on {day(carried_from)}" if carried_from else "parked last time"


def _with_details(text: str, details: list[str]) -> str:
    known = ", ".join(detail for detail in details if detail)
    return f"{escape(text)} ({known})" if known else escape(text)
