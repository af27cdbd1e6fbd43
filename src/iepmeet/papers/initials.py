"""Initials in the place of names: what may be read, with one stable initial for each person everywhere.

Pure: what may be read goes in, the same with initials comes out, and a list to look over.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.papers.initials_left import left_over
from iepmeet.papers.initials_pattern import Finder
from iepmeet.papers.initials_people import people_of
from iepmeet.papers.shown import Shown

# Words of ours, or what only joins one thing to another; all other text may hold a name.
_NO_TEXT = frozenset(
    {"audience", "ref", "kind", "item", "id", "act", "outcome", "verdict", "concern", "per", "calendar"}
)


class Replaced(Struct, frozen=True, kw_only=True):
    """A name as it was found, what stands in its place, and how often; `unsure`: it is several people's."""

    found: str
    put: str
    times: int
    unsure: bool = False


class Initialled(Struct, frozen=True, kw_only=True):
    """What may be read, with initials.

    replaced  what was replaced, to look over
    left      what looks like a name and stays, to look over
    """

    shown: Shown
    replaced: tuple[Replaced, ...]
    left: tuple[str, ...]


class Initials:
    """The initials of everybody who is named in a meeting."""

    def __init__(self, shown: Shown) -> None:
        self._finder = Finder(people_of(shown))

    def text(self, text: str) -> str:
        """Any text with initials in the place of names."""
        return self._put(text, Counter())

    def file_name(self, name: str) -> str:
        """A file's name with initials, `sam-rivers-review` as `SR-review`."""
        pattern = self._finder.pattern(in_file_name=True)
        if pattern is None:
            return name
        return pattern.sub(lambda found: _for_file(self._finder.whose(found.group())[0]), name)

    def shown(self, shown: Shown) -> Initialled:
        """All that may be read, with initials, and what to look over."""
        counts: Counter[tuple[str, str, bool]] = Counter()
        texts: list[str] = []

        def put(text: str) -> str:
            texts.append(self._put(text, counts))
            return texts[-1]

        made = _walked(shown, put)
        if not isinstance(made, Shown):
            raise TypeError("a Shown stays a Shown")
        replaced = [
            Replaced(found=found, put=initials, times=times, unsure=unsure)
            for (found, initials, unsure), times in counts.items()
        ]
        by_initials = sorted(replaced, key=lambda one: (one.put, -len(one.found), one.found))
        return Initialled(
            shown=made, replaced=tuple(by_initials), left=left_over(texts, {one.put for one in replaced})
        )

    def _put(self, text: str, counts: Counter[tuple[str, str, bool]]) -> str:
        def initials(found: re.Match[str]) -> str:
            put, unsure = self._finder.whose(found.group())
            counts[" ".join(found.group().split()), put, unsure] += 1
            return put

        pattern = self._finder.pattern()
        return pattern.sub(initials, text) if pattern else text


def _for_file(initials: str) -> str:
    return initials.replace(".", "").replace(" ", "-")


def with_initials(shown: Shown) -> Initialled:
    """What may be read, with initials in the place of every name in it."""
    return Initials(shown).shown(shown)


def _walked(value: Any, text: Any) -> Any:
    """The value with every text in it changed, but for what is no text of anybody's."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Struct):
        named = (name for name in value.__struct_fields__ if name not in _NO_TEXT)
        return replace(value, **{name: _walked(getattr(value, name), text) for name in named})
    if isinstance(value, tuple):
        return tuple(_walked(each, text) for each in value)
    if isinstance(value, dict):
        return _walked_keys(value, text)
    return value


def _walked_keys(value: dict[Any, Any], text: Any) -> dict[Any, Any]:
    """Two names that become one lose nothing: the second is numbered."""
    made: dict[Any, Any] = {}
    for key, held in value.items():
        put, number = _walked(key, text), 1
        while (put if number == 1 else f"{put} ({number})") in made:
            number += 1
        made[put if number == 1 else f"{put} ({number})"] = _walked(held, text)
    return made
