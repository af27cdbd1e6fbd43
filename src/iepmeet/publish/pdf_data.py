"""A paper as plain data for the template: every word is a value there, and none is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from iepmeet.publish.blocks import (
    Block,
    Break,
    Code,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    parted_dates,
    plain,
)
from iepmeet.publish.blocks_hues import heading_hue, run_hue
from iepmeet.publish.pdf_fonts import printable, printed_at_all
from iepmeet.publish.pictures import Picture, WeekStrip, illustrated, svg

# Letters on a line of a paragraph, and on all the lines of a row side by side.
_LINE, _ROW = 50, 78
_WIDEST = frozenset("WMwm@%—")
_DEEPEST_LIST = 6
_LONGEST_LINK = 2000
# Longer rows may run on to the next page.
_KEPT_TOGETHER = 900
_SHORT_COLUMN = 16
_PIXEL = 0.75  # points

Data = dict[str, Any]


class Writer:
    """Turns blocks into data and remembers which letters were replaced by their names."""

    def __init__(self) -> None:
        self._replaced: dict[str, None] = {}

    @property
    def replaced(self) -> tuple[str, ...]:
        """What stands in for letters that no packed font has, each once."""
        return tuple(self._replaced)

    def text(self, text: str) -> str:
        """Text that the fonts can print."""
        said, replaced = printable(text)
        self._replaced.update(dict.fromkeys(replaced))
        return said

    def flow(self, blocks: Iterable[Block], *, seal: str = "", depth: int = 0) -> list[Data]:
        """Blocks one after the other; the paragraph that says `seal` is the small line at the end."""
        return [self._block(block, seal, depth) for block in blocks]

    def _block(self, block: Block, seal: str, depth: int) -> Data:
        match block:
            case Heading(level=level, inlines=inlines):
                hue = heading_hue(block) or "text"
                return {"kind": "heading", "level": level, "hue": hue, "parts": self._title(inlines)}
            case Paragraph(inlines=inlines):
                kind = "seal" if seal and plain(inlines) == seal else "paragraph"
                return {"kind": kind, "parts": self.inline(inlines)}
            case List():
                return self._list(block, depth)
            case Table():
                return self._table(block)
            case Quote(blocks=inner):
                deep = depth >= _DEEPEST_LIST
                blocks = self.flow(_flat(inner) if deep else inner, depth=depth + 1)
                return {"kind": "quote", "blocks": blocks}
            case Code(text=text):
                lines = [
                    piece for line in text.split("\n") for piece in _pieces(self.text(line), _LINE) or [""]
                ]
                return {"kind": "code", "lines": lines}
            case Rule():
                return {"kind": "rule"}

    def _title(self, inlines: Inlines) -> list[Data]:
        """A heading's words; it may not be empty, so one of signs that nobody sees says that it is."""
        said = [each for part in inlines if isinstance(part, Run) for each in self._run(part, _LINE)]
        return said if printed_at_all(self.text(plain(inlines))) else [{"kind": "words", "text": "…"}]

    def _list(self, block: List, depth: int) -> Data:
        deep = depth >= _DEEPEST_LIST
        items = [
            self.flow(_flat(item.blocks) if deep else item.blocks, depth=depth + 1) for item in block.items
        ]
        return {
            "kind": "list",
            "ordered": block.ordered,
            "start": block.start,
            "tight": block.tight,
            "items": items,
        }

    def facts(self, table: Table) -> Data:
        """The small table at the top, as the head of a letter."""
        return {"kind": "facts", "rows": [self._row(row, _LINE) for row in table.rows]}

    def _table(self, table: Table) -> Data:
        room = max(2, _ROW // len(table.header))
        return {
            "kind": "table",
            "actions": table.of_actions,
            "columns": _shares(table),
            "align": [side or "left" for side in table.align],
            "head": [self.inline(cell, room) for cell in table.header],
            "rows": [self._row(row, room) for row in table.rows],
        }

    def _row(self, row: tuple[Inlines, ...], room: int) -> Data:
        keep = max(len(plain(cell)) for cell in row) * len(row) < _KEPT_TOGETHER
        return {"keep": keep, "cells": [self.inline(cell, room) for cell in row]}

    def inline(self, inlines: Inlines, room: int = _LINE) -> list[Data]:
        """The words of a block; a word longer than `room` letters may be parted."""
        return [each for part, picture in illustrated(inlines) for each in self._inline(part, picture, room)]

    def _inline(self, part: Run | Break, picture: Picture | None, room: int) -> Iterator[Data]:
        if isinstance(part, Break):
            yield {"kind": "break"}
        elif isinstance(picture, WeekStrip):
            yield _drawn("strip", picture)
        else:
            yield from self._run(part, room)
            if picture is not None:
                yield _drawn("beside", picture)

    def _run(self, run: Run, room: int) -> Iterator[Data]:
        look = f"{'b' * run.bold}{'i' * run.italic}{'s' * run.struck}"
        common: Data = {"kind": "words", "look": look}
        if hue := run_hue(run):
            common["hue"] = hue
        if 0 < len(run.link) <= _LONGEST_LINK:
            common["link"] = run.link
        if run.code:
            common["code"] = True
        for text, is_date in parted_dates(self.text(run.text)):
            if is_date:
                # kept together by the template; ordinary blanks, so that a search finds it
                yield {**common, "date": True, "text": text.replace("\u00a0", " ")}
                continue
            for number, said in enumerate(re.split(rf"(\S{{{room // 2},}})", text)):
                if number % 2 and _width(said) > room:
                    yield {**common, "pieces": _pieces(said, max(1, room // 4))}
                elif said:
                    yield {**common, "text": said}


def _drawn(kind: str, picture: Picture) -> Data:
    width = picture.size[0] * _PIXEL
    return {"kind": kind, "svg": svg(picture, "#23272e"), "said": picture.alternative, "width": width}


def _width(word: str) -> float:
    """How wide a word is set, in small letters of the usual width; rather too much than too little."""
    return sum(
        2 if letter in _WIDEST else 1.5 if letter.isupper() or letter > "\u058f" else 1 for letter in word
    )


def _pieces(text: str, length: int) -> list[str]:
    return [text[cut : cut + length] for cut in range(0, len(text), length)]


def _flat(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lists and quotes that lie too deep to be set further in, as their paragraphs."""
    return tuple(flat for block in blocks for flat in _flattened(block))


def _flattened(block: Block) -> Iterator[Block]:
    match block:
        case List(items=items):
            for item in items:
                yield from _flat(item.blocks)
        case Quote(blocks=inner):
            yield from _flat(inner)
        case _:
            yield block


def _shares(table: Table) -> list[int]:
    """How the width is shared out: 0 for a column that is as wide as its few letters, else a share."""
    longest = [
        max(len(plain(row[place])) for row in (table.header, *table.rows))
        for place in range(len(table.header))
    ]
    if all(length <= _SHORT_COLUMN for length in longest):
        return [0] * len(longest) if len(longest) < 6 else [1] * len(longest)
    many = len(longest) > 8
    return [0 if length <= _SHORT_COLUMN and not many else _share(length) for length in longest]


def _share(length: int) -> int:
    return 10 + min(length, 60) // 6
