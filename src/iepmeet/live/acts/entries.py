"""What is done to an entry: /edit, /who, /when, /know, /as, /move, /remove, /restore, /peek, /undo, /redo."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from iepmeet.live import action_parts, dates
from iepmeet.live.act import Act, kept, refused
from iepmeet.live.acts.scales import scale_value
from iepmeet.live.capture import body_of, kind_named, understood
from iepmeet.live.items import find_item
from iepmeet.live.numbers import next_ref
from iepmeet.live.words import answers, refusals
from iepmeet.record.events import ChangedKind, Corrected, Moved, Restored, Withdrawn, Words
from iepmeet.record.state import Meeting, Recorded
from iepmeet.record.undo import stacks


def edit(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/edit REF TEXT`: the text is read by the entry's present kind."""
    entry, text, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    if entry.kind == "scale":
        return _edit_scale(meeting, entry, text)
    body = body_of(entry.kind, text)
    words = understood(entry.kind, body, meeting, now.date())
    if not (words.text or words.who or words.by):
        return refused(refusals.edit_to_what(entry.ref))
    event = Corrected(ref=entry.ref, typed=body, words=words)
    return kept(event, *answers.corrected(entry, words, now.date()))


def _edit_scale(meeting: Meeting, entry: Recorded, text: str) -> Act:
    measured = scale_value(text)
    if measured is None:
        return refused(refusals.FROM_0_TO_10)
    value, name = measured
    words = action_parts.owned(entry.words, name, meeting) if name else entry.words
    event = Corrected(ref=entry.ref, typed=text, words=words, value=value)
    return kept(event, answers.corrected_scale(entry.ref, value, words))


def who(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/who REF NAME`: who does it, said it, or sees it differently."""
    entry, text, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    if entry.kind == "private" or not text:
        return refused(refusals.WHO_IS_IT)
    return _part(entry, action_parts.owned(entry.words, text.removeprefix("@").strip(), meeting), now)


def when(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/when REF WHEN`: by when an action is done."""
    entry, text, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    if entry.kind not in ("action", "parked"):
        return refused(refusals.only_actions(entry.ref))
    text = text[3:] if text.lower().startswith("by ") else text
    found = dates.longest(text, meeting, now.date())
    if found is None or found[0].date is None:
        return refused(refusals.no_date(text, dates.read(text, meeting, now.date()).caution))
    read = dates.together(found[0], text[found[1] :])
    return _part(entry, replace(entry.words, by=read), now)


def know(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/know REF TEXT`: how we will know that an action is done."""
    entry, text, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    if entry.kind != "action" or not text:
        return refused(refusals.only_actions(entry.ref))
    text = text[8:] if text.lower().startswith("so that ") else text
    return _part(entry, replace(entry.words, measure=text), now)


def _part(entry: Recorded, words: Words, now: dt.datetime) -> Act:
    event = Corrected(ref=entry.ref, typed=entry.typed, words=words)
    return kept(event, *answers.corrected(entry, words, now.date()))


def change_kind(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/as REF WORD|SIGN`: the words are read again by the new kind's grammar and take a new ref."""
    entry, word, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    kind = kind_named(word)
    if kind is None or entry.kind == "scale":
        return refused(refusals.WHICH_KIND)
    if kind == entry.kind:
        return refused(refusals.already(entry))
    words = _read_again(kind, entry, meeting)
    again = action_parts.promise_again(words, meeting) if kind == "action" else ""
    ref = again or next_ref(meeting, kind)
    event = ChangedKind(ref=entry.ref, new_ref=ref, entry=kind, words=words, again=bool(again))
    return kept(event, *answers.changed_kind(entry.ref, ref, kind, words, now.date()))


def _read_again(kind: str, entry: Recorded, meeting: Meeting) -> Words:
    """An entry's words by another kind's grammar; what was put right since by its parts stays right.

    Dates in the words were said when the entry was typed, not now.
    """
    day = entry.at.date()
    typed = entry.typed.removeprefix("\\")
    words, before, now = (
        understood(kind, typed, meeting, day),
        understood(entry.kind, typed, meeting, day),
        entry.words,
    )
    changed = {
        part: getattr(now, part)
        for part in ("who", "helpers", "by", "measure")
        if getattr(now, part) != getattr(before, part)
    }
    if kind == "private":
        changed = {}
    if words.text == before.text:
        changed["text"] = now.text
    return replace(words, **changed)


def move(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/move REF N`: to another concern, by its number, or another item, by its name."""
    entry, place, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    item = find_item(meeting, place)
    if item is None:
        return refused(refusals.which_item(meeting))
    if entry.kind in ("answer", "scale"):
        return refused(refusals.belongs_to_its_question(entry.ref))
    return kept(Moved(ref=entry.ref, item=item), answers.moved(entry.ref, meeting, item))


def remove(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/remove REF`"""
    entry, _, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    return kept(Withdrawn(ref=entry.ref), answers.removed(entry.ref))


def restore(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/restore REF`; alone, what was removed."""
    removed = [entry.ref for entry in meeting.entries.values() if entry.removed]
    ref = rest.strip().upper()
    if ref not in removed:
        return refused(refusals.which_removed(removed))
    return kept(Restored(ref=ref), answers.restored(ref))


def peek(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/peek REF`: a private entry, shown for ten seconds where there is a screen."""
    entry, _, trouble = _entry(meeting, rest)
    if entry is None:
        return refused(*trouble)
    if entry.kind != "private":
        return refused(refusals.not_private(entry.ref))
    return Act(lines=answers.peek(entry), show="peek", argument=entry.ref)


def undo(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/undo`: takes back the last act that changed the record, and says which."""
    done, _ = stacks(meeting.events)
    if not done:
        return refused(refusals.NOTHING_TO_UNDO)
    act = done[-1]
    return kept(Withdrawn(act=act.n), answers.undone(act.event, meeting))


def redo(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/redo`: returns what undo took back last."""
    _, taken = stacks(meeting.events)
    if not taken:
        return refused(refusals.NOTHING_TO_REDO)
    act = taken[-1]
    return kept(Restored(act=act.n), answers.redone(act.event, meeting))


def _entry(meeting: Meeting, rest: str) -> tuple[Recorded | None, str, tuple[str, ...]]:
    """The entry named at the start, what follows, or why there is none."""
    parts = rest.split(maxsplit=1)
    ref = parts[0].upper().strip(":") if parts else ""
    text = parts[1] if len(parts) > 1 else ""
    entry = meeting.entries.get(ref)
    if entry is None:
        return None, text, refusals.which_ref(meeting, ref)
    if entry.removed:
        return None, text, (refusals.was_removed(ref),)
    return entry, text, ()
