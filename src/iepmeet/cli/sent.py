"""Between meetings: a letter was sent, a letter came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.between import (
    FOLDER,
    NOTE,
    UNDO,
    calendar_of,
    folder_of,
    past_day,
    same,
    say,
    take_back,
    usage,
    words,
    written,
)

if TYPE_CHECKING:
    from iepmeet.casebook.diary import Diary, Replied, Sent
    from iepmeet.record.events import Event

_CLOCKS = click.option(
    "--clock",
    "clocks",
    multiple=True,
    metavar="RULE",
    help="A date of the law that it starts (iepmeet clocks).",
)


@click.command()
@click.argument("kind")
@FOLDER
@click.option("--on", metavar="DATE", help="The day it was sent; today, if none is named.")
@click.option("--to", default="", metavar="NAME", help="Whom it was sent to.")
@click.option("--reply-by", metavar="DATE", help="The day a reply was asked for.")
@_CLOCKS
@NOTE
@UNDO
def sent(
    kind: str,
    folder: Path,
    *,
    on: str | None,
    to: str,
    reply_by: str | None,
    clocks: tuple[str, ...],
    note: str,
    undo: bool,
) -> None:
    """Keep that a letter was sent; the reply is awaited from then on.

    KIND says what letter it was, in a word: that of iepmeet letter where there is one. The dates of the law
    that such a letter starts begin to run; --clock starts others.
    """
    from iepmeet.casebook import diary
    from iepmeet.casebook.diary import Sent

    place = folder_of(folder)
    letter = words(kind)
    if undo:
        take_back(place, lambda event: isinstance(event, Sent) and _is_letter(event, letter), letter)
        return
    day = past_day(on)
    asked = _coming_day(reply_by, day, place)
    rules = _rules((*_begun_by(letter, place), *clocks))

    def made(known: Diary) -> list[Event]:
        ref = f"L{known.last_letter + 1}"
        return [
            Sent(ref=ref, letter=letter, on=day, to=words(to), reply_by=asked, clocks=rules, text=words(note))
        ]

    (event,) = diary.keep(place, made, clock.now())
    assert isinstance(event, Sent)  # noqa: S101
    until = f" by {written(asked)}" if asked else ""
    whom = f" to {event.to}" if event.to else ""
    say(f"Kept as {event.ref}: {letter}, sent{whom} on {written(day)}. A reply is awaited{until}.")
    _say_clocks(rules, day, event.ref, place)


@click.command()
@click.argument("letter")
@FOLDER
@click.option("--on", metavar="DATE", help="The day that the reply bears; today, if none is named.")
@click.option("--from", "sender", default="", metavar="NAME", help="Who replied.")
@_CLOCKS
@NOTE
@UNDO
def replied(
    letter: str,
    folder: Path,
    *,
    on: str | None,
    sender: str,
    clocks: tuple[str, ...],
    note: str,
    undo: bool,
) -> None:
    """Keep that a letter came.

    LETTER is the ref of the one that it answers, such as L2, or its kind; any other word says what came. A
    decision may start a clock of your own: --clock tribunal-appeal.
    """
    from iepmeet.casebook import diary
    from iepmeet.casebook.diary import Replied

    place = folder_of(folder)
    called = words(letter)
    if undo:
        take_back(place, lambda event: isinstance(event, Replied) and _is_reply(event, called), called)
        return
    day = past_day(on)
    rules = _rules(clocks)

    def made(known: Diary) -> list[Event]:
        answered = _answered(known, called)
        if answered and day < answered.on:
            raise usage(f"{answered.ref} was sent on {written(answered.on)}, after that.", "Check the day.")
        return [
            Replied(
                ref=f"L{known.last_letter + 1}",
                answers=answered.ref if answered else "",
                letter=answered.letter if answered else called,
                on=day,
                sender=words(sender),
                clocks=rules,
                text=words(note),
            )
        ]

    (event,) = diary.keep(place, made, clock.now())
    assert isinstance(event, Replied)  # noqa: S101
    whom = f" from {event.sender}" if event.sender else ""
    to = f"the reply to {event.answers} ({event.letter})" if event.answers else event.letter
    say(f"Kept as {event.ref}: {to}{whom}, {written(day)}.")
    _say_clocks(rules, day, event.ref, place)


def _answered(known: Diary, called: str) -> Sent | None:
    """The letter that a reply is to: by its ref, or the oldest of its kind that nobody answered yet."""
    by_ref = [one for one in known.sent if same(one.ref, called)]
    if by_ref:
        return by_ref[0]
    return next((one for one in known.awaited if same(one.letter, called)), None)


def _is_letter(event: Sent, called: str) -> bool:
    return same(event.ref, called) or same(event.letter, called)


def _is_reply(event: Replied, called: str) -> bool:
    return any(same(name, called) for name in (event.ref, event.answers, event.letter))


def _begun_by(letter: str, place: Path) -> tuple[str, ...]:
    """What a letter of this kind begins in the casebook's nation; and the date of the law called so."""
    from iepmeet.guidance.letters import letters
    from iepmeet.guidance.rules import every_rule

    texts = letters(calendar_of(place).nation).texts
    begun = [id for text in texts.values() if same(text.id, letter) for id in text.clocks]
    known = every_rule()
    return tuple(id for id in (*begun, letter) if id in known and known[id].starts)


def _rules(ids: Sequence[str]) -> tuple[str, ...]:
    """The ids of guidance rows that a single day starts. Raises IepmeetError."""
    from iepmeet.dates.clocks import asks_number
    from iepmeet.guidance import rules

    found = [rules.find(asked) for asked in ids]
    for row in found:
        if not row.starts or asks_number(row):
            raise usage(
                f'"{row.id}" is no period that a day alone starts.', f"iepmeet clocks {row.id} shows it."
            )
    return tuple(dict.fromkeys(row.id for row in found))


def _say_clocks(ids: Sequence[str], day: dt.date, ref: str, place: Path) -> None:
    from iepmeet.casebook.due import CHECK_THIS
    from iepmeet.casebook.running import clock as running
    from iepmeet.dates.written import long_day

    for rule in ids:
        if found := running(rule, day, ref, calendar_of(place)):
            say(
                f"{rule}: {written(found.ends)}. {found.due}",
                f"Source: {found.source}, checked {long_day(found.checked)}. {CHECK_THIS}",
            )


def _coming_day(typed: str | None, since: dt.date, place: Path) -> dt.date | None:
    """The day a reply is asked for, counted from the day of the letter."""
    from iepmeet.dates import phrases

    if typed is None:
        return None
    try:
        found: dt.date | None = dt.date.fromisoformat(typed.strip())
    except ValueError:
        when = phrases.read(words(typed), since, calendar_of(place))
        found = when.date
        if found is None:
            raise usage(f'"{words(typed)}": {when.caution}.', "Write it like 2026-10-15.") from None
    if found and found < since:
        raise usage(f"{written(found)} is before the letter.", "Give a later day.")
    return found
