"""Tables of a Word paper: header rows that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iepmeet.publish.blocks import Align, Inlines, Table
from iepmeet.publish.docx_lines import fill
from iepmeet.publish.docx_styles import CELL, hue
from iepmeet.publish.docx_widths import column_widths
from iepmeet.publish.docx_xml import element

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.oxml.xmlchemy import BaseOxmlElement


def add_table(paper: Paper, table: Table, caption: str, points: float, *, is_facts: bool) -> None:
    """A table at the end of the paper, its words of this size, named by its caption.

    `is_facts`: the small table at the top, without lines.
    """
    widths = column_widths(table, points, stretched=not is_facts)
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        _borders(table, is_facts),
        element("tblLayout", type="fixed"),
        _margins(table),
        element(
            "tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1
        ),
        element("tblCaption", val=caption),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    looks = [_header_look(table, is_facts), *([_body_look(table, is_facts)] * len(table.rows))]
    rows = [
        _row(paper, table, cells, widths, look)
        for cells, look in zip((table.header, *table.rows), looks, strict=True)
    ]
    paper.element.body.insert_element_before(element("tbl", properties, grid, *rows), "w:sectPr")
    _air(paper)


def _air(paper: Paper) -> None:
    """A low empty line: Word joins two tables that touch, and a page may not end with one."""
    from docx.shared import Pt

    paper.add_paragraph().paragraph_format.line_spacing = Pt(7)


@dataclass(frozen=True)
class _Look:
    """How the rows of one kind look: hues and bold by column, the ground, and how near they stand."""

    hues: dict[int, str] = field(default_factory=dict)
    every: str = ""
    bold: frozenset[int] = frozenset()
    ground: str = ""
    is_header: bool = False
    is_close: bool = False


def _header_look(table: Table, is_facts: bool) -> _Look:
    columns = frozenset(range(len(table.header)))
    if table.of_actions:
        return _Look(bold=columns, ground="surface", is_header=True)
    bold = frozenset() if is_facts else columns
    return _Look(every="muted", bold=bold, is_header=True, is_close=is_facts)


def _body_look(table: Table, is_facts: bool) -> _Look:
    if table.of_actions:
        return _Look(hues={0: "action"}, bold=frozenset({0, 1}), ground="surface")
    return _Look(hues={0: "muted"} if is_facts else {}, is_close=is_facts)


def _row(
    paper: Paper, table: Table, cells: Sequence[Inlines], widths: list[int], look: _Look
) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"), *([element("tblHeader")] if look.is_header else []))
    return element(
        "tr",
        properties,
        *(
            element("tc", _cell_look(width, look), _cell(paper, words, table.align[place], place, look))
            for place, (words, width) in enumerate(zip(cells, widths, strict=True))
        ),
    )


def _cell_look(width: int, look: _Look) -> BaseOxmlElement:
    ground = [element("shd", val="clear", color="auto", fill=hue(look.ground))] if look.ground else []
    side = element("vAlign", val="bottom" if look.is_header else "top")
    return element("tcPr", element("tcW", w=width, type="dxa"), *ground, side)


def _cell(paper: Paper, words: Inlines, align: Align, place: int, look: _Look) -> BaseOxmlElement:
    """The paragraph of a cell."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    line = element("p")
    paragraph = Paragraph(line, paper._body)
    line.style = CELL
    if align in ("center", "right"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if align == "center" else WD_ALIGN_PARAGRAPH.RIGHT
    fill(paragraph, words, look.every or look.hues.get(place, ""), bold=place in look.bold)
    if look.is_close:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    if look.is_header:
        paragraph.paragraph_format.keep_with_next = True
        for run in paragraph.runs:
            run.font.size = Pt(9)
    return line


def _margins(table: Table) -> BaseOxmlElement:
    """The words of a table without a ground begin where those of the paragraphs do."""
    left, right = (100, 100) if table.of_actions else (0, 200)
    return element("tblCellMar", element("left", w=left, type="dxa"), element("right", w=right, type="dxa"))


def _borders(table: Table, is_facts: bool) -> BaseOxmlElement:
    """Thin lines between rows; a thick one over the actions, the most visible thing on the paper."""
    if is_facts:
        return element("tblBorders")
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": hue("rule")}
    over = {**line, "sz": 32, "color": hue("action")} if table.of_actions else line
    return element(
        "tblBorders", element("top", **over), element("bottom", **line), element("insideH", **line)
    )
