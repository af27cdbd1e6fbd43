"""A text as TOML: what it holds, or what a broken one still holds, and every fault in the writing."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iepmeet.agenda.found import NOWHERE, Place, Slip
from iepmeet.agenda.statements import Statement, split


@dataclass(frozen=True, slots=True)
class Parsed:
    """`data` is None where nothing can be made of the text; `whole` says that all of it could be read."""

    data: dict[str, Any] | None
    statements: Sequence[Statement]
    slips: Sequence[Slip] = ()
    whole: bool = True


def parse(text: str) -> Parsed:
    """Reads a text as TOML and never raises. Only a broken text is read statement by statement."""
    text = text.replace("\r\n", "\n")
    statements = split(text)
    if not statements:
        what = "This file is empty." if not text.strip() else "This file holds comments only, and no agenda."
        return Parsed({}, (), [Slip(NOWHERE, what, "Write [meeting] and, below it, a title.")])
    deep = next((statement for statement in statements if statement.too_deep is not None), None)
    if deep and deep.too_deep is not None:
        column = deep.too_deep - text.rfind("\n", 0, deep.too_deep)
        place = Place(text.count("\n", 0, deep.too_deep) + 1, column)
        what = "Brackets or dots are nested here far deeper than in any agenda."
        return Parsed(None, (), [Slip(place, what, "Is it the right file?")], whole=False)
    try:
        return Parsed(tomllib.loads(text), statements)
    except (ValueError, RecursionError):
        from iepmeet.agenda.mend import mend

        mended = mend(text)
        return Parsed(mended.data, mended.statements, mended.slips, whole=False)
