"""The building blocks of every paper, in CommonMark plus tables.

User text goes through `escape` (or `line`), once, and comes out as what was typed in every reader. The blocks
take Markdown: text that was escaped, and words of ours.

Two habits keep the blocks whole: nothing of ours that starts with `;` follows user text (`&amp` and `;` would
read as an entity), and marks of emphasis have a blank or a line's end outside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# A typed line break, kept as one. A backslash outlives programs that strip blanks from the ends of lines.
HARD_BREAK = "\\\n"
# A thin line across the page, between what was said and what is done with it.
RULE = "---"

_ALWAYS = re.compile(r"[\\`*_\[\]|~]")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_BLOCK_START = re.compile(
    r"""
      (?P<number>[0-9]{1,9})(?=[.)](?:[ \t]|$))   # 1. or 1) of a numbered list
    | (?=\#{1,6}(?:[ \t]|$))                      # a heading
    | (?=[-+](?:[ \t]|$))                         # a bullet
    | (?=-[- \t]*$) | (?==+$)                     # a rule, or the underline of a heading
    | (?=:-+:?$)                                  # the second row of a table
    | (?=>)                                       # a quotation
    """,
    re.VERBOSE,
)
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))(?=#+$)")


def escape(text: str, in_cell: bool = False, at_start: bool = True) -> str:
    """User text as Markdown whose visible text is the same, once white space is collapsed.

    Typed line breaks are hard breaks, in a cell (or a heading) blanks; lines with nothing on them go.
    `at_start`: the text opens its block, so that signs which would start another block are escaped. The lines
    after a typed break always open a line, and so are always treated that way.
    """
    lines = [stripped for typed in text.split("\n") if (stripped := typed.strip())]
    if in_cell:
        return _inline(" ".join(lines))
    safe = [_opening(typed) if at_start or number else _inline(typed) for number, typed in enumerate(lines)]
    return HARD_BREAK.join(safe)


def line(text: str) -> str:
    """User text on one line: for a cell, a heading, a name within a sentence."""
    return escape(text, in_cell=True)


def _opening(text: str) -> str:
    start = _BLOCK_START.match(text)
    if start is None:
        return _inline(text)
    # none of the signs above is among those that `_inline` escapes
    return f"{text[: start.end()]}\\{_inline(text[start.end() :])}"


def _inline(text: str) -> str:
    text = _ALWAYS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;")


def heading(level: int, markdown: str) -> str:
    """A heading; hashes at its end stay part of it."""
    return f"{'#' * level} " + _CLOSING_HASHES.sub(r"\\", markdown)


def bold(markdown: str) -> str:
    """Strong emphasis; nothing for nothing."""
    return f"**{markdown}**" if markdown else ""


def italic(markdown: str) -> str:
    """Emphasis; nothing for nothing."""
    return f"*{markdown}*" if markdown else ""


def quoted(markdown: str) -> str:
    """Somebody's own words, in quotation marks."""
    return f"“{markdown}”" if markdown else ""


def bullet(markdown: str, *under: str) -> str:
    """A list item; `under` are list items below it."""
    own = "- " + markdown.replace("\n", "\n  ")
    return "\n".join([own, *("  " + item.replace("\n", "\n  ") for item in under)])


def bullets(items: Iterable[str]) -> str:
    """A tight list of items made by `bullet`."""
    return "\n".join(items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a header row; each row holds as many cells as the header."""
    return "\n".join([_row(head), _row(["---"] * len(head)), *(_row(cells) for cells in rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
