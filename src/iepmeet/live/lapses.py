"""Whether support has lapsed, by stated rules and never by a feeling: then the review should come sooner."""

from __future__ import annotations

import datetime as dt

from iepmeet.live import delivery
from iepmeet.record.state import Meeting, Promise

PROMISED_AGAIN = 2
"""A promise agreed at so many meetings, today's included, has lapsed."""

_TIMES = {2: "twice", 3: "three times", 4: "four times"}


def sooner_because(meeting: Meeting, today: dt.date) -> str:
    """Why the next review should not wait for the whole cycle, in words that follow "because"; "" if nothing.

    Sessions missed by the rule that `casebook.patterns` calls systematic; or a promise agreed at two
    meetings or more that was neither kept nor dropped today.
    """
    for state in meeting.concerns.values():
        pattern = delivery.of(meeting, state)
        if pattern and pattern.word == "systematic":
            return f"{pattern.missed} of {pattern.known} known sessions were missed (concern {state.number})"
    lapsed = [promise for promise in meeting.promises.values() if _times(promise) >= PROMISED_AGAIN]
    if not lapsed:
        return ""
    worst = max(lapsed, key=_times)
    times = _times(worst)
    return f"{worst.carried.ref} has been promised {_TIMES.get(times, f'{times} times')}"


def _times(promise: Promise) -> int:
    """At how many meetings it was agreed; 0 if it is no longer open."""
    if promise.verdict in ("kept", "dropped"):
        return 0
    return len(promise.carried.promised) + (1 if promise.by else 0)
