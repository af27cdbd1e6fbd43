"""Changes to the value of one pair, by tomlkit: what is not changed in it stays as it is written.

The pair's own text is all that is given to tomlkit and all that comes back, so no other line can change.
A comment that tomlkit drops with what stood beside it goes above the pair, on a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from iepmeet.agenda import writing
from iepmeet.agenda.found import Path
from iepmeet.agenda.layout import comments, key_of

_AFTER_KEY = re.compile(r"[ \t]*=[ \t]*")
_INDENT = re.compile(r"[ \t]*")
_Change = Callable[[Any], None]


def with_value(text: str, value: Any) -> str:
    """The pair with another value; a comment behind it stays."""
    start, old = _value(text)
    written = writing.pair("", value, _indent(text)).removeprefix(f"{_indent(text)} = ")
    return _kept(text, text[:start] + written + text[start + len(old) :])


def with_inner(text: str, path: Path, value: Any) -> str:
    """The pair with another value at a path inside its own: a key that is there, or a new one."""

    def change(holder: Any) -> None:
        holder[path[-1]] = _item(value)

    return _changed(text, path[:-1], change)


def without_inner(text: str, path: Path) -> str:
    """The pair without what stands at a path inside its value."""

    def change(holder: Any) -> None:
        del holder[path[-1]]

    return _changed(text, path[:-1], change)


def with_entry(text: str, path: Path, at: int, value: Any) -> str:
    """The pair with one more entry in the list at a path inside its value."""
    return _changed(text, path, lambda entries: entries.insert(at, _item(value)))


def with_moved(text: str, path: Path, old: int, new: int) -> str:
    """The pair with an entry of the list at a path inside its value moved to another place."""

    def change(entries: Any) -> None:
        held = entries[old]
        # tomlkit gives true and false as Python's own
        entry = _parsed(held.as_string()) if hasattr(held, "as_string") else _item(held)
        del entries[old]
        entries.insert(new, entry)

    return _changed(text, path, change)


def _changed(text: str, path: Path, change: _Change) -> str:
    start, old = _value(text)
    root = _parsed(old)
    holder = root
    for part in path:
        holder = holder[part]
    change(holder)
    return _kept(text, text[:start] + root.as_string() + text[start + len(old) :])


def _value(text: str) -> tuple[int, str]:
    """Where the value of a pair begins, and how it is written."""
    _, key_end = key_of(text)
    after = _AFTER_KEY.match(text, key_end)
    start = after.end() if after else key_end
    return start, str(_parsed(text[start:]).as_string())


def _parsed(written: str) -> Any:
    import tomlkit

    return tomlkit.parse(f"v = {written}").item("v")


def _item(value: Any) -> Any:
    return _parsed(writing.inline(value))


def _indent(text: str) -> str:
    found = _INDENT.match(text)
    return found[0] if found else ""


def _kept(old: str, new: str) -> str:
    """The new text, below those comments of the old one that are not in it."""
    lost = Counter(comments(old)) - Counter(comments(new))
    return "".join(f"{_indent(old)}{comment}\n" for comment in lost.elements()) + new


def rewritten(text: str, value: Any, names: Sequence[str]) -> str:
    """The pair written new, below its comments: for a way of writing that no smaller change can keep."""
    key = ".".join(writing.key(name) for name in names)
    return _kept(text, writing.pair(key, value, _indent(text)))
