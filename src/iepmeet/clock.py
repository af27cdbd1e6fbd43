"""The only reader of the clock.

`IEPMEET_NOW=2026-11-24T15:30` stops the wall clock there, in Europe/London whatever the machine's zone:
for rehearsals and tests. Intervals use `ticks`, the monotonic clock, which is never stopped.
"""

from __future__ import annotations

import os
import time
from datetime import date, datetime

from iepmeet.errors import IepmeetError

VARIABLE = "IEPMEET_NOW"


def now() -> datetime:
    """The wall time, to the second, with its offset from UTC."""
    stopped = os.environ.get(VARIABLE)
    if not stopped:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(stopped)
    except ValueError:
        raise IepmeetError(
            f"{VARIABLE} is set to something that is not a time.",
            "Write it like 2026-11-24T15:30, or unset it.",
            exit_code=2,
        ) from None
    if moment.tzinfo is None:
        from zoneinfo import ZoneInfo

        moment = moment.replace(tzinfo=ZoneInfo("Europe/London"))
    return moment.replace(microsecond=0)


def today() -> date:
    """The day it is, by the same clock."""
    return now().date()


def ticks() -> float:
    """Seconds on a clock that only goes forward; only differences mean anything."""
    return time.monotonic()
