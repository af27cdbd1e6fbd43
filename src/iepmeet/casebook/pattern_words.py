"""A pattern in plain sentences. The word never goes without the rule that led to it."""

from __future__ import annotations

from collections.abc import Iterator

from iepmeet.agenda.dose import A_PERIOD
from iepmeet.casebook.patterns import FEWEST_KNOWN, Pattern, WeekState, mark, strip_text
from iepmeet.dates.written import long_day

_SYSTEMATIC = "at least 3 sessions missed, a third or more of the known ones, over 4 taught weeks or more"
_STATES: dict[WeekState, str] = {
    "delivered": "delivered",
    "missed": "missed",
    "partly": "partly",
    "unrecorded": "nothing recorded",
}


def verdict(pattern: Pattern) -> str:
    """The word and its rule, with the figures that the rule was held against."""
    here = f"here {pattern.missed} of {pattern.known} over {_weeks(pattern.span)}"
    match pattern.word:
        case "too few to say":
            return f"Too few to say: fewer than {FEWEST_KNOWN} sessions are known (here {pattern.known})."
        case "none missed":
            return f"None missed: none of the {pattern.known} known sessions is recorded as missed."
        case "systematic":
            return f"Systematic: {_SYSTEMATIC} ({here})."
        case "occasional":
            return f"Occasional: fewer than it takes for systematic, which is {_SYSTEMATIC} ({here})."


def in_words(pattern: Pattern) -> tuple[str, ...]:
    """The verdict, then the figures and what has to be known to read them fairly."""
    return (verdict(pattern), *_figures(pattern), *_apart(pattern), *_over_time(pattern), *_limits(pattern))


def week_by_week(pattern: Pattern, ascii: bool = False) -> str:
    """The strip with its figures and what each of its signs means; nothing where there are no weeks."""
    if not pattern.weeks:
        return ""
    states = {week.state for week in pattern.weeks}
    key = ", ".join(f"{mark(state, ascii)} {words}" for state, words in _STATES.items() if state in states)
    return f"{strip_text(pattern, ascii)} ({key})"


def _figures(pattern: Pattern) -> Iterator[str]:
    if pattern.start is None:
        yield "No session is recorded yet."
        return
    parts = [f"{pattern.delivered} delivered", f"{pattern.missed} missed"]
    if pattern.partly:
        parts.insert(1, f"{pattern.partly} partly delivered")
    when = f"from {long_day(pattern.start)} to {long_day(pattern.until)}"
    if pattern.expected is None or pattern.support is None:
        yield f"{_are(pattern.known, 'session')} recorded {when}: {', '.join(parts)}."
        if pattern.support is None:
            yield "How many sessions were expected is not said in the agenda."
    else:
        weeks = f" in {_weeks(len(pattern.weeks))}" if pattern.weeks else ""
        often = f"{pattern.support.times} {A_PERIOD[pattern.support.per]}{weeks}, holidays not counted"
        if pattern.unknown:
            parts.append(f"{pattern.unknown} unknown")
        yield f"{_were(pattern.expected, 'session')} expected {when} ({often}): {', '.join(parts)}."
    if pattern.unknown:
        yield "Unknown means that nothing is recorded: such a session may have taken place or not."
    if pattern.cancelled:
        yield f"Cancelled sessions count as missed: {pattern.cancelled} of the {pattern.missed}."


def _apart(pattern: Pattern) -> Iterator[str]:
    """What is recorded and is not among the expected sessions."""
    if pattern.extra:
        yield f"{_were(pattern.extra, 'session')} recorded beyond those expected in the same stretch of time."
    if pattern.outside:
        yield f"{_are(pattern.outside, 'session')} dated outside school time and not counted."
    if pattern.early and pattern.start:
        yield f"{_are(pattern.early, 'session')} dated before {long_day(pattern.start)} and not counted."
    if pattern.later:
        yield f"{_are(pattern.later, 'session')} dated after {long_day(pattern.until)} and not counted."


def _over_time(pattern: Pattern) -> Iterator[str]:
    if pattern.gap and pattern.known:
        row = " in a row" if pattern.gap > 1 else ""
        yield (
            f"Longest gap, as recorded: {_weeks(pattern.gap)}{row} without a session delivered, "
            f"even in part{_unrecorded(pattern)}."
        )
    if recent := pattern.recent:
        yield (
            f"In the last 4 taught weeks {recent.delivered} of {recent.known} known sessions "
            f"{'was' if recent.delivered == 1 else 'were'} delivered; in the 4 before, "
            f"{recent.delivered_before} of {recent.known_before}."
        )


def _limits(pattern: Pattern) -> Iterator[str]:
    """What keeps the figures from being certain."""
    support = pattern.support
    if support and pattern.expected is None and pattern.start:
        yield f"What was expected ({support.times} {A_PERIOD[support.per]}) needs term dates to be counted."
    elif pattern.no_dates:
        yield f"No term dates are known for {_weeks(pattern.no_dates)}: holidays may be among them."


def _unrecorded(pattern: Pattern) -> str:
    """How much of the longest gap rests on weeks of which nothing is known."""
    if not pattern.gap_unrecorded:
        return ""
    if pattern.gap_unrecorded == pattern.gap:
        return f"; nothing is recorded for {'it' if pattern.gap == 1 else 'any of them'}"
    return f"; nothing is recorded for {pattern.gap_unrecorded} of them"


def _weeks(number: int) -> str:
    return f"{number} taught week{'' if number == 1 else 's'}"


def _are(number: int, noun: str) -> str:
    return f"{number} {noun} is" if number == 1 else f"{number} {noun}s are"


def _were(number: int, noun: str) -> str:
    return f"{number} {noun} was" if number == 1 else f"{number} {noun}s were"
