"""What can be done to an agenda on the screen, each as one edit that is undone in one go."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from iepmeet.agenda import writing
from iepmeet.agenda.edit import Editing
from iepmeet.agenda.edit_concerns import retitled
from iepmeet.agenda.found import Path
from iepmeet.agenda.model import Question
from iepmeet.tui.preparing.rows import Part, Row, value_at


def kept(editing: Editing, part: Part, row: Row, value: Any, pointed_to: Collection[str]) -> Editing:
    """The row with another value; None takes the value away. `pointed_to` are ids of concerns in use."""
    if row.field.key == "concerns":
        return editing.insert(row.path, {"title": value})
    if row.adds:
        return editing if value is None else added(editing, row, value)
    if value is None:
        return editing.remove(row.path)
    if part.kind == "concern" and row.field.key == "title":
        return retitled(editing, part.at, value, pointed_to)
    if isinstance(value, dict) and isinstance(row.held, dict):
        return _merged(editing, row.path, row.held, value)
    return editing.set(row.path, value)


def added(editing: Editing, row: Row, value: Any) -> Editing:
    """One more entry at the end of the list of a row."""
    held = value_at(editing.data, row.list_path)
    if held is not None and not isinstance(held, list):
        return editing.set(row.list_path, [held, value])
    return editing.insert(row.list_path, value)


def taken_out(editing: Editing, row: Row) -> Editing:
    """Without the value or the entry of a row."""
    return editing.remove(row.path)


def asked(question: Question) -> Any:
    """A question as the file has it: a text alone where there is no more to it."""
    table = writing.as_table(question)
    return question.ask if table.keys() == {"ask"} else table


def differing(before: Any, after: Any, path: Path = ()) -> Path:
    """The path of the one thing in which two agendas differ, or of what holds all that differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        if len(names) == 1:
            name = names[0]
            return differing(before.get(name), after.get(name), (*path, name))
    if isinstance(before, list) and isinstance(after, list):
        length = max(len(before), len(after))
        places = [at for at in range(length) if before[at : at + 1] != after[at : at + 1]]
        if places and (len(places) == 1 or len(before) != len(after)):
            at = places[0]
            if len(before) == len(after):
                return differing(before[at], after[at], (*path, at))
            return (*path, at)
    return path


def _merged(editing: Editing, path: Path, old: dict[str, Any], new: dict[str, Any]) -> Editing:
    """Key by key, so that what is not changed stays as it is written, with its comments."""
    after = editing
    for name in old:
        if name not in new:
            after = after.remove((*path, name))
    for name, value in new.items():
        if name not in old or old[name] != value:
            after = after.set((*path, name), value)
    return editing.as_one(after)
