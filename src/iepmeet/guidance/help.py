"""Who helps a family free of charge, nation by nation, as it ships in `guidance/NATION/help.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from iepmeet.errors import IepmeetError
from iepmeet.guidance.model import Nation, Words


class Helper(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service that helps and takes no money for it.

    what     what it does, in a sentence; that it is free was read in the source
    when     when to turn to it
    source   who says so; `checked` the day that source was read
    """

    id: Words
    name: Words
    what: Words
    when: Words
    source: Words
    checked: dt.date


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    help: tuple[Helper, ...]


@cache
def helpers(nation: Nation) -> tuple[Helper, ...]:
    """The rows of a nation, in the order in which they are shown."""
    place = files("iepmeet.guidance") / nation / "help.toml"
    return read(place.read_text(encoding="utf-8"), f"{nation}/help.toml")


def read(text: str, file: str) -> tuple[Helper, ...]:
    """The rows that a TOML text holds. `file` is what it is called in errors.

    IepmeetError: it is not TOML, a row lacks something (a row without a source or the day it was checked does
    not load), or an id is there twice.
    """
    try:
        rows = msgspec.convert(tomllib.loads(text), _File).help
    except tomllib.TOMLDecodeError as fault:
        raise IepmeetError(f"{file} is not TOML: {fault}.") from None
    except msgspec.ValidationError as fault:
        raise IepmeetError(f"{file}: {str(fault).replace('`', chr(34))}.") from None
    ids = [row.id for row in rows]
    if twice := next((id for id in ids if ids.count(id) > 1), ""):
        raise IepmeetError(f'{file}: "{twice}" is there twice.')
    return rows
