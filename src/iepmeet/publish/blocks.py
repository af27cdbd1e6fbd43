"""Markdown, read once: the door to the tree that every publisher walks."""

from __future__ import annotations

from iepmeet.publish.blocks_dates import first_date, keep_dates, parted_dates
from iepmeet.publish.blocks_meta import meta_of, seal_line, top
from iepmeet.publish.blocks_reading import read
from iepmeet.publish.blocks_tree import (
    Align,
    Block,
    Break,
    Code,
    Document,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Meta,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    lines_of,
    plain,
    text_of,
)

__all__ = [
    "Align",
    "Block",
    "Break",
    "Code",
    "Document",
    "Heading",
    "Inline",
    "Inlines",
    "List",
    "ListItem",
    "Meta",
    "Paragraph",
    "Quote",
    "Rule",
    "Run",
    "Table",
    "first_date",
    "keep_dates",
    "lines_of",
    "parse",
    "parted_dates",
    "plain",
    "seal_line",
    "text_of",
    "top",
]


def parse(markdown: str) -> Document:
    """The tree of a page in Markdown. Any text is a page; none is refused."""
    blocks = read(markdown)
    return Document(blocks, meta_of(blocks))
