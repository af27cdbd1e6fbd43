"""When a review is to be: proposed from the agenda, or agreed at the meeting."""

from __future__ import annotations

from datetime import date

from iepmeet.dates import lengths, phrases, settle
from iepmeet.dates.arithmetic import later
from iepmeet.dates.lengths import Length, parse_length
from iepmeet.dates.meaning import TOO_FAR
from iepmeet.dates.names import WEEKDAYS, weekday_number
from iepmeet.dates.school import Calendar
from iepmeet.dates.when import When

NOT_A_LENGTH = "not a length of time, such as 12 weeks"


def proposed(
    length: str, today: date, calendar: Calendar, prefer_weekday: str | None, *, today_words: str = "today"
) -> When:
    """The day a review or check of this length ("12 weeks") would be on.

    Counted from today, on the preferred weekday of the week (Monday to Sunday) it ends in, else on the day
    it ends, then moved forward to a school day; `moved` says every move. A preferred weekday that is not
    after today is passed over. Without term dates for the day, the caution says so.
    `today_words` is what the day is called that is counted from ("the meeting").
    """
    known = parse_length(length)
    if known is None:
        return When(typed=length.strip(), caution=NOT_A_LENGTH)
    return _counted(length.strip(), known, today, calendar, prefer_weekday, today_words=today_words)


def agreed(
    words: str,
    today: date,
    calendar: Calendar,
    prefer_weekday: str | None,
    *,
    review: date | None = None,
) -> tuple[When, int] | None:
    """What `/review WHEN ...` means and the characters WHEN takes up, as `phrases.longest`.

    A length follows the rule of `proposed`; a named day is kept as said and marked if it is no school day.
    `review` is the day of the review already agreed, which a check may be named by.
    """
    found = phrases.understood(words, today, calendar, review=review)
    if found is None:
        return None
    meaning, run = found
    if meaning.length is None or meaning.day is None:
        return settle.for_action(run.typed, meaning, today, calendar), run.end
    length = meaning.length
    counted = _counted(run.typed, length, today, calendar, prefer_weekday, today_words="today")
    return settle.with_words_around(counted, meaning), run.end


def reply_by(length: str, today: date, calendar: Calendar) -> When:
    """The last day to say that the minutes are not right: the length ("5 school days") from today."""
    if parse_length(length) is None:
        return When(typed=length.strip(), caution=NOT_A_LENGTH)
    return phrases.read(length, today, calendar)


def _counted(
    typed: str,
    length: Length,
    today: date,
    calendar: Calendar,
    prefer_weekday: str | None,
    *,
    today_words: str,
) -> When:
    reached = lengths.counted(length, today, calendar)
    if reached is None:
        return When(typed=typed, caution=TOO_FAR)
    preferred = _on_weekday(prefer_weekday, reached)
    moves: tuple[str, ...] = ()
    if preferred is not None and preferred != reached and preferred > today:
        moves = (settle.moved_from(reached, f"{WEEKDAYS[preferred.weekday()]} is preferred"),)
        reached = preferred
    said = f"{length} from {today_words}"
    return settle.counted(typed, reached, said, calendar, needs_terms=True, moves=moves)


def _on_weekday(name: str | None, reached: date) -> date | None:
    """That weekday in the Monday-to-Sunday week of the day; None without a weekday."""
    weekday = weekday_number(name) if name else None
    if weekday is None:
        return None
    return later(reached, weekday - reached.weekday())
