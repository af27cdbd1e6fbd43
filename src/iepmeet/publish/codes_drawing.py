"""A code drawn: as half-blocks for a terminal, as SVG for paper and page, always with its full quiet zone."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# Bytes that a code of each version from 1 holds at the lowest level of correction (ISO/IEC 18004, table 7).
_HOLDS = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520)
# Light modules on every side (ISO/IEC 18004, 5.3.8).
_QUIET = 4
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@dataclass(frozen=True)
class TooSmall:
    """The room is too small for a code that a phone can read: what is needed, and what there is."""

    columns: int
    rows: int
    room: tuple[int, int]

    @property
    def sentence(self) -> str:
        """What to tell the person at the screen."""
        return (
            f"This window is too small for the code: it needs {self.columns} columns and {self.rows} rows, "
            f"and there are {self.room[0]} and {self.room[1]}. Make the window larger, or open the HTML "
            "page, which carries the same codes."
        )


@dataclass(frozen=True)
class Code:
    """A code and what it says. `label` is its number among others (`1/2`), or empty.

    `modules` are its dark squares, row by row, without the quiet zone.
    """

    text: str
    label: str
    modules: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows that it takes on a terminal."""
        side = len(self.modules) + 2 * _QUIET
        return side, (side + 1) // 2

    def rows(self, ink: Literal["dark", "light"] = "dark") -> list[str]:
        """Two rows of squares a line. `ink`: what the characters stand for.

        With "dark" they are to be black on white; with "light" they are right as they are on a terminal that
        writes light on dark.
        """
        pairs = itertools.zip_longest(*[iter(self._padded())] * 2, fillvalue=[False] * self.size[0])
        inked = ink == "dark"
        return [
            "".join(_HALVES[upper is inked, lower is inked] for upper, lower in zip(top, bottom, strict=True))
            for top, bottom in pairs
        ]

    def svg(self, title: str = "") -> str:
        """A picture that scales; `title` is what is read aloud for it."""
        side = self.size[0]
        runs = "".join(
            f"M{x} {y}h{length}v1h-{length}z"
            for y, row in enumerate(self._padded())
            for x, length in _runs(row)
        )
        said = html.escape(title or "Code for a phone")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
            f'aria-label="{said}" shape-rendering="crispEdges"><title>{said}</title>'
            f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{runs}"/></svg>'
        )

    def _padded(self) -> list[list[bool]]:
        side = self.size[0]
        beside = [False] * _QUIET
        rows = [[*beside, *row, *beside] for row in self.modules]
        empty = [[False] * side for _ in range(_QUIET)]
        return [*empty, *rows, *empty]


def coded(text: str, label: str = "") -> Code:
    """The lightest code that holds the text, with the most correction that makes it no larger."""
    import segno

    made = segno.make(text, error="l", mode="byte", encoding="utf-8", micro=False, boost_error=True)
    return Code(text, label, tuple(tuple(bool(module) for module in row) for row in made.matrix))


def size_of(version: int) -> tuple[int, int]:
    """The columns and rows a code of this version takes on a terminal."""
    side = 17 + 4 * version + 2 * _QUIET
    return side, (side + 1) // 2


def holds(version: int) -> int:
    """The bytes a code of this version holds."""
    return _HOLDS[version - 1] if version else 0


def largest_in(room: tuple[int, int] | None) -> int:
    """The largest version that fits, and that a phone reads at arm's length; 0 where none does."""
    densest = len(_HOLDS)
    if room is None:
        return densest
    fitting = (
        version
        for version in range(densest, 0, -1)
        if size_of(version)[0] <= room[0] and size_of(version)[1] <= room[1]
    )
    return next(fitting, 0)


def too_small(room: tuple[int, int] | None, needed: tuple[int, int]) -> TooSmall:
    """That a code of this size does not fit."""
    return TooSmall(*needed, room or (0, 0))


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark squares begin and how many stand together."""
    place = 0
    for dark, together in itertools.groupby(row):
        length = len(list(together))
        if dark:
            yield place, length
        place += length
