"""Dates as they are meant in a meeting: by its calendar, and by the next review it agreed."""

from __future__ import annotations

import datetime as dt

from iepmeet.dates import phrases, review
from iepmeet.dates.when import When
from iepmeet.record.state import Meeting


def read(phrase: str, meeting: Meeting, today: dt.date) -> When:
    """What a whole phrase means; see `phrases.read`."""
    return phrases.read(phrase, today, meeting.agenda.calendar, review=_review(meeting))


def longest(words: str, meeting: Meeting, today: dt.date) -> tuple[When, int] | None:
    """The longest run of words from the start that reads as a date; see `phrases.longest`."""
    return phrases.longest(words, today, meeting.agenda.calendar, review=_review(meeting))


def follow_up(words: str, meeting: Meeting, today: dt.date) -> tuple[When, int] | None:
    """The same of a review or check, where a length is counted by other rules; see `review.agreed`."""
    weekday = meeting.agenda.review.prefer.weekday
    return review.agreed(words, today, meeting.agenda.calendar, weekday, review=_review(meeting))


def together(when: When, rest: str) -> When:
    """The date with the words after it, behind those that were said around it ("close of play")."""
    from msgspec.structs import replace

    return replace(when, rest=" ".join(f"{when.rest} {rest}".split()))


def _review(meeting: Meeting) -> dt.date | None:
    return meeting.review.when.date if meeting.review else None
