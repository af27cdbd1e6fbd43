"""A paper as a small tree: what every publisher walks.

The tree holds text, never Markdown or HTML: each publisher escapes it in its own way. All text in it is clean
(`iepmeet.text`), so XML can hold it and it drives no terminal. It loads nothing and points at nothing but
`http`, `https` and `mailto` addresses that a person may choose to open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look on one line. `link` is a web or mail address, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A typed line break inside a paragraph."""


Inline: TypeAlias = Run | Break
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6, begins at 1 and never goes down by more than one."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; never empty."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; lists below it are among its blocks. An empty item has none."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number of an ordered one. `tight`: no air between the items."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header row; every row holds as many cells as the header. A cell may be empty."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[Align, ...]

    @property
    def of_actions(self) -> bool:
        """Whether it lists actions: the most visible thing on a paper."""
        return any(plain(cell).strip() == "Action" for cell in self.header)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the page."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block of quoted text."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text kept line by line as it is; may hold newlines and tabs."""

    text: str


Block: TypeAlias = Heading | Paragraph | List | Table | Rule | Quote | Code


@dataclass(frozen=True, slots=True)
class Meta:
    """What a paper says about itself. Everything is read from the Markdown; what is not there is empty.

    `child` is the child's name or initials as the paper gives them; `held` the day of the meeting;
    `fingerprint` the record's, from the last line, `page_hash` the page's own.
    """

    title: str
    child: str = ""
    held: dt.date | None = None
    fingerprint: str = ""
    page_hash: str = ""
    lang: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper."""

    blocks: tuple[Block, ...]
    meta: Meta


def plain(inlines: Inlines) -> str:
    """The words without their look; a typed break is a newline."""
    return "".join(part.text if isinstance(part, Run) else "\n" for part in inlines)


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each paragraph, heading, cell and piece of code, in reading order."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield plain(inlines)
            case List(items=items):
                for item in items:
                    yield from lines_of(item.blocks)
            case Table(header=header, rows=rows):
                for row in (header, *rows):
                    yield from (plain(cell) for cell in row)
            case Quote(blocks=inner):
                yield from lines_of(inner)
            case Code(text=text):
                yield text
            case Rule():
                pass


def text_of(document: Document) -> str:
    """Everything a person reads, runs of white space as one blank."""
    return " ".join(" ".join(lines_of(document.blocks)).split())
