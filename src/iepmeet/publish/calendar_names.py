"""Words that others may see over a shoulder: the child is "the child" there, not a name."""

from __future__ import annotations

import re

from iepmeet.papers.shown import Shown

_THE_CHILD = "the child"
# names that are also words people type: only with a capital are they taken for a name
_ALSO_WORDS = frozenset(
    {
        *("art", "bill", "chase", "dawn", "dean", "drew", "faith", "frank", "grace", "guy", "hope", "jack"),
        *("joy", "june", "mark", "may", "max", "olive", "pat", "penny", "ray", "rob", "robin", "rose", "sky"),
        *("summer", "will"),
    }
)


def discreet(text: str, shown: Shown) -> str:
    """The text without the child's name; the names of the grown-ups stay as they are."""
    grown_ups = _grown_ups(shown)
    own = _child_names(shown, grown_ups)
    if not own:
        return text
    pattern = "|".join([*_alternatives(grown_ups, "kept"), *_alternatives(own, "child")])
    return re.sub(pattern, _said, text, flags=re.IGNORECASE) if pattern else text


def _said(found: re.Match[str]) -> str:
    words = found.group()
    if found.lastgroup == "kept" or (words.islower() and words in _ALSO_WORDS):
        return words
    return _THE_CHILD


def _alternatives(names: list[str], group: str) -> list[str]:
    """One group for all of them, the longest first; a name ends where its word ends."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    any_name = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return [rf"(?P<{group}>(?<!\w)(?:{any_name})(?!\w))"] if any_name else []


def _child_names(shown: Shown, grown_ups: list[str]) -> list[str]:
    """The whole name, what the child is called, and each word of them but a family name of others here."""
    wholes = [" ".join(name.split()) for name in (shown.child, shown.called)]
    theirs = {word.casefold() for name in grown_ups for word in name.split()}
    given = [word for whole in wholes for word in whole.split()[:1]]
    family = [word for whole in wholes for word in whole.split()[1:] if word.casefold() not in theirs]
    names = dict.fromkeys([*wholes, *given, *family])
    return [name for name in names if re.search(r"\w\w|\w.*\w", name)]


def _grown_ups(shown: Shown) -> list[str]:
    """Everybody else who is named; the child may have been marked here too."""
    child = {" ".join(name.split()).casefold() for name in (shown.child, shown.called)}
    named = [*(person.name for person in shown.people), shown.chair, shown.minute_taker]
    wholes = (" ".join(name.split()) for name in named)
    return [whole for whole in wholes if re.search(r"\w", whole) and whole.casefold() not in child]
