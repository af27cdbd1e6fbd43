"""The English names of weekdays, months and small numbers, whole and as people shorten them."""

from __future__ import annotations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "a couple of": 2,
    "couple of": 2,
}
# The words for which one of several, as an index: "the last friday in january".
PLACES = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
}

_UP_TO_TWENTY = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
ORDINALS = (
    *_UP_TO_TWENTY,
    *(f"twenty {each}" for each in _UP_TO_TWENTY[:9]),
    "thirtieth",
    "thirty first",
)
"""The days of a month in words: the first is at 0."""

# Patterns for lower-case text.
WEEKDAY = (
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
PLACE = f"(?:{'|'.join(PLACES)})"
NUMBER_WORD = f"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"


def weekday_number(name: str) -> int | None:
    """Monday is 0, as in `date.weekday`; None if the first three letters are no weekday's."""
    return _number(name, WEEKDAYS)


def month_number(name: str) -> int | None:
    """January is 1, as in `date.month`; None if the first three letters are no month's."""
    found = _number(name, MONTHS)
    return None if found is None else found + 1


def _number(name: str, names: tuple[str, ...]) -> int | None:
    start = name[:3].lower()
    return next((i for i, whole in enumerate(names) if whole[:3].lower() == start), None)
