"""From the day a phrase means to the day that is kept: named days are marked, counted days are moved."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from iepmeet.dates import school, written
from iepmeet.dates.meaning import Meaning
from iepmeet.dates.school import Calendar
from iepmeet.dates.when import When

IN_THE_PAST = "in the past"
NO_SCHOOL_DAY = "not a school day"
NO_SCHOOL_DAY_FOUND = "no school day could be found"


def for_action(typed: str, meaning: Meaning, today: date, calendar: Calendar) -> When:
    """The day something is to be done by: a counted length ends on a school day, a named day stays."""
    if meaning.day is None:
        return When(typed=typed, caution=meaning.refused)
    if meaning.length is None:
        found = named(typed, meaning.day, meaning.said, today, calendar)
    else:
        in_school_time = meaning.length.in_school_time
        found = counted(typed, meaning.day, meaning.said, calendar, needs_terms=in_school_time)
    return with_words_around(found, meaning)


def with_words_around(found: When, meaning: Meaning) -> When:
    """The day with what was said around it: words that belong with it, and what they left open."""
    if found.date is None or not (meaning.caution or meaning.rest):
        return found
    caution = "; ".join(each for each in (meaning.caution, found.caution) if each)
    return replace(found, caution=caution, rest=meaning.rest)


def named(typed: str, day: date, said: str, today: date, calendar: Calendar) -> When:
    """A day as it was said. The caution says if it is past, is no school day, or has no term dates.

    A calendar without any terms is not mentioned: it would be said of every day.
    """
    cautions = [IN_THE_PAST] if day < today else []
    if why := school.why_no_school(day, calendar):
        cautions.append(f"{NO_SCHOOL_DAY}: {why}")
    elif calendar.terms and not school.has_terms_for(day, calendar):
        cautions.append(school.NO_TERM_DATES)
    return When(typed=typed, date=day, said=said, caution="; ".join(cautions))


def counted(
    typed: str, day: date, said: str, calendar: Calendar, *, needs_terms: bool, moves: tuple[str, ...] = ()
) -> When:
    """A day that was counted to, moved forward to the next school day; `moves` were made before.

    `needs_terms`: the day is only as good as the term dates, so it is said even of a calendar without any.
    """
    kept = school.next_school_day(day, calendar)
    if kept is None:
        return When(typed=typed, caution=NO_SCHOOL_DAY_FOUND)
    if kept != day:
        moves = (*moves, moved_from(day, school.why_no_school(day, calendar)))
    unknown = (calendar.terms or needs_terms) and not school.has_terms_for(kept, calendar)
    return When(
        typed=typed,
        date=kept,
        said=said,
        moved="; ".join(moves),
        caution=school.NO_TERM_DATES if unknown else "",
    )


def moved_from(day: date, why: str) -> str:
    """One move, in the words that the record keeps."""
    return f"moved from {written.day(day)}: {why}"
