"""What two records of one meeting settle differently: the later word stands, and it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from iepmeet.dates.when import When
from iepmeet.dates.written import day
from iepmeet.record import events as ev
from iepmeet.record.events import Event, Stamped
from iepmeet.text import one_line


def differences(names: tuple[str, str], mine: Iterable[Stamped], theirs: Iterable[Stamped]) -> Iterator[str]:
    """A sentence for each thing that both settled, each otherwise."""
    first, second = _settled(mine), _settled(theirs)
    for what in first.keys() & second.keys():
        (at, said), (later, other) = first[what], second[what]
        if said == other:
            continue
        stands = names[1] if later > at else names[0]
        both = f"{names[0]} wrote “{said}”, {names[1]} wrote “{other}”"
        yield f"{what}: {both}. The later one stands, of {stands}."


def _settled(events: Iterable[Stamped]) -> dict[str, tuple[float, str]]:
    found = {}
    for one in events:
        if told := _told(one.event):
            found[told[0]] = (one.at.timestamp(), told[1])
    return found


def _told(event: Event) -> tuple[str, str] | None:
    match event:
        case ev.OutcomeSet(concern=concern, outcome=outcome):
            return f"The outcome of {concern}", outcome
        case ev.ReviewAgreed(part=part, when=when):
            return "The review" if part == "review" else "The early check", _day(when)
        case ev.TriggerAgreed(text=text):
            return "The trigger", one_line(text)
        case ev.PromiseReviewed(ref=ref, verdict=verdict, by=by):
            return f"Promise {ref}", verdict + (f" by {_day(by)}" if by else "")
        case _:
            return None


def _day(when: When) -> str:
    return day(when.date) if when.date else one_line(when.typed)
