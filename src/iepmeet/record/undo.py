"""Undo from the record alone: which events still count, and what undo and redo would reach for next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iepmeet.record.events import (
    AgendaChanged,
    Closed,
    Confirmed,
    Joined,
    MovedTo,
    Opened,
    Reopened,
    Restored,
    Stamped,
    Withdrawn,
)

# Changing item, opening and closing are not acts that undo takes back.
_NOT_AN_ACT = (Opened, AgendaChanged, MovedTo, Closed, Reopened, Confirmed, Joined)


def undone(events: Sequence[Stamped]) -> frozenset[int]:
    """The sequence numbers of the events that undo took back and redo did not return.

    Read from the end: the latest word about an act decides, unless that word was itself taken back.
    """
    verdict: dict[int, bool] = {}
    for stamped in reversed(events):
        if verdict.get(stamped.n, False):
            continue
        event = stamped.event
        # only what came before it: a word about a later act (a damaged record) means nothing
        if isinstance(event, Withdrawn | Restored) and 0 < event.act < stamped.n:
            verdict.setdefault(event.act, isinstance(event, Withdrawn))
    return frozenset(n for n, taken_back in verdict.items() if taken_back)


def stacks(events: Iterable[Stamped]) -> tuple[list[Stamped], list[Stamped]]:
    """The acts that undo may take back and those that redo may return, each with the next one last."""
    done: list[Stamped] = []
    taken: list[Stamped] = []
    for stamped in events:
        event = stamped.event
        if isinstance(event, Withdrawn | Restored) and event.act:
            source, target = (done, taken) if isinstance(event, Withdrawn) else (taken, done)
            found = next((act for act in reversed(source) if act.n == event.act), None)
            if found is not None:
                source.remove(found)
                target.append(found)
        elif isinstance(event, Closed):
            # what was settled by closing is amended in the open, not undone
            done.clear()
            taken.clear()
        elif not isinstance(event, _NOT_AN_ACT):
            done.append(stamped)
            taken.clear()
    return done, taken
