"""How the support of a concern was delivered, as far as it is recorded, up to the day of the meeting."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from iepmeet.agenda.model import Evidence, Expected
from iepmeet.dates.school import Calendar
from iepmeet.record.state import ConcernState, Meeting

if TYPE_CHECKING:
    from iepmeet.casebook.patterns import Pattern


def of(meeting: Meeting, state: ConcernState) -> Pattern | None:
    """The pattern of a concern; None where no session is recorded and none was said to be expected."""
    concern = state.concern
    if meeting.started is None or not (
        concern.expected or any(row.kind != "other" for row in concern.evidence)
    ):
        return None
    return _counted(concern.expected, concern.evidence, meeting.agenda.calendar, meeting.started.date())


@lru_cache(maxsize=64)
def _counted(
    expected: Expected | None, evidence: tuple[Evidence, ...], calendar: Calendar, until: dt.date
) -> Pattern:
    """A screen asks at every line, and counting asks for every school day since September."""
    from iepmeet.casebook.patterns import pattern

    return pattern(expected, evidence, calendar, until)
