"""Reading a published Word file back: its parts, its words, its pictures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from iepmeet.publish.pictures import DELIVERED, MISSED, NOTHING, PARTLY

_SIGNS = re.compile(f"[{DELIVERED}{MISSED}{PARTLY}{NOTHING}]+")


def opened(data: bytes) -> Paper:
    return Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """Every file inside, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def visible(paper: Paper) -> str:
    """What a person reads; a strip of weeks is read from the text that its picture stands for."""
    words = "".join(_words(paper.element.body))
    return " ".join(words.split())


def _words(element: BaseOxmlElement) -> Iterator[str]:
    for found in element.iter():
        if found.tag == qn("w:p"):
            yield " "
        elif found.tag == qn("w:t"):
            yield found.text or ""
        elif found.tag in (qn("w:br"), qn("w:tab")):
            yield " "
        elif found.tag == qn("wp:docPr"):
            yield from _SIGNS.findall(found.get("descr", ""))


def all_of(paper: Paper, tag: str) -> list[BaseOxmlElement]:
    """Every element of a tag, such as `w:tbl`, in the body."""
    return list(paper.element.body.iter(qn(tag)))


def value(element: BaseOxmlElement, name: str = "val") -> str:
    found = element.get(qn(f"w:{name}"))
    assert found is not None
    return str(found)
