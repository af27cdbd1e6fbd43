"""The meeting as a calendar file: the review, the early check and each dated action.

Made from what the readers of the papers may see, never from the record's entries. The same meeting gives the
same bytes, and importing a later file changes the entries of an earlier one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from iepmeet.papers.shown import Shown
from iepmeet.publish.calendar_dates import Dated, dated, ends, in_utc
from iepmeet.publish.calendar_source import Source
from iepmeet.record.events import ReviewPart

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//iepmeet//EN"
_A_DAY_BEFORE = dt.timedelta(days=-1)
_ON_THE_MORNING = dt.timedelta(hours=8)
# a review without a time: at eight in the morning of the day before
_ON_THE_MORNING_BEFORE = dt.timedelta(hours=-16)


def calendar(
    shown: Shown,
    source: Source,
    *,
    owner: str = "",
    only: ReviewPart | None = None,
    name_child: bool = False,
) -> bytes | None:
    """The calendar file, or None where nothing has a date.

    `owner`: only the actions this person does or helps with. `only`: a single review. `name_child`: with the
    child's name; otherwise it is in no entry (RFC 5545 for the form).
    """
    happenings = dated(shown, source, owner=owner, name_child=name_child)
    chosen = [each for each in happenings if only is None or each.kind == only]
    return file_of(chosen) if chosen else None


def file_of(happenings: Sequence[Dated]) -> bytes:
    """These entries as a file that every calendar program imports."""
    from icalendar import Calendar

    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    for happening in happenings:
        made.add_component(_event(happening))
    return bytes(made.to_ical())


def _event(happening: Dated) -> Event:
    from icalendar import Event

    event = Event()
    event.add("UID", happening.uid)
    event.add("DTSTAMP", happening.stamp)
    event.add("LAST-MODIFIED", happening.stamp)
    event.add("SEQUENCE", happening.sequence)
    event.add("SUMMARY", happening.title)
    if happening.about:
        event.add("DESCRIPTION", happening.about)
    # others who see this calendar see that the time is taken, not what for
    event.add("CLASS", "PRIVATE")
    _add_times(event, happening)
    event.add_component(_alarm(happening))
    return event


def _add_times(event: Event, happening: Dated) -> None:
    start = in_utc(happening)
    if start is None:
        # without an end it is that whole day (RFC 5545, 3.6.1)
        event.add("DTSTART", happening.day)
        event.add("TRANSP", "TRANSPARENT")
        return
    event.add("DTSTART", start)
    if end := ends(start, happening.minutes):
        event.add("DTEND", end)


def _alarm(happening: Dated) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", happening.title)
    alarm.add("TRIGGER", _reminder(happening))
    return alarm


def _reminder(happening: Dated) -> dt.timedelta:
    if happening.kind == "action":
        return _ON_THE_MORNING
    return _A_DAY_BEFORE if in_utc(happening) else _ON_THE_MORNING_BEFORE
