"""The file of a new agenda, made from the answers of the form; it never takes the place of another."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from iepmeet.agenda.found import Path
from iepmeet.errors import NotSavedError
from iepmeet.live.making import BLANK, Form, Step

if TYPE_CHECKING:
    from iepmeet.agenda.edit import Editing

_TRIES = 3
_ASKED: tuple[Step, ...] = ("title", "child", "date", "time", "minutes", "place", "prepared_by")


def make(form: Form) -> pathlib.Path:
    """Writes the agenda, never in the place of another, and returns its path. Raises NotSavedError."""
    from iepmeet.agenda.saving import create

    text = _text(form)
    for _ in range(_TRIES):
        # another program may take the name between looking and writing
        try:
            return create(form.file, text).path
        except FileExistsError:
            continue
    raise NotSavedError("The new agenda could not be written: its name is taken.", "Try again.")


def _text(form: Form) -> str:
    from iepmeet.agenda.edit import Editing
    from iepmeet.agenda.own import without_the_example
    from iepmeet.agenda.starting import Answers, new_text

    answers = form.answers
    template = "" if answers["situation"] == BLANK else answers["situation"]
    given: dict[str, Any] = {
        name: answers.get(name) or ("" if name in ("title", "child", "place", "prepared_by") else None)
        for name in _ASKED
    }
    editing = Editing.opened(new_text(template, Answers(**given)))
    before = Editing.opened(new_text(template, Answers())).value(("meeting", "prepared_by"), "")
    if before and given["prepared_by"]:
        editing = _writer(editing, before, given["prepared_by"])
    return without_the_example(editing, [name for name, answer in given.items() if answer]).text


def _writer(editing: Editing, before: str, name: str) -> Editing:
    """The example's writer gives way to the one who makes this agenda, wherever the whole name stands."""
    data = editing.data
    if any(person.get("name") == name for person in data.get("people", ())):
        return editing
    for path in list(_places_of(before, data, ())):
        editing = editing.set(path, name)
    return editing


def _places_of(words: str, data: Any, above: Path) -> Iterator[Path]:
    if data == words:
        yield above
    elif isinstance(data, dict | list):
        for part, held in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _places_of(words, held, (*above, part))
