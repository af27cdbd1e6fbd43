"""A council's calendar file (.ics) of term dates: its bytes, its events, and what they say."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iepmeet import files
from iepmeet.agenda.convert import MOST_ENTRIES
from iepmeet.agenda.decode import LIMIT, file_name
from iepmeet.agenda.shape import YEARS
from iepmeet.dates.event_titles import meaning
from iepmeet.dates.term_events import Event, TermDates, understood
from iepmeet.errors import NotReadError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from icalendar import Component

MOST_EVENTS = 5000
"""More events than a school has in ten years; reading them would take long."""
_LONGEST_TITLE = 120
_AGAIN = "Download it again from where it came from."
_WEB_PAGE = "Look on the page for a link called iCal, .ics or Download calendar, and save what it leads to."
_TEXT_EDITOR = "Open it in a text editor and save it again with the encoding UTF-8."
_NO_REPEATS = "it repeats, and days that repeat are not read"
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, Excel or zip file", "Unpack it if it is a zip file, or ask for an .ics file."),
    (b"%PDF", "a PDF file", "Ask for an .ics file, or write the dates into the agenda by hand."),
)


@dataclass(frozen=True, slots=True)
class _Unread:
    """An event that was not read, and why. It matters if its title speaks of term dates."""

    title: str
    why: str
    cancelled: bool = False


def read_calendar(path: Path) -> TermDates:
    """What a calendar file says of term dates. Its text is clean.

    Raises NotReadError where it is no calendar, cannot be read, or holds more than any school's.
    """
    return from_bytes(_bytes(path), file_name(path))


def from_bytes(raw: bytes, name: str) -> TermDates:
    """What the bytes of a calendar file say of term dates; `name` is the file's in a sentence."""
    for start, kind, fix in _OTHER_FILES:
        if raw.startswith(start):
            raise NotReadError(f"{name} is {kind}, not a calendar (.ics).", fix)
    found = [event for one in _parsed(_decoded(raw, name), name) for event in one.walk("VEVENT")]
    read = [_event(component) for component in found]
    dates = understood(one for one in read if isinstance(one, Event))
    if len(dates.inset) > MOST_ENTRIES or len(dates.terms) > MOST_ENTRIES:
        raise NotReadError(f"{name} has more days off than any school.", "Is it the right file?")
    return _with_unread(dates, [one for one in read if isinstance(one, _Unread)], empty=not found)


def _with_unread(dates: TermDates, unread: Iterable[_Unread], *, empty: bool) -> TermDates:
    """The term dates with what was not read: as a doubt where it may have been of use."""
    if empty:
        return replace(dates, doubts=("This calendar has no events in it.",))
    left_out, doubts = list(dates.left_out), list(dates.doubts)
    for one in unread:
        if one.cancelled or meaning(one.title, 1) == meaning(one.title, 7) == "unknown":
            left_out.append(f'"{one.title}": {one.why}')
        else:
            doubts.append(f'"{one.title}" is left out: {one.why}.')
    return replace(dates, left_out=tuple(left_out), doubts=tuple(doubts))


def _bytes(path: Path) -> bytes:
    name = file_name(path)
    try:
        return files.read(path, limit=LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        raise NotReadError(f"There is no file {name}.", "Check its name and the folder.") from None
    except OSError as error:
        why = files.reason(error)
        raise NotReadError(f"{name} could not be read: {why}.", "Is it the right file?") from None
    except ValueError:
        raise NotReadError(f"{name} could not be read.", "Check its name and the folder.") from None


def _decoded(raw: bytes, name: str) -> str:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as odd:
        line = 0 if wide else raw[: odd.start].count(b"\n") + 1
        place = f" (line {line})" if line else ""
        raise NotReadError(f"{name} is not saved as UTF-8{place}.", _TEXT_EDITOR) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _parsed(text: str, name: str) -> list[Component]:
    upper = text.upper()
    if "BEGIN:VCALENDAR" not in upper:
        if "<HTML" in upper or "<!DOCTYPE" in upper:
            raise NotReadError(f"{name} is a web page, not a calendar (.ics).", _WEB_PAGE)
        raise NotReadError(f"{name} is no calendar: it has no line BEGIN:VCALENDAR.", "Is it the right file?")
    if upper.count("BEGIN:") > MOST_EVENTS:
        what = f"{name} holds over {MOST_EVENTS} events."
        raise NotReadError(what, "Ask for a calendar of the term dates alone.")
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except Exception:
        # whatever the library meets in a damaged file, its words are not for the person
        raise NotReadError(f"{name} is a damaged calendar.", _AGAIN) from None
    if not calendars:
        raise NotReadError(f"{name} breaks off before its end.", _AGAIN)
    return list(calendars)


def _event(component: Component) -> Event | _Unread:
    title = _title(component.get("SUMMARY"))
    if str(component.get("STATUS", "")).upper() == "CANCELLED":
        return _Unread(title, "it is cancelled", cancelled=True)
    if "RRULE" in component or "RDATE" in component:
        return _Unread(title, _NO_REPEATS)
    try:
        first = _moment(_value(component, "DTSTART"))
        last = _last_day(component, first)
        day = _day(first)
    except (KeyError, AttributeError, TypeError, ValueError, OverflowError):
        return _Unread(title, "its dates cannot be read")
    if not (YEARS[0] <= day.year and last.year <= YEARS[1]):
        return _Unread(title, f"its year is not one from {YEARS[0]} to {YEARS[1]}")
    if last < day:
        return _Unread(title, "it ends before it starts")
    return Event(title, day, last)


def _value(component: Component, name: str) -> Any:
    """The value of a property as Python has it. Raises KeyError, AttributeError: missing, twice or broken."""
    value: Any = component[name]
    return value.dt


def _title(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    title = one_line(clean(" / ".join(str(one) for one in values if one is not None)))
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _last_day(component: Component, first: dt.date) -> dt.date:
    """The last day of an event. The end that a calendar gives is the first moment after it."""
    if "DTEND" in component:
        end = _moment(_value(component, "DTEND"))
    elif "DURATION" in component:
        end = first + _value(component, "DURATION")
    else:
        return _day(first)
    if type(end) is not type(first):
        raise TypeError("a day and a time")
    if end == first:
        return _day(first)
    midnight = not isinstance(end, dt.datetime) or end.time() == dt.time()
    return _day(end) - dt.timedelta(days=1) if midnight else _day(end)


def _moment(value: Any) -> dt.date:
    """A day, or a moment as the clocks of a British school show it."""
    if isinstance(value, dt.datetime):
        if value.tzinfo is None:
            return value
        from zoneinfo import ZoneInfo

        return value.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)
    if isinstance(value, dt.date):
        return value
    raise TypeError("no date")


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
