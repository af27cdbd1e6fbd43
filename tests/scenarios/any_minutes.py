"""What the minutes of a meeting must look like, worked out from what it holds and not from the papers.

The order of the parts and their headings are those of the design, section 3.3.
"""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.record import events as ev
from iepmeet.record.events import Words
from iepmeet.record.state import Meeting, Recorded

_PARTS_OF_THEIR_OWN = {"action", "parked", "voice"}


def collapse(text: str) -> str:
    """Runs of white space, of any kind, as one blank."""
    return " ".join(text.split())


def public(meeting: Meeting) -> list[Recorded]:
    """The entries that a reader of the minutes sees."""
    return [entry for entry in meeting.entries.values() if not entry.removed and entry.kind != "private"]


def pieces(words: Words) -> list[str]:
    """Every stretch of words that an entry shows: what, who, with whom, by when, how we will know."""
    by = [] if words.by is None else [words.by.rest if words.by.date else words.by.typed]
    return [piece for piece in (words.text, words.who, *words.helpers, *by, words.measure) if collapse(piece)]


def keeps_its_words(entry: Recorded) -> bool:
    """Whether an entry just made says all that was typed for it; who said it may have been taken off."""
    typed, text = collapse(entry.typed), collapse(entry.words.text)
    match entry.kind:
        case "action" | "parked":
            return all(word in typed for word in set(text.split()))
        case "quote":
            return text in typed
        case "private" if "\n" in entry.typed:
            # the signs at the starts of the lines of a paste are no words
            return _but_for_signs(text) == _but_for_signs(typed)
        case "private":
            return text == typed
        case _:
            before = typed.removesuffix(text).strip()
            named = bool(entry.words.who) and before.endswith(":")
            return typed.endswith(text) and (before in ("", "\\") or named)


def _but_for_signs(text: str) -> str:
    return "".join(text.replace("~", "").split())


def headings(meeting: Meeting) -> list[str]:
    """The level-2 headings, in their order."""
    said = {_part(entry) for entry in public(meeting)}
    agenda, child = meeting.agenda, meeting.agenda.child
    called = collapse(child.called) if child else ""
    trigger = bool(collapse(meeting.trigger))
    agreed_again = any(promise.by for promise in meeting.promises.values())
    parts = {
        "In short": True,
        "Actions": "action" in said or agreed_again,
        "Follow-up reviews": meeting.review
        or meeting.check
        or trigger
        or collapse(agenda.meeting.minute_taker),
        "From last time": meeting.promises or ev.LAST_TIME in said,
        f"{called}'s voice" if called else "The child's voice": (child and collapse(child.voice))
        or ev.VOICE in said,
        "Strengths": child and any(collapse(each) for each in child.strengths),
        "Opening": meeting.left_out or ev.OPENING in said,
        **{
            f"Concern {state.number}: {collapse(state.concern.title) or f'Concern {state.number}'}": True
            for state in meeting.concerns.values()
        },
        "Parked": agenda.parked or ev.PARKED in said,
        "Next review": ev.NEXT_REVIEW in said,
        "If support lapses again": trigger,
    }
    return [heading for heading, there in parts.items() if there]


def _part(entry: Recorded) -> str:
    own = {"parked": ev.PARKED, "voice": ev.VOICE, "action": "action"}
    return own.get(entry.kind, entry.item)


def shapes(meeting: Meeting) -> list[tuple[int, int]]:
    """Rows and columns of each table, in their order."""
    details, child = meeting.agenda.meeting, meeting.agenda.child
    facts: Iterable[str] = (
        f"{child.name}{child.year_group}" if child else "",
        details.plan,
        "when it was held",
        details.place,
        details.chair,
        details.minute_taker,
    )
    actions = {entry.ref for entry in public(meeting) if entry.kind == "action"}
    actions |= {ref for ref, promise in meeting.promises.items() if promise.by}
    return [
        (1 + sum(bool(collapse(fact)) for fact in facts), 2),
        *([(1 + len(actions), 6)] if actions else []),
        *(
            (1 + len(state.concern.evidence), 2)
            for state in meeting.concerns.values()
            if state.concern.evidence
        ),
    ]
