"""Single values: text, yes or no, numbers, dates and times, as the model holds them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec.inspect import BoolType, DateType, FloatType, IntType, LiteralType, StrType, TimeType, Type

from iepmeet.agenda.found import listed, nearest, same, shown
from iepmeet.agenda.moments import as_date, as_time, written_time
from iepmeet.agenda.shape import REF, YEARS, Key
from iepmeet.text import clean

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")
_LARGEST = 1_000_000
_FOUND: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number with a point",
    str: "some text",
    list: "a list",
    dict: "a table",
    dt.date: "a date",
    dt.time: "a time",
    dt.datetime: "a date with a time",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that could not be read: what was found, and what to do."""

    what: str
    fix: str = ""


def scalar(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    """A single value of the file as the model holds it, or why not. `subject` is what a sentence calls it."""
    return _READERS[type(holds)](subject, key, holds, raw)


def wrong(subject: str, needed: str, raw: Any, fix: str) -> Refused:
    """A value of another kind than is needed, in plain words."""
    found = _FOUND.get(type(raw), "something else")
    said = f" ({shown(raw)})" if isinstance(raw, str) else ""
    return Refused(f"{subject} should be {needed}, and {found}{said} was found.", fix)


def _text(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if type(raw) is not str:
        fix = "Write one text." if isinstance(raw, list | dict) else "Put quote marks round it."
        return wrong(subject, "text in quote marks", raw, fix)
    text = clean(raw).strip()
    if key.required and not text:
        return Refused(f"{subject} is empty.", "Write a few words.")
    if key.field == "ref":
        if not re.fullmatch(REF, text):
            return Refused(f"{shown(text)} is not the ref of a promise.", "Write A and a number, such as A2.")
        return text.upper()
    return text


def _truth(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if isinstance(raw, bool):
        return raw
    return wrong(subject, "true or false", raw, "Write true or false, without quote marks.")


def _whole(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if type(raw) is not int:
        fix = "Write the number alone, without quote marks." if isinstance(raw, str) else "Write one like 12."
        return wrong(subject, "a whole number", raw, fix)
    least, most = key.bounds or (-_LARGEST, _LARGEST)
    if least <= raw <= most:
        return raw
    size = "too small" if raw < least else "too large"
    found = f"{raw} is" if abs(raw) <= _LARGEST else "This number is"
    return Refused(f"{found} {size} for {shown(key.name)}.", f"Write a number from {least} to {most}.")


def _number(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if type(raw) not in (int, float):
        return wrong(subject, "a number", raw, "Write the number alone, without quote marks.")
    if math.isnan(raw) or not -_LARGEST <= raw <= _LARGEST:
        return Refused(f"{subject} cannot be this number.", "Write one from 0 to 10.")
    return float(raw)


def _date(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if type(raw) not in (dt.date, str):
        fix = "Write the day alone." if isinstance(raw, dt.datetime) else "Write it like 2026-12-08."
        return wrong(subject, "a date", raw, fix)
    day = raw if isinstance(raw, dt.date) else as_date(raw)
    if day is None or (isinstance(raw, str) and not _ISO.fullmatch(raw.strip())):
        fix = f"Write {day.isoformat()}." if day else "Write it as year, month and day: 2026-12-08."
        return Refused(f"{shown(raw)} could not be read as a date.", fix)
    if not YEARS[0] <= day.year <= YEARS[1]:
        return Refused(f"The year {day.year:04} is not one of an agenda.", "Check how it is typed.")
    return day


def _time(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    if type(raw) not in (dt.time, str):
        return wrong(subject, "a time", raw, 'Write it like "15:30".')
    moment = raw if isinstance(raw, dt.time) else as_time(raw)
    if moment is None or (isinstance(raw, str) and not _CLOCK.fullmatch(raw.strip())):
        fix = f"Write {written_time(moment)}." if moment else 'Write it like "15:30".'
        return Refused(f"{shown(raw)} could not be read as a time.", fix)
    return moment.replace(microsecond=0)


def _choice(subject: str, key: Key, holds: Type, raw: Any) -> Any:
    choices = [str(choice) for choice in holds.values] if isinstance(holds, LiteralType) else []
    every = listed([shown(choice) for choice in choices])
    if type(raw) is not str:
        return wrong(subject, f"one of {every}", raw, "")
    if meant := same(raw, choices):
        return meant
    near = nearest(raw, choices)
    fix = f"Did you mean {shown(near)}?" if near else f"Write {every}."
    return Refused(f"{shown(raw)} is not known for {shown(key.name)}.", fix)


_READERS: Mapping[type[Type], Callable[[str, Key, Type, Any], Any]] = {
    StrType: _text,
    BoolType: _truth,
    IntType: _whole,
    FloatType: _number,
    DateType: _date,
    TimeType: _time,
    LiteralType: _choice,
}
