"""What is due as rows to choose from, and the children whose casebooks there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from iepmeet.casebook.due import CHECK_THIS, Item
from iepmeet.dates.written import day, distance, long_day
from iepmeet.live.around import Child
from iepmeet.text import clean, one_line
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, Span, fill

DUE, ALL, CHILD = "due ", "all that is due", "child "
_NUMBER = 3


def due_rows(items: Sequence[Item], today: dt.date, *, most: int, several: bool) -> Iterator[Block]:
    """The first of them, one row each; then how many more there are."""
    for item in items[:most]:
        yield due_row(item, today, several=several)
    if len(items) > most:
        head = (("D".ljust(_NUMBER), "accent"),)
        yield Block(head=head, body=((f"and {len(items) - most} more", "muted"),), does=ALL, key=ALL)


def key_of(item: Item) -> str:
    """What a row is known by: the list may be read again between a key and what it does."""
    return f"{DUE}{item.kind} {item.place} {item.ref} {item.meeting} {item.what}"


def due_row(item: Item, today: dt.date, *, several: bool) -> Block:
    """One thing that is due; that it is late is said in a word."""
    late = item.on is not None and item.on < today and not item.only_to_look_at
    whose = f"{_shown(item.child or item.folder)}: " if several else ""
    tail: tuple[Span, ...] = ()
    if item.on and item.kind != "trigger":
        when = f"{'late, ' if late else ''}{day(item.on)}".replace(" ", KEPT)
        tail = ((when, "action" if late else "muted"),)
    return Block(
        head=((" " * _NUMBER, "text"),),
        body=((whose, "muted"), (_shown(item.what), "action" if item.kind == "trigger" else "text")),
        tail=tail,
        does=key_of(item),
        key=key_of(item),
    )


def all_due(items: Sequence[Item], today: dt.date, glyphs: Glyphs, *, several: bool) -> list[Block]:
    """Everything, under its headings, with what to know about each."""
    groups = (
        ("Late", [n for n, item in enumerate(items) if item.on and item.on < today]),
        ("Today", [n for n, item in enumerate(items) if item.on == today]),
        ("Coming", [n for n, item in enumerate(items) if item.on and item.on > today]),
        ("Without a day", [n for n, item in enumerate(items) if item.on is None]),
    )
    blocks = [Block(body=(("What is due", "strong"),)), EMPTY]
    for heading, numbers in groups:
        if numbers:
            blocks.append(Block(body=((f"{heading} ", "muted"), fill(glyphs.rule, "rule"))))
            for number in sorted(numbers, key=lambda n: (items[n].on or dt.date.max, n)):
                item = items[number]
                blocks += [due_row(item, today, several=several), *_more(item, today)]
            blocks.append(EMPTY)
    return blocks


def _more(item: Item, today: dt.date) -> Iterator[Block]:
    more = [distance(item.on, today)] if item.on and item.on < today else []
    more += [one_line(said).removesuffix(".") for said in item.more]
    head: tuple[Span, ...] = ((" " * (_NUMBER + 2), "text"),)
    if more:
        said = "; ".join(more)
        yield Block(head=head, body=((f"{said[:1].upper()}{said[1:]}.", "muted"),))
    if item.source and item.checked:
        source = f"Source: {item.source}, checked {long_day(item.checked)}. {CHECK_THIS}"
        yield Block(head=head, body=((source, "muted"),))


def child_row(child: Child) -> Block:
    """A child's casebook: when people meet next, and how much is due."""
    counts = [f"{child.late} late"] if child.late else []
    counts += [f"{child.soon} due soon"] if child.soon else []
    body: list[Span] = [(_shown(child.called), "strong")]
    if counts:
        body.append((f"   {', '.join(counts)}", "action" if child.late else "muted"))
    return Block(
        head=((" " * _NUMBER, "text"),),
        body=tuple(body),
        tail=((f"next {day(child.next)}".replace(" ", KEPT), "muted"),) if child.next else (),
        does=f"{CHILD}{child.place}",
        key=f"{CHILD}{child.place}",
    )


def _shown(words: str) -> str:
    return one_line(clean(words))
