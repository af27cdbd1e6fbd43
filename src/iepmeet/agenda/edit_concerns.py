"""Edits of a concern that other lines and files may point to by its id."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from iepmeet.agenda.edit import Editing
from iepmeet.agenda.ids import with_ids
from iepmeet.agenda.model import Concern


def ids(editing: Editing) -> tuple[str, ...]:
    """The id of each concern: the one that is written, or the one that its title makes."""
    written = editing.value(("concerns",), [])
    concerns = [
        Concern(id=_text(one, "id"), title=_text(one, "title") or f"Concern {number}")
        for number, one in enumerate(written, start=1)
    ]
    known, _ = with_ids([(("concerns", at), concern) for at, concern in enumerate(concerns)])
    return tuple(concern.id for concern in known)


def retitled(editing: Editing, at: int, title: str, pointed_to: Collection[str] = ()) -> Editing:
    """A concern under another title; it stays the same concern for whatever points to it.

    An id that is not written comes from the title. If a promise of this agenda or something outside it (a
    record, evidence: `pointed_to` are their ids) uses it, it is written down now. One edit for undo.
    """
    name = ids(editing)[at]
    carried = {_text(promise, "concern") for promise in editing.value(("carried",), [])}
    after = editing.set(("concerns", at, "title"), title)
    if name in {*carried, *pointed_to} and ids(after)[at] != name:
        after = after.set(("concerns", at, "id"), name)
    return editing.as_one(after)


def _text(table: Any, key: str) -> str:
    """A text of a table; "" where there is none, or something else."""
    held = table.get(key, "") if isinstance(table, dict) else ""
    return held.strip() if isinstance(held, str) else ""
