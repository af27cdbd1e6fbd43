"""Values written without quote marks: what was probably meant, and how to write it."""

from __future__ import annotations

import re
import tomllib

from iepmeet.agenda.found import LONGEST_SHOWN, shown
from iepmeet.agenda.moments import DAY_FIRST, YEAR_FIRST, as_date, as_time, written_time

_MEANT_TRUE, _MEANT_FALSE = ("true", "yes", "on"), ("false", "no", "off")
_LARGE = re.compile(r"[+-]?[0-9_]{19,}")
_ZERO_FIRST = re.compile(r"[+-]?0[0-9]+")
_NUMBER_AND_WORDS = re.compile(r"[0-9]+(?:\.[0-9]+)?[ \t]*[A-Za-z%£(].*", re.DOTALL)

Sentence = tuple[str, str]
"""What is wrong, and what to do."""


def is_value(token: str) -> bool:
    """Whether TOML takes this unquoted token as it is: a number, true, a date."""
    try:
        tomllib.loads(f"x = {token}")
    except (ValueError, RecursionError):
        return False
    return True


def explain(token: str) -> Sentence:
    """What to say of an unquoted token that TOML does not take."""
    return _as_time(token) or _as_date(token) or _as_number(token) or _as_words(token)


def _as_time(token: str) -> Sentence | None:
    meant = as_time(token)
    if meant:
        return f"The time {token} has no quote marks.", f"Write {written_time(meant)}."
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", token):
        return f"There is no such time as {token}.", 'Write it like "15:30", from "00:00" to "23:59".'
    return None


def _as_date(token: str) -> Sentence | None:
    meant = as_date(token)
    if meant:
        return f"{shown(token)} is not how a date is written here.", f"Write {meant.isoformat()}."
    if YEAR_FIRST.fullmatch(token) or DAY_FIRST.fullmatch(token):
        return f"There is no such date as {token}.", "Dates are written year, month, day: 2026-12-08."
    return None


def _as_number(token: str) -> Sentence | None:
    if _LARGE.fullmatch(token):
        return "This number is too large.", "Is it the number that was meant?"
    if _ZERO_FIRST.fullmatch(token):
        return f"A number cannot begin with 0, as {shown(token)} does.", "Leave the first 0 out."
    if _NUMBER_AND_WORDS.fullmatch(token):
        return (
            f"A number with words after it needs quote marks: {shown(token)}.",
            f"{_in_quotes(token)}, or write the number alone.",
        )
    return None


def _as_words(token: str) -> Sentence:
    if token.lower() in _MEANT_TRUE + _MEANT_FALSE:
        meant = "true" if token.lower() in _MEANT_TRUE else "false"
        return f"{shown(token)} is not how yes and no are written here.", f"Write {meant}, in small letters."
    if token[-1:] in ('"', "'"):
        return f"This text has no opening quote mark: {shown(token[:-1])}.", f"{_in_quotes(token)}."
    return f"This text has no quote marks: {shown(token)}.", f"{_in_quotes(token)}."


def _in_quotes(token: str) -> str:
    """The advice to put a text in quote marks: as it should be written, if it is short."""
    text = token.strip("\"'").replace('"', "'")
    return f"Write {shown(text)}" if len(text) <= LONGEST_SHOWN else 'Put " before and after it'
