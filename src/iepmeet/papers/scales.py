"""Scale answers beside last time's; from the third meeting on as a small chart."""

from __future__ import annotations

from collections.abc import Iterator

from iepmeet.agenda.scales import Point, bar, before_today, named, over_time
from iepmeet.dates.written import day
from iepmeet.papers.markdown import bullet
from iepmeet.papers.shown import Shown, ShownEntry, ShownQuestion
from iepmeet.papers.wording import speaker

_A_CHART = 3
"""Two answers are a sentence; three show a way."""
_MOST_POINTS = 8


def scale_items(shown: Shown, question: ShownQuestion, given: list[ShownEntry]) -> list[str]:
    """A list item for each answer, then one for each answer of last time that nobody gave again."""
    before = dict(question.last)
    items = []
    for number, entry in enumerate(given):
        key = _key(shown, entry.who, question.last)
        last = ""
        if key is not None:
            last = f" (last time {question.last[key]:g})"
            before.pop(key, None)
        elif (earlier := _before(shown, question, entry)) is not None:
            last = f" (before: {earlier:g})"
        again = any(later.who == entry.who for later in given[number + 1 :])
        chart = () if again else tuple(_chart(shown, question, entry))
        items.append(bullet(f"{speaker(entry.who)}{entry.value:g}{last}", *chart))
    return [
        *items,
        *(bullet(f"{speaker(who)}no answer today (last time {last:g})") for who, last in before.items()),
    ]


def _before(shown: Shown, question: ShownQuestion, entry: ShownEntry) -> float | None:
    """What was answered at a meeting before the last one, by somebody who said nothing at that."""
    points = _points(shown, question, entry)
    return points[-2].value if len(points) > 1 else None


def _chart(shown: Shown, question: ShownQuestion, entry: ShownEntry) -> Iterator[str]:
    """A row for each meeting with ten squares; none where there were too few."""
    points = _points(shown, question, entry)
    if len(points) < _A_CHART:
        return
    for point in points[-_MOST_POINTS:]:
        yield bullet(f"{day(point.on) if point.on else 'before'}: {bar(point.value)} {point.value:g}")


def _points(shown: Shown, question: ShownQuestion, entry: ShownEntry) -> tuple[Point, ...]:
    """All answers of the one who gave this one, which is the last."""
    held_on = shown.started.date() if shown.started else None
    whose = named((person.name, person.role) for person in shown.people)
    before = before_today(question.earlier, question.last, question.last_on)
    found = over_time(before, [(entry.who, entry.value)], held_on, whose)
    (points,) = (one.points for one in found if one.today)
    return points


def _key(shown: Shown, who: str, last: dict[str, float]) -> str | None:
    """Last time's answer of the same person: kept under the name, or under the role."""
    role = next((person.role for person in shown.people if person.name == who), "")
    known = {key.strip().casefold(): key for key in last}
    names = (name.strip().casefold() for name in (who, role))
    return next((known[name] for name in names if name and name in known), None)
