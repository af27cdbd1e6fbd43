"""One question from 0 to 10, asked again at meeting after meeting: how the answers went. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from iepmeet.casebook.facts import Facts, Scaled
from iepmeet.text import one_line


class Point(Struct, frozen=True, kw_only=True):
    """An answer and the day of its meeting; of one that an agenda brought along, only that it was before."""

    on: dt.date
    value: float
    before: bool = False


class Series(Struct, frozen=True, kw_only=True):
    """What one person, or one role, answered to a question over time, the first answer first."""

    concern: str
    title: str
    ask: str
    who: str
    points: tuple[Point, ...]

    @property
    def change(self) -> float | None:
        """How far the last answer is from the one before; None for a single one."""
        return self.points[-1].value - self.points[-2].value if len(self.points) > 1 else None


def series(meetings: Sequence[Facts]) -> tuple[Series, ...]:
    """Every scale of these meetings, given in the order they were held.

    A question is the same if its words are, but for case and blanks, under the same concern. An answer that
    an agenda brought along counts only where its own meeting is not here. Of two answers of one meeting the
    later one counts.
    """
    found: dict[tuple[str, str, str], dict[dt.date, Point]] = {}
    asked: dict[tuple[str, str, str], Scaled] = {}
    titles: dict[str, str] = {}
    for facts in meetings:
        titles |= {concern.id: concern.title for concern in facts.concerns}
        for scaled in facts.before:
            key = _key(scaled)
            if key not in found:
                found[key] = {dt.date.min: Point(on=facts.held_on, value=scaled.value, before=True)}
                asked[key] = scaled
        for scaled in facts.scales:
            key = _key(scaled)
            found.setdefault(key, {})[facts.held_on] = Point(on=facts.held_on, value=scaled.value)
            asked[key] = scaled
    return tuple(
        Series(
            concern=asked[key].concern,
            title=titles.get(asked[key].concern, ""),
            ask=asked[key].ask,
            who=asked[key].who,
            points=tuple(point for _, point in sorted(points.items())),
        )
        for key, points in found.items()
    )


def _key(scaled: Scaled) -> tuple[str, str, str]:
    return (scaled.concern, one_line(scaled.ask).casefold(), one_line(scaled.who).casefold())
