"""What every row of guidance has to say: who says so, on which day that was read, and how it is read in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from iepmeet.errors import IepmeetError

T = TypeVar("T", bound=Struct)


class Sourced(Struct, frozen=True, kw_only=True):
    """A source, the day it was read, and the day by which it has to be read again, where there is one."""

    source: str
    checked: date
    until: date | None = None


def shipped(*parts: str) -> tuple[str, str]:
    """The text of a file that ships in `guidance`, and what it is called in errors."""
    place = files("iepmeet.guidance").joinpath(*parts)
    return place.read_text(encoding="utf-8"), "/".join(parts)


def tables(text: str, file: str, known: set[str]) -> dict[str, Any]:
    """The top of a file. IepmeetError where it is no TOML or holds what means nothing there."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise IepmeetError(f"{file} is not TOML: {fault}.") from None
    if unknown := sorted(data.keys() - known):
        raise IepmeetError(f'{file} holds "{unknown[0]}", which means nothing there.')
    return data


def rows(
    data: dict[str, Any], name: str, file: str, kind: type[T], fit: Callable[[T, str], None]
) -> dict[str, T]:
    """The rows under [[name]] by their ids, each with a source and the day it was checked.

    `fit` is given each row and the words an error about it begins with.
    """
    found: dict[str, T] = {}
    written = data.get(name, [])
    if not isinstance(written, list):
        raise IepmeetError(f"{file}: its rows have to be written as [[{name}]].")
    for number, row in enumerate(written, 1):
        id = row.get("id") if isinstance(row, dict) else None
        if not isinstance(id, str) or not id.strip():
            raise IepmeetError(f"{file}: row {number} of [[{name}]] has no id.")
        whose = f'{file}, row "{id}":'
        if id in found:
            raise IepmeetError(f"{whose} it is there twice.")
        refuse_unsourced(row, whose)
        try:
            found[id] = msgspec.convert(row, kind)
        except msgspec.ValidationError as wrong:
            raise IepmeetError(f"{whose} {str(wrong).replace('`', chr(34))}.") from None
        fit(found[id], whose)
    return found


def refuse_unsourced(row: Mapping[str, Any], whose: str) -> None:
    """Raises IepmeetError for a row without a source or the day it was read; `whose` says which row."""
    if not str(row.get("source", "")).strip():
        raise IepmeetError(f"{whose} it has no source.", "Write who says so.")
    if not isinstance(row.get("checked"), date):
        raise IepmeetError(
            f"{whose} it has no day it was checked.",
            "Write the day its source was read, checked = 2026-11-24.",
        )
