"""What a phrase means before it is settled whether that day can stand, and the shape of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from iepmeet.dates.lengths import Length
from iepmeet.dates.school import Calendar, SchoolDays

TOO_FAR = "that is too far ahead"

_NAMED = re.compile(r"\(\?P<\w+>")
_NAMED_AGAIN = re.compile(r"\(\?P=\w+\)")


@dataclass(frozen=True)
class Context:
    """What a phrase is read against: the day it is said, the school's days, the review that is agreed."""

    today: date
    calendar: Calendar
    review: date | None = None

    @cached_property
    def days(self) -> SchoolDays:
        return SchoolDays(self.calendar)


class Meaning(NamedTuple):
    """A phrase that a rule knows.

    day      the day it means; None where it is refused
    said     how it was read, for the echo
    refused  why it means no day, in plain words
    length   the length it counts from today, where it is one; None where it names a day
    caution  what the words left open although they mean a day ("around")
    rest     words before the day that belong with it ("close of play")
    """

    day: date | None = None
    said: str = ""
    refused: str = ""
    length: Length | None = None
    caution: str = ""
    rest: str = ""


Read = Callable[[re.Match[str], Context], Meaning | None]


class Rule(NamedTuple):
    """One form that dates are written in.

    pattern  the whole run, lower case, one blank between words, leading words (`by`, `on`, `the`) taken off
    read     what a match means; None where it is not this form after all
    unless   words that, coming next, make it mean something else ("2 weeks" before "before the review")
    """

    pattern: re.Pattern[str]
    read: Read
    unless: re.Pattern[str] | None = None


def rule(pattern: str, read: Read, unless: str | None = None) -> Rule:
    """A rule from patterns as they are written in a table."""
    return Rule(re.compile(pattern), read, re.compile(unless) if unless else None)


def refusing(why: str) -> Read:
    """What a phrase means that says no one day, for the same reason whenever it is said."""
    return lambda match, context: Meaning(refused=why)


class Table(NamedTuple):
    """Rules in order, and one pattern that lets through whatever one of them may know.

    Most runs of words are no date: the one pattern says so at once, which each keystroke needs.
    """

    rules: tuple[Rule, ...]
    any_of_them: re.Pattern[str]


def table(*rules: Rule) -> Table:
    """A table of these rules."""
    loose = (_NAMED_AGAIN.sub(".", _NAMED.sub("(?:", each.pattern.pattern)) for each in rules)
    return Table(rules, re.compile("|".join(f"(?:{pattern})" for pattern in loose)))


def first(known_forms: Table, text: str, context: Context) -> tuple[Rule, Meaning] | None:
    """The first rule of the table that knows the whole text, and what it makes of it."""
    if not known_forms.any_of_them.fullmatch(text):
        return None
    for known in known_forms.rules:
        match = known.pattern.fullmatch(text)
        meaning = known.read(match, context) if match else None
        if meaning is not None:
            return known, meaning
    return None


def no_terms(which: str, context: Context) -> Meaning:
    """Refused, because the term dates hold no such term ("spring term that ends after today")."""
    if not context.calendar.terms:
        return Meaning(refused="no term dates are known")
    return Meaning(refused=f"the term dates hold no {which}")
