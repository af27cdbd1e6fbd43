"""The runs of words at the start of a line that might be a date, without reading the whole line."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_WORDS = 12
_LONGEST_WORD = 40
_WORD = re.compile(r"\S+")
_ENDING = ".,;:!?)"
_CARRIES_ON = ".,"


class Run(NamedTuple):
    """Some words from the start of a line.

    text   the words as the rules know them: lower case, one blank between, no punctuation after a word
    typed  the words as they stand in the line, without punctuation after the last
    end    how many characters of the line they take, punctuation after the last word included
    then   the next few words, as the rules know them
    """

    text: str
    typed: str
    end: int
    then: str


def runs(line: str) -> list[Run]:
    """Every run of words from the start of the line, shortest first; bounded however long the line is.

    A run goes on across a comma or a full stop ("Wed, 11 Dec."), not across other punctuation.
    """
    found: list[tuple[str, int, int]] = []
    start: int | None = None
    for match in _WORD.finditer(line):
        word = match.group()
        if len(found) == MOST_WORDS or len(word) > _LONGEST_WORD:
            break
        bare = word.rstrip(_ENDING)
        if not bare:
            break
        start = match.start() if start is None else start
        found.append((_plain(bare), match.start() + len(bare), match.end()))
        if word[len(bare) :].strip(_CARRIES_ON):
            break
    words = [word for word, _, _ in found]
    return [
        Run(" ".join(words[: i + 1]), line[start:typed_end], end, " ".join(words[i + 1 : i + 5]))
        for i, (_, typed_end, end) in enumerate(found)
    ]


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
