"""A TOML text cut into its statements: each heading and each `key = value`, however many lines it takes.

In a text that is TOML the cuts are exact. In one that is not, an unclosed bracket or quote mark ends where
the next line plainly begins something new, so that one slip does not swallow the rest of the agenda.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iepmeet.agenda.model import Agenda
from iepmeet.agenda.shape import keys

DEEPEST_BRACKETS = 20
DEEPEST_KEY = 40
"""An agenda nests four brackets and two dots; what is deeper than this is no agenda, and is refused."""

_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_TOKEN = re.compile(
    rf"""
      (?P<long>\"\"\"|''')
    | (?P<dotted>(?:{_KEY_PART}[ \t]*\.[ \t]*){{{DEEPEST_KEY}}})
    | (?P<text>"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*')
    | (?P<unclosed>["'][^\n]*)
    | (?P<comment>\#[^\n]*)
    | (?P<opens>[\[{{])
    | (?P<closes>[\]}}])
    | (?P<line_end>\n)
    | (?P<other>[^"'\#\[\]{{}}\n]+)
    """,
    re.VERBOSE,
)
_NOTHING = re.compile(r"[ \t\r]*(?:#[^\n]*)?(?:\n|\Z)")
_HEADING = re.compile(r"[ \t]*\[")
_NAME = r"(?!(?:true|false|inf|nan)\b)[A-Za-z_][A-Za-z0-9_-]*(?:[ \t]*\.[ \t]*[A-Za-z0-9_-]+)*[ \t]*"
_LIKE_A_HEADING = re.compile(rf"[ \t]*\[\[?[ \t]*{_NAME}\]{{0,2}}[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_LIKE_A_KEY = re.compile(rf"[ \t]*{_NAME}=")
_LONG_END = {'"""': re.compile(r'\\.|"{3,5}', re.DOTALL), "'''": re.compile(r"'{3,5}")}


@dataclass(frozen=True, slots=True)
class Statement:
    """One heading or one pair. `start` is its offset in the text, `line` its first line, counted from 0.

    `too_deep` is the offset of what is nested deeper than any agenda, if there is such a thing.
    """

    start: int
    line: int
    text: str
    too_deep: int | None = None

    @property
    def is_heading(self) -> bool:
        return bool(_HEADING.match(self.text))


def split(text: str, *, broken: bool = False) -> list[Statement]:
    """The statements in order, without blank lines and comments between them.

    `broken` says that the text is known not to be TOML: then a line that looks like a heading ends a text
    in three quote marks, too.
    """
    statements = []
    at = line = 0
    while at < len(text):
        nothing = _NOTHING.match(text, at)
        if nothing:
            line += 1
            at = nothing.end()
            continue
        end, too_deep = _end(text, at, broken)
        statements.append(Statement(at, line, text[at:end], too_deep))
        line += text.count("\n", at, end)
        at = end
    return statements


def _end(text: str, start: int, broken: bool) -> tuple[int, int | None]:
    """The offset after the statement that starts here, and of what is too deep in it."""
    heading = _HEADING.match(text, start)
    open_brackets: list[str] = []
    before, at = "", start
    too_deep: int | None = None
    while token := _TOKEN.match(text, at):
        kind, at = token.lastgroup, token.end()
        if kind == "line_end":
            if heading or not open_brackets or _begins_anew(text, at, open_brackets[-1], before):
                return at, too_deep
            continue
        if kind == "opens":
            open_brackets.append(token[0])
        elif kind == "closes" and open_brackets:
            open_brackets.pop()
        elif kind == "long":
            at = _long_end(text, at, token[0], broken)
        if too_deep is None and (kind == "dotted" or len(open_brackets) > DEEPEST_BRACKETS):
            too_deep = token.start()
        if kind != "comment":
            before = token[0].strip() or before
    return len(text), too_deep


def _begins_anew(text: str, at: int, bracket: str, before: str) -> bool:
    """Whether the line at this offset cannot belong to the open bracket: it begins a new statement."""
    if _LIKE_A_HEADING.match(text, at):
        return True
    goes_on = bracket == "{" and before.endswith((",", "{"))
    return bool(_LIKE_A_KEY.match(text, at)) and not goes_on


def _long_end(text: str, at: int, quotes: str, broken: bool) -> int:
    """The offset after a text in three quote marks. One that is never closed ends before something new."""
    for found in _LONG_END[quotes].finditer(text, at):
        if found[0].startswith("\\"):
            continue
        if broken and _holds_a_heading(text, at, found.start()):
            break
        return found.end()
    line_end = text.find("\n", at)
    while (
        line_end >= 0 and not _LIKE_A_KEY.match(text, line_end + 1) and not _opens_a_table(text, line_end + 1)
    ):
        line_end = text.find("\n", line_end + 1)
    return line_end if line_end >= 0 else len(text)


def _holds_a_heading(text: str, start: int, end: int) -> bool:
    line_end = text.find("\n", start, end)
    while line_end >= 0:
        if _opens_a_table(text, line_end + 1):
            return True
        line_end = text.find("\n", line_end + 1, end)
    return False


def _opens_a_table(text: str, at: int) -> bool:
    """Whether a line inside a text is a heading that an agenda has: `[laughs]` is what somebody said."""
    found = _LIKE_A_HEADING.match(text, at)
    return found is not None and found[0].strip(" \t[]").split(".")[0].rstrip() in keys(Agenda)
