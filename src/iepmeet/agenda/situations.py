"""What each shipped agenda is for, in words to choose by: read from its name and its first comment."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from iepmeet.agenda.templates import shipped, text_of

_LETTERS = {"iep": "IEP", "ehc": "EHC", "ehcp": "EHCP", "senco": "SENCO"}
_USUAL = ("iep-not-delivered", "first-meeting-with-senco", "termly-review", "early-review")


class Situation(Struct, frozen=True):
    """A situation that an agenda ships for: its name as a file, and the words to choose it by."""

    name: str
    title: str
    about: str


def situations() -> Mapping[str, Situation]:
    """Every shipped agenda by its name: the ones that are wanted most, then the others by name."""
    names = [name for name in _USUAL if name in shipped()]
    names += [name for name in shipped() if name not in names]
    return MappingProxyType({name: Situation(name, title_of(name), about(name)) for name in names})


def title_of(name: str) -> str:
    """A shipped agenda's name as it is said: `iep-not-delivered` is `IEP not delivered`."""
    words = " ".join(_LETTERS.get(word, word) for word in name.split("-"))
    return words[:1].upper() + words[1:]


def about(name: str) -> str:
    """What a shipped agenda is for: the first paragraph of the comment it begins with, as one line.

    "" where it begins with none. KeyError if no agenda is called so.
    """
    said: list[str] = []
    for line in text_of(name).split("\n"):
        if not line.startswith("#") or not line.strip("# "):
            break
        said.append(line.strip("# "))
    return " ".join(said)
