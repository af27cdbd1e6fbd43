"""Blocks as HTML."""

from __future__ import annotations

from html import escape

from iepmeet.publish.blocks import (
    Block,
    Code,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain,
)
from iepmeet.publish.html_lines import attribute, inline
from iepmeet.text import one_line

# From so many columns on, a phone shows each row as a card; from more still, a screen may scroll sideways.
_CARDS_FROM = 3
_WIDE_FROM = 8


def flow(blocks: tuple[Block, ...], caption: str = "", at_top: bool = False) -> str:
    """Blocks one after the other. A table is named after the heading above it, at first `caption`.

    `at_top`: above the first part, where a table of two columns is the head of the page.
    """
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            caption = one_line(plain(block.inlines))
        found.append(_block(block, caption, at_top))
    return "\n".join(found)


def _block(block: Block, caption: str, at_top: bool) -> str:
    match block:
        case Heading(level=level, inlines=inlines):
            return f"<h{level}>{inline(inlines)}</h{level}>"
        case Paragraph(inlines=inlines):
            return f"<p>{inline(inlines)}</p>"
        case List():
            return _list(block, caption)
        case Table():
            return _table(block, caption, at_top)
        case Quote(blocks=inner):
            return f"<blockquote>\n{flow(inner, caption)}\n</blockquote>"
        case Code(text=text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Rule():
            return "<hr>"


def _list(block: List, caption: str) -> str:
    tag = "ol" if block.ordered else "ul"
    start = attribute("start", str(block.start) if block.ordered and block.start != 1 else "")
    look = attribute("class", "" if block.tight else "loose")
    items = "\n".join(f"<li>{flow(item.blocks, caption)}</li>" for item in block.items)
    return f"<{tag}{start}{look}>\n{items}\n</{tag}>"


def _table(table: Table, caption: str, at_top: bool) -> str:
    """A table that keeps its meaning: the roles are said, because a phone shows its rows as cards."""
    columns = len(table.header)
    is_facts = at_top and columns == 2
    look = "facts" if is_facts else "actions" if table.of_actions else ""
    look = f"{look} stack".strip() if columns >= _CARDS_FROM else look
    head = "".join(
        f'<th scope="col" role="columnheader"{_aligned(table, place)}>{inline(cell)}</th>'
        for place, cell in enumerate(table.header)
    )
    body = "\n".join(_row(table, row) for row in table.rows)
    html = (
        f'<table role="table"{attribute("class", look)}>\n'
        f'<caption class="unseen">{escape(caption or "Table")}</caption>\n'
        f'<thead role="rowgroup"{attribute("class", "unseen" if is_facts else "")}>'
        f'<tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>'
    )
    if columns < _WIDE_FROM:
        return html
    label = attribute("aria-label", caption or "Table")
    return f'<div class="wide" role="region" tabindex="0"{label}>{html}</div>'


def _row(table: Table, row: tuple[Inlines, ...]) -> str:
    first, *others = row
    cells = [f'<th scope="row" role="rowheader"{_aligned(table, 0)}>{inline(first)}</th>']
    for place, cell in enumerate(others, start=1):
        label = attribute("data-label", one_line(plain(table.header[place])) if plain(cell) else "")
        cells.append(f'<td role="cell"{_aligned(table, place)}{label}>{inline(cell)}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'


def _aligned(table: Table, place: int) -> str:
    side = table.align[place]
    return attribute("class", side if side in ("center", "right") else "")
