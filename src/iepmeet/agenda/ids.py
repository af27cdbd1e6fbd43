"""The ids of concerns: those that are written, and those made from a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence

from msgspec.structs import replace

from iepmeet.agenda.found import Finding, Path, shown
from iepmeet.agenda.model import Concern

_LONGEST = 60


def with_ids(concerns: Sequence[tuple[Path, Concern]]) -> tuple[tuple[Concern, ...], list[Finding]]:
    """The concerns, each with an id of its own, and what is wrong with the written ones.

    A written id is kept; written twice it clashes. One made from a title gets -2, -3 where it is taken.
    """
    found, taken, kept = [], set[str](), []
    for path, concern in concerns:
        name = concern.id
        if name and name in taken:
            what = f"Two concerns have the id {shown(name)}."
            found.append(Finding((*path, "id"), what, "Give each its own, or leave the ids out."))
            name = ""
        taken |= {name} - {""}
        kept.append((concern, name))
    result = []
    for concern, written in kept:
        name = written or free(concern.id or made_from(concern.title), taken)
        taken.add(name)
        result.append(replace(concern, id=name))
    return tuple(result), found


def made_from(title: str) -> str:
    """The id that a title gives: its words in small letters, joined by hyphens, without accents."""
    letters = unicodedata.normalize("NFKD", re.sub("['’]", "", title.casefold()))
    words = re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c)))
    return "-".join(words)[:_LONGEST].strip("-") or "concern"


def free(name: str, taken: Container[str]) -> str:
    """The name itself, or with -2, -3 where it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
