"""Two records of one meeting become a third, in the order of time. Pure: what they hold in, events out.

What both hold from before they parted is taken once. A ref that both gave out since stays with the first
record; in the second the thing takes the next number that neither used. Nothing anybody wrote is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.casebook.merge_agenda import Agendas
from iepmeet.casebook.merge_differences import differences
from iepmeet.casebook.merge_refs import Renumbered, given
from iepmeet.errors import IepmeetError
from iepmeet.record import events as ev
from iepmeet.record.events import Event, Stamped
from iepmeet.record.meeting import fold
from iepmeet.record.reading import Reading, seed
from iepmeet.record.state import Meeting


class Part(NamedTuple):
    """A record to be joined: what its file is called, who wrote it, and what it holds."""

    name: str
    who: str
    reading: Reading


class Merged(Struct, frozen=True, kw_only=True):
    """The joined record. `renumbered` are refs of the second part and what they are now.

    shared  how many events both held; `first`, `second` how many each adds
    notes   sentences about what both said differently
    """

    events: tuple[Stamped, ...]
    renumbered: tuple[tuple[str, str], ...] = ()
    shared: int = 0
    first: int = 0
    second: int = 0
    notes: tuple[str, ...] = ()


class _Own(NamedTuple):
    """An event after the parting, and whose it is: 0 for the first part, 1 for the second."""

    whose: int
    stamped: Stamped


def merged(first: Part, second: Part) -> Merged:
    """Joins two records of one meeting. Raises IepmeetError where they are not."""
    meetings = _of_one_meeting(first, second)
    a, b = _without_joined(first.reading.events), _without_joined(second.reading.events)
    together = _shared(a, b)
    mine, theirs = a[together:], b[together:]
    agendas = Agendas.of(meetings, theirs)
    refs = Renumbered.of(meetings, mine, theirs)
    changed = [
        replace(one, event=refs.applied(agendas.applied(one.event)))
        for one in theirs
        if not agendas.leaves_out(one.event)
    ]
    changed = [*agendas.brought(theirs), *changed]
    own = _by_time([_Own(0, one) for one in mine], [_Own(1, one) for one in changed])
    events = _numbered(a[:together], own)
    joined = _joined(first, second, refs, mine, changed)
    last = events[-1]
    return Merged(
        events=(*events, Stamped(last.n + 1, last.at, joined)),
        renumbered=tuple(refs.new.items()),
        shared=together,
        first=len(mine),
        second=len(theirs),
        notes=tuple(differences((first.who, second.who), mine, changed)),
    )


def _of_one_meeting(first: Part, second: Part) -> tuple[Meeting, Meeting]:
    a, b = (fold(part.reading.events, part.reading.spent) for part in (first, second))
    for part, meeting in ((first, a), (second, b)):
        if meeting.started is None:
            raise IepmeetError(f"{part.name} holds no meeting that can be read.", exit_code=1)
    if seed(first.reading.events) == seed(second.reading.events):
        return a, b
    same_day = a.started and b.started and a.started.date() == b.started.date()
    mine, theirs = a.agenda, b.agenda
    child = (mine.child.name if mine.child else "", theirs.child.name if theirs.child else "")
    alike = mine.meeting.title == theirs.meeting.title or (child[0] and child[0] == child[1])
    if not (same_day and alike):
        raise IepmeetError(
            f"{first.name} and {second.name} are not records of one meeting.",
            "Records of one meeting are of the same day, and of the same child or title.",
            exit_code=1,
        )
    return a, b


def _without_joined(events: Iterable[Stamped]) -> list[Stamped]:
    return [one for one in events if not isinstance(one.event, ev.Joined)]


def _shared(a: Sequence[Stamped], b: Sequence[Stamped]) -> int:
    """How many events at the start are the same in both."""
    number = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        number += 1
    return number


def _by_time(a: list[_Own], b: list[_Own]) -> list[_Own]:
    """Both in the order of time; each keeps its own order. What came before the first close comes first."""
    before_a, after_a = _at_the_close(a)
    before_b, after_b = _at_the_close(b)
    closes = [one for one in (*after_a[:1], *after_b[:1]) if isinstance(one.stamped.event, ev.Closed)]
    before = list(_interleaved(before_a, before_b))
    if not closes:
        return [*before, *_interleaved(after_a, after_b)]
    # the meeting was over when the later of the two had closed, and nothing said before it is an amendment
    close = max(closes, key=lambda one: one.stamped.at)
    times = [one.stamped.at for one in (*before, close)]
    close = close._replace(stamped=replace(close.stamped, at=max(times)))
    after = _interleaved(
        [one for one in after_a if one not in closes], [one for one in after_b if one not in closes]
    )
    return [*before, close, *after]


def _at_the_close(own: list[_Own]) -> tuple[list[_Own], list[_Own]]:
    """Before the first close, and from it on."""
    at = next((i for i, one in enumerate(own) if isinstance(one.stamped.event, ev.Closed)), len(own))
    return own[:at], own[at:]


def _interleaved(a: Sequence[_Own], b: Sequence[_Own]) -> Iterator[_Own]:
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i].stamped.at <= b[j].stamped.at:
            yield a[i]
            i += 1
        else:
            yield b[j]
            j += 1
    yield from a[i:]
    yield from b[j:]


def _numbered(shared: Sequence[Stamped], own: Sequence[_Own]) -> list[Stamped]:
    """All of them numbered from 1; what takes an act back finds it under its new number."""
    new: dict[tuple[int, int], int] = {}
    for n, one in enumerate(shared, start=1):
        new[0, one.n] = new[1, one.n] = n
    for n, each in enumerate(own, start=len(shared) + 1):
        if each.stamped.n:
            new[each.whose, each.stamped.n] = n
    events = [Stamped(n, one.at, _retold(one.event, 0, new)) for n, one in enumerate(shared, start=1)]
    for n, each in enumerate(own, start=len(shared) + 1):
        events.append(Stamped(n, each.stamped.at, _retold(each.stamped.event, each.whose, new)))
    return events


def _retold(event: Event, whose: int, new: dict[tuple[int, int], int]) -> Event:
    if isinstance(event, ev.Withdrawn | ev.Restored) and event.act:
        # of a line that is not there any more, it takes back nothing
        return replace(event, act=new.get((whose, event.act), 0))
    return event


def _joined(
    first: Part, second: Part, refs: Renumbered, mine: Iterable[Stamped], changed: Iterable[Stamped]
) -> ev.Joined:
    """Who wrote what; from records that were joined before, what they knew of it."""
    sources: list[str] = []
    seeds: list[str] = []
    wrote: dict[str, str] = {}
    for whose, part in enumerate((first, second)):
        known = next((one.event for one in part.reading.events if isinstance(one.event, ev.Joined)), None)
        sources += known.sources if isinstance(known, ev.Joined) else (part.name,)
        seeds += known.seeds if isinstance(known, ev.Joined) else (seed(part.reading.events),)
        if isinstance(known, ev.Joined):
            wrote |= {refs.new.get(ref, ref) if whose else ref: who for ref, who in known.wrote.items()}
    for part, events in ((first, mine), (second, changed)):
        for one in events:
            for ref in given(one.event):
                wrote.setdefault(ref, part.who)
    return ev.Joined(sources=tuple(dict.fromkeys(sources)), seeds=tuple(dict.fromkeys(seeds)), wrote=wrote)
