"""What is due, as lines to read: today's one thing, then late, today, coming, and without a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from iepmeet.casebook.due import CHECK_THIS, Item, within
from iepmeet.dates.written import day, distance, long_day

_WIDTH = 17
_ROOM = 80 - _WIDTH - 2


def due_lines(items: Sequence[Item], today: dt.date, until: dt.date) -> tuple[str, ...]:
    """The whole list. `items` are all of them, today's one thing first."""
    shown = within(items, until)
    later = [item for item in items if item.on and item.on > until]
    if not shown:
        lines = [f"Nothing is due until {day(until)}."]
        if later:
            lines.append(f"The next thing, {_said(min(later, key=_day))}")
        return tuple(lines)
    several = len({item.place for item in items}) > 1
    lines = [f"First: {_said(shown[0], named=several)}"]
    groups = (
        ("Late", [item for item in shown if item.on and item.on < today]),
        ("Today", [item for item in shown if item.on == today]),
        (f"Coming, until {day(until)}", [item for item in shown if item.on and item.on > today]),
        ("Without a day", [item for item in shown if item.on is None]),
    )
    for head, group in groups:
        if group:
            lines += [
                "",
                head,
                *(line for item in sorted(group, key=_day) for line in _row(item, several, today)),
            ]
    return tuple(lines)


def _said(item: Item, *, named: bool = False) -> str:
    whose = f"{item.child or item.folder}: " if named else ""
    when = f", {day(item.on)}" if item.on and item.kind != "trigger" else ""
    return f"{whose}{item.what}{when}".removesuffix(".") + "."


def whose(item: Item) -> str:
    """Which casebook it is in: the child, and the folder where that is called otherwise."""
    if not item.child or item.child.casefold() == item.folder.casefold():
        return item.folder
    return f"{item.child} ({item.folder})"


def _row(item: Item, several: bool, today: dt.date) -> Iterator[str]:
    when = day(item.on) if item.on else ""
    child = f"{whose(item)}: " if several else ""
    head, *rest = _wrapped(f"{child}{item.what}")
    yield f"  {when:<{_WIDTH}}{head}"
    more = list(item.more)
    if item.on and item.on < today:
        more.insert(0, distance(item.on, today))
    if more:
        rest += _wrapped("; ".join(part.removesuffix(".") for part in more) + ".")
    if item.source and item.checked:
        rest += _wrapped(f"Source: {item.source}, checked {long_day(item.checked)}. {CHECK_THIS}")
    yield from (" " * (_WIDTH + 2) + line for line in rest)


def _wrapped(line: str) -> list[str]:
    """Lines that fit a terminal of 80 columns behind the day."""
    if len(line) <= _ROOM:
        return [line]
    import textwrap

    return textwrap.wrap(line, _ROOM, break_on_hyphens=False)


def _day(item: Item) -> dt.date:
    return item.on or dt.date.max
