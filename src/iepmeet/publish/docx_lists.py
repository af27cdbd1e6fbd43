"""Real lists in a Word paper: the numbering that bullets and numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iepmeet.publish.docx_xml import element

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

# Word has nine levels and counts no further than this from a number it is told to start with.
DEEPEST = 8
_HIGHEST_START = 32767
_STEP = 340
_BULLETS, _NUMBERS = 1, 2
_SIGNS = "•◦▪"


@dataclass
class Lists:
    """The lists of one paper. All bullets share one numbering; each ordered list has its own."""

    numbering: BaseOxmlElement
    last: int = 1

    def ordered(self, start: int, level: int) -> int:
        """A new numbering that starts at this number on this level."""
        self.last += 1
        override = element(
            "lvlOverride", element("startOverride", val=min(start, _HIGHEST_START)), ilvl=min(level, DEEPEST)
        )
        self.numbering.append(
            element("num", element("abstractNumId", val=_NUMBERS), override, numId=self.last)
        )
        return self.last


BULLETS = 1


def new_lists(paper: Paper) -> Lists:
    """Puts our numbering in the place of the template's."""
    numbering = paper.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for kind in (_BULLETS, _NUMBERS):
        levels = [_level(level, kind) for level in range(DEEPEST + 1)]
        numbering.append(
            element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=kind)
        )
    numbering.append(element("num", element("abstractNumId", val=_BULLETS), numId=BULLETS))
    return Lists(numbering)


def _level(level: int, kind: int) -> BaseOxmlElement:
    sign = _SIGNS[level % len(_SIGNS)] if kind == _BULLETS else f"%{level + 1}."
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet" if kind == _BULLETS else "decimal"),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=indent(level), hanging=_STEP)),
        ilvl=level,
    )


def indent(level: int) -> int:
    """Where the words of an item stand, in twentieths of a point."""
    return (min(level, DEEPEST) + 1) * _STEP


def number(paragraph: Paragraph, numbering: int, level: int) -> None:
    """Makes a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, DEEPEST)
    properties.get_or_add_numId().val = numbering
