"""The days on which pupils begin and stop to attend, as events tell them, and the school between.

A mark without its other side, or two that do not agree, make no stretch of school. They are said, never
filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from iepmeet.dates.arithmetic import later
from iepmeet.dates.event_titles import names_half_term, names_pupils, number, part, season
from iepmeet.dates.written import day as written

_SAME_TURN = 14  # days: marks of one kind that are nearer than this speak of one first or last day

IMPLIED, SAID, SAID_OF_PUPILS = range(3)


class Event(Struct, frozen=True):
    """One event of a calendar: its title, its first and its last day, both included."""

    title: str
    first: date
    last: date

    def __str__(self) -> str:
        title = f'"{self.title}"' if self.title else "An event without a title"
        return f"{title} ({self.days})"

    @property
    def days(self) -> str:
        """Its days as a sentence has them: `Mon 26 Oct 2026 to Fri 30 Oct 2026`."""
        days = written(self.first)
        return days if self.first == self.last else f"{days} to {written(self.last)}"


class Mark(Struct, frozen=True):
    """A day on which pupils begin to attend (`opens`) or after which they stop. A higher `weight` wins."""

    day: date
    opens: bool
    weight: int
    source: Event


class Stretch(Struct, frozen=True):
    """School from a first day to a last one, without a holiday between.

    `number` is that of "Term 3", `part` that of "Autumn term 2".
    """

    first: date
    last: date
    season: str = ""
    number: int = 0
    part: int = 0


Say = Callable[[str], None]
IsOff = Callable[[date], bool]


def said_mark(event: Event, day: date, *, opens: bool, is_off: IsOff) -> Mark:
    """The mark of a term or of its first or last day; on a day off it moves to the nearest day of school."""
    weight = SAID_OF_PUPILS if names_pupils(event.title) else SAID
    return Mark(_attended(day, 1 if opens else -1, is_off) or day, opens, weight, event)


def implied_marks(event: Event, is_off: IsOff) -> list[Mark]:
    """The last day before a holiday and the first one after it."""
    before = later(event.first, -1)
    after = later(event.last, 1)
    stops = before and _attended(before, -1, is_off)
    begins = after and _attended(after, 1, is_off)
    return [
        *([Mark(stops, False, IMPLIED, event)] if stops else []),
        *([Mark(begins, True, IMPLIED, event)] if begins else []),
    ]


def stretches(marks: Iterable[Mark], say: Say) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches of school that the marks give, by date; and the days of marks that make none.

    A term that may go on where such a day lies is not known whole. Only the last day of school before the
    first holiday of the file is not among them: a calendar may begin in the middle of a term. What makes no
    stretch is said.
    """
    turns = _turns(marks)
    found: list[Stretch] = []
    loose: list[Stretch] = []
    used: set[int] = set()
    for at in range(len(turns) - 1):
        begin, end = _agreed(turns[at]), _agreed(turns[at + 1])
        if not (turns[at][0].opens and not turns[at + 1][0].opens):
            continue
        used |= {at, at + 1}
        if begin and end:
            found.append(_stretch(begin, end))
        elif known := begin or end:
            say(f"{known.source} is left out: its {'last' if known.opens else 'first'} day is not clear.")
            loose.append(_stretch(known, known))
    for at, turn in enumerate(turns):
        disagrees = _agreed(turn) is None
        if disagrees:
            every = " and ".join(dict.fromkeys(f"{mark.source}" for mark in _heaviest(turn)))
            say(f"{every} do not agree on the {'first' if turn[0].opens else 'last'} day of school.")
        elif at not in used:
            _say_alone(turn, at == 0, at == len(turns) - 1, say)
        if disagrees or (at not in used and (at > 0 or turn[0].opens)):
            loose += [_stretch(mark, mark) for mark in turn]
    return found, loose


def _say_alone(turn: Sequence[Mark], is_earliest: bool, is_latest: bool, say: Say) -> None:
    """Says of a mark that its other side is missing, unless a holiday at the calendar's edge explains it."""
    mark = _heaviest(turn)[0]
    if mark.weight > IMPLIED:
        missing = "last day of the term after" if mark.opens else "first day of the term before"
        say(f"{mark.source} is left out: the {missing} it is not in the file.")
    elif names_half_term(mark.source.title) or not (is_latest if mark.opens else is_earliest):
        where = "after" if mark.opens else "before"
        say(f"What comes {where} {mark.source} is not in the file: the term is not whole.")


def _turns(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks by date, those together that speak of one first or last day of school."""
    turns: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.day, not mark.opens)):
        last = turns[-1][-1] if turns else None
        if last and last.opens == mark.opens and (mark.day - last.day).days <= _SAME_TURN:
            turns[-1].append(mark)
        else:
            turns.append([mark])
    return turns


def _heaviest(turn: Sequence[Mark]) -> list[Mark]:
    most = max(mark.weight for mark in turn)
    return [mark for mark in turn if mark.weight == most]


def _agreed(turn: Sequence[Mark]) -> Mark | None:
    """The mark that counts; None where two that weigh the same name different days."""
    heaviest = _heaviest(turn)
    if len({mark.day for mark in heaviest}) > 1:
        return None
    return next((mark for mark in heaviest if season(mark.source.title)), heaviest[0])


def _stretch(begin: Mark, end: Mark) -> Stretch:
    """The school between two marks, with the names that their titles give. A holiday's names the holiday."""
    titles = [mark.source.title if mark.weight > IMPLIED else "" for mark in (begin, end)]
    return Stretch(
        begin.day,
        end.day,
        season=next(filter(None, map(season, titles)), ""),
        number=next(filter(None, map(number, titles)), 0),
        part=next(filter(None, map(part, titles)), 0),
    )


def _attended(day: date, step: int, is_off: IsOff) -> date | None:
    """The day or the nearest one that way which is not off."""
    found: date | None = day
    while found and is_off(found):
        found = later(found, step)
    return found
