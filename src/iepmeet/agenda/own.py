"""A template becomes somebody's own agenda: what only the example can say is left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from iepmeet.agenda.edit import Editing
from iepmeet.agenda.found import Path

_UNSAID = ("date", "time", "place", "prepared_by", "next_action")
_FROM_LAST_TIME = ("carried", "parked")
_HAPPENED = ("evidence", "carried_from")
_ANSWERED = ("last", "last_on", "earlier")


def without_the_example(editing: Editing, answered: Collection[str]) -> Editing:
    """The example's day and place, unless they were `answered`, and what happened to its child, taken out.

    Made-up evidence or promises among somebody's own would be found in their minutes.
    """
    for path in _of_the_example(editing.data, answered):
        editing = editing.remove(path)
    return editing


def _of_the_example(data: dict[str, Any], answered: Collection[str]) -> list[Path]:
    found: list[Path] = [("meeting", name) for name in _UNSAID if name not in answered]
    found += [(name,) for name in _FROM_LAST_TIME]
    for number, concern in enumerate(data.get("concerns", ())):
        found += [("concerns", number, name) for name in _HAPPENED]
        found.append(("concerns", number, "expected", "from"))
        for place, question in enumerate(concern.get("questions", ())):
            if isinstance(question, dict):
                found += [("concerns", number, "questions", place, name) for name in _ANSWERED]
    return found
