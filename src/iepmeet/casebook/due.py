"""What is due on a day, across casebooks. Pure: how they stand comes in, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from iepmeet.casebook.promise_words import how_often, in_words
from iepmeet.casebook.promises import Promise
from iepmeet.casebook.running import Running
from iepmeet.casebook.standing import Standing
from iepmeet.casebook.triggers import Trigger
from iepmeet.dates.written import clock_time, day, long_day
from iepmeet.text import one_line

Kind = Literal["action", "meeting", "review", "check", "trigger", "reply", "clock"]
USUAL_DAYS = 14
_SOON = 14  # days: a deadline of the family's own comes before all else when it is so near
_GONE_BY = 28  # days: so long a deadline that passed is still shown
CHECK_THIS = "Check this before you rely on it."


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is due, or to look at.

    on      its day; None where none was agreed
    what    the thing itself; `more` what to know about it, in sentences or parts of one
    ref     what `iepmeet done` calls it; `meeting` where it was agreed
    weight  what comes first: the lower the more it matters today
    source  of a date of the law: who says so, and `checked` the day it was read there
    only_to_look_at  it is shown and never counted as due
    """

    kind: Kind
    on: dt.date | None
    folder: str
    place: str = ""
    child: str = ""
    ref: str = ""
    meeting: str = ""
    what: str
    who: str = ""
    more: tuple[str, ...] = ()
    weight: int = 9
    source: str = ""
    checked: dt.date | None = None
    only_to_look_at: bool = False

    def is_due(self, until: dt.date) -> bool:
        """Whether it is due by a day, late ones included."""
        return not self.only_to_look_at and self.on is not None and self.on <= until


def due(standings: Iterable[Standing], today: dt.date) -> tuple[Item, ...]:
    """Everything that has a day, or should have one; today's one thing first, then by day."""
    items = [item for standing in standings for item in _items(standing, today)]
    if not items:
        return ()
    items.sort(key=lambda item: (item.on or dt.date.max, item.weight, item.place, _number(item.ref)))
    first = min(items, key=lambda item: (item.weight, item.on or dt.date.max))
    return (first, *(item for item in items if item is not first))


def within(items: Iterable[Item], until: dt.date) -> tuple[Item, ...]:
    """Those that are due by a day, are late, or have no day."""
    return tuple(item for item in items if item.on is None or item.on <= until)


def _items(standing: Standing, today: dt.date) -> Iterator[Item]:
    for promise in standing.promises:
        yield _action(standing, promise, today)
    yield from _meetings(standing, today)
    for trigger in standing.triggers:
        yield from _trigger(standing, trigger, today)
    timed = {running.after for running in standing.running}
    for letter in standing.awaited:
        if letter.reply_by is None and letter.ref in timed:
            continue  # the date of the law stands for it
        to = f" from {one_line(letter.to)}" if letter.to else ""
        late = letter.reply_by is not None and letter.reply_by < today
        yield Item(
            kind="reply",
            on=letter.reply_by,
            folder=standing.folder,
            place=standing.place,
            child=standing.child,
            ref=letter.ref,
            what=f"{letter.ref} A reply{to} to the letter of {day(letter.on)} ({one_line(letter.letter)})",
            who=letter.to,
            more=() if letter.reply_by else ("no day was asked for",),
            weight=4 if late else 6,
        )
    for running in standing.running:
        yield from _clock(standing, running, today)


def _action(standing: Standing, promise: Promise, today: dt.date) -> Item:
    more = [how_often(promise, today)]
    if promise.due is None:
        more.append(f'"{promise.typed}" is no date' if promise.typed else "no date was agreed")
    late = promise.lapsed(today)
    return Item(
        kind="action",
        on=promise.due,
        folder=standing.folder,
        place=standing.place,
        child=standing.child,
        ref=promise.ref,
        meeting=promise.meeting,
        what=in_words(promise),
        who=promise.who,
        more=tuple(part for part in more if part),
        # what was promised most often and still lapsed comes first
        weight=(3 if promise.times > 1 else 5) if late else 5 if promise.due == today else 7,
    )


def _meetings(standing: Standing, today: dt.date) -> Iterator[Item]:
    """What is planned; a review that was agreed is one of them as soon as an agenda has its day."""
    held = standing.held_on
    ahead = [one for one in standing.planned if held is None or one.on > held]
    review = standing.review
    for number, planned in enumerate(ahead):
        time = f" at {clock_time(planned.time)}" if planned.time else ""
        more = [one_line(planned.place)] if planned.place else []
        if review and number == 0 and review.on != planned.on:
            more.append(f"agreed for {day(review.on)}")
        yield Item(
            kind="meeting",
            on=planned.on,
            folder=standing.folder,
            place=standing.place,
            child=standing.child,
            meeting=planned.name,
            what=f"{one_line(planned.title) or 'Meeting'}{time} (agenda {planned.name})",
            more=tuple(more),
            weight=1 if 0 <= (planned.on - today).days <= 1 else 5 if planned.on < today else 7,
        )
    parts = (("check", "Early check", standing.check), ("review", "Review", None if ahead else review))
    for kind, called, agreed in parts:
        if agreed is None:
            continue
        time = f" at {clock_time(agreed.time)}" if agreed.time else ""
        purpose = f": {one_line(agreed.purpose)}" if agreed.purpose else ""
        more = [f"{one_line(agreed.arranges)} arranges it"] if agreed.arranges else []
        if kind == "review":
            more.append(f"no agenda yet: iepmeet new NAME --from {standing.last}")
        yield Item(
            kind="check" if kind == "check" else "review",
            on=agreed.on,
            folder=standing.folder,
            place=standing.place,
            child=standing.child,
            ref=kind,
            meeting=standing.last,
            what=f"{called}{time}{purpose}",
            who=agreed.arranges,
            more=tuple(more),
            weight=1 if 0 <= (agreed.on - today).days <= 1 else 4 if agreed.on < today else 7,
        )


def _trigger(standing: Standing, trigger: Trigger, today: dt.date) -> Iterator[Item]:
    """Fired by the stated rule alone. Words that were agreed as a trigger are shown beside it, not judged."""
    reading = trigger.on(today)
    if reading is None or not (reading.systematic or (trigger.typed and reading.missed)):
        return
    title = one_line(trigger.title) or trigger.concern
    since = f" since {day(trigger.since)}" if trigger.since else ""
    agreed = f"the trigger that was agreed: “{one_line(trigger.typed)}”" if trigger.typed else ""
    if reading.systematic:
        what = f"Bring the review forward: {reading.missed} of {reading.known} known sessions missed{since}"
        more = [reading.rule, agreed]
    else:
        what = f"Is the trigger met? {reading.missed} of {reading.known} known sessions missed{since}"
        more = [agreed, "iepmeet does not judge these words"]
    yield Item(
        kind="trigger",
        on=trigger.met_since(today),
        folder=standing.folder,
        place=standing.place,
        child=standing.child,
        ref=trigger.concern,
        meeting=standing.last,
        what=f"{title}: {what}",
        more=tuple(part for part in more if part),
        weight=2 if reading.systematic else 8,
        only_to_look_at=not reading.systematic,
    )


def _clock(standing: Standing, running: Running, today: dt.date) -> Iterator[Item]:
    left = (running.ends - today).days
    if running.own and left < -_GONE_BY:
        return
    more = [f"{one_line(running.after)} of {day(running.began)}, from which it is counted", *running.cautions]
    if running.opens:
        more.append("due from that day, not by it")
    if running.at_least:
        more.append("it may be later, not sooner")
    if running.aim_for and running.aim_for != running.ends:
        more.append(f"aim for {day(running.aim_for)}")
    if running.until and running.until < today:
        more.append(f"this had to be checked again by {long_day(running.until)} and may no longer hold")
    if left < 0:
        more.append("that day has passed")
        more.append(f"once it is dealt with: iepmeet done {running.rule}")
    yield Item(
        kind="clock",
        on=running.ends,
        folder=standing.folder,
        place=standing.place,
        child=standing.child,
        ref=running.rule,
        meeting=running.after,
        what=one_line(running.due),
        more=tuple(more),
        weight=(0 if -_GONE_BY <= left <= _SOON else 6) if running.own else 4 if left < 0 else 6,
        source=running.source,
        checked=running.checked,
    )


def _number(ref: str) -> tuple[int, str]:
    digits = ref[1:]
    return (int(digits) if digits.isdecimal() else 0, ref)
