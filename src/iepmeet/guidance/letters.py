"""Letters a family may write, nation by nation: their texts and what they rest on, all of it as data.

`guidance/letters.toml` holds what is the same everywhere and names no law; `NATION/letters.toml` says which
letters a nation has. A letter of which no source was read for a nation is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import msgspec
from msgspec import Struct

from iepmeet.errors import IepmeetError
from iepmeet.guidance.checked_rows import Sourced, rows, shipped, tables
from iepmeet.guidance.ladder import Branch, SchoolKind
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.guidance.rules import rules

RowName = Literal[
    "",
    "concerns",
    "agreed",
    "happening",
    "impact",
    "hoped",
    "questions",
    "evidence",
    "missed",
    "pattern",
    "told",
    "voice",
    "enclosures",
    "promise",
    "since",
    "people",
    "decisions",
    "actions",
    "differs",
    "unsettled",
    "review",
]
PLACE = re.compile(r"\{([a-z_]+)\}")


class KeptOut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that do not belong into a letter, in small letters, and why."""

    words: tuple[str, ...]
    why: str


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph (`text`), or a list of what the casebook holds (`rows`), with `lead` before it.

    blank    what stands there for the writer to fill, where the casebook is silent; empty: the part goes
    most     so many rows at most, the latest
    law      it cites a duty; no other part may
    plan     the text holds only with a plan in law, or only without: where nobody has said, the blank stands
    schools  the part is only for these kinds of school
    """

    text: str = ""
    rows: RowName = ""
    lead: str = ""
    blank: str = ""
    most: int = 0
    law: bool = False
    plan: Branch = ""
    schools: tuple[SchoolKind, ...] = ()


class LetterText(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A letter: when it fits, to whom, about what, and its parts in their order.

    plan, schools  as for a step of the ladder: whom the letter is for
    clocks         the periods that begin when it is received; the sender has nothing to count before
    notes          what to think of before it is sent
    """

    id: str
    title: str
    fits: str
    to: str
    subject: str
    parts: tuple[Part, ...]
    plan: Branch = ""
    schools: tuple[SchoolKind, ...] = ()
    clocks: tuple[str, ...] = ()
    keep_out: tuple[KeptOut, ...] = ()
    notes: tuple[str, ...] = ()


class Letters(Struct, frozen=True, kw_only=True):
    """The letters of a nation by their ids, and the blank for each place that a text may name."""

    nation: Nation
    texts: dict[str, LetterText]
    blanks: Mapping[str, str]


@cache
def letters(nation: Nation) -> Letters:
    """The letters that ship for a nation."""
    return read(*shipped(nation, "letters.toml"), nation, shipped("letters.toml")[0])


def every_kind() -> Mapping[str, str]:
    """Every kind of letter that any nation has, with its title, England's first."""
    found: dict[str, str] = {}
    for nation in NATIONS:
        for id, text in letters(nation).texts.items():
            found.setdefault(id, text.title)
    return MappingProxyType(found)


def read(text: str, file: str, nation: Nation, shared: str) -> Letters:
    """The letters that a TOML text holds; `like` takes a letter of the shared text and what it changes of it.

    IepmeetError names the file and the row: a letter without a source or the day it was checked does not
    load, nor one that names a place, a shared letter or a clock there is none of.
    """
    common = tables(shared, "letters.toml", {"blanks", "letters"})
    own = tables(text, file, {"blanks", "letters"})
    blanks = _blanks({**common.get("blanks", {}), **own.get("blanks", {})}, file)
    base = {str(row.get("id")): row for row in common.get("letters", [])}
    whole = {"letters": [_with_shared(row, base, file) for row in own.get("letters", [])]}

    def fit(letter: LetterText, whose: str) -> None:
        for words in (letter.to, letter.subject, *(said for part in letter.parts for said in _said(part))):
            for name in PLACE.findall(words):
                if name not in blanks:
                    raise IepmeetError(f'{whose} it names "{{{name}}}", and there is no such place.')
        for id in letter.clocks:
            if id not in rules(nation):
                raise IepmeetError(f'{whose} it starts "{id}", and there is no such date.')
            if rules(nation)[id].own:
                raise IepmeetError(f'{whose} it starts "{id}", which is the time its writer has.')

    return Letters(nation=nation, texts=rows(whole, "letters", file, LetterText, fit), blanks=blanks)


def _said(part: Part) -> tuple[str, str, str]:
    return part.text, part.lead, part.blank


def _blanks(written: Any, file: str) -> dict[str, str]:
    try:
        return msgspec.convert(written, dict[str, str])
    except msgspec.ValidationError:
        raise IepmeetError(f"{file}: its blanks are not texts.") from None


def _with_shared(row: Any, base: Mapping[str, dict[str, Any]], file: str) -> Any:
    if not isinstance(row, dict) or "like" not in row:
        return row
    if row["like"] not in base:
        raise IepmeetError(f'{file}: a letter is like "{row["like"]}", and there is no such letter.')
    return {**base[row["like"]], **{name: value for name, value in row.items() if name != "like"}}
