"""The day of Easter, by arithmetic."""

from __future__ import annotations

from datetime import date


def sunday(year: int) -> date:
    """Easter Sunday of the Gregorian year, by the rule in Meeus, Astronomical Algorithms, chapter 8.

    `golden` is the year's place in the cycle of 19 years after which the moons return to the same days,
    `moon` how far the full moon of spring is from 21 March, `on` how many days later the Sunday comes.
    """
    golden = year % 19
    century, within = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moved_moon = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - moved_moon + 15) % 30
    leap_years, year_rest = divmod(within, 4)
    on = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    late = (golden + 11 * moon + 22 * on) // 451
    month, day = divmod(moon + on - 7 * late + 114, 31)
    return date(year, month, day + 1)
