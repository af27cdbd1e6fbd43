"""The rows of the first screen: meetings with their day and what each needs next, then what can be begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from iepmeet.dates.written import day
from iepmeet.live.home import NEED_SAID, Home, Need, Offer
from iepmeet.live.making import Situation
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets import due_rows
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, Span, fill

NEW, BLANK, BEGIN = "new", "blank", "begin "
SAMPLE, NO_SAMPLE = "sample", "no sample"
MOST_DUE = 6
OPEN = "open "
_TONES: dict[Need, str] = {"prepare": "action", "hold": "text", "go on": "accent", "share": "agreed"}
_NUMBER = 3
_DAY = 17
_LEAST_NEED, _NEED = 19, 34
_COLUMNS = 68
_NAMES = 104
_LEAST_TITLE, _MOST_TITLE = 22, 48
_SITUATION = 28
_MOST_DIGITS = 9


def rows(
    home: Home, situations: Sequence[Situation], width: int, glyphs: Glyphs, today: dt.date
) -> list[Block]:
    """All that the first screen shows, for so many cells.

    What is found later stands below the meetings of this folder, so that these stay where they are.
    """
    blocks = [Block(body=((home.title or "Which meeting?", "strong"),)), EMPTY]
    if home.is_first:
        blocks += [*_welcome(width), EMPTY]
    numbered = enumerate(home.offers, start=1)
    here = [next(numbered) for _ in home.here]
    column = _title_column(home.offers, width)
    if here:
        blocks += [*_offers(here, width, column), EMPTY]
    blocks += _around(home, glyphs, today)
    if home.elsewhere:
        blocks += [
            _heading("Recent, in other folders", glyphs, (("F ", "accent"), ("forgets these", "muted"))),
            *_offers(numbered, width, column),
            EMPTY,
        ]
    blocks += [
        _key("N", "A new agenda", "asks a few questions; no file to write by hand", NEW, width),
        _key("B", "A blank meeting", "begins now, with nothing prepared", BLANK, width),
        *_sample(home, width),
        EMPTY,
        _heading("A new agenda for", glyphs),
    ]
    return blocks + [_begin(one, width) for one in situations]


def _welcome(width: int) -> list[Block]:
    said = (
        "Welcome. Prepare a meeting about a child's support, hold it with everyone in the room, and hand out "
        "the minutes before people leave. What you write stays on this computer: nothing is sent anywhere."
    )
    about = "everybody in it is invented; one key takes it away"
    return [
        Block(body=((said, "text"),)),
        EMPTY,
        _key("A", "A made-up casebook to play with", about, SAMPLE, width),
    ]


def _sample(home: Home, width: int) -> list[Block]:
    if not home.is_sample:
        return []
    return [_key("A", "Take this made-up casebook away again", "what is not its own stays", NO_SAMPLE, width)]


def _around(home: Home, glyphs: Glyphs, today: dt.date) -> Iterator[Block]:
    around = home.around
    if around is None:
        return
    if around.due:
        tail = (("K ", "accent"), ("it was done   ", "muted"), ("L ", "accent"), ("fair steps", "muted"))
        yield _heading("Due", glyphs, tail)
        yield from due_rows.due_rows(around.due, today, most=MOST_DUE, several=around.several)
        yield EMPTY
    if around.children:
        yield _heading("Children", glyphs)
        yield from map(due_rows.child_row, around.children)
        yield EMPTY


def _title_column(offers: Iterable[Offer], width: int) -> int:
    longest = max((cell_len(offer.title) for offer in offers), default=0)
    room = width - _NUMBER - 2 - _LEAST_NEED - _DAY
    return max(min(longest, _MOST_TITLE, room), _LEAST_TITLE)


def _offers(numbered: Iterable[tuple[int, Offer]], width: int, column: int) -> Iterator[Block]:
    for number, offer in numbered:
        digit = str(number) if number <= _MOST_DIGITS else " "
        yield Block(
            head=((digit.ljust(_NUMBER), "accent"),),
            body=tuple(_told(offer, width, column)),
            tail=((_day(offer.date), "muted"),) if offer.date else (),
            does=f"{OPEN}{offer.path}",
            key=str(offer.path),
        )


def _told(offer: Offer, width: int, column: int) -> Iterator[Span]:
    """Title, what is next, and NAME: beside each other where there is room, else below the title."""
    tone = _TONES[offer.need]
    name = f"{offer.place}: {offer.name}" if offer.place else offer.name
    if width < _COLUMNS:
        yield offer.title, "strong"
        yield "\n", "text"
        yield offer.said, tone
        if offer.place:
            yield f"\n{name}", "muted"
        return
    yield _padded(offer.title, column), "strong"
    if width >= _NAMES:
        yield _padded(offer.said, _NEED), tone
        yield _cut(name, width - _NUMBER - column - 2 - _NEED - 2 - _DAY), "muted"
        return
    room = width - _NUMBER - column - 2 - (_DAY if offer.date else 0)
    yield (offer.said if cell_len(offer.said) <= room else NEED_SAID[offer.need]).replace(" ", KEPT), tone
    if offer.place:
        yield "\n", "text"
        yield name, "muted"


def _day(date: dt.date) -> str:
    return day(date).replace(" ", KEPT)


def _padded(words: str, column: int) -> str:
    """Words in a column of their own, with two blanks behind; no row ends within the column."""
    words = _cut(words, column)
    return words + KEPT * (column + 2 - cell_len(words))


def _cut(words: str, room: int) -> str:
    """Words on one row of so many cells, whatever they are."""
    if cell_len(words) > room:
        words = set_cell_size(words, max(room - 1, 0)).rstrip() + "…"
    return words.replace(" ", KEPT)


def _key(key: str, title: str, about: str, does: str, width: int) -> Block:
    told = ((f"   {about}", "muted"),) if width >= _COLUMNS else ()
    return Block(head=((key.ljust(_NUMBER), "accent"),), body=((title, "strong"), *told), does=does, key=does)


def _begin(one: Situation, width: int) -> Block:
    head: tuple[Span, ...] = ((" " * _NUMBER, "text"),)
    does = f"{BEGIN}{one.name}"
    return Block(head=head, body=of_situation(one, width - _NUMBER), does=does, key=does)


def of_situation(one: Situation, room: int, *, strong: bool = False) -> tuple[Span, ...]:
    """A situation on one row: its title and, where there is room, what it is for."""
    tone = "strong" if strong else "text"
    if room < _COLUMNS - _NUMBER - 1:
        return ((_cut(one.title, room), tone),)
    return ((_padded(one.title, _SITUATION), tone), (_cut(one.about, room - _SITUATION - 2), "muted"))


def _heading(words: str, glyphs: Glyphs, tail: tuple[Span, ...] = ()) -> Block:
    return Block(body=((f"{words} ", "muted"), fill(glyphs.rule, "rule")), tail=tail)
