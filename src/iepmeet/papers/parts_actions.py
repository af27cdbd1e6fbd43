"""Today's actions: those agreed at the meeting and the promises from last time that were promised again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from iepmeet.dates.when import When
from iepmeet.papers.markdown import heading, italic, line, table
from iepmeet.papers.shown import Shown, ShownEntry, ShownPromise
from iepmeet.papers.wording import by_when, concern_name, item_name, names
from iepmeet.record.events import LAST_TIME

HEAD = ("Ref", "Action", "Concern", "Who", "By when", "How we will know")


class AgreedAction(NamedTuple):
    """A row of the actions table; `concern` is Markdown, the rest is as it was typed."""

    ref: str
    action: str
    concern: str
    who: str
    helpers: tuple[str, ...]
    by: When | None
    measure: str
    again: bool
    wrote: str = ""


def actions(shown: Shown) -> list[str]:
    """The actions table."""
    agreed = actions_of(shown)
    if not agreed:
        return []
    return [heading(2, "Actions"), table(HEAD, [_cells(action) for action in agreed]), *_written_down(agreed)]


def _written_down(agreed: Iterable[AgreedAction]) -> list[str]:
    """Who wrote which down, where two records were joined."""
    refs: dict[str, list[str]] = {}
    for action in agreed:
        if line(action.wrote):
            refs.setdefault(line(action.wrote), []).append(line(action.ref))
    said = "; ".join(f"{wrote}: {', '.join(found)}" for wrote, found in refs.items())
    return [italic(f"Written down {said}.")] if said else []


def actions_of(shown: Shown) -> list[AgreedAction]:
    """Today's actions by the number of their ref. An action's own words come before those of the promise."""
    promised = {promise.carried.ref: promise for promise in shown.promises}
    today = [_of_entry(shown, entry, promised.get(entry.ref)) for entry in shown.of_kind("action")]
    said = {action.ref for action in today}
    again = [
        _of_promise(shown, promise)
        for ref, promise in promised.items()
        if promise.by is not None and ref not in said
    ]
    return sorted([*today, *again], key=lambda action: _number(action.ref))


def _of_entry(shown: Shown, entry: ShownEntry, promise: ShownPromise | None) -> AgreedAction:
    return AgreedAction(
        ref=entry.ref,
        action=entry.text,
        concern=item_name(shown, entry.item),
        who=entry.who,
        helpers=entry.helpers,
        by=entry.by or (promise.by if promise else None),
        measure=entry.measure,
        again=promise is not None,
        wrote=entry.wrote,
    )


def _of_promise(shown: Shown, promise: ShownPromise) -> AgreedAction:
    carried = promise.carried
    concern = next((concern for concern in shown.concerns if concern.id == carried.concern), None)
    return AgreedAction(
        ref=carried.ref,
        action=carried.action,
        concern=concern_name(concern) if concern else item_name(shown, LAST_TIME),
        who=carried.who,
        helpers=(),
        by=promise.by,
        measure=carried.measure,
        again=True,
    )


def _cells(action: AgreedAction) -> tuple[str, ...]:
    what = line(action.action) or "not said yet"
    return (
        line(action.ref),
        f"{what} (promised again)" if action.again else what,
        action.concern,
        _who(action),
        by_when(action.by),
        line(action.measure) or "not said yet",
    )


def _who(action: AgreedAction) -> str:
    who = line(action.who) or "nobody yet"
    return f"{who}, with {names(action.helpers)}" if action.helpers else who


def _number(ref: str) -> tuple[int, str]:
    """A10 comes after A9; a ref without a number comes last."""
    digits = ref[1:]
    return (int(digits), ref) if digits.isdecimal() else (10**9, ref)
