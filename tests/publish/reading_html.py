"""Reading a published page back: its elements, its visible text, its colours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "hr", "wbr", "img", "rect", "circle"}
_INLINE = {"a", "code", "em", "s", "span", "strong", "svg", "wbr", "title", "rect", "circle"}
# what is said to programs and for a picture or a table, beside the words of the page
_NOT_READ = {"head", "title", "style", "caption"}


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


@dataclass
class Page(HTMLParser):
    """A page, read by the standard library."""

    html: str
    elements: list[Element] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    style: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in _INLINE:
            self.shown.append(" ")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self._open.pop() == tag, "elements are closed in their order"
        if tag not in _INLINE:
            self.shown.append(" ")

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.style += data
        if not _NOT_READ & set(self._open):
            self.shown.append(data)

    @property
    def visible(self) -> str:
        """What a person reads, runs of white space as one blank."""
        return " ".join("".join(self.shown).split())

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]


def palettes(style: str) -> list[dict[str, str]]:
    """The colours of each theme in the style sheet, by name."""
    return [
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", block))
        for block in re.findall(r":root \{([^}]*)\}", style)
    ]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
