"""What a letter is about, and one thing that it states with the place where that is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from iepmeet.casebook.case import Held, Put, Source
from iepmeet.casebook.promises import Promise


class Claim(Struct, frozen=True, kw_only=True):
    """One thing that a letter states, as plain text, and where it is written. `own`: the user's words."""

    text: str
    sources: tuple[Source, ...]
    date: dt.date | None = None
    own: str = ""


class Chosen(Struct, frozen=True, kw_only=True):
    """What a letter is about: some concerns, a meeting, a promise, on a day. None where there is none."""

    today: dt.date
    concerns: tuple[Put, ...] = ()
    meeting: Held | None = None
    promise: Promise | None = None
    titles: Mapping[str, str] = {}
