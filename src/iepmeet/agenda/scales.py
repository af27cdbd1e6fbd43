"""One question from 0 to 10, asked again at meeting after meeting: how each one's answers went. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from iepmeet.agenda.model import Answered

TOP = 10


class Point(Struct, frozen=True, kw_only=True):
    """An answer and the day of its meeting, where that is known."""

    value: float
    on: dt.date | None = None


class OverTime(Struct, frozen=True, kw_only=True):
    """What one person answered, the first answer first. `today`: the last one is of this meeting."""

    who: str
    points: tuple[Point, ...]
    today: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """The answers alone."""
        return tuple(point.value for point in self.points)


def named(people: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Whose an answer is that was kept under a name or a role, in small letters: (name, role) come in.

    A role that several people have is nobody's.
    """
    pairs = [(name, role.strip().casefold()) for name, role in people]
    roles = [role for _, role in pairs if role]
    found = {role: name for name, role in pairs if roles.count(role) == 1}
    return found | {name.strip().casefold(): name for name, _ in pairs}


def before_today(
    earlier: Iterable[Answered], last: Mapping[str, float], last_on: dt.date | None
) -> tuple[Answered, ...]:
    """Every answer of the meetings before this one, as a question keeps them."""
    return (*earlier, *(Answered(who=who, value=value, on=last_on) for who, value in last.items()))


def over_time(
    before: Iterable[Answered],
    given: Iterable[tuple[str, float]],
    held_on: dt.date | None,
    whose: Mapping[str, str],
) -> tuple[OverTime, ...]:
    """The answers of each, in the order in which they first answered; `given` are those of today.

    Of two answers of today the later counts. `whose` is as `named` makes it.
    """
    found: dict[str, list[Point]] = {}
    for one in before:
        found.setdefault(_who(one.who, whose), []).append(Point(value=one.value, on=one.on))
    today = {_who(who, whose): Point(value=value, on=held_on) for who, value in given}
    return tuple(
        OverTime(
            who=who,
            points=(*found.get(who, ()), *((today[who],) if who in today else ())),
            today=who in today,
        )
        for who in dict.fromkeys((*found, *today))
    )


def _who(key: str, whose: Mapping[str, str]) -> str:
    return whose.get(key.strip().casefold(), key)


def on_a_line(values: Iterable[float], dash: str) -> str:
    """The answers where they stand between 0 and 10: `───34──7───`."""
    cells = [dash] * (TOP + 1)
    for value in values:
        at = min(max(round(value), 0), TOP)
        cells[at] = str(at)
    return "".join(cells)


def bar(value: float) -> str:
    """Ten squares, so many of them full: `■■■■□□□□□□`."""
    full = min(max(round(value), 0), TOP)
    return "■" * full + "□" * (TOP - full)
