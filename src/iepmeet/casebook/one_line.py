"""Evidence typed in one line: `[KIND] [DATE PHRASE:] text`. Its dates look back, not ahead.

`tue` is the latest Tuesday that is not after today, `last tue` the one before today, `3 nov` the latest such
day. What lies in the future is refused: evidence is of what has happened.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, get_args

from iepmeet.agenda.found import same
from iepmeet.agenda.model import EvidenceKind
from iepmeet.agenda.moments import as_date
from iepmeet.dates import lengths
from iepmeet.dates.arithmetic import later, months_later
from iepmeet.dates.meaning import Meaning
from iepmeet.dates.names import MONTH, WEEKDAY
from iepmeet.dates.phrases import NOT_A_DATE, understood
from iepmeet.dates.school import Calendar
from iepmeet.dates.settle import IN_THE_PAST, named
from iepmeet.dates.taught import monday_of
from iepmeet.dates.written import distance

_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
_FIRST_WORD = re.compile(r"(?P<word>[A-Za-z]+)(?P<colon>\s*:)?(?=\s|$)\s*")
_LEADING = r"(?:on )?(?:the )?"
_LAST_OR_THIS = re.compile(rf"(?:on )?(?P<which>last|this) (?={WEEKDAY}\b)", re.IGNORECASE)
_AGO = re.compile(rf"(?P<length>{lengths.LENGTH}) ago\b|yesterday\b", re.IGNORECASE)
_SAYS_A_WEEKDAY = re.compile(_LEADING + WEEKDAY)
_SAYS_A_DAY_OF_THE_YEAR = re.compile(rf".*\b{MONTH}\b.*|.*[0-9] ?[-/.] ?[0-9].*")
_SAYS_A_DAY_OF_A_MONTH = re.compile(rf"{_LEADING}{WEEKDAY} (?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?")
_ENDS_IN_A_SHORT_YEAR = re.compile(rf".*(?:{MONTH}[ -]|[0-9] ?[-/.] ?[0-9]{{1,2}} ?[-/.] ?)'?[0-9]{{2}}")
_A_LEAP_DAY = re.compile(r".*\b29(?!\d).*")
_STILL_TO_COME = "that is still to come"
_BECAUSE = ": evidence is of what has happened"
_MONTHS_TO_LOOK = 3
_YEARS_TO_A_LEAP_DAY = 8


class Typed(NamedTuple):
    """What a line means. `day` is None where the date is not understood, and `remark` says why.

    phrase  the words that were read as the date; empty where the line has none
    said    how they were read: `yesterday`, `3 weeks ago`
    remark  what is odd about the day: that it is no school day
    """

    kind: EvidenceKind
    day: dt.date | None
    what: str
    phrase: str = ""
    said: str = ""
    remark: str = ""


def read_line(line: str, today: dt.date, calendar: Calendar) -> Typed:
    """One line of evidence. Without a kind it is `other`, without a date it is of today."""
    kind, rest = _kind(line.strip())
    found = _date(rest, today, calendar, after_a_kind=rest != line.strip())
    if found is None:
        return Typed(kind, today, rest, said="today")
    what, phrase = rest[found.end :].strip(" \t:,-–—"), rest[: found.end].strip().rstrip(":,")
    return Typed(kind, found.day, what, phrase, found.said, found.remark)


def read_day(phrase: str, today: dt.date, calendar: Calendar, *, because: str = _BECAUSE) -> Typed:
    """The whole phrase as a day that is past, or today; `because` is why a later one is refused."""
    words = phrase.strip()
    found = _date(words, today, calendar, after_a_kind=True, because=because)
    if found is None or words[found.end :].strip(" .:"):
        return Typed("other", None, "", words, remark=NOT_A_DATE)
    return Typed("other", found.day, "", words, found.said, found.remark)


class _Day(NamedTuple):
    """A day, the characters its words take, how it was read, what is odd about it or why there is none."""

    day: dt.date | None
    end: int
    said: str = ""
    remark: str = ""


def _kind(line: str) -> tuple[EvidenceKind, str]:
    """A kind at the start, and what follows; `Missed:` and `missed` alike."""
    first = _FIRST_WORD.match(line)
    word = same(first["word"], _KINDS) if first else None
    kind = next((kind for kind in _KINDS if kind == word), None)
    return (kind, line[first.end() :]) if first and kind else ("other", line)


def _date(
    words: str, today: dt.date, calendar: Calendar, *, after_a_kind: bool, because: str = _BECAUSE
) -> _Day | None:
    """The day at the start of these words. None where no date starts here.

    A length without "ago" ("2 weeks of books") is none, nor is "2/3 of the session".
    """
    if ago := _AGO.match(words):
        return _settled(_before(ago, today), ago.end(), today, calendar)
    which = _LAST_OR_THIS.match(words)
    skipped, word = (which.end(), which["which"].lower()) if which else (0, "")
    found = understood(words[skipped:], today, calendar)
    if found is None or found[0].length is not None:
        return None
    meaning, run = found
    end = skipped + run.end
    says_it = _SAYS_A_WEEKDAY if after_a_kind else _SAYS_A_DAY_OF_THE_YEAR
    is_meant = says_it.fullmatch(run.text) or re.search("[0-9]", run.text) or _stands_alone(words, end)
    if not is_meant or run.then.startswith("of "):
        return None
    in_figures = None if re.search("[a-z]", run.text) else as_date(run.text)
    if in_figures:
        meaning = Meaning(in_figures)
    elif which or meaning.day is None or meaning.day > today:
        meaning = _latest(words[skipped:], run.text, today, calendar, before_today=word == "last") or meaning
    is_of_an_earlier_week = word == "this" and meaning.day and meaning.day < monday_of(today)
    if meaning.day is None or meaning.day > today or is_of_an_earlier_week:
        return _Day(None, end, remark=meaning.refused or f"{_STILL_TO_COME}{because}")
    return _settled(meaning.day, end, today, calendar)


def _before(ago: re.Match[str], today: dt.date) -> dt.date | None:
    length = lengths.parse_length(ago["length"]) if ago["length"] else lengths.Length(1, "days")
    if length is None or length.in_school_time:
        return None
    if length.unit == "months":
        return months_later(today, -length.n)
    return later(today, -length.n * (7 if length.unit == "weeks" else 1))


def _settled(day: dt.date | None, end: int, today: dt.date, calendar: Calendar) -> _Day:
    if day is None:
        return _Day(None, end, remark=NOT_A_DATE)
    cautions = named("", day, "", today, calendar).caution.split("; ")
    remark = "; ".join(each for each in cautions if each != IN_THE_PAST)
    return _Day(day, end, distance(day, today), remark)


def _stands_alone(words: str, end: int) -> bool:
    """Whether the words of a date end the line, or a sign parts them from what follows."""
    following = words[end:].lstrip()
    return not following or words[end - 1] in ":,;.-–—" or following[0] in ":-–—"


def _latest(
    words: str, text: str, today: dt.date, calendar: Calendar, *, before_today: bool
) -> Meaning | None:
    """The latest day of this name that is not after today, found by reading the phrase from further back.

    Also why there is none: `wed 3 nov` when the last 3 November was a Tuesday.
    """
    refused = None
    for start in _starts(text, today, before_today=before_today):
        found = understood(words, start, calendar) if start else None
        if found and found[0].day is None:
            refused = refused or found[0]
        elif found and found[0].day and found[0].day <= today:
            return found[0]
    return refused


def _starts(text: str, today: dt.date, *, before_today: bool) -> list[dt.date | None]:
    if _SAYS_A_WEEKDAY.fullmatch(text):
        return [later(today, -8 if before_today else -7)]
    if _ENDS_IN_A_SHORT_YEAR.fullmatch(text):
        return [dt.date(today.year // 100 * 100, 1, 1)]
    if _SAYS_A_DAY_OF_THE_YEAR.fullmatch(text):
        years = _YEARS_TO_A_LEAP_DAY if _A_LEAP_DAY.fullmatch(text) else 1
        ago = [months_later(today, -12 * n) for n in range(1, years + 1)]
        return [later(each, 1) if each else None for each in ago]
    if _SAYS_A_DAY_OF_A_MONTH.fullmatch(text):
        return [months_later(today, -n) for n in range(1, _MONTHS_TO_LOOK + 1)]
    return []
