"""Whether a support could be checked later: does its text say what, who, how much, how often and where?

Plain signs, and no more: a part counts as said as soon as anything may say it, so that what is reported
missing is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from iepmeet.agenda.model import Child, Person
from iepmeet.agenda.wording import any_of, pattern
from iepmeet.guidance.wording import Part, PartName, Wording

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?\b|\b{_MONTH}\s+\d{{1,4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b20\d{2}\b",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?:\d+|(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|forty-five|sixty|half|quarter)(?!\w))"
)
_SMALL = r"(?:the|a|an|his|her|their|our|its|each|every|this|that|another|\w+['’]s)"
_TIME = r"(?:mornings?|afternoons?|evenings?|start|end|beginning|week|weeks|term|time|moment|day|year|month)"
_SIGNS: dict[PartName, str] = {
    "who": r"\b(?:mr|mrs|ms|miss|mx|dr)\b\.?\s+\w|\b(?:by|from)\s+(?:a|an|the|our)\s+(?!end\b|start\b)\w",
    "how-much": _FIGURE,
    "how-often": rf"\b{_WEEKDAY}\b|\bx\s?\d|\d\s?x\b|{_FIGURE}\s+(?:days?|weeks?|sessions?)\b",
    "where": rf"\b(?:in|at|on|by|near|beside|into|inside|outside|behind|under)\s+{_SMALL}\s+(?!{_TIME}\b)\w",
}
_NO_NAMES = re.compile(rf"(?:{_MONTH}|{_WEEKDAY}|christmas|easter|i|english|maths)", re.IGNORECASE)
_SENTENCE_STARTS = re.compile(r"(?:\A|[.!?:;\n(•]|\s[-–—])\s*[\"'“‘]?\Z")
_ENOUGH_TO_TELL = 4


def lacks(
    text: str, wording: Wording, *, people: Sequence[Person] = (), child: Child | None = None
) -> tuple[Part, ...]:
    """The parts that the text of a support does not say, in the order of the file, each with its question.

    Only what is quite surely missing. Nothing for an empty text, and nothing for one that is not English as
    far as can be told. `people` may be who does it; the child is not.
    """
    plain = _DATE.sub(" ", text)
    words = _WORD.findall(plain)
    if not words or (len(words) >= _ENOUGH_TO_TELL and not _known(wording.parts).search(plain)):
        return ()
    return tuple(part for part in wording.parts if not _says(part, plain, wording, people, child))


def _says(part: Part, text: str, wording: Wording, people: Sequence[Person], child: Child | None) -> bool:
    if part.id == "what":
        return _says_what(text, wording, child)
    if _signs(part).search(text):
        return True
    return part.id == "who" and _names_somebody(text, people, child)


def _says_what(text: str, wording: Wording, child: Child | None) -> bool:
    """Whether a word is left when all that says something else, or nothing, is taken out."""
    left = _known(wording.parts).sub(" ", pattern(wording.vague).sub(" ", text))
    names = _names_of(child)
    for word in _WORD.findall(left):
        if word.casefold() not in names and not _NO_NAMES.fullmatch(word) and not re.fullmatch(_FIGURE, word):
            return True
    return False


def _names_somebody(text: str, people: Sequence[Person], child: Child | None) -> bool:
    """Whether a word may be a name: it is one of these people's, or has a capital inside a sentence."""
    roles = tuple(person.role.strip().casefold() for person in people if person.role.strip())
    if roles and re.search(any_of(roles), text, re.IGNORECASE):
        return True
    known = {word.casefold() for person in people for word in _WORD.findall(person.name)}
    names = _names_of(child)
    for found in _WORD.finditer(text):
        word = found[0].casefold().removesuffix("'s").removesuffix("’s")
        if word in names:
            continue
        if word in known:
            return True
        inside = not _SENTENCE_STARTS.search(text[max(0, found.start() - 8) : found.start()])
        capital = found[0][0].isupper() and not (found[0].isupper() and len(found[0]) > 1)
        if inside and capital and not _NO_NAMES.fullmatch(word):
            return True
    return False


def _names_of(child: Child | None) -> frozenset[str]:
    names = _WORD.findall(f"{child.name} {child.known_as}") if child else []
    return frozenset(name.casefold() for name in names)


@lru_cache(maxsize=16)
def _signs(part: Part) -> re.Pattern[str]:
    signs = _SIGNS.get(part.id)
    return re.compile(any_of(part.words) + (f"|{signs}" if signs else ""), re.IGNORECASE)


@lru_cache(maxsize=4)
def _known(parts: tuple[Part, ...]) -> re.Pattern[str]:
    return re.compile(any_of(tuple(word for part in parts for word in part.words)), re.IGNORECASE)
