"""What is wrong with an agenda, each problem beside the field that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iepmeet.agenda.found import Path, Place
from iepmeet.agenda.parse import parse
from iepmeet.errors import Problem
from iepmeet.tui.preparing.rows import Part, Row

Placed = tuple[Path, Problem]

_OF_THE_FILE = ("[", " = ", "iepmeet")


def placed(text: str, file: str, problems: Sequence[Problem]) -> tuple[Placed, ...]:
    """Each problem with the path of the value it speaks of; () where it speaks of no single one."""
    if not problems:
        return ()
    from iepmeet.agenda.places import find_places

    places = find_places(parse(text).statements)
    paths: dict[Place, Path] = {}
    for spots in (places.keys, places.values):
        for path, spot in spots.items():
            place = spot.place()
            if len(path) >= len(paths.get(place, ())):
                paths[place] = path
    return tuple(
        (paths.get(Place(one.line, one.column), ()) if one.file == file else (), one) for one in problems
    )


def sentence(problem: Problem) -> str:
    """A problem as it is said beside its field. A fix that speaks of how the file is written is left out."""
    fix = "" if any(sign in problem.fix for sign in _OF_THE_FILE) else problem.fix
    return f"{problem.what} {fix}".strip()


def of_rows(part: Part, rows: Sequence[Row], found: Iterable[Placed]) -> dict[int, tuple[Problem, ...]]:
    """The problems of a part by the number of their row: the row whose path fits best.

    What speaks of the part as a whole stands at what is missing in it: its first field if that is empty,
    else the row that adds to its last list.
    """
    placed: dict[int, tuple[Problem, ...]] = {}
    for path, problem in found:
        if belongs(part, path):
            number = _row_of(rows, path)
            placed[number] = (*placed.get(number, ()), problem)
    return placed


def belongs(part: Part, path: Path) -> bool:
    """Whether a problem at this path is shown in this part; what has no place of its own is the meeting's."""
    if part.kind == "new":
        return path == ("concerns",)
    if part.kind == "meeting" and path[:1] not in (("child",), ("people",), ("concerns",), ("review",)):
        return True
    return path[: len(part.path)] == part.path and path != ()


def _row_of(rows: Sequence[Row], path: Path) -> int:
    fitting = [
        (len(row.path), not row.adds, number)
        for number, row in enumerate(rows)
        if path[: len(row.path)] == row.path
    ]
    if fitting:
        return max(fitting)[2]
    return len(rows) - 1 if rows[0].held is not None else 0
