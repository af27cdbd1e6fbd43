"""How wide the columns of a Word table are. Word and others are told, so that all show the same page."""

from __future__ import annotations

from iepmeet.publish.blocks import Table, keep_dates, plain

# In twentieths of a point: the width of the text on A4, and a cell's own margins with a little to spare.
PAGE_WIDTH = 9410
_MARGINS = 230
_TWENTIETHS = 20
# In ems, as Arial has them, a little wider for bold. Only an estimate for letters that are not Latin.
_BOLD = 1.07
_NARROW, _FIGURE, _WIDE, _CAPITAL, _OTHER = 0.29, 0.56, 0.84, 0.69, 0.53
_LONGEST_WORD, _LONGEST_CELL = 9.5, 22.0


def column_widths(table: Table, points: float, stretched: bool) -> list[int]:
    """A width for each column: no word of ordinary length and no date is parted if there is room at all.

    `points` is the size of the words in the cells.
    """
    columns = [
        [keep_dates(plain(cell)) for cell in cells] for cells in zip(table.header, *table.rows, strict=True)
    ]
    em = points * _TWENTIETHS * _BOLD
    least = [
        _MARGINS + round(em * min(_LONGEST_WORD, max(_longest_word(cell) for cell in cells)))
        for cells in columns
    ]
    wanted = [
        _MARGINS + round(em * min(_LONGEST_CELL, max(_length(cell) for cell in cells))) for cells in columns
    ]
    spare = PAGE_WIDTH - sum(least)
    if spare < 0:
        return [width * PAGE_WIDTH // sum(least) for width in least]
    more = [max(0, want - little) for want, little in zip(wanted, least, strict=True)]
    if sum(more) <= spare and not stretched:
        return [little + extra for little, extra in zip(least, more, strict=True)]
    shares = more if sum(more) else [1] * len(more)
    return [little + spare * share // sum(shares) for little, share in zip(least, shares, strict=True)]


def _longest_word(text: str) -> float:
    return max(_length(word) for word in text.replace("\n", " ").split(" "))


def _length(text: str) -> float:
    """In ems. Beyond a page's worth of letters the exact length tells nothing more."""
    return sum(_letter(letter) for letter in text[:200])


def _letter(letter: str) -> float:
    if letter in " \u00a0.,;:'’!|ijlftr()[]-":
        return _NARROW
    if letter in "mwMW“”—":
        return _WIDE
    if letter.isdecimal():
        return _FIGURE
    return _CAPITAL if letter.isupper() else _OTHER
