"""Codes that any phone in the room reads without network or app: the review, and the actions as text.

Made from what the readers of the papers may see. A code is kept as light as the room for it asks.
"""

from __future__ import annotations

from iepmeet.dates.written import day
from iepmeet.papers.parts_actions import AgreedAction, actions_of
from iepmeet.papers.shown import Shown
from iepmeet.publish.calendar_dates import dated, does, plain
from iepmeet.publish.calendar_source import Source
from iepmeet.publish.codes_drawing import Code, TooSmall, coded, holds, largest_in, size_of, too_small
from iepmeet.publish.codes_event import bare_event, whole_event
from iepmeet.publish.codes_splitting import split
from iepmeet.record.events import ReviewPart

__all__ = ["Code", "Room", "TooSmall", "action_codes", "event_code"]

# The smallest window there is room for: 80 columns and 24 rows hold a code of this version.
_LIGHTEST = 5
Room = tuple[int, int]


def event_code(
    shown: Shown,
    source: Source,
    part: ReviewPart = "review",
    *,
    room: Room | None = None,
    name_child: bool = False,
) -> Code | TooSmall | None:
    """The review or the early check as a calendar event; None where it has no date.

    `room` is the columns and rows there are (None: paper). In a small room the event stands alone, in at most
    106 bytes, without the calendar around it.
    """
    happening = next(
        (each for each in dated(shown, source, name_child=name_child) if each.kind == part), None
    )
    if happening is None:
        return None
    room_for = largest_in(room)
    whole = whole_event(happening)
    if holds(room_for) >= len(whole.encode()):
        return coded(whole)
    if room_for < _LIGHTEST:
        return too_small(room, size_of(_LIGHTEST))
    return coded(bare_event(happening, holds(_LIGHTEST)))


def action_codes(
    shown: Shown,
    owner: str = "",
    *,
    room: Room | None = None,
    name_child: bool = False,
) -> tuple[Code, ...] | TooSmall:
    """The actions as text, all or one person's, over as many numbered codes as the room asks for.

    No action makes no code.
    """
    actions = [action for action in actions_of(shown) if does(action, owner)]
    if not actions:
        return ()
    version = largest_in(room)
    if version < _LIGHTEST:
        return too_small(room, size_of(_LIGHTEST))
    on = f" on {day(shown.started.date())}" if shown.started else ""
    lines = [f"Actions agreed{on}", *(_line(action, shown, name_child) for action in actions)]
    return tuple(coded(text, label) for label, text in split("\n".join(lines), holds(version)))


def _line(action: AgreedAction, shown: Shown, name_child: bool) -> str:
    said, who = (plain(text, shown, name_child) for text in (action.action, action.who))
    helpers = [plain(name, shown, name_child) for name in action.helpers if name.strip()]
    owner = who or "nobody yet"
    by_whom = f"{owner} with {', '.join(helpers)}" if helpers else owner
    ref = plain(action.ref, shown, name_child=True)
    return f"{ref} {said or 'not said yet'} ({by_whom}, {_by(action, shown, name_child)})".strip()


def _by(action: AgreedAction, shown: Shown, name_child: bool) -> str:
    if action.by is None:
        return "no date yet"
    if action.by.date is None:
        typed = plain(action.by.typed, shown, name_child)
        return f"by {typed}, not a date yet" if typed else "no date yet"
    rest = plain(action.by.rest, shown, name_child)
    return f"by {day(action.by.date)}{' ' + rest if rest else ''}"
