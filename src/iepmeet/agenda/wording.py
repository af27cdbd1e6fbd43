"""Soft marks on the writer's own words: what is too vague to check later, and what sounds like blame."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from iepmeet.agenda.quoted import quoted
from iepmeet.guidance.wording import Wording, Words


class Mark(Struct, frozen=True):
    """Words from `start` up to `end` of a text, as they stand there, and what helps more.

    `instead` is a question to ask for vague words, and a neutral way to say it for blame.
    """

    start: int
    end: int
    words: str
    kind: Literal["vague", "blame"]
    instead: str


def marks(text: str, wording: Wording, *, blame: bool = False) -> tuple[Mark, ...]:
    """The marks on a text in order, none over another; words of blame only where they are asked for.

    Never inside a quote (`quoted` says what is one). For an entry that is a quote as a whole, do not ask.
    """
    rows = wording.vague + wording.blame if blame else wording.vague
    instead = _instead(rows)
    spans = quoted(text)
    found: list[Mark] = []
    at = 0
    for hit in pattern(rows).finditer(text):
        start, end = hit.span()
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < end:
            continue
        row = instead[bare(hit[0])]
        found.append(Mark(start, end, hit[0], "blame" if row in wording.blame else "vague", row.instead))
    return tuple(found)


def any_of(words: tuple[str, ...]) -> str:
    """A pattern that finds these words whole, the longest first, with any blanks and either apostrophe."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest_first)
    return rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])"


def bare(words: str) -> str:
    """Words as the files of guidance have them. As `re` ignores capitals, a Turkish i is an i."""
    return " ".join(words.replace("ı", "i").replace("İ", "i").casefold().replace("’", "'").split())


@lru_cache(maxsize=8)
def pattern(rows: tuple[Words, ...]) -> re.Pattern[str]:
    """Finds all the words of these rows."""
    return re.compile(any_of(tuple(word for row in rows for word in row.words)), re.IGNORECASE)


@lru_cache(maxsize=8)
def _instead(rows: tuple[Words, ...]) -> dict[str, Words]:
    return {word: row for row in rows for word in row.words}
