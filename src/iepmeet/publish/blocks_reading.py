"""Markdown as its tokens, and the tokens as a tree.

No raw HTML is read, no picture is loaded, and an address that is neither web nor mail stays the text it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from iepmeet.publish.blocks_tree import (
    Align,
    Block,
    Break,
    Code,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from iepmeet.text import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

# Twenty lists within each other. The parser drops what lies deeper, so such a page is read as plain lines.
_DEEPEST = 40
# Narrow, because an address that is not well made lets Word refuse the whole file.
_ADDRESS = re.compile(
    r"(?:https?://[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?(?:[/?#][!-~]{0,1500})?"
    r"|mailto:[a-z0-9.!#$&'*+/=?^_{|}~%-]{1,200}@[a-z0-9][a-z0-9.-]{0,252})\Z",
    re.IGNORECASE,
)
_ALIGN = re.compile(r"text-align:(left|center|right)")


def read(markdown: str) -> tuple[Block, ...]:
    """The blocks of a page."""
    markdown = clean(markdown.removeprefix("\ufeff"))
    tokens = _tokens(markdown)
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        return _plain_lines(markdown)
    return _Reading(tokens).blocks()


def _tokens(markdown: str) -> list[Token]:
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": _DEEPEST}
    reader = MarkdownIt("js-default", options).disable("image")
    reader.validateLink = lambda url: bool(_ADDRESS.match(url))  # type: ignore[method-assign]
    return reader.parse(markdown)


def _plain_lines(markdown: str) -> tuple[Block, ...]:
    lines = (line.strip() for line in markdown.split("\n"))
    return tuple(Paragraph((Run(line),)) for line in lines if line)


@dataclass
class _Reading:
    """A walk over the tokens, from block to block."""

    tokens: Sequence[Token]
    place: int = 0
    level: int = 0
    loose: list[bool] = field(default_factory=list)

    def blocks(self, until: str = "") -> tuple[Block, ...]:
        """The blocks up to the token that closes what they stand in."""
        found: list[Block] = []
        while self.place < len(self.tokens):
            token = self._next()
            if token.type == until:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _next(self) -> Token:
        token = self.tokens[self.place]
        self.place += 1
        return token

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "heading_open":
                return self._heading(int(token.tag.removeprefix("h")))
            case "paragraph_open":
                if self.loose and not token.hidden:
                    self.loose[-1] = True
                inlines = self._inlines(self._next())
                self._next()
                return Paragraph(inlines) if _says_something(inlines) else None
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"))
            case "table_open":
                return self._table()
            case "fence" | "code_block":
                return Code(clean(f"{token.info.strip()}\n{token.content}").strip("\n"))
            case _:
                return Rule() if token.type == "hr" else None

    def _heading(self, level: int) -> Block | None:
        inlines = tuple(part if isinstance(part, Run) else Run(" ") for part in self._inlines(self._next()))
        self._next()
        if not _says_something(inlines):
            return None
        self.level = min(level, self.level + 1)
        return Heading(self.level, inlines)

    def _list(self, token: Token) -> List:
        ordered = token.type == "ordered_list_open"
        self.loose.append(False)
        items = []
        while self._next().type == "list_item_open":
            items.append(ListItem(self.blocks("list_item_close")))
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return List(tuple(items), ordered, start, tight=not self.loose.pop())

    def _table(self) -> Table:
        rows: list[list[Inlines]] = []
        align: list[Align] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    align.append(_align(token))
                rows[-1].append(self._inlines(self._next()))
        header, *body = (tuple(row) for row in rows)
        return Table(header, tuple(body), tuple(align))

    def _inlines(self, token: Token) -> Inlines:
        return tuple(_joined(_parts(token.children or ())))


def _align(token: Token) -> Align:
    found = _ALIGN.search(str(token.attrs.get("style", "")))
    return cast(Align, found.group(1)) if found else ""


def _says_something(inlines: Inlines) -> bool:
    return any(isinstance(part, Run) and part.text.strip() for part in inlines)


_MARKS = {"strong": "bold", "em": "italic", "s": "struck"}


def _parts(tokens: Iterable[Token]) -> Iterator[Inline]:
    """The words with their look, without recursion: emphasis may be nested thousands deep."""
    depth = dict.fromkeys(_MARKS, 0)
    look = Run("")
    for token in tokens:
        mark, _, end = token.type.rpartition("_")
        if mark in depth:
            depth[mark] += 1 if end == "open" else -1
            look = replace(look, **{_MARKS[mark]: depth[mark] > 0})  # type: ignore[arg-type]
        elif mark == "link":
            look = replace(look, link=str(token.attrs.get("href", "")))
        elif token.type == "hardbreak":
            yield Break()
        elif token.type == "softbreak":
            yield replace(look, text=" ")
        elif text := " ".join(re.split("[\n\t]", clean(token.content))):
            yield replace(look, text=text, code=token.type == "code_inline")


def _joined(parts: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbours of one look as one run."""
    before: Run | None = None
    for part in parts:
        if (
            isinstance(part, Run)
            and before is not None
            and replace(before, text="") == replace(part, text="")
        ):
            before = replace(part, text=before.text + part.text)
            continue
        if before is not None:
            yield before
        before = part if isinstance(part, Run) else None
        if isinstance(part, Break):
            yield part
    if before is not None:
        yield before
