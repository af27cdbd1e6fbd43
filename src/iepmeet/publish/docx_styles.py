"""The styles of a Word paper: one typeface, real headings, British English, nothing of the template's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iepmeet.publish.blocks_hues import DAY

if TYPE_CHECKING:
    from docx.document import Document as Paper

_FONT = "Arial"
MONO = "Consolas"
# Paragraphs stop short of the margin: 60 to 75 characters a line at 11 point. Tables take the whole width.
_SHORT = 'w:right="1190"'
# Arial's own line is 1.15 of its size; this makes 1.35.
_LINE = 'w:line="282" w:lineRule="auto"'
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BODY, CELL, LIST, QUOTE, CODE, FINE, FOOTER, LINK = (
    "BodyText",
    "TableText",
    "ListParagraph",
    "Quote",
    "Code",
    "FinePrint",
    "Footer",
    "Hyperlink",
)


def heading_style(level: int) -> str:
    """The style of a heading, which is what makes it one."""
    return f"Heading{level}"


def cell_points(points: float) -> float:
    """The size of words in a table beside text of this size."""
    return points - 1


def set_styles(paper: Paper, points: float) -> None:
    """Puts our styles in the place of all others. `points` is the size of the text."""
    from docx.oxml import parse_xml

    styles = paper.styles.element
    for child in list(styles):
        styles.remove(child)
    for xml in (_defaults(points), *_styles(points)):
        styles.append(parse_xml(xml))


def _defaults(points: float) -> str:
    fonts = f'w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"'
    return (
        f"<w:docDefaults {_NAMESPACE}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{hue("text")}"/>{_size(points)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="0" {_LINE}/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _styles(points: float) -> list[str]:
    muted = f'<w:color w:val="{hue("muted")}"/>'
    heads = [
        _style(
            heading_style(level),
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f"<w:b/><w:bCs/>{_size(points + larger)}",
            follow=BODY,
        )
        for level, larger, before, after in (
            (1, 8, 0, 200),
            (2, 2, 280, 80),
            (3, 0, 240, 60),
            (4, 0, 200, 60),
            (5, 0, 200, 60),
            (6, 0, 200, 60),
        )
    ]
    rule = hue("rule")
    return [
        _style("Normal", "Normal", "", "", default=True),
        *heads,
        _style(BODY, "Body Text", f'<w:spacing w:after="80"/><w:ind {_SHORT}/>', ""),
        _style(CELL, "Table Text", '<w:spacing w:before="40" w:after="40"/>', _size(cell_points(points))),
        _style(LIST, "List Paragraph", f'<w:spacing w:after="40"/><w:ind {_SHORT}/>', ""),
        _style(
            QUOTE,
            "Quote",
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{rule}"/></w:pBdr>'
            f'<w:spacing w:after="100"/><w:ind w:left="400" {_SHORT}/>',
            "",
        ),
        _style(
            CODE,
            "Code",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{hue("surface")}"/><w:spacing w:after="100"/>',
            f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/>{_size(points - 1)}',
        ),
        _style(FINE, "Fine Print", f'<w:spacing w:before="100"/><w:ind {_SHORT}/>', muted + _size(9)),
        _style(
            FOOTER,
            "footer",
            '<w:tabs><w:tab w:val="center" w:pos="4705"/><w:tab w:val="right" w:pos="9410"/></w:tabs>',
            muted + _size(9),
        ),
        f'<w:style {_NAMESPACE} w:type="character" w:styleId="{LINK}"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{hue("accent")}"/><w:u w:val="single"/></w:rPr></w:style>',
        f'<w:style {_NAMESPACE} w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
    ]


def _style(
    name_id: str, name: str, paragraph: str, letters: str, *, follow: str = "", default: bool = False
) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    after = f'<w:next w:val="{follow}"/>' if follow else ""
    return (
        f'<w:style {_NAMESPACE} w:type="paragraph"{mark} w:styleId="{name_id}">'
        f'<w:name w:val="{name}"/>{based}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def hue(name: str) -> str:
    """A colour of the look as Word writes it."""
    return DAY[name].removeprefix("#").upper()
