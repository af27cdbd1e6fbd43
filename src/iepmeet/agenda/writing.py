"""Values as an agenda file writes them: cleaned, in double quote marks, in a form that people can read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import NODEFAULT, Struct, structs

from iepmeet.agenda.model import Question
from iepmeet.agenda.shape import keys
from iepmeet.text import clean

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_LONGEST_LINE = 100
_INLINE_LISTS = ("questions", "earlier")
"""Lists that stand in square brackets even where each entry is a table."""


def cleaned(value: Any) -> Any:
    """A value as it goes into a file: text cleaned, without blanks at its ends, as reading gives it back.

    Raises TypeError for what an agenda cannot hold.
    """
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, Mapping):
        return {clean(str(name)).strip(): cleaned(held) for name, held in value.items()}
    if isinstance(value, Sequence):
        return [cleaned(held) for held in value]
    if isinstance(value, dt.time):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, bool | int | float) or type(value) is dt.date:
        return value
    raise TypeError(f"an agenda cannot hold {type(value).__name__}")


def as_table(held: Struct) -> dict[str, Any]:
    """A part of the agenda's model as the table that the file has for it, without what is as usual."""
    return {
        known.name: _as_value(getattr(held, known.field))
        for known in keys(type(held)).values()
        if hasattr(held, known.field) and not _is_usual(held, known.field)
    }


def _is_usual(held: Struct, field: str) -> bool:
    usual = next(one for one in structs.fields(type(held)) if one.name == field)
    made = usual.default_factory
    return bool(getattr(held, field) == (usual.default if made is NODEFAULT else made()))


def _as_value(value: Any) -> Any:
    if isinstance(value, Question) and value == Question(ask=value.ask):
        return value.ask
    if isinstance(value, Struct):
        return as_table(value)
    return [_as_value(one) for one in value] if isinstance(value, tuple) else value


def key(name: str) -> str:
    """A key, in quote marks where it needs them."""
    return name if _BARE.fullmatch(name) else _text(name)


def inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key(name)} = {inline(held)}" for name, held in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return f"[{', '.join(inline(held) for held in value)}]"


def pair(name: str, value: Any, indent: str = "") -> str:
    """`key = value`. Text with line breaks and long lists take several lines."""
    start = f"{indent}{name} = "
    if isinstance(value, str) and "\n" in value:
        return start + _lines(value)
    one_line = start + inline(value)
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0:
        tables = any(isinstance(held, Mapping) for held in value)
        if tables or len(one_line) > _LONGEST_LINE:
            entries = "".join(f"{indent}  {inline(held)},\n" for held in value)
            return f"{start}[\n{entries}{indent}]"
    return one_line


def is_tables(name: str, value: Any) -> bool:
    """Whether a list is written as `[[name]]`, once for each entry."""
    return (
        name not in _INLINE_LISTS
        and isinstance(value, Sequence)
        and not isinstance(value, str)
        and len(value) > 0
        and all(isinstance(held, Mapping) for held in value)
    )


def table(names: Sequence[str], held: Mapping[str, Any], *, entry: bool, indent: str = "") -> str:
    """A heading with its pairs below; lists of tables follow, each under a heading of its own."""
    dotted = ".".join(key(name) for name in names)
    lines = [f"{indent}[[{dotted}]]" if entry else f"{indent}[{dotted}]"]
    lines += [pair(key(name), value, indent) for name, value in held.items() if not is_tables(name, value)]
    blocks = ["\n".join(lines)]
    for name, value in held.items():
        if is_tables(name, value):
            blocks += [table((*names, name), one, entry=True, indent=indent) for one in value]
    return "\n\n".join(blocks)


def _text(text: str) -> str:
    return '"' + "".join(_ESCAPED.get(letter, letter) for letter in text) + '"'


def _lines(text: str) -> str:
    """Text over several lines. The line break behind the opening marks is none of the text's."""
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    if escaped.endswith('"'):
        escaped = f'{escaped[:-1]}\\"'
    return f'"""\n{escaped}"""'
