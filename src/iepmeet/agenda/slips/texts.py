"""Texts: quote marks that are missing, curly or stand inside a text, and backslashes."""

from __future__ import annotations

import re

from iepmeet.agenda.slips.cursor import Cursor

CURLY = "“”„‟‘’‚«»"
_CURLY_TEXT = re.compile(rf"""[{CURLY}][^\n{CURLY}"]*[{CURLY}"]?""")
_SHORT = {'"': re.compile(r'"(?:[^"\\\n]|\\[^\n])*"'), "'": re.compile(r"'[^'\n]*'")}
_LONG_END = {'"""': re.compile(r'\\.|"{3,5}', re.DOTALL), "'''": re.compile(r"'{3,5}")}
_GOOD_ESCAPE = r"[btnfr\"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\n"
_ESCAPE = re.compile(rf"\\(?P<good>{_GOOD_ESCAPE})?")
_MAY_FOLLOW = ("", " ", "\t", "\n", ",", "]", "}", "#", ";", ":", "=")
_UP_TO_ITS_END = re.compile(r"""[^\n]*?["'](?=[ \t]*(?:[,\]}\n]|\Z))""")
_INSTEAD = {
    '"': "Inside a text write single quote marks.",
    "'": "Write double ones round a text with an apostrophe.",
}


def long_text(cursor: Cursor) -> None:
    """A text in three quote marks, over any number of lines."""
    start, quotes = cursor.at, cursor.text[cursor.at : cursor.at + 3]
    for found in _LONG_END[quotes].finditer(cursor.text, start + 3):
        if not found[0].startswith("\\"):
            cursor.at = found.end()
            if quotes == '"""':
                _escapes(cursor, start + 3, found.start())
            return
    cursor.fault(
        start, f"The text that begins here with {quotes} is never closed.", f"Write {quotes} at its end."
    )
    cursor.at = len(cursor.text)


def short_text(cursor: Cursor) -> None:
    """A text in single or double quote marks, on one line."""
    start, quote = cursor.at, cursor.sign
    found = _SHORT[quote].match(cursor.text, start)
    if not found:
        fix = f"Write {quote} at its end, or {quote * 3} at both ends of several lines."
        cursor.fault(start, "The text that begins here has no closing quote mark.", fix)
        cursor.at = cursor.line_end
        return
    cursor.at = found.end()
    if quote == '"':
        _escapes(cursor, start + 1, cursor.at - 1)
    if cursor.sign not in _MAY_FOLLOW:
        cursor.fault(cursor.at - 1, f"This {quote} ends the text, and more of it follows.", _INSTEAD[quote])
        rest = _UP_TO_ITS_END.match(cursor.text, cursor.at)
        cursor.at = rest.end() if rest else cursor.line_end


def curly_text(cursor: Cursor) -> None:
    """A text in the quote marks of Word and web pages, which TOML does not know."""
    cursor.fault(
        cursor.at,
        "These quote marks are curly; they come from Word and web pages.",
        'Write straight ones: ".',
    )
    found = _CURLY_TEXT.match(cursor.text, cursor.at)
    cursor.at = found.end() if found else cursor.at + 1


def _escapes(cursor: Cursor, start: int, end: int) -> None:
    for found in _ESCAPE.finditer(cursor.text, start, end):
        if not found["good"]:
            cursor.fault(
                found.start(),
                "A backslash has a meaning of its own in a text.",
                "Write two of them, or / instead.",
            )
            return
