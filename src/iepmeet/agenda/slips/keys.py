"""Keys and their =: one that is missing, a colon, blanks in a key, lines that hold no key at all."""

from __future__ import annotations

import re

from iepmeet.agenda.found import shown
from iepmeet.agenda.slips.cursor import Cursor
from iepmeet.agenda.slips.texts import CURLY

BARE_KEY = r"[A-Za-z0-9_-]+"
_PART = rf"""(?:{BARE_KEY}|"[^"\n]*"|'[^'\n]*')"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_PAIR = re.compile(rf"[ \t]*{_KEY.pattern}[ \t]*=")
_VALUE = re.compile(rf"""(?:"[^"\n]*"|'[^'\n]*'|[\[{{{CURLY}])(?![ \t]*=)""")
_COMMENT_SIGNS = ("//", "/*", "--", ";", "%", "<!--", "REM ")


def at_pair(cursor: Cursor) -> bool:
    """Whether a key and its = stand here."""
    return bool(_PAIR.match(cursor.text, cursor.at))


def key(cursor: Cursor, closers: str = "") -> str | None:
    """Goes over a key and its `=` and returns the key as written; None where neither stands here.

    `closers` are the signs that end a pair inside brackets; none for a pair on a line of its own.
    """
    start = cursor.at
    found = _KEY.match(cursor.text, start)
    if found:
        cursor.at = found.end()
        cursor.skip_blanks()
        if cursor.sign in ("=", ":"):
            if cursor.sign == ":":
                cursor.fault(cursor.at, f"There is a : after {shown(found[0])}.", "Write = in its place.")
            cursor.at += 1
            return found[0]
        if _VALUE.match(cursor.text, cursor.at):
            cursor.fault(
                cursor.at, f"There is no = after {shown(found[0])}.", "Write one between key and value."
            )
            return found[0]
    cursor.at = start
    line = re.split(f"[{re.escape(closers)}]", cursor.rest_of_line)[0] if closers else cursor.rest_of_line
    words, equals, _ = line.partition("=")
    if equals and words.strip() and not line.startswith(_COMMENT_SIGNS):
        meant = "_".join(words.split())
        cursor.fault(
            start,
            f"A key is one word, without blanks, accents or quote marks, and {shown(words)} is not.",
            f"Write {meant}." if re.fullmatch(BARE_KEY, meant) else "Write it with letters and _ only.",
        )
        cursor.at = start + len(words) + 1
        return words.strip()
    _no_pair(cursor, line)
    cursor.at = start + len(line)
    return None


def _no_pair(cursor: Cursor, line: str) -> None:
    if line.startswith(_COMMENT_SIGNS):
        cursor.fault(cursor.at, "A comment begins with #.", "Put # before this line.")
    elif line[:1] in ("]", "}", ")"):
        cursor.fault(
            cursor.at, f"This {line[0]} closes nothing.", "Take it out, or see what is lost above it."
        )
    elif line.startswith(("- ", "* ", "• ", "– ")):
        cursor.fault(cursor.at, "A list is not written with dashes.", 'Write it as key = ["one", "two"].')
    elif line.startswith("="):
        cursor.fault(cursor.at, "There is no key before this =.", "Write one, or put # before the line.")
    else:
        cursor.fault(
            cursor.at,
            f"This is neither a heading nor a key with its value: {shown(line)}.",
            'Write it as key = "value", or put # before it if it is a comment.',
        )
