"""Vague words, words that sound like blame, and the parts of a support, as `wording.toml` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from iepmeet.guidance.questions import About

PartName = Literal["what", "who", "how-much", "how-often", "where"]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that are marked, in small letters, and the sentence that helps more than they do."""

    words: tuple[str, ...]
    instead: str


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the five parts of a support that can be checked, the question for it, and the words that say it.

    The words of `what` are the ones that do not say it.
    """

    id: PartName
    ask: str
    words: tuple[str, ...]


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything `wording.toml` holds, in its order."""

    about: About
    vague: tuple[Words, ...]
    blame: tuple[Words, ...]
    parts: tuple[Part, ...]


@cache
def wording() -> Wording:
    """The wording that ships."""
    text = files("iepmeet.guidance").joinpath("wording.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Wording)
