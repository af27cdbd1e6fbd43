"""A date as people say it, and what it was understood to mean.

The forms are tables of rules, a table for each sort of day: seen from today, by its day and month, by a
term, a holiday, a month, a week, the next review. Case, extra blanks, leading words (`by`, `on`, `the`,
`let's say`) and punctuation at the end are ignored; what the words around a day leave open ("around") is
kept as a caution. What no rule knows, or what a rule refuses (31 February, a wrong weekday, "by half term"),
is never guessed: it has no date and a caution that says why.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from iepmeet.dates import (
    break_days,
    calendar_days,
    feast_days,
    month_days,
    near_days,
    review_days,
    settle,
    stray_words,
    term_days,
    week_days,
)
from iepmeet.dates.lengths import Length, is_length, parse_length
from iepmeet.dates.meaning import Context, Meaning, Rule, Table
from iepmeet.dates.names import MONTH, WEEKDAY
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

# The order counts only for `week_days`, which reads `before ...` last.
_FORMS = Table(
    *near_days.RULES,
    *calendar_days.RULES,
    *feast_days.RULES,
    *term_days.RULES,
    *break_days.RULES,
    *month_days.RULES,
    *review_days.RULES,
    *week_days.RULES,
)
_ENDS_IN_A_NUMBER = re.compile(r".*\b[0-9]{1,2}")
_TIME_FOLLOWS = re.compile(r"(?:[ap]\.?m|o'?clock)\b")
_HINTS = (
    (re.compile("[0-9]+"), "a number alone is no date"),
    (re.compile("[0-9]{1,2}(?:st|nd|rd|th)"), "which month?"),
    (re.compile("(?:this|next|last) (?:week|wk|month|term|year)"), "which day?"),
    (re.compile(f"(?:this |next )?{MONTH}(?: [0-9]{{4}})?"), "which day?"),
    (re.compile("(?:autumn|spring|summer|winter)(?: term)?"), "which day?"),
    (
        re.compile("(?:every|each) .*|weekly|fortnightly|daily|monthly"),
        "that is more than one day: by which?",
    ),
    (
        re.compile("(?:w/?c|w/?e|week (?:commencing|ending|of)) (?:the )?[0-9]{1,2}(?:st|nd|rd|th)"),
        "which month?",
    ),
    (re.compile(f"last {WEEKDAY}"), "that is past: write the day and month if you mean it"),
    (re.compile(".* working days?"), "school days can be counted, working days cannot"),
    (re.compile("(?:in )?(?:a few|several|some) (?:days|weeks|months)(?:'? time)?"), "how many?"),
    (re.compile("half a term"), "half a term is no exact length: 6 school weeks is one"),
    (
        re.compile(
            r"(?:a\.?s\.?a\.?p|as soon as (?:possible|we can|you can)|straight away|right away|at once)"
        ),
        "no day was said",
    ),
)


def read(phrase: str, today: date, calendar: Calendar, *, review: date | None = None) -> When:
    """What the whole phrase means, as an action's "by when"; any string may be asked.

    `date` is None where it is not understood, and `caution` says why, also where only the first words have
    the form of a date ("31 february at the latest"). A length ("in 3 days") is counted from today and moved
    forward to a school day, as `moved` says. A named day is kept as said: `caution` says if it is past, is
    no school day, or lies outside the term dates given. A calendar without any term dates is only mentioned
    where school days or school weeks were counted. `rest` are words that belong with the day ("please").
    `review` is the day of the next review, if one is agreed.
    """
    found = understood(phrase, today, calendar, review=review)
    after = phrase[found[1].end :] if found else ""
    if found and found[0].day and stray_words.may_follow(after):
        when = settle.for_action(found[1].typed, found[0], today, calendar)
        rest = " ".join([when.rest, *after.split()]).strip()
        return replace(when, rest=rest) if rest else when
    why = (found and found[0].refused) or _hint(phrase) or NOT_A_DATE
    return When(typed=phrase.strip(), caution=why)


def longest(
    words: str, today: date, calendar: Calendar, *, review: date | None = None
) -> tuple[When, int] | None:
    """The longest run of words from the start that reads as a date, and the characters it takes up.

    The characters include blanks before it and punctuation that touches its last word. None: no date starts
    here. A run that has the form of a date but is refused ("31 february") comes back without a date and
    with the reason, so that nothing shorter is guessed and the reason can be shown.
    Only the first words of the first line are looked at, however long the text.
    """
    found = understood(words, today, calendar, review=review)
    if found is None:
        return None
    meaning, run = found
    return settle.for_action(run.typed, meaning, today, calendar), run.end


def understood(
    words: str, today: date, calendar: Calendar, *, review: date | None = None
) -> tuple[Meaning, Run] | None:
    """The longest run from the start that a rule knows, before it is settled whether its day can stand.

    None also where the words after it give it another meaning ("2 weeks before the review").
    """
    context = Context(today, calendar, review)
    start = len(words) - len(words.lstrip())
    line_end = words.find("\n", start)
    line = words if line_end < 0 else words[:line_end]
    for run in reversed(runs(line)):
        found = None if _cuts_a_time(run) else _meaning(run.text, context)
        if found is not None:
            known, meaning = found
            return None if known.unless and re.match(known.unless, run.then) else (meaning, run)
    return None


def _meaning(text: str, context: Context) -> tuple[Rule, Meaning] | None:
    bare = stray_words.bare(text)
    found, rest = _FORMS.first(bare.text, context), ""
    if found is None and (parted := stray_words.part_of_day(bare.text)):
        rest, day = parted
        found = _FORMS.first(day, context)
    if found is None:
        return None
    known, meaning = found
    unsure = f"said as “{bare.unsure}”" if bare.unsure else ""
    return known, meaning._replace(caution=unsure, rest=rest)


def _cuts_a_time(run: Run) -> bool:
    """Whether the run takes the 10 of `2 march 10 am` for a year."""
    return bool(_ENDS_IN_A_NUMBER.fullmatch(run.text) and _TIME_FOLLOWS.match(run.then))


def _hint(phrase: str) -> str:
    """Why a whole phrase is no date, where it is one of those that people often write."""
    found = runs(phrase)
    if not found or found[-1].end < len(phrase.rstrip()):
        return ""
    text = stray_words.bare(found[-1].text).text
    return next((hint for pattern, hint in _HINTS if pattern.fullmatch(text)), "")
