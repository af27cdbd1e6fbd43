"""The parts of an agenda in their order, and the rows of each part: every field, every entry of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from iepmeet.agenda.found import Path
from iepmeet.tui.preparing.fields import CHILD, CONCERN, MEETING, NEW_CONCERN, PEOPLE, REVIEW, Field
from iepmeet.tui.preparing.one_line import text_of

PartKind = Literal["meeting", "child", "people", "concern", "new", "review"]


_FIELDS: Mapping[PartKind, tuple[Field, ...]] = {
    "meeting": MEETING,
    "child": CHILD,
    "concern": CONCERN,
    "review": REVIEW,
}

_NAMED = {
    "people": "Person",
    "questions": "Question",
    "strengths": "Strength",
    "put_in": "I bring",
    "get_out": "I need",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the agenda: where it stands in the file; `number` is a concern's, from 1."""

    kind: PartKind
    title: str
    path: Path
    number: int = 0

    @property
    def at(self) -> int:
        """A concern's place in its list."""
        return self.number - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a field, an entry of a list, or the one that adds an entry (`adds`, `at` is where).

    path  where its value stands, or would stand, in the file
    """

    field: Field
    path: Path
    held: Any = None
    at: int | None = None
    adds: bool = False
    first: bool = False

    @property
    def list_path(self) -> Path:
        """Where the list of an entry stands."""
        return self.path if self.adds else self.path[:-1]

    @property
    def named(self) -> str:
        """What it is called in a badge or a sentence."""
        if not self.field.many:
            return self.field.label
        return _NAMED.get(self.field.key, self.field.label)


def parts_of(data: Mapping[str, Any]) -> tuple[Part, ...]:
    """The parts, in the order in which they are worked through."""
    concerns = _entries(data.get("concerns"))
    return (
        Part("meeting", "Meeting", ("meeting",)),
        Part("child", _child_of(data), ("child",)),
        Part("people", "People", ("people",)),
        *(
            Part("concern", _title(one) or f"Concern {number}", ("concerns", number - 1), number)
            for number, one in enumerate(concerns, start=1)
        ),
        Part("new", "add a concern …", ("concerns",)),
        Part("review", "Next review", ("review",)),
    )


def rows_of(part: Part, data: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rows of a part, from what the file holds; whatever it holds, there is a row for each field."""
    if part.kind == "people":
        return _list(PEOPLE, part.path, data)
    if part.kind == "new":
        return (Row(NEW_CONCERN, part.path, at=len(_entries(data.get("concerns"))), adds=True, first=True),)
    rows: list[Row] = []
    for field in _FIELDS[part.kind]:
        path = (*part.path, *field.key.split("."))
        if field.many:
            rows += _list(field, path, data)
        else:
            rows.append(Row(field, path, value_at(data, path)))
    return tuple(rows)


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path, None for nothing, whatever shape the file has."""
    for part in path:
        if isinstance(part, int) and isinstance(data, list) and 0 <= part < len(data):
            data = data[part]
        elif isinstance(part, str) and isinstance(data, dict):
            data = data.get(part)
        else:
            return None
    return data


def _list(field: Field, path: Path, data: Mapping[str, Any]) -> tuple[Row, ...]:
    held = value_at(data, path)
    entries = _entries(held)
    if held is None or isinstance(held, list):
        rows = [Row(field, (*path, at), one, at=at, first=at == 0) for at, one in enumerate(entries)]
    else:
        # one that stands without its list
        rows = [Row(field, path, held, first=True)]
    return (*rows, Row(field, path, at=len(entries), adds=True, first=not rows))


def _entries(held: Any) -> list[Any]:
    return held if isinstance(held, list) else []


def _title(concern: Any) -> str:
    return text_of(concern.get("title")) if isinstance(concern, dict) else ""


def _child_of(data: Mapping[str, Any]) -> str:
    child = data.get("child")
    if not isinstance(child, dict):
        return "The child"
    return text_of(child.get("known_as")) or text_of(child.get("name")).split(" ")[0] or "The child"
