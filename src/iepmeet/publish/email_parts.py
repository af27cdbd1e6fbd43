"""Who a draft may be addressed to and what may hang on it: what every mail program reads as we wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from iepmeet.agenda.model import Person
from iepmeet.text import clean, one_line

# The part of RFC 5322 and of RFC 1035 that mail programs agree on: no quoting, no comments, ASCII.
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})+")
_LONGEST_ADDRESS = 254
_LONGEST_LOCAL = 64
_LONGEST_NAME = 60
# What a name may hold without any program reading it as something else than a name.
_NAME_SIGNS = frozenset(" -'’.")

_TYPE = re.compile(r"(?:application|text|image)/[A-Za-z0-9][A-Za-z0-9.+-]{0,80}")
_NO_FILE_NAME = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*%;=\u200e\u200f]+")
_LONGEST_FILE_NAME = 100


@dataclass(frozen=True)
class Attachment:
    """A file to go with the draft; `type` as in `application/pdf`."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True)
class Recipient:
    """Somebody the draft is to. `name` is "" where it could be read as something else than a name."""

    name: str
    address: str


def recipients(people: Iterable[Person]) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
    """Those who can be written to, each address once, and a sentence for each of the others."""
    to: dict[str, Recipient] = {}
    left_out = []
    for person in people:
        name = one_line(clean(person.name)) or "Somebody without a name"
        given = person.email.strip()
        if not given:
            left_out.append(f"{name} has no address in the agenda.")
        elif not usable(given):
            left_out.append(
                f"{name} is left out: “{one_line(clean(given))}” is not an e-mail address. "
                "Correct it in the agenda."
            )
        else:
            to.setdefault(given.casefold(), Recipient(_safe_name(name), given))
    return tuple(to.values()), tuple(left_out)


def usable(address: str) -> bool:
    """Whether it is an address as nearly every address is written."""
    fits = len(address) <= _LONGEST_ADDRESS and address.find("@") <= _LONGEST_LOCAL
    return fits and _ADDRESS.fullmatch(address) is not None


def _safe_name(name: str) -> str:
    fine = all(letter.isalnum() or letter in _NAME_SIGNS for letter in name)
    return name if fine and 0 < len(name) <= _LONGEST_NAME else ""


def attached_name(name: str) -> str:
    """A file name without folders or signs that some system gives a meaning to."""
    safe = one_line(_NO_FILE_NAME.sub("-", clean(name))).strip(" .-")
    stem, dot, ending = safe.rpartition(".")
    short = f"{stem[: _LONGEST_FILE_NAME - 10]}{dot}{ending[:9]}" if dot else safe[:_LONGEST_FILE_NAME]
    return short or "attachment"


def attached_type(given: str) -> str:
    """The type, or the one that says nothing where it is none that belongs on a letter."""
    return given if _TYPE.fullmatch(given) else "application/octet-stream"
