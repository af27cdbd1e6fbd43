"""Words within a paragraph of a Word paper: their look, links and pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from iepmeet.publish.blocks import Break, Inlines, Run, keep_dates, plain
from iepmeet.publish.blocks_hues import Hue, run_hue
from iepmeet.publish.docx_styles import LINK, MONO, hue
from iepmeet.publish.docx_xml import element, right_to_left
from iepmeet.publish.pictures import Picture, WeekStrip, illustrated, png

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

_EMU_A_PIXEL = 9525
# A whole school year of weeks still stands within a line of an item.
_WIDEST_PICTURE = 460


def fill(
    paragraph: Paragraph, inlines: Inlines, colour: str = "", *, bold: bool = False, part: Hue = ""
) -> None:
    """Puts words into a paragraph. `colour`, a hue's name, and `bold` are for all of them.

    `part` is the hue of the part of the paper they stand in.
    """
    if right_to_left(plain(inlines)):
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(element("bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
    for run, picture in illustrated(inlines):
        if isinstance(run, Break):
            paragraph.add_run().add_break()
        elif isinstance(picture, WeekStrip):
            _draw(paragraph, picture)
        else:
            _write(paragraph, run, colour or run_hue(run, part), bold)
            if picture is not None:
                paragraph.add_run(" ")
                _draw(paragraph, picture)


def _write(paragraph: Paragraph, run: Run, colour: str, bold: bool) -> None:
    from docx.shared import RGBColor

    written = paragraph.add_run(keep_dates(run.text))
    if run.link:
        _link(paragraph, written, run.link)
    elif colour:
        written.font.color.rgb = RGBColor.from_string(hue(colour))
    if run.code:
        written.font.name = MONO
    written.bold = True if run.bold or bold else None
    written.italic = True if run.italic else None
    written.font.strike = True if run.struck else None
    if right_to_left(run.text):
        written.font.rtl = True


def _link(paragraph: Paragraph, written: WordRun, address: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = element("hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    written._r.style = LINK
    paragraph._p.append(link)
    link.append(written._r)


def _draw(paragraph: Paragraph, picture: Picture) -> None:
    """The picture at the height of the line; the text it stands for is its alternative."""
    from docx.shared import Emu

    width, height = picture.size
    scale = min(1.0, _WIDEST_PICTURE / width)
    run = paragraph.add_run()
    run._r.get_or_add_rPr().append(element("position", val=-3))
    drawn = run.add_picture(
        io.BytesIO(png(picture)),
        width=Emu(round(width * scale * _EMU_A_PIXEL)),
        height=Emu(round(height * scale * _EMU_A_PIXEL)),
    )
    for side in ("distT", "distB", "distL", "distR"):
        drawn._inline.set(side, "0")
    drawn._inline.docPr.set("descr", picture.alternative)
