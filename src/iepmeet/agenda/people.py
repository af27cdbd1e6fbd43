"""Whose name is meant: one rule for `@`, `/here`, `/scale`, a question's `to`, the chair and `Name:`.

Case, accents, titles, dots and edge punctuation are ignored. The steps, in order: the name as written;
the whole name; any word of it, parts of a hyphenated word too; initials; the role; one letter wrong in a
word of four or more. The first step that matches decides: one match is the person, more than one is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from iepmeet.agenda.model import Child, Person

_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "reverend"]
)
_EDGES = " \t\n,;:!?()[]\"'“”‘’«»-–—"
_FURTHEST = 400  # characters behind an `@`
_LONGEST_NAME = 6  # words of one name that are ever looked at after an `@`
_SHORTEST_TO_MEND = 4


def match(typed: str, people: Sequence[Person], child: Child | None = None) -> tuple[Person, ...]:
    """The people `typed` may mean: none, the one, or several that the first matching step cannot part.

    The child, where given, is matched by name and known_as and comes back under the name it is called.
    """
    return _first_step(typed, people, child, _STEPS)


def speaker(typed: str, people: Sequence[Person], child: Child | None = None) -> tuple[Person, ...]:
    """The people `Name:` at the start of a line may mean: the whole name, a word of it, the whole role."""
    return _first_step(typed, people, child, _SPEAKER_STEPS)


def longest(words: str, people: Sequence[Person]) -> tuple[tuple[Person, ...], int]:
    """The people meant by the longest run of words at the start that matches, and the characters it takes.

    A name does not go on behind a line break.
    """
    line = words[:_FURTHEST].split("\n", 1)[0]
    ends = [found.end() for found in re.finditer(r"\S+", line)][:_LONGEST_NAME]
    for end in reversed(ends):
        found = match(words[:end], people)
        if found:
            return found, end
    return (), 0


def _first_step(
    typed: str,
    people: Sequence[Person],
    child: Child | None,
    steps: Sequence[Callable[[str, str, str], bool]],
) -> tuple[Person, ...]:
    candidates = [(person, person.name, person.role) for person in people]
    if child is not None:
        itself = Person(name=child.called)
        candidates += [(itself, name, "") for name in (child.name, child.known_as) if name]
    for step in steps:
        found = {person.name: person for person, name, role in candidates if step(typed, name, role)}
        if found:
            return tuple(found.values())
    return ()


@lru_cache(maxsize=4096)
def _plain(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, dots and edge punctuation."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "").replace("’", "'")
    return tuple(word for word in (part.strip(_EDGES) for part in bare.split()) if word)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _plain(name) if word not in _TITLES)


def _parts(name: str) -> frozenset[str]:
    words = _words(name)
    cut = (re.split(at, word) for word in words for at in ("-", "[-']"))
    return frozenset(words) | {part for parts in cut for part in parts if len(part) > 1}


def _as_written(typed: str, name: str, role: str) -> bool:
    return bool(_plain(typed)) and _plain(typed) == _plain(name)


def _whole(typed: str, name: str, role: str) -> bool:
    return bool(_words(typed)) and _words(typed) == _words(name)


def _any_word(typed: str, name: str, role: str) -> bool:
    said = _words(typed)
    return 0 < len(said) <= _longest(name) and _parts(name).issuperset(said)


def _longest(name: str) -> int:
    """How many words a name may be said in: a hyphenated one also as its parts."""
    return sum(1 + word.strip("-").count("-") for word in _words(name))


def _initials(typed: str, name: str, role: str) -> bool:
    said = "".join(_plain(typed))
    initials = "".join(part[0] for word in _words(name) for part in word.split("-") if part)
    return len(said) > 1 and said == initials


def _whole_role(typed: str, name: str, role: str) -> bool:
    return bool(_plain(typed)) and _plain(typed) == _plain(role)


def _role_words(typed: str, name: str, role: str) -> bool:
    said = _plain(typed)
    return bool(said) and frozenset(_plain(role)).issuperset(said)


def _one_letter_wrong(typed: str, name: str, role: str) -> bool:
    said = _words(typed)
    parts = _parts(name)
    unknown = [word for word in said if word not in parts]
    return (
        len(unknown) == 1
        and len(said) <= _longest(name)
        and any(len(part) >= _SHORTEST_TO_MEND and _one_edit(unknown[0], part) for part in parts)
    )


def _one_edit(one: str, other: str) -> bool:
    """One letter changed, missing or too many, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and len(b) > 1 and a[2:] == b[2:])


_STEPS = (_as_written, _whole, _any_word, _initials, _whole_role, _role_words, _one_letter_wrong)
_SPEAKER_STEPS = (_as_written, _whole, _any_word, _whole_role)
