"""Which letters the packed fonts can print; the others are printed by their names.

The fallback font holds nearly all that the main one holds, so that its table of letters alone decides.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
_FALLBACK = FOLDER / "DejaVuSans.ttf"
# Marks that print nothing themselves: how an emoji is to look, what joins to what, which flag.
_UNSEEN = r"\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
_FORBIDDEN = "\ufeff"  # PDF/UA-1 allows no such mark in a text
_LETTER = re.compile(rf"([^\n\t{_UNSEEN}])[{_UNSEEN}]*|[{_UNSEEN}]")


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as the fonts can print it, and the names that stand in for letters no font has.

    Such a letter becomes `[its Unicode name]`, one without a name its number: `[U+E000]`.
    """
    if text.isascii():
        return text, ()
    replaced: list[str] = []

    def printed(found: re.Match[str]) -> str:
        whole, letter = found.group(), found.group(1)
        if letter and ord(letter) not in _covered():
            name = unicodedata.name(letter, f"U+{ord(letter):04X}")
            replaced.append(f"[{name}]")
            return replaced[-1]
        return "".join(each for each in whole if ord(each) in _covered() and each not in _FORBIDDEN)

    return _LETTER.sub(printed, text), tuple(dict.fromkeys(replaced))


def printed_at_all(text: str) -> bool:
    """Whether any letter of the text leaves ink."""
    return any(unicodedata.category(letter)[0] not in "CZ" for letter in text)


@cache
def _covered() -> frozenset[int]:
    """The code points of the fallback font, from its `cmap` (OpenType, chapter 5)."""
    data = _FALLBACK.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * place) for place in range(tables))
    cmap = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", data, cmap + 2)
    found = [struct.unpack_from(">HHL", data, cmap + 4 + 8 * place) for place in range(subtables)]
    # platform 3, encoding 10: all of Unicode, in groups
    start = next(cmap + offset for platform, encoding, offset in found if (platform, encoding) == (3, 10))
    (groups,) = struct.unpack_from(">L", data, start + 12)
    ranges = (struct.unpack_from(">LLL", data, start + 16 + 12 * place) for place in range(groups))
    return frozenset(point for first, last, _ in ranges for point in range(first, last + 1))
