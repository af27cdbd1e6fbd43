"""A paper as PDF that a screen reader reads as it is meant (PDF/UA-1). The same text gives the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from iepmeet.dates.written import day
from iepmeet.publish import blocks
from iepmeet.publish.blocks import Block, Meta, Table, plain
from iepmeet.publish.blocks_hues import DAY
from iepmeet.publish.pdf_data import Data, Writer
from iepmeet.publish.pdf_fonts import FOLDER

_TEMPLATE = Path(__file__).parent / "pdf.typ"
_SIZE, _LARGE = 11, 14
_LONGEST_IN_FOOT = 40
# the small table at the top needs no such words on paper: its look says it
_HEAD_OF_FACTS = ("The meeting", "Details")
# typst writes no date that the paper does not give; this one stands for the clock it would read.
_NO_CLOCK = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Figure:
    """A picture at the end of a paper, such as a code for phones; `said` stands below it and for it."""

    svg: str
    said: str


@dataclass(frozen=True)
class Made:
    """The file, and what is printed for letters that no packed font has (`[THUMBS UP SIGN]`)."""

    data: bytes
    replaced: tuple[str, ...]


def render(markdown: str, large: bool = False, figures: Sequence[Figure] = ()) -> Made:
    """The paper as PDF. `large`: in 14 point, for the child's own page."""
    import typst

    paper, replaced = _paper(markdown, large, figures)
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": paper},
        pdf_standards=["ua-1"],
        timestamp=_NO_CLOCK,
    )
    return Made(made, replaced)


def first_page(markdown: str, large: bool = False, dots: float = 110.0) -> bytes:
    """Page one as a PNG picture of so many dots to the inch: to show what the PDF looks like."""
    import typst

    paper, _ = _paper(markdown, large, ())
    made: bytes | list[bytes] = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        format="png",
        ppi=dots,
        sys_inputs={"paper": paper},
    )
    return made if isinstance(made, bytes) else made[0]


def _paper(markdown: str, large: bool, figures: Sequence[Figure]) -> tuple[str, tuple[str, ...]]:
    """What the template is given, and what stands in for letters that no font has."""
    document = blocks.parse(markdown)
    writer = Writer()
    paper = {
        "title": document.meta.title,
        "size": _LARGE if large else _SIZE,
        "hues": DAY,
        "blocks": _parts(document.blocks, writer, figures),
        "foot": _foot(document.meta, writer),
    }
    return json.dumps(paper), writer.replaced


def _parts(whole: tuple[Block, ...], writer: Writer, figures: Sequence[Figure]) -> list[Data]:
    """The head of the letter, the rest, the codes, and the line by which a copy is checked."""
    seal = blocks.seal_line(whole)
    body, last = (whole[:-1], whole[-1:]) if seal else (whole, ())
    above = blocks.top(body)
    drawn = [{"svg": figure.svg, "said": writer.text(figure.said)} for figure in figures]
    return [
        *_head(above, writer),
        *writer.flow(body[len(above) :]),
        *([{"kind": "figures", "figures": drawn}] if drawn else []),
        *({**part, "kind": "seal"} for part in writer.flow(last)),
    ]


def _head(above: tuple[Block, ...], writer: Writer) -> Iterator[Data]:
    for block in above:
        if isinstance(block, Table) and tuple(map(plain, block.header)) == _HEAD_OF_FACTS:
            yield writer.facts(block)
        else:
            yield from writer.flow((block,))


def _foot(meta: Meta, writer: Writer) -> dict[str, str]:
    held = day(meta.held) if meta.held else ""
    left = " · ".join(part for part in (_short(writer.text(meta.child)), held) if part)
    record = f"record {_short(writer.text(meta.fingerprint))}" if meta.fingerprint else ""
    return {"left": left, "right": record}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_IN_FOOT else f"{text[:_LONGEST_IN_FOOT].rstrip()}…"
