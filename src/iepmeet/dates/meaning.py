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

    form     a pattern of the whole run, lower case, one blank between words, leading words (`by`) taken off
    read     what a match means; None where it is not this form after all
    unless   a pattern of words that, coming next, make it mean something else ("2 weeks" before "before")
    """

    form: str
    read: Read
    unless: str = ""


def refusing(why: str) -> Read:
    """What a phrase means that says no one day, for the same reason whenever it is said."""
    return lambda match, context: Meaning(refused=why)


def first(rules: tuple[Rule, ...], text: str, context: Context) -> tuple[Rule, Meaning] | None:
    """The first of the rules that knows the whole text, and what it makes of it."""
    for known in rules:
        # a form is compiled when it is first needed, and kept: most are not needed in one meeting
        match = re.fullmatch(known.form, text)
        meaning = known.read(match, context) if match else None
        if meaning is not None:
            return known, meaning
    return None


class Table:
    """Rules in order, joined into one pattern that says at once which of them is the first to match.

    Most runs of words are no date, and they are tried at each keystroke: so one pattern, not fifty.
    """

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        forms = (_NAMED_AGAIN.sub(".", _NAMED.sub("(?:", each.form)) for each in rules)
        self.any_of_them = re.compile("|".join(f"({form})" for form in forms))

    def first(self, text: str, context: Context) -> tuple[Rule, Meaning] | None:
        """The first rule that knows the whole text, and what it makes of it."""
        match = self.any_of_them.fullmatch(text)
        return first(self.rules[(match.lastindex or 1) - 1 :], text, context) if match else None


def no_terms(which: str, context: Context) -> Meaning:
    """Refused, because the term dates hold no such term ("spring term that ends after today")."""
    if not context.calendar.terms:
        return Meaning(refused="no term dates are known")
    return Meaning(refused=f"the term dates hold no {which}")
