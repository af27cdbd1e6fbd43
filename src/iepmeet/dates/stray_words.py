"""Words around a date that do not change the day: `let's say`, `by`, `around`, `first thing`, `please`."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAYING = r"(?:let's|lets|let us|shall we|can we|we'll|we) say|say|please|definitely|ok|okay"
_BY = (
    "on or before|(?:(?:at|by) )?the (?:very )?latest|no later than|not later than"
    "|(?:in|over|within|during) the next(?= [0-9a-z]+ (?:school |teaching )?(?:days?|weeks?|months?|wks?))"
    "|(?:over|during) the(?= next fortnight)|in time for|ready for"
    "|before(?= (?:the )?(?:very )?end of)|by|on|in|at|within|due|latest"
)
_UNSURE = (
    "around|about|towards|near|roughly|approximately|approx|circa|maybe|perhaps|probably|possibly"
    "|hopefully|ideally|preferably|provisionally|if possible"
)
_END_OF_DAY = "end of (?:the )?(?:school |working )?day|(?:close|end) of (?:play|business)|eod|cop|cob"
_PART = f"first thing|last thing|early|late|lunch ?time|{_END_OF_DAY}"

_LONGEST_FOLLOWING = 80
# `the` stays before a review: "by review of the plan" names no day
_LEADING = re.compile(rf"((?:(?:{_SAYING}|{_BY}|{_UNSURE}) )*)(?:the (?!review\b))?")
_SAID_UNSURE = re.compile(rf"\b(?:{_UNSURE})\b")
_PART_OF_DAY = re.compile(rf"(?P<part>{_PART}) (?:on |of )?(?:the )?")
_FOLLOWING = re.compile(
    "(?:please|thanks|thank you|at the (?:very )?latest|latest|at most|for sure|definitely|without fail"
    "|or (?:sooner|earlier|before)|if (?:possible|we can|you can|they can|that works|that's ok(?:ay)?)"
    f"|ideally|hopefully|maybe|perhaps|probably|or so|or thereabouts|roughly|provisionally|{_PART}"
    "|(?:in the |at )?(?:morning|afternoon|evening|night|lunch|break ?time)|(?:by |at )(?:the )?"
    rf"(?:{_END_OF_DAY})|after school|before school|am|pm| )+"
)


class Bare(NamedTuple):
    """A phrase without the words around it, and which of them say something of their own."""

    text: str
    unsure: str


def bare(text: str) -> Bare:
    """The phrase without its leading words; `unsure` are those that say it is not certain ("around")."""
    lead = _LEADING.match(text)
    if lead is None or not lead.end():
        return Bare(text, "")
    unsure = ", ".join(_SAID_UNSURE.findall(lead[1]))
    return Bare(text[lead.end() :], unsure)


def part_of_day(text: str) -> tuple[str, str] | None:
    """`close of play` and `friday`, where the phrase begins with a part of the day."""
    part = _PART_OF_DAY.match(text)
    return (part["part"], text[part.end() :]) if part and part.end() < len(text) else None


def may_follow(words: str) -> bool:
    """Whether the words after a date add nothing that could change the day ("please", "at the latest")."""
    plain = " ".join(words.lower().replace("’", "'").split()).strip(" .,;:!?)")
    return len(plain) <= _LONGEST_FOLLOWING and (
        not plain or bool(_FOLLOWING.fullmatch(plain.replace(",", "")))
    )
