"""Small pieces of Word's XML."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_RIGHT_TO_LEFT = ("R", "AL")


def element(tag: str, /, *children: BaseOxmlElement, **values: str | int) -> BaseOxmlElement:
    """An element of Word's own namespace with attributes of that namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def right_to_left(text: str) -> bool:
    """Whether text begins as Arabic or Hebrew does: by its first letter that has a direction."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", *_RIGHT_TO_LEFT):
            return direction != "L"
    return False
