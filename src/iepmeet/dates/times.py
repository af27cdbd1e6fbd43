"""A time of day as people type it."""

from __future__ import annotations

import datetime as dt
import re

from iepmeet.dates.runs import runs

_NAMED = {"noon": dt.time(12), "midday": dt.time(12), "12 noon": dt.time(12), "midnight": dt.time(0)}
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-5][0-9]))? ?(?P<half>[ap]\.?m|o'?clock)?")
_LATEST_AFTERNOON_HOUR = 6


def time_of_day(words: str) -> tuple[dt.time, int] | None:
    """The time that the words start with and the characters it takes up, or None.

    15:30, 15.30, 3.30pm, 3 pm, noon, each with or without `at`. The characters include blanks before it
    and punctuation that touches it. Without am or pm, an hour from 1 to 6 written with one figure is in the
    afternoon, for that is when schools meet: 3.30 is 15:30, 03:30 is 03:30. A bare number is no time.
    """
    for run in reversed(runs(words)[:3]):
        text = run.text.removeprefix("at ")
        time = _NAMED.get(text) or _on_the_clock(text)
        if time is not None:
            return time, run.end
    return None


def _on_the_clock(text: str) -> dt.time | None:
    match = _CLOCK.fullmatch(text)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "")[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif len(match["hour"]) == 1 and 1 <= hour <= _LATEST_AFTERNOON_HOUR:
        hour += 12
    return dt.time(hour, minute) if hour < 24 else None
