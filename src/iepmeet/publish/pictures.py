"""Pictures that stand in a paper as text: a strip of weeks, and a scale answer beside last time's.

The text is the truth and the alternative of each picture. A picture tells its parts by shape, so it reads in
black and white; it holds no words, so it needs no font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar, TypeAlias

from iepmeet.publish.blocks_tree import Break, Inline, Inlines, Run

DELIVERED, MISSED, PARTLY, NOTHING = "■□▪▫"

# Longer than a school year of weeks is no strip; it stays the text it is.
_STRIP = re.compile(
    rf"(?P<count>\b[0-9]{{1,3}} of [0-9]{{1,3}}: )?"
    rf"(?<![■□▪▫])(?P<signs>[{DELIVERED}{MISSED}{PARTLY}{NOTHING}]{{1,60}})(?![■□▪▫])"
)
_SCALE = re.compile(
    r"(?P<value>[0-9]{1,2}(?:\.[0-9]{1,2})?) \(last time (?P<last>[0-9]{1,2}(?:\.[0-9]{1,2})?)\)"
)
_SCALE_TOP = 10

_CELL, _GAP, _HEIGHT = 12, 3, 14
_TICK, _SCALE_HEIGHT = 10, 14


@dataclass(frozen=True, slots=True)
class WeekStrip:
    """Weeks of support, a square for each. `words` are its signs, which the picture stands in for."""

    alternative: str
    words: str
    name: ClassVar[str] = "weeks"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels at 96 to the inch."""
        return len(self.words) * (_CELL + _GAP) + 1, _HEIGHT


@dataclass(frozen=True, slots=True)
class ScaleAnswer:
    """An answer from 0 to 10 (filled) and last time's (ring). The picture stands beside `words`."""

    alternative: str
    words: str
    value: float
    last: float
    name: ClassVar[str] = "scale"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels at 96 to the inch."""
        return (_SCALE_TOP + 2) * _TICK, _SCALE_HEIGHT


Picture: TypeAlias = WeekStrip | ScaleAnswer


def illustrated(inlines: Inlines) -> Iterator[tuple[Inline, Picture | None]]:
    """The parts of a paragraph, each with the picture that belongs to it, if any; joined, the same words.

    A strip is a run of its own; the picture stands in for its words where it can be shown. A sign alone with
    no count before it is a word. A scale answer is one only where nothing but a speaker's name stands before
    it: no figure in a sentence becomes a picture.
    """
    scale = _scale_answer(inlines)
    for place, part in enumerate(inlines):
        if isinstance(part, Break) or part.code or part.link:
            yield part, None
        elif scale is not None and place == len(inlines) - 1:
            yield part, scale
        else:
            yield from _strips(part)


def _scale_answer(inlines: Inlines) -> ScaleAnswer | None:
    match inlines:
        case (Run(bold=False) as answer,):
            pass
        case (Run(bold=True, text=label), Run(bold=False) as answer) if label.endswith(":"):
            pass
        case _:
            return None
    found = _SCALE.fullmatch(answer.text.strip())
    if found is None or max(float(found["value"]), float(found["last"])) > _SCALE_TOP:
        return None
    return ScaleAnswer(found.group(), answer.text, float(found["value"]), float(found["last"]))


def _strips(run: Run) -> Iterator[tuple[Run, Picture | None]]:
    at = 0
    for found in _STRIP.finditer(run.text):
        if found["count"] is None and len(found["signs"]) == 1:
            continue
        start = found.start("signs")
        if start > at:
            yield replace(run, text=run.text[at:start]), None
        yield replace(run, text=found["signs"]), WeekStrip(found.group(), found["signs"])
        at = found.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:]), None


def svg(picture: Picture, ink: str = "currentColor") -> str:
    """The picture as SVG that stands alone or within a page; its title is the text it stands for."""
    drawn = _weeks(picture, ink) if isinstance(picture, WeekStrip) else _scale(picture, ink)
    width, height = picture.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="{picture.name}"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<title>{escape(picture.alternative)}</title>{drawn}</svg>"
    )


def _weeks(strip: WeekStrip, ink: str) -> str:
    return "".join(_week(sign, place * (_CELL + _GAP) + 1, ink) for place, sign in enumerate(strip.words))


def _week(sign: str, left: int, ink: str) -> str:
    """A square as the sign is: large or small, filled or hollow, so that the key beside a strip fits it."""
    side = _CELL if sign in (DELIVERED, MISSED) else _CELL // 2
    inset = (_CELL - side) / 2
    if sign in (DELIVERED, PARTLY):
        return f'<rect x="{left + inset:g}" y="{1 + inset:g}" width="{side}" height="{side}" fill="{ink}"/>'
    within = side - 1.5
    return (
        f'<rect x="{left + inset + 0.75:g}" y="{1.75 + inset:g}" width="{within:g}" height="{within:g}"'
        f' fill="none" stroke="{ink}" stroke-width="1.5"/>'
    )


def _scale(answer: ScaleAnswer, ink: str) -> str:
    middle = _SCALE_HEIGHT // 2
    ticks = "".join(
        f'<rect x="{(number + 1) * _TICK - 0.5}" y="{middle - 2.5}" width="1" height="5" fill="{ink}"/>'
        for number in range(_SCALE_TOP + 1)
    )
    line = f'<rect x="{_TICK}" y="{middle - 0.5}" width="{_SCALE_TOP * _TICK}" height="1" fill="{ink}"/>'
    last = (
        f'<circle cx="{_across(answer.last)}" cy="{middle}" r="5.5"'
        f' fill="none" stroke="{ink}" stroke-width="1.5"/>'
    )
    today = f'<circle cx="{_across(answer.value)}" cy="{middle}" r="3.5" fill="{ink}"/>'
    return line + ticks + last + today


def _across(value: float) -> str:
    return f"{(value + 1) * _TICK:g}"


def png(picture: Picture, ink: str = "#23272e") -> bytes:
    """The picture for programs that want dots: its SVG drawn by typst, at 300 dots to the inch."""
    import typst

    drawing = svg(picture, ink).replace("\\", "\\\\").replace('"', '\\"')
    width, height = picture.size
    source = (
        f"#set page(width: {width * 0.75}pt, height: {height * 0.75}pt, margin: 0pt, fill: none)\n"
        f'#image(bytes("{drawing}"), format: "svg", width: 100%)\n'
    )
    drawn = typst.compile(source.encode(), format="png", ppi=300.0, ignore_system_fonts=True)
    return drawn if isinstance(drawn, bytes) else bytes(drawn[0])
