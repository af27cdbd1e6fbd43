"""What reading finds: faults of writing, which have a place, and findings about values, which have a path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from iepmeet.text import clean, one_line

Path = tuple[str | int, ...]
"""Where a value stands in the file: ("concerns", 1, "questions", 0, "to")."""

LONGEST_SHOWN = 40
_LONGEST_MENDED = 40


class Place(NamedTuple):
    """A line and a column, from 1, in characters."""

    line: int
    column: int


NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not TOML. `offset` counts characters from the start of the text it was found in."""

    offset: int
    what: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault with its place in the file."""

    place: Place
    what: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a value, or missing.

    `at` says whether the key or its value is meant. `rests_on_all` findings speak about the whole file
    (nobody is called so, there are no concerns): they are said only where the whole file could be read.
    """

    path: Path
    what: str
    fix: str = ""
    level: Literal["error", "caution"] = "error"
    at: Literal["key", "value"] = "value"
    rests_on_all: bool = False


def shown(text: str) -> str:
    """A piece of the file as a sentence may show it: one line, short, in quote marks, and harmless."""
    plain = one_line(clean(text[:400]))
    if len(plain) > LONGEST_SHOWN:
        plain = plain[: LONGEST_SHOWN - 1].rstrip() + "…"
    return f"'{plain}'" if '"' in plain else f'"{plain}"'


def nearest(typed: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The one of `known` that was most likely meant; case, blanks, - and _ make no difference."""
    from difflib import get_close_matches

    if len(typed) > _LONGEST_MENDED:
        return None
    alike = {_alike(word): word for word in reversed(list(known))}
    found = get_close_matches(_alike(typed), alike, n=1, cutoff=cutoff)
    return alike[found[0]] if found else None


def same(typed: str, known: Iterable[str]) -> str | None:
    """The one of `known` that was typed; case, blanks, - and _ make no difference."""
    return next((word for word in known if _alike(word) == _alike(typed)), None)


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words as a sentence lists them: a, b or c."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _alike(word: str) -> str:
    return "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
