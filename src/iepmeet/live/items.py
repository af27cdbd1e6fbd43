"""The items of the meeting by number and name."""

from __future__ import annotations

from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED, VOICE
from iepmeet.record.state import ConcernState, Meeting


def title(meeting: Meeting, item: str) -> str:
    """What an item is called on screen and in answers."""
    concern = meeting.concern_of(item)
    if concern:
        return concern.concern.title
    child = meeting.agenda.child
    names = {
        OPENING: "Opening",
        LAST_TIME: "From last time",
        VOICE: f"{child.called}'s voice" if child and child.called else "The child's voice",
        PARKED: "Parked",
        NEXT_REVIEW: "Next review",
    }
    return names.get(item, item)


def find_item(meeting: Meeting, place: str) -> str | None:
    """The item that a concern's number or the start of an item's name means; None where none or more do."""
    wanted = " ".join(place.casefold().split())
    if not wanted:
        return None
    if wanted.isdecimal():
        concern = meeting.numbered(int(wanted[:6]))
        return concern.item if concern else None
    starting = [item for item in meeting.items if title(meeting, item).casefold().startswith(wanted)]
    if not starting and "voice".startswith(wanted) and VOICE in meeting.items:
        return VOICE
    exact = [item for item in starting if title(meeting, item).casefold() == wanted]
    found = exact or starting
    return found[0] if len(found) == 1 else None


def outcome_words(state: ConcernState) -> str:
    """The outcome in words, with what was said of it."""
    word = (state.outcome or "").replace("-", " ")
    return f"{word}: {state.outcome_text}" if state.outcome_text else word
