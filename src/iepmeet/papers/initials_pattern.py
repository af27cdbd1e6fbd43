"""The names of a meeting found in any text: whole ones before parts, whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from iepmeet.papers.initials_people import Named, name_words
from iepmeet.papers.initials_words import ALSO_WORDS, TITLES

_TITLE = "|".join(rf"(?i:{title})" for title in sorted(TITLES, key=lambda title: (-len(title), title)))
_MARKS = "[\u0300-\u036f]*"
_APOSTROPHES = "['’‘`]"
# scripts that are written without blanks between words
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORTEST_BEFORE_S = 3


class Finder:
    """Finds the names of these people in text, and says whose each is."""

    def __init__(self, people: Iterable[Named]) -> None:
        self._people = tuple(people)
        self._typed = sorted(
            {
                form
                for person in self._people
                for form in (*_whole_forms(person), *person.words)
                if _key(form)
            },
            key=lambda form: (-len(form), form),
        )
        self._wholes: dict[str, list[Named]] = {}
        self._words: dict[str, list[Named]] = {}
        for person in self._people:
            for whole in _whole_forms(person):
                _add(self._wholes, whole, person)
            for word in person.words:
                _add(self._words, word, person)
        self._in_text = self._compiled(in_file_name=False)
        self._in_file_name = self._compiled(in_file_name=True)

    def pattern(self, *, in_file_name: bool = False) -> re.Pattern[str] | None:
        """What matches a name; None where nobody is named.

        In a file name blanks may be other signs, and every word counts that may be a name.
        """
        return self._in_file_name if in_file_name else self._in_text

    def whose(self, found: str) -> tuple[str, bool]:
        """The initials for a name that was found, and whether it may be more than one person's."""
        key = _key(found)
        for form, s in ((key, ""), (key.removesuffix("s"), "s")):
            own = self._own(form)
            if len(own) == 1:
                return own[0].initials + s, False
            if own:
                break
        letters = "".join(word[0].upper() for word in name_words(found))
        return f"{letters or 'X'}.", True

    def _own(self, key: str) -> list[Named]:
        first, _, rest = key.partition(" ")
        if key in self._wholes:
            return self._wholes[key]
        if first in TITLES and rest in self._words:
            return _titled(first, self._words[rest])
        return self._words.get(key, [])

    def _compiled(self, *, in_file_name: bool) -> re.Pattern[str] | None:
        blank = r"[\s._-]+" if in_file_name else r"[\s‐‑–-]+"

        def form(name: str, before: str = "") -> str:
            exact = not before and name in ALSO_WORDS and not in_file_name
            return before + blank.join(_written(word, exact=exact) for word in name.split())

        titled = rf"(?:{_TITLE})\.?{blank}"
        several = {form(name): name for name in self._wholes if " " in name}
        with_title = {form(word, titled): word for word in self._words}
        single = {form(name): name for name in (*self._wholes, *self._words) if " " not in name}
        parts = {form(word): word for word in self._words if " " in word}
        forms = [each for some in (several, with_title, parts, single) for each in _longest(some.items())]
        if not forms:
            return None
        pattern = _bounded(forms)
        # letters that no plain one stands for, such as ß, are looked for as they are written
        as_typed = [name for name in self._typed if not pattern.fullmatch(name)]
        return _bounded([*((f"(?i:{re.escape(name)})", name) for name in as_typed), *forms])


def _longest(forms: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The longest first; of two names one of which begins with the other, that is the longer name."""
    return sorted(forms, key=lambda form: (-len(form[0]), form[0]))


def _bounded(forms: list[tuple[str, str]]) -> re.Pattern[str]:
    """A name begins and ends where its word does; an underscore is no letter.

    What none of the names begins with is passed over at once: a long meeting has many letters.
    """
    apart = [form for form, name in forms if not _WITHOUT_BLANKS.search(name)]
    joined = [form for form, name in forms if _WITHOUT_BLANKS.search(name)]
    starts = {sign for _, name in forms for sign in (name[0], *(title[0] for title in TITLES))}
    first = "|".join(sorted({_letter(sign, capital=False) for sign in starts}))
    pieces = []
    if apart:
        pieces.append(rf"(?<![^\W_])(?={first})(?:{'|'.join(apart)})(?![^\W_])")
    return re.compile("|".join([*pieces, *joined]))


def _whole_forms(person: Named) -> Iterator[str]:
    """The name as it is written, without its title, and its first and last word."""
    for whole in person.wholes:
        yield whole
        words = name_words(whole)
        if len(words) > 1:
            yield " ".join(words)
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"


def _add(known: dict[str, list[Named]], form: str, person: Named) -> None:
    key = _key(form)
    if key and person not in known.setdefault(key, []):
        known[key].append(person)


def _titled(title: str, people: list[Named]) -> list[Named]:
    """Whom a title with a shared name means: who has that title, else the grown-ups."""
    same = [person for person in people if title in person.titles]
    if same:
        return same
    without = [person for person in people if not person.child and not person.titles]
    return without or people


def _key(text: str) -> str:
    """A name as it is looked up: no case, accents, dots, and one kind of apostrophe and blank."""
    decomposed = unicodedata.normalize("NFKD", re.sub(_APOSTROPHES, "'", text).casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\s._-]+", " ", bare).split())


def _written(word: str, *, exact: bool) -> str:
    """A word of a name in any case (`exact`: with a capital), with its accents or without; a title's dot."""
    if word in TITLES:
        return rf"(?i:{word})\.?"
    letters = [_letter(sign, capital=exact and not number) for number, sign in enumerate(word)]
    possessive = (
        "(?:[sS](?![^\\W_]))?" if len(word) >= _SHORTEST_BEFORE_S and not exact and word[-1] != "s" else ""
    )
    return "".join(letters) + possessive


@cache
def _letter(sign: str, *, capital: bool) -> str:
    if sign == "'":
        return _APOSTROPHES
    cases = {sign.upper()} if capital else {sign, sign.upper(), sign.lower()}
    accented = {each for case in cases if len(case) == 1 for each in (case, *_accented().get(case, ""))}
    single = "".join(re.escape(each) for each in sorted(accented))
    longer = [re.escape(case) for case in sorted(cases) if len(case) > 1]
    one = f"[{single}]" if single else ""
    return (f"(?:{'|'.join([*([one] if one else []), *longer])})" if longer else one) + _MARKS


@cache
def _accented() -> dict[str, str]:
    """The letters with accents that each plain letter may be written as."""
    known: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base != chr(code):
            known[base] = known.get(base, "") + chr(code)
    return known
