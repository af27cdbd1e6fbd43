"""Days named by the next review, which is known only once one is agreed."""

from __future__ import annotations

import re

from iepmeet.dates import week_days, written
from iepmeet.dates.meaning import Context, Meaning, Rule

NO_REVIEW = "no review is agreed yet"

_MEETING = "(?:review|review meeting|meeting)"
_REVIEW = (
    f"(?:(?:the |our )?next {_MEETING}|(?:the|our) review(?: meeting)?"
    "|(?:when )?we (?:next meet|meet next|meet again))"
)
_OF_SOMETHING = r"(?:of|and|or|group|panel|officer|team|process|form|paperwork)\b"


def _review(match: re.Match[str], context: Context) -> Meaning:
    if context.review is None:
        return Meaning(refused=NO_REVIEW)
    if context.review < context.today:
        return Meaning(refused=f"the review agreed was on {written.day(context.review)}")
    return Meaning(context.review, "the day of the next review")


def _before_review(match: re.Match[str], context: Context) -> Meaning:
    found = _review(match, context)
    if context.review is None or found.day is None:
        return found
    said = f"the last school day before the next review on {written.day(context.review)}"
    return week_days.day_before(context.review, said, context)


RULES = (
    Rule(_REVIEW, _review, unless=_OF_SOMETHING),
    Rule(f"before {_REVIEW}", _before_review, unless=_OF_SOMETHING),
)
