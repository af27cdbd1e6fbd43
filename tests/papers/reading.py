"""Reading a paper back as a Markdown reader would: its blocks, and the text that a person sees."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token


def plain_reader() -> MarkdownIt:
    """The reader that the papers are published with: no raw HTML, no links made of plain text."""
    return MarkdownIt("js-default", {"linkify": False, "typographer": False, "html": False})


def strict_reader() -> MarkdownIt:
    """Any CommonMark reader, with tables: raw HTML counts here."""
    return MarkdownIt("commonmark").enable("table")


READERS = (plain_reader(), strict_reader())


def collapse(text: str) -> str:
    """Runs of white space, of any kind, as one blank."""
    return " ".join(text.split())


def visible(tokens: Sequence[Token]) -> str:
    """The text that a reader shows, with a blank between blocks."""
    return collapse("\n".join(_inline(token) for token in tokens if token.type == "inline"))


def _inline(token: Token) -> str:
    return "".join(
        child.content if child.type == "text" else "\n"
        for child in token.children or ()
        if child.type in ("text", "softbreak", "hardbreak")
    )


def blocks(tokens: Sequence[Token]) -> list[str]:
    """The kinds of block, in order, each once: what the text was read as."""
    return [token.type.removesuffix("_open") for token in tokens if token.nesting >= 0]


def marks(tokens: Sequence[Token]) -> set[str]:
    """What stands inside lines beside plain text and line breaks: emphasis, links, code, pictures, HTML."""
    plain = ("text", "softbreak", "hardbreak")
    return {child.type for token in tokens for child in token.children or () if child.type not in plain}


def headings(tokens: Sequence[Token], level: int) -> list[str]:
    """The visible words of the headings of one level."""
    opens = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    return [visible([tokens[number + 1]]) for number in opens if tokens[number].tag == f"h{level}"]


def tables(tokens: Sequence[Token]) -> list[list[list[str]]]:
    """Every table as rows of visible cells, the header row first."""
    found: list[list[list[str]]] = []
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(visible([tokens[number + 1]]))
    return found
