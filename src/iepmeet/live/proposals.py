"""What the agenda's settings propose for the follow-ups. Until accepted none of it is in any paper."""

from __future__ import annotations

import datetime as dt

from iepmeet.dates import review
from iepmeet.dates.candidates import candidates
from iepmeet.dates.when import When
from iepmeet.live import lapses
from iepmeet.record.events import ReviewPart
from iepmeet.record.state import Meeting


def of(meeting: Meeting, part: ReviewPart, today: dt.date) -> tuple[When, ...]:
    """Counted from today; for the review three days to choose from."""
    settings, calendar = meeting.agenda.review, meeting.agenda.calendar
    if part == "review":
        because = lapses.sooner_because(meeting, today)
        return candidates(settings.cycle, today, calendar, settings.prefer.weekday, sooner_because=because)
    when = review.proposed(settings.early_check, today, calendar, settings.prefer.weekday)
    return (when,) if when.date else ()
