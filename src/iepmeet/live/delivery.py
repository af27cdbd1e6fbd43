"""How the support of a concern was delivered, as far as it is recorded, up to the day of the meeting."""

from __future__ import annotations

from functools import lru_cache

from iepmeet.casebook.patterns import Pattern, pattern
from iepmeet.record.state import ConcernState, Meeting

_counted = lru_cache(maxsize=64)(pattern)
"""A screen asks at every line, and counting asks for every school day since September."""


def of(meeting: Meeting, state: ConcernState) -> Pattern | None:
    """The pattern of a concern; None where no session is recorded and none was said to be expected."""
    concern = state.concern
    if meeting.started is None or not (
        concern.expected or any(row.kind != "other" for row in concern.evidence)
    ):
        return None
    return _counted(concern.expected, concern.evidence, meeting.agenda.calendar, meeting.started.date())
