"""Who is named in a meeting, the initials of each, and the ways in which each may be written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from iepmeet.papers.initials_words import PARTICLES, ROLES, TITLES
from iepmeet.papers.shown import Shown

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_EDGES = " \t\n.,;:!?()[]\"'“”‘’«»-–—"


class Named(Struct, frozen=True, kw_only=True):
    """Somebody who is named: every way they are written in full, their initials, whether it is the child."""

    wholes: tuple[str, ...]
    initials: str
    child: bool = False

    @property
    def titles(self) -> frozenset[str]:
        """The titles that are written before the name."""
        return frozenset(
            word for whole in self.wholes for word in map(_bare, whole.split()) if word in TITLES
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that are a name by themselves, parts of hyphenated ones too."""
        return tuple(dict.fromkeys(part for whole in self.wholes for part in _parts(whole)))


def people_of(shown: Shown) -> tuple[Named, ...]:
    """Everybody who is named as a person: the child first, then in the order of the meeting."""
    child = tuple(dict.fromkeys(name for name in (shown.child, shown.called) if _key(name)))
    taken = [_Taken.of(name) for name in child]
    roles = {_key(person.role) for person in shown.people}
    others = []
    for name in _names(shown):
        mine = _Taken.of(name)
        if mine.words and _key(name) not in roles and not any(mine.is_one_with(other) for other in taken):
            taken.append(mine)
            others.append(name)
    return _with_initials([*([child] if child else []), *((name,) for name in others)], bool(child))


class _Taken(Struct, frozen=True):
    """A name by its words and its titles: `Patel` is one with `Mrs Patel`, `Mr Lee` is not with `Mrs Lee`."""

    words: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def of(cls, name: str) -> _Taken:
        every = frozenset(map(_bare, name.split()))
        return cls(frozenset(_key(name)), every & TITLES)

    def is_one_with(self, other: _Taken) -> bool:
        return self.words <= other.words and (not other.titles or self.titles <= other.titles)


def looks_like_a_name(text: str) -> bool:
    """Whether words that stand for a person read as a name, not as a role or a group."""
    words = [word.strip(_EDGES) for word in _IN_BRACKETS.sub(" ", text).split()]
    words = [word for word in words if word]
    named = [word for word in words if _bare(word) not in ROLES | TITLES]
    capital = [word for word in named if word[:1].isupper() or not word[:1].isascii()]
    acronyms = all(word.isupper() and len(word) > 1 and word.isascii() for word in named)
    return (
        bool(named) and len(capital) == len([w for w in named if _bare(w) not in PARTICLES]) and not acronyms
    )


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without titles, brackets and edge punctuation."""
    words = (word.strip(_EDGES) for word in _IN_BRACKETS.sub(" ", name).split())
    kept = [word for word in words if any(map(str.isalnum, word))]
    return tuple(word for word in kept if _bare(word) not in TITLES) or tuple(kept)


def _names(shown: Shown) -> Iterator[str]:
    """Where a person is named and not only spoken of."""
    yield from (person.name for person in shown.people if not set(_key(person.name)) <= ROLES)
    yield from filter(looks_like_a_name, _named_elsewhere(shown))


def _named_elsewhere(shown: Shown) -> Iterator[str]:
    yield from (shown.chair, shown.minute_taker, shown.prepared_by)
    for entry in shown.entries:
        yield from (entry.who, *entry.helpers)
        if entry.wrote.startswith("by "):
            yield entry.wrote.removeprefix("by ")
    for promise in shown.promises:
        yield promise.carried.who
    for point in shown.parked_before:
        yield point.who
    for review in (shown.review, shown.check):
        if review:
            yield review.arranges
    for confirmed in shown.confirmations:
        yield confirmed.name
    for concern in shown.concerns:
        if concern.dose:
            yield concern.dose.who
        for question in concern.questions:
            yield from (*question.last, *(one.who for one in question.earlier))


def _with_initials(wholes: Iterable[tuple[str, ...]], first_is_child: bool) -> tuple[Named, ...]:
    """Initials that no two share: those that would are numbered in order."""
    people = list(wholes)
    plain = [_initials(names[0]) for names in people]
    often, given = Counter(plain), Counter[str]()
    named = []
    for number, (names, initials) in enumerate(zip(people, plain, strict=True)):
        given[initials] += 1
        count = str(given[initials]) if often[initials] > 1 else ""
        named.append(Named(wholes=names, initials=f"{initials}{count}", child=first_is_child and not number))
    return tuple(named)


def _initials(name: str) -> str:
    """`JR`; a single letter has its title or a full stop, so that it is no word and no ref such as A1."""
    parts = [part for word in name_words(name) for part in word.split("-")]
    letters = (next((sign for sign in part if sign.isalnum()), "") for part in parts)
    initials = "".join(letter.upper()[:1] for letter in letters) or "X"
    if len(initials) > 1:
        return initials
    first = name.split(maxsplit=1)[0].strip(_EDGES)
    return f"{first.capitalize()} {initials}" if _bare(first) in TITLES else f"{initials}."


def _parts(whole: str) -> Iterator[str]:
    for number, word in enumerate(name_words(whole)):
        for part in dict.fromkeys((word, *word.split("-"))):
            if len(part) > 1 and not (number and _bare(part) in PARTICLES) and _bare(part) not in TITLES:
                yield part


def _key(name: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in name_words(name))


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold()
