"""The sample casebook: a child, a school and two meetings that nobody ever had, to play with.

Its days are counted from the week it is made in, so that something in it is always due. What is in the folder
besides, and was not made by the sample or from its agendas, is never taken away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from importlib.resources import files as resources
from pathlib import Path

from iepmeet.casebook.names import CASEBOOK, DIARY, EVIDENCE
from iepmeet.dates.written import day

FOLDER = "sample-casebook"
MARKER = ".iepmeet-sample"
FIRST, SECOND, NEXT = "summer", "autumn", "next-review"
LETTER = "request.md"
WEEKS = {FIRST: 24, SECOND: 12}
"""How many weeks ago each meeting was held, on a Tuesday."""
_OWN = (CASEBOOK, EVIDENCE, DIARY, LETTER, MARKER, "casebook.lock", "evidence.lock")
_DAY = re.compile(r"\{(tue|day)-(\d+)\}")


def tuesday(today: dt.date, weeks: int) -> dt.date:
    """The Tuesday so many weeks before the latest one."""
    return today - dt.timedelta(days=(today.weekday() - 1) % 7, weeks=weeks)


def text(name: str, today: dt.date) -> str:
    """A file of the sample with its days filled in."""
    raw = resources("iepmeet.casebook").joinpath("sample", name).read_text(encoding="utf-8")

    def filled(found: re.Match[str]) -> str:
        on = tuesday(today, int(found[2]))
        return on.isoformat() if found[1] == "tue" else day(on)

    return _DAY.sub(filled, raw)


def script(name: str) -> tuple[str, ...]:
    """The lines that were typed at a meeting, its end included."""
    raw = resources("iepmeet.casebook").joinpath("sample", f"{name}.txt").read_text(encoding="utf-8")
    return (*raw.splitlines(), "/end", "/end")


def evidence(today: dt.date) -> str:
    """Ten weeks of sessions since the second meeting: more were missed than held."""
    kinds = ("delivered", "missed", "delivered", "missed", "missed", "cancelled", "delivered", "missed")
    reasons = {"missed": "Assistant covering Year 6", "cancelled": "Hall used for a play"}
    rows = []
    for number, kind in enumerate(kinds):
        on = tuesday(today, WEEKS[SECOND] - 2 - number)
        what = f'what = "{reasons[kind]}"\n' if kind in reasons else ""
        rows.append(f'[[evidence]]\ndate = {on.isoformat()}\nkind = "{kind}"\nconcern = "reading"\n{what}')
    return "# Dated evidence of the sample casebook: made up.\n\n" + "\n".join(rows)


def is_sample(folder: Path) -> bool:
    """Whether a folder was made by the sample."""
    return (folder / MARKER).is_file()


def removable(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a sample's file names, those it made or that were made from its agendas; and all others."""
    stems = tuple(f"{name}." for name in (FIRST, SECOND, NEXT))
    every = sorted(names)
    own = tuple(name for name in every if name in _OWN or name.startswith(stems))
    return own, tuple(name for name in every if name not in own)
