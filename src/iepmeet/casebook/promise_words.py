"""Promises in sentences: how often, since when, how late, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from iepmeet.casebook.promises import Promise, Step
from iepmeet.dates.names import MONTHS
from iepmeet.dates.written import day, short_day
from iepmeet.text import one_line

_A_YEAR = 330  # days: a month's name alone would mean this year's
_VERDICTS = {"kept": "kept", "partly": "partly kept", "not-yet": "not yet", "dropped": "no longer needed"}


def how_often(promise: Promise, today: dt.date) -> str:
    """`agreed 3 times since March`; "" for a promise that was agreed once."""
    if promise.times < 2:
        return ""
    first = promise.promised[0]
    month = MONTHS[first.month - 1]
    since = month if 0 <= (today - first).days < _A_YEAR else f"{month} {first.year}"
    times = "twice" if promise.times == 2 else f"{promise.times} times"
    return f"agreed {times} since {since}"


def in_words(promise: Promise) -> str:
    """What was promised and whose it is, on one line."""
    who = one_line(promise.who) or "nobody yet"
    if promise.helpers:
        who += f" with {', '.join(promise.helpers)}"
    return f"{promise.ref} {one_line(promise.action) or 'not said yet'} ({who})"


def what_became(promise: Promise, today: dt.date) -> str:
    """Where it stands now."""
    if promise.done:
        by = f"; {promise.done.confirmed_by} confirmed it in writing" if promise.done.confirmed_by else ""
        return f"done on {short_day(promise.done.on, today)}{by}"
    if promise.state != "open":
        last = promise.steps[-1]
        return _verdict(last)
    if promise.due is None:
        return f'"{promise.typed}" is no date' if promise.typed else "no date was agreed"
    if promise.lapsed(today):
        return f"was due {day(promise.due)}"
    return f"due {day(promise.due)}"


def done_since(promises: Iterable[Promise], meeting: str) -> tuple[str, ...]:
    """What was done since a meeting of what it left open: a sentence each, for the notes of the next agenda.

    It stays among the promises that are carried: the room says whether it was kept.
    """
    return tuple(
        f"{promise.ref} was done on {day(promise.done.on)}"
        + (f"; {promise.done.confirmed_by} confirmed it in writing" if promise.done.confirmed_by else "")
        + f". At the meeting: /kept {promise.ref}"
        for promise in promises
        if promise.done and promise.done.meeting == meeting
    )


def history(promise: Promise) -> tuple[str, ...]:
    """A sentence for each meeting that spoke of it."""
    return tuple(f"{day(step.on)}: {_verdict(step)}" for step in promise.steps)


def _verdict(step: Step) -> str:
    due = f", to be done by {day(step.due)}" if step.due else ""
    if step.verdict is None:
        return f"agreed{due}"
    why = f" ({one_line(step.text)})" if step.text.strip() else ""
    again = ", promised again" if step.due else ""
    return f"{_VERDICTS[step.verdict]}{why}{again}{due}"
