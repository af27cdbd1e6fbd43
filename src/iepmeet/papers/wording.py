"""How papers put counts, names, dates and times into words. All of it returns Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from iepmeet.dates.when import When
from iepmeet.dates.written import clock_time, day
from iepmeet.papers.markdown import bold, line
from iepmeet.papers.shown import Shown, ShownConcern, ShownReview
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED, VOICE, OutcomeWord, Verdict

OUTCOMES: dict[OutcomeWord, str] = {
    "resolved": "resolved",
    "agreed": "agreed",
    "partly": "partly agreed",
    "not-agreed": "not agreed",
    "parked": "parked",
}
VERDICTS: dict[Verdict, str] = {
    "kept": "kept",
    "partly": "partly",
    "not-yet": "not yet",
    "dropped": "dropped",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 action`, `2 actions`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def names(people: Iterable[str]) -> str:
    """People's names in a sentence."""
    return listed(line(name) for name in people)


def speaker(name: str, otherwise: str = "") -> str:
    """Who says what follows, in bold with a colon and a blank; nothing where nobody is named."""
    label = line(name) or otherwise
    return f"{bold(label + ':')} " if label else ""


def when(given: When, time: dt.time | None = None) -> str:
    """A date with what is odd about it: `Fri 18 Dec 2026 at the latest (no school day)`."""
    at = f" at {clock_time(time)}" if time else ""
    if given.date is None:
        typed = line(given.typed)
        return f"{typed}{at}, not a date yet" if typed else "no date yet"
    rest = line(given.rest)
    remarks = [line(remark) for remark in (given.moved, given.caution) if remark]
    return " ".join([day(given.date) + at, *([rest] if rest else []), *(f"({remark})" for remark in remarks)])


def by_when(given: When | None) -> str:
    """When something is to be done; words that are no date stay, and it is said that they are none."""
    if given is None:
        return "no date yet"
    words = when(given)
    return f"by {words}" if given.date is None and line(given.typed) else words


def review_day(review: ShownReview) -> str:
    """When a review is, in figures only: for a summary."""
    if review.when.date is None:
        return "no date yet"
    at = f" at {clock_time(review.time)}" if review.time else ""
    return day(review.when.date) + at


def concern_name(concern: ShownConcern) -> str:
    """What a concern is called in a table or after a colon."""
    return line(concern.title) or f"Concern {concern.number}"


def voice_name(shown: Shown) -> str:
    """The heading of the child's own words."""
    return f"{line(shown.called)}'s voice" if line(shown.called) else "The child's voice"


def item_name(shown: Shown, item: str) -> str:
    """An item as a reader of the minutes knows it: by the words of its heading."""
    concern = shown.concern_of(item)
    if concern is not None:
        return concern_name(concern)
    stops = {
        OPENING: "Opening",
        LAST_TIME: "From last time",
        VOICE: voice_name(shown),
        PARKED: "Parked",
        NEXT_REVIEW: "Next review",
    }
    return stops[item]
