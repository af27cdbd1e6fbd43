"""Days of the year that everybody knows by a name: Christmas Eve, Boxing Day, Good Friday.

"Christmas" alone is no day but holidays; `break_days` asks which side of them is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from iepmeet.dates import easter
from iepmeet.dates.meaning import TOO_FAR, Context, Meaning, Rule


def _each_year(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter.sunday(year) + timedelta(days=days)


_NAMED: dict[str, tuple[str, Callable[[int], date]]] = {
    "christmas eve": ("Christmas Eve", _each_year(12, 24)),
    "christmas day": ("Christmas Day", _each_year(12, 25)),
    "boxing day": ("Boxing Day", _each_year(12, 26)),
    "new year's eve": ("New Year's Eve", _each_year(12, 31)),
    "new year's day": ("New Year's Day", _each_year(1, 1)),
    "good friday": ("Good Friday", _from_easter(-2)),
    "easter sunday": ("Easter Sunday", _from_easter(0)),
    "easter monday": ("Easter Monday", _from_easter(1)),
}


def _the_next(match: re.Match[str], context: Context) -> Meaning:
    """The next such day, today's included."""
    called = match["feast"].replace("xmas", "christmas").replace("years", "year's").replace("’", "'")
    name, on = _NAMED[called]
    years = (context.today.year, context.today.year + 1)
    found = next((on(year) for year in years if year <= date.max.year and on(year) >= context.today), None)
    return Meaning(found, name) if found else Meaning(refused=TOO_FAR)


RULES = (
    Rule(
        r"(?P<feast>(?:christmas|xmas) (?:eve|day)|boxing day|new year(?:['’]?s) (?:eve|day)"
        r"|good friday|easter (?:sunday|monday))",
        _the_next,
    ),
)
