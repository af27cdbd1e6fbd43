"""A paper as one HTML file: no script, nothing remote, good on a phone, in the dark and on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from iepmeet.publish import blocks
from iepmeet.publish.blocks_hues import heading_hue
from iepmeet.publish.html_blocks import flow
from iepmeet.publish.html_lines import attribute
from iepmeet.publish.html_style import policy, style

if TYPE_CHECKING:
    from iepmeet.publish.pdf import Figure


def render(markdown: str, large: bool = False, figures: Sequence[Figure] = ()) -> str:
    """The page, whole. `large`: in 14 point, for the child's own page.

    `figures` are pictures that stand after the text, such as the codes for phones; the file holds them.
    """
    document = blocks.parse(markdown)
    meta = document.meta
    styled = style(meta)
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(styled))}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        '<meta name="format-detection" content="telephone=no">',
        f"<title>{escape(meta.title)}</title>",
        f"<style>{styled}</style>",
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{meta.lang}">',
            "<head>",
            *head,
            "</head>",
            f"<body{attribute('class', 'large' if large else '')}>",
            *_body(document, figures),
            "</body>",
            "</html>\n",
        ]
    )


def _body(document: blocks.Document, figures: Sequence[Figure]) -> list[str]:
    """The title as the banner, the last line as the foot, all else in between."""
    rest = document.blocks
    head, foot = [], []
    if rest and isinstance(rest[0], blocks.Heading):
        head, rest = [f"<header>{flow(rest[:1])}</header>"], rest[1:]
    if rest and blocks.seal_line(document.blocks):
        foot, rest = [f"<footer>{flow(rest[-1:])}</footer>"], rest[:-1]
    above = blocks.top(rest)
    parts = [part for part in _parts(rest[len(above) :]) if part]
    main = [flow(above, document.meta.title, at_top=True), *(_section(part) for part in parts)]
    main += [_figure(figure) for figure in figures]
    return [*head, "<main>", *(piece for piece in main if piece), "</main>", *foot]


def _parts(rest: tuple[blocks.Block, ...]) -> Iterator[tuple[blocks.Block, ...]]:
    """Each heading of the first two levels with what stands under it."""
    opens = [
        place for place, block in enumerate(rest) if isinstance(block, blocks.Heading) and block.level < 3
    ]
    for start, end in pairwise([*opens, len(rest)]):
        yield rest[start:end]


def _section(part: tuple[blocks.Block, ...]) -> str:
    hue = heading_hue(part[0]) if isinstance(part[0], blocks.Heading) else ""
    return f"<section{attribute('class', hue)}>\n{flow(part)}\n</section>"


def _figure(figure: Figure) -> str:
    """As a picture, not as part of the page: whatever its SVG holds can neither run nor load anything."""
    data = base64.b64encode(figure.svg.encode()).decode()
    said = escape(figure.said)
    return (
        f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{said}">'
        f"<figcaption>{said}</figcaption></figure>"
    )
