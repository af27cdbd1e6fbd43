"""What happens between meetings: `casebook.jsonl`, written like a record and never changed, only added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from iepmeet import files
from iepmeet.casebook.names import DIARY
from iepmeet.errors import IepmeetError, InUseError, NotSavedError
from iepmeet.record.events import Event, Stamped
from iepmeet.record.journal import Journal
from iepmeet.record.journal import read as read_journal
from iepmeet.record.line import prove
from iepmeet.record.reading import Reading
from iepmeet.record.vocabulary import Vocabulary

REVIEW, CHECK = "review", "check"
"""What `Done.ref` says where no action was done, but a follow-up review or an early check."""


class Done(Event, tag="done", frozen=True, kw_only=True, omit_defaults=True):
    """An action was done, or a review held, between meetings.

    meeting, held  the latest meeting that it stood in: its name, and the day it was held
    on             the day it was done
    confirmed_by   who said so in writing; "" where nobody did yet
    """

    ref: str
    meeting: str
    held: dt.date
    on: dt.date
    confirmed_by: str = ""
    text: str = ""


class Sent(Event, tag="sent", frozen=True, kw_only=True, omit_defaults=True):
    """A letter was sent. `clocks` are the ids of the guidance rows that it starts."""

    ref: str
    letter: str
    on: dt.date
    to: str = ""
    reply_by: dt.date | None = None
    clocks: tuple[str, ...] = ()
    text: str = ""


class Replied(Event, tag="replied", frozen=True, kw_only=True, omit_defaults=True):
    """A letter came. `answers` is the ref of the one that it answers; "" where it answers none of ours."""

    ref: str
    answers: str = ""
    letter: str = ""
    on: dt.date
    sender: str = ""
    clocks: tuple[str, ...] = ()
    text: str = ""


class TakenBack(Event, tag="taken-back", frozen=True, kw_only=True, omit_defaults=True):
    """A line was a mistake: the one with this number. It stays in the file and counts no more."""

    act: int


AnyHappening = Done | Sent | Replied | TakenBack
WORDS = Vocabulary("casebook's diary", AnyHappening)


class Diary(Struct, frozen=True, kw_only=True):
    """What a diary holds now, in the order it was written.

    happenings  the lines that count, each with its number
    damage      what is wrong with the file, in sentences
    last_letter the highest number a letter was given
    """

    happenings: tuple[tuple[int, Event], ...] = ()
    damage: tuple[str, ...] = ()
    last_letter: int = 0

    @property
    def done(self) -> tuple[Done, ...]:
        """What was done."""
        return tuple(event for _, event in self.happenings if isinstance(event, Done))

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The letters that were sent."""
        return tuple(event for _, event in self.happenings if isinstance(event, Sent))

    @property
    def replies(self) -> tuple[Replied, ...]:
        """The letters that came."""
        return tuple(event for _, event in self.happenings if isinstance(event, Replied))

    @property
    def awaited(self) -> tuple[Sent, ...]:
        """The letters that nobody answered yet."""
        answered = {reply.answers for reply in self.replies}
        return tuple(letter for letter in self.sent if letter.ref not in answered)


def read(folder: Path) -> Diary:
    """The diary of a folder; where there is none, an empty one. Raises NotReadError."""
    path = folder / DIARY
    if not path.exists():
        return Diary()
    return diary_of(read_journal(path, WORDS))


def diary_of(reading: Reading) -> Diary:
    """What was read of a diary, without what was taken back."""
    taken_back = {each.event.act for each in reading.events if isinstance(each.event, TakenBack)}
    kept = tuple(
        (each.n, each.event)
        for each in reading.events
        if each.n not in taken_back and not isinstance(each.event, TakenBack)
    )
    refs = [ref for each in reading.events if (ref := str(getattr(each.event, "ref", "")))]
    numbers = [int(ref[1:]) for ref in (*refs, *reading.spent) if ref[:1] == "L" and ref[1:].isdecimal()]
    return Diary(
        happenings=kept,
        damage=tuple(f"{DIARY}: {damage}" for damage in reading.damage),
        last_letter=max(numbers, default=0),
    )


def keep(folder: Path, made: Callable[[Diary], Sequence[Event]], now: dt.datetime) -> tuple[Event, ...]:
    """Adds what `made` makes of the diary as it stands, and returns once the disk has it.

    It is read under the lock that is held while it is added to, so that two programs never give out one ref
    twice. Raises NotSavedError, InUseError.
    """
    try:
        journal = Journal.open(folder / DIARY, WORDS)
    except InUseError:
        raise InUseError("Another iepmeet is writing in this casebook's diary.", "Do it again.") from None
    try:
        events = tuple(made(diary_of(journal.reading)))
        first = journal.reading.next_n
        stamped = [Stamped(n, now, event) for n, event in enumerate(events, start=first)]
        try:
            for each in stamped:
                prove(each, WORDS)
        except ValueError:
            raise IepmeetError("This cannot be kept in the diary.", "Write it in other words.") from None
        journal.append(stamped)
        return events
    except OSError as error:
        raise NotSavedError(f"It could not be saved: {files.reason(error)}.") from None
    finally:
        journal.close()


def take_back(folder: Path, wanted: Callable[[Event], bool], now: dt.datetime) -> bool:
    """Takes the latest line back that is wanted; whether there was one. Raises NotSavedError, InUseError."""

    def made(known: Diary) -> list[Event]:
        number = next((n for n, event in reversed(known.happenings) if wanted(event)), 0)
        return [TakenBack(act=number)] if number else []

    return bool(keep(folder, made, now))
