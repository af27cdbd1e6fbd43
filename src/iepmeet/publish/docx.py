"""A paper as a Word file: real headings, lists and tables, pictures with their text, page x of y."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from iepmeet.publish import blocks
from iepmeet.publish.blocks_hues import Hue, heading_hue
from iepmeet.publish.docx_foot import set_foot, set_properties, set_settings
from iepmeet.publish.docx_lines import fill
from iepmeet.publish.docx_lists import BULLETS, Lists, indent, new_lists, number
from iepmeet.publish.docx_package import packed
from iepmeet.publish.docx_styles import (
    BODY,
    CODE,
    FINE,
    LIST,
    QUOTE,
    cell_points,
    heading_style,
    hue,
    set_styles,
)
from iepmeet.publish.docx_tables import add_table
from iepmeet.publish.docx_xml import element
from iepmeet.text import one_line

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

_POINTS, _LARGE_POINTS = 11, 14


def render(markdown: str, large: bool = False) -> bytes:
    """The Word file, whole. `large`: in 14 point, for the child's own page."""
    import docx

    document = blocks.parse(markdown)
    points = _LARGE_POINTS if large else _POINTS
    paper = docx.Document()
    set_styles(paper, points)
    set_settings(paper)
    _set_page(paper)
    set_foot(paper, document.meta)
    set_properties(paper, document.meta)
    _Writing(paper, new_lists(paper), document, points).write()
    return packed(paper)


def _set_page(paper: Paper) -> None:
    from docx.shared import Mm

    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin, page.bottom_margin = Mm(18), Mm(18)
    page.header_distance = page.footer_distance = Mm(10)


@dataclass(frozen=True)
class _Place:
    """Where a block stands: within how many lists, in a quotation, and as which list's next item."""

    lists: int = 0
    quoted: bool = False
    numbering: int = 0


@dataclass
class _Writing:
    """A walk over the tree that writes each block at the end of the paper."""

    paper: Paper
    lists: Lists
    document: blocks.Document
    points: float
    caption: str = ""
    hue: Hue = ""
    latest: Paragraph | None = None

    def write(self) -> None:
        self.caption = self.document.meta.title
        whole = self.document.blocks
        above = len(blocks.top(whole))
        last = len(whole) - 1 if blocks.seal_line(whole) else -1
        for place, (block, after) in enumerate(zip_longest(whole, whole[1:])):
            if place == last and isinstance(block, blocks.Paragraph):
                fill(self._paragraph(FINE), block.inlines)
            elif isinstance(block, blocks.Table):
                is_facts = place < above and len(block.header) == 2
                add_table(self.paper, block, self.caption, cell_points(self.points), is_facts=is_facts)
            elif block is not None:
                self._block(block, after, _Place())

    def _flow(self, flow: tuple[blocks.Block, ...], where: _Place) -> None:
        for block, after in zip_longest(flow, flow[1:]):
            if block is not None:
                self._block(block, after, where)
                where = replace(where, numbering=0)

    def _block(self, block: blocks.Block, after: blocks.Block | None, where: _Place) -> None:
        match block:
            case blocks.Heading():
                self.caption = one_line(blocks.plain(block.inlines))
                self._heading(block)
            case blocks.Paragraph(inlines=inlines):
                paragraph = self._text(where)
                fill(paragraph, inlines, part=self.hue)
                introduces = isinstance(after, blocks.List | blocks.Table) and not where.lists
                paragraph.paragraph_format.keep_with_next = True if introduces else None
            case blocks.List():
                self._list(block, where)
            case blocks.Table():
                add_table(self.paper, block, self.caption, cell_points(self.points), is_facts=False)
            case blocks.Quote(blocks=inner):
                self._flow(inner, replace(where, quoted=True))
            case blocks.Code(text=text):
                self._paragraph(CODE).add_run(text)
            case blocks.Rule():
                self._rule()

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = self.paper.add_paragraph()
        paragraph._p.style = style
        self.latest = paragraph
        return paragraph

    def _heading(self, heading: blocks.Heading) -> None:
        from docx.shared import Pt

        paragraph = self._paragraph(heading_style(heading.level))
        self.hue = heading_hue(heading)
        fill(paragraph, heading.inlines, self.hue)
        if self.hue == "action":
            for run in paragraph.runs:
                run.font.size = Pt(self.points + 5)

    def _text(self, where: _Place) -> Paragraph:
        """An empty paragraph where the next words belong."""
        from docx.shared import Twips

        if not where.lists:
            return self._paragraph(QUOTE if where.quoted else BODY)
        paragraph = self._paragraph(LIST)
        if where.numbering:
            number(paragraph, where.numbering, where.lists - 1)
        else:
            paragraph.paragraph_format.left_indent = Twips(indent(where.lists - 1))
        return paragraph

    def _list(self, block: blocks.List, where: _Place) -> None:
        from docx.shared import Pt

        numbering = self.lists.ordered(block.start, where.lists) if block.ordered else BULLETS
        for item in block.items:
            inside = replace(where, lists=where.lists + 1, numbering=numbering)
            if not item.blocks or not isinstance(item.blocks[0], blocks.Paragraph):
                self._text(inside)
                inside = replace(inside, numbering=0)
            self._flow(item.blocks, inside)
        if not where.lists and self.latest is not None:
            self.latest.paragraph_format.space_after = Pt(6)

    def _rule(self) -> None:
        from docx.shared import Pt

        line = element("bottom", val="single", sz=4, space=1, color=hue("rule"))
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.space_after = Pt(8)
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(element("pBdr", line), "w:spacing", "w:ind", "w:rPr")
