"""A date as people type it, and what it was understood to mean.

The forms are tables of rules: `near_days.RULES` for days seen from today, `calendar_days.RULES` for day and
month. Case, extra blanks, leading words (`by`, `on`, `in`, `at`, `the`) and punctuation at the end are
ignored. What no rule knows, or what a rule refuses (31 February, a wrong weekday), is never guessed: it has
no date and a caution that says why.
"""

from __future__ import annotations

import re
from datetime import date

from iepmeet.dates import calendar_days, near_days, settle
from iepmeet.dates.lengths import Length, is_length, parse_length
from iepmeet.dates.meaning import Meaning, Rule
from iepmeet.dates.names import WEEKDAY
from iepmeet.dates.runs import Run, runs
from iepmeet.dates.school import Calendar
from iepmeet.dates.times import time_of_day
from iepmeet.dates.when import When

__all__ = [
    "NOT_A_DATE",
    "Length",
    "is_length",
    "longest",
    "parse_length",
    "read",
    "time_of_day",
    "understood",
]

NOT_A_DATE = "not a date yet"

_RULES = (*near_days.RULES, *calendar_days.RULES)
_LEADING = re.compile(r"(?:by )?(?:on |in |at )?(?:the )?")
_ENDS_IN_A_NUMBER = re.compile(r".*\b[0-9]{1,2}")
_TIME_FOLLOWS = re.compile(r"(?:[ap]\.?m|o'?clock)\b")
_HINTS = (
    (re.compile("[0-9]+"), "a number alone is no date"),
    (re.compile("[0-9]{1,2}(?:st|nd|rd|th)"), "which month?"),
    (re.compile("(?:this|next|last) (?:week|month|term|year)"), "which day?"),
    (re.compile(f"last {WEEKDAY}"), "that is past: write the day and month if you mean it"),
    (re.compile(".* working days?"), "school days can be counted, working days cannot"),
)


def read(phrase: str, today: date, calendar: Calendar) -> When:
    """What the whole phrase means, as an action's "by when"; any string may be asked.

    `date` is None where it is not understood, and `caution` says why, also where only the first words have
    the form of a date ("31 february at the latest"). A length ("in 3 days") is counted from today and moved
    forward to a school day, as `moved` says. A named day is kept as said: `caution` says if it is past, is
    no school day, or lies outside the term dates given. A calendar without any term dates is only mentioned
    where school days or school weeks were counted.
    """
    whole = _whole(phrase)
    found = _meaning(whole.text, today, calendar) if whole else None
    if whole and found:
        return settle.for_action(whole.typed, found[1], today, calendar)
    begun = understood(phrase, today, calendar)
    why = (begun and begun[0].refused) or (whole and _hint(whole.text)) or NOT_A_DATE
    return When(typed=phrase.strip(), caution=why)


def longest(words: str, today: date, calendar: Calendar) -> tuple[When, int] | None:
    """The longest run of words from the start that reads as a date, and the characters it takes up.

    The characters include blanks before it and punctuation that touches its last word. None: no date starts
    here. A run that has the form of a date but is refused ("31 february") comes back without a date and
    with the reason, so that nothing shorter is guessed and the reason can be shown.
    Only the first words of the first line are looked at, however long the text.
    """
    found = understood(words, today, calendar)
    if found is None:
        return None
    meaning, run = found
    return settle.for_action(run.typed, meaning, today, calendar), run.end


def understood(words: str, today: date, calendar: Calendar) -> tuple[Meaning, Run] | None:
    """The longest run from the start that a rule knows, before it is settled whether its day can stand.

    None also where the words after it give it another meaning ("2 weeks before the review").
    """
    start = len(words) - len(words.lstrip())
    line_end = words.find("\n", start)
    line = words if line_end < 0 else words[:line_end]
    for run in reversed(runs(line)):
        found = None if _cuts_a_time(run) else _meaning(run.text, today, calendar)
        if found is not None:
            known, meaning = found
            return None if known.unless and known.unless.match(run.then) else (meaning, run)
    return None


def _meaning(text: str, today: date, calendar: Calendar) -> tuple[Rule, Meaning] | None:
    text = _LEADING.sub("", text, count=1)
    for known in _RULES:
        if match := known.pattern.fullmatch(text):
            return known, known.read(match, today, calendar)
    return None


def _whole(phrase: str) -> Run | None:
    """The phrase as one run; None if it is longer than any date, or broken up by punctuation."""
    found = runs(phrase)
    return found[-1] if found and found[-1].end == len(phrase.rstrip()) else None


def _cuts_a_time(run: Run) -> bool:
    """Whether the run takes the 10 of `2 march 10 am` for a year."""
    return bool(_ENDS_IN_A_NUMBER.fullmatch(run.text) and _TIME_FOLLOWS.match(run.then))


def _hint(text: str) -> str:
    text = _LEADING.sub("", text, count=1)
    return next((hint for pattern, hint in _HINTS if pattern.fullmatch(text)), NOT_A_DATE)
