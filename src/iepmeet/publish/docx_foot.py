"""What a Word paper says about itself: its foot on every page, its language, its properties."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from iepmeet.dates.written import day
from iepmeet.publish.blocks import Meta, keep_dates
from iepmeet.publish.docx_xml import element

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.oxml.xmlchemy import BaseOxmlElement

_LONGEST_NAME = 26
_LONGEST_TITLE = 255
# A paper that names no day of its own; the time of writing would make each copy differ.
_NO_DAY = dt.date(2000, 1, 1)


def set_foot(paper: Paper, meta: Meta) -> None:
    """Child and day of the meeting, page x of y, and the record's fingerprint."""
    held = keep_dates(day(meta.held)) if meta.held else ""
    child = meta.child if len(meta.child) <= _LONGEST_NAME else f"{meta.child[: _LONGEST_NAME - 1]}…"
    foot = paper.sections[0].footer.paragraphs[0]
    foot.style = paper.styles["footer"]
    foot.add_run(" · ".join(part for part in (child, held) if part))
    foot.add_run("\tpage ")
    foot._p.append(_field("PAGE"))
    foot.add_run(" of ")
    foot._p.append(_field("NUMPAGES"))
    foot.add_run(f"\trecord {meta.fingerprint}" if meta.fingerprint else "")


def _field(what: str) -> BaseOxmlElement:
    text = element("t")
    text.text = "1"
    return element("fldSimple", element("r", text), instr=what)


def set_properties(paper: Paper, meta: Meta) -> None:
    """Title and language; no author, no machine, and no time but the day of the meeting."""
    core = paper.core_properties
    core.title = meta.title[:_LONGEST_TITLE]
    core.language = meta.lang
    core.author = core.comments = core.last_modified_by = core.subject = core.keywords = core.category = ""
    core.revision = 1
    moment = dt.datetime.combine(meta.held or _NO_DAY, dt.time(), dt.UTC)
    core.created = core.modified = moment


def set_settings(paper: Paper) -> None:
    """Word's own settings: this year's way of laying out, British English, the title in the window."""
    settings = paper.settings.element
    for child in list(settings):
        settings.remove(child)
    compatible = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    settings.append(element("defaultTabStop", val=720))
    settings.append(element("compat", compatible))
    settings.append(element("themeFontLang", val="en-GB"))
    settings.append(element("decimalSymbol", val="."))
    settings.append(element("listSeparator", val=","))
