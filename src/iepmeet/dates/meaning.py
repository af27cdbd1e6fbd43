"""What a phrase means before it is settled whether that day can stand, and the shape of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from iepmeet.dates.lengths import Length
from iepmeet.dates.school import Calendar

TOO_FAR = "that is too far ahead"


class Meaning(NamedTuple):
    """A phrase that a rule knows.

    day      the day it means; None where it is refused
    said     how it was read, for the echo
    refused  why it means no day, in plain words
    length   the length it counts from today, where it is one; None where it names a day
    """

    day: date | None = None
    said: str = ""
    refused: str = ""
    length: Length | None = None


class Rule(NamedTuple):
    """One form that dates are written in.

    pattern  the whole run, lower case, one blank between words, leading words (`by`, `on`, `the`) taken off
    read     what a match means, today and by this calendar
    unless   words that, coming next, make it mean something else ("2 weeks" before "before the review")
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date, Calendar], Meaning]
    unless: re.Pattern[str] | None = None


def rule(
    pattern: str, read: Callable[[re.Match[str], date, Calendar], Meaning], unless: str | None = None
) -> Rule:
    """A rule from patterns as they are written in a table."""
    return Rule(re.compile(pattern), read, re.compile(unless) if unless else None)
