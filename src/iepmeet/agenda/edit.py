"""The one door for changing an agenda file: by path, with undo, and with everything else as it was.

An edit touches the lines of what it changes and no others: comments, order and any valid way of writing
stay. After each one the text is read again, and an edit whose result does not mean what was asked for is
refused with a sentence instead of being kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from iepmeet.agenda import edit_text, writing
from iepmeet.agenda.found import Path
from iepmeet.agenda.parse import parse
from iepmeet.errors import IepmeetError

_Change = Callable[[], str]


class NotEditableError(IepmeetError):
    """The text is no TOML, or is written in a way that an edit cannot keep."""


@dataclass(frozen=True, slots=True)
class Editing:
    """An agenda's text while it is edited; each edit gives the next one.

    Paths are those of the file: `("meeting", "title")`, `("concerns", 0, "put_in", 1)`. Values are text,
    numbers, true or false, dates, times, lists and tables; text is cleaned on its way in.
    `past` and `future` are the texts that undo and redo go to.
    """

    text: str
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()

    @classmethod
    def opened(cls, text: str) -> Editing:
        """An agenda's text, ready to be edited. Raises NotEditableError if it is not TOML."""
        if not parse(text).whole:
            raise NotEditableError(
                "This agenda has slips that have to be put right before it can be changed here.",
                "iepmeet check FILE shows each with its line.",
                exit_code=1,
            )
        return cls(text)

    @property
    def data(self) -> dict[str, Any]:
        """What the text holds, as tables and lists."""
        return parse(self.text).data or {}

    def value(self, path: Path, otherwise: Any = None) -> Any:
        """What stands at a path, or `otherwise`."""
        data = self.data
        return edit_text.at_path(data, path) if edit_text.holds(data, path) else otherwise

    def set(self, path: Path, value: Any) -> Editing:
        """Gives a key or an entry this value; tables on the way to it are made. None removes the key.

        Raises LookupError for an entry that is not there, NotEditableError.
        """
        if value is None:
            return self.remove(path)
        data, value = self.data, writing.cleaned(value)
        if edit_text.holds(data, path) and _same(edit_text.at_path(data, path), value):
            return self
        wanted = deepcopy(data)
        _put(wanted, path, value)
        return self._after(wanted, path, lambda: edit_text.set_value(self.text, data, path, value))

    def remove(self, path: Path) -> Editing:
        """Takes away a key, a table or an entry; nothing happens where there is none."""
        data = self.data
        if not path or not edit_text.holds(data, path):
            return self
        wanted = deepcopy(data)
        del edit_text.at_path(wanted, path[:-1])[path[-1]]
        return self._after(wanted, path[:-1], lambda: edit_text.remove(self.text, path))

    def insert(self, path: Path, value: Any, at: int | None = None) -> Editing:
        """Puts an entry into a list, before the entry `at` or at the end. The list may be new."""
        data, value = self.data, writing.cleaned(value)
        wanted = deepcopy(data)
        if not edit_text.holds(wanted, path):
            _put(wanted, path, [])
        entries = edit_text.at_path(wanted, path)
        place = len(entries) if at is None else max(0, min(at, len(entries)))
        if not entries and not edit_text.holds(data, path):
            _put(wanted, path, [value])
            return self._after(wanted, path, lambda: edit_text.set_value(self.text, data, path, [value]))
        entries.insert(place, value)
        return self._after(wanted, path, lambda: edit_text.insert(self.text, path, place, value))

    def move(self, path: Path, old: int, new: int) -> Editing:
        """Moves an entry of the list at a path, so that it becomes entry `new`. Raises LookupError."""
        wanted = deepcopy(self.data)
        entries = edit_text.at_path(wanted, path)
        if not (0 <= old < len(entries) and 0 <= new < len(entries)):
            raise LookupError(path)
        if old == new:
            return self
        entries.insert(new, entries.pop(old))
        return self._after(wanted, path, lambda: edit_text.move(self.text, path, old, new))

    def undo(self) -> Editing:
        """Before the last edit; the same where there was none."""
        if not self.past:
            return self
        return Editing(self.past[-1], self.past[:-1], (*self.future, self.text))

    def redo(self) -> Editing:
        """The last edit that was undone, done again; the same where there is none."""
        if not self.future:
            return self
        return Editing(self.future[-1], (*self.past, self.text), self.future[:-1])

    def as_one(self, after: Editing) -> Editing:
        """The edits that led from here to `after`, as one that is undone in one go."""
        return self if after.text == self.text else Editing(after.text, (*self.past, self.text))

    def _after(self, wanted: Mapping[str, Any], path: Path, change: _Change) -> Editing:
        text = _made(change)
        if text is None or not _means(text, wanted):
            text = edit_text.rewritten(self.text, wanted, path)
        if text is None or not _means(text, wanted):
            raise NotEditableError(
                "This part of the agenda is written in a way that cannot be changed here.",
                "Change it in a text editor.",
                exit_code=1,
            )
        return Editing(text, (*self.past, self.text))


def _made(change: _Change) -> str | None:
    """The text after a change; None where tomlkit does not get on with how it is written."""
    from tomlkit.exceptions import TOMLKitError

    try:
        return change()
    except (TOMLKitError, LookupError, TypeError, ValueError, AttributeError):
        return None


def _means(text: str, wanted: Mapping[str, Any]) -> bool:
    parsed = parse(text)
    return parsed.whole and parsed.data is not None and _same(_filled(parsed.data), _filled(wanted))


def _filled(value: Any) -> Any:
    """A value without lists and tables that hold nothing: of those, a file may have no line."""
    if isinstance(value, Mapping):
        held = {name: _filled(one) for name, one in value.items()}
        return {name: one for name, one in held.items() if one not in ([], {})}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same in a file, where true is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(held, other[name]) for name, held in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _put(data: Any, path: Path, value: Any) -> None:
    """Puts a value at a path of tables and lists. Raises LookupError where an entry is not there."""
    for part in path[:-1]:
        if isinstance(data, dict) and part not in data:
            data[part] = {}
        data = data[part]
    if isinstance(data, list) and not (isinstance(path[-1], int) and 0 <= path[-1] < len(data)):
        raise LookupError(path)
    data[path[-1]] = value
