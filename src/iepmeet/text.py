"""The one door for text from outside: what can drive a terminal or hide a meaning is taken out, once.

Removed: C0 controls but tab and newline, C1, DEL, the bidi overrides and isolates, the zero-width space.
CRLF, CR, NEL and U+2028/9 become newlines. Lone surrogates and non-characters become U+FFFD.
Kept: the zero-width joiner, variation selectors, flag tags, U+200E/F. Nothing is normalised.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_REMOVED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
_NON_CHARACTERS = "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_REPLACED = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NON_CHARACTERS}]")


def clean(text: str) -> str:
    """Text that is safe to keep, to show and to print. Cleaning twice changes nothing more."""
    text = _NEWLINES.sub("\n", text)
    text = _REMOVED.sub("", text)
    return _REPLACED.sub(REPLACEMENT, text)


def decode(raw: bytes) -> str:
    """Bytes as they came (a pipe, a paste, a terminal) as clean text; invalid UTF-8 becomes U+FFFD."""
    return clean(raw.decode("utf-8", errors="replace"))


def one_line(text: str) -> str:
    """Runs of white space as one blank: for a title, a table cell, a line of the terminal."""
    return " ".join(text.split())
