"""Who is here: /here, /apologies, /late, /left; and /name, a name that was heard wrong."""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from iepmeet.agenda import people
from iepmeet.agenda.model import Person
from iepmeet.live.act import Act, kept, refused
from iepmeet.live.words import answers, refusals
from iepmeet.record.events import Attendance, Presence, Renamed, Words
from iepmeet.record.state import Meeting

_NEW = re.compile(r"(?P<name>[^()]+)\((?P<role>[^()]+)\)\s*\Z")
_BETWEEN = re.compile(r"(?:\s*[,;\n]\s*|\s+(?:and|&)\s+)(?![^(]*\))", re.IGNORECASE)


def here(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/here NAME, NAME (ROLE)`; alone, everyone expected."""
    if not rest:
        expected = [person.name for person in meeting.people if person.expected]
        waiting = [name for name in expected if name not in meeting.attendance]
        if not waiting:
            return refused(refusals.NOBODY_LEFT_TO_MARK if expected else refusals.NOBODY_EXPECTED)
        return kept(Attendance(presence="here", people=tuple(waiting)), answers.marked("here", waiting, ()))
    return _attend(meeting, "here", rest)


def apologies(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/apologies NAME`"""
    return _attend(meeting, "apologies", rest)


def late(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/late NAME`: came in now."""
    return _attend(meeting, "late", rest)


def left(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/left NAME`: went now."""
    return _attend(meeting, "left", rest)


def _attend(meeting: Meeting, presence: Presence, rest: str) -> Act:
    names, added, unmatched = [], [], []
    for part in _BETWEEN.split(rest):
        if not part.strip():
            continue
        new = _NEW.match(part.strip())
        name = new["name"].strip() if new else part.strip()
        found = people.match(name, meeting.people, meeting.agenda.child)
        if new and not _same_person(found, name, new["role"].strip()):
            added.append(Person(name=name, role=new["role"].strip()))
            names.append(name)
        elif len(found) == 1:
            names.append(found[0].name)
        else:
            names.append(name)
            unmatched.append(name)
    if not names:
        return refused(refusals.WHO(presence))
    names = list(dict.fromkeys(names))
    event = Attendance(presence=presence, people=tuple(names), added=tuple(added), typed=rest)
    return kept(event, answers.marked(presence, names, unmatched))


def _same_person(found: tuple[Person, ...], name: str, role: str) -> bool:
    """`/here Jo (TA)` beside a Jo Rivers who is a parent is somebody new."""
    return len(found) == 1 and (
        found[0].name.casefold() == name.casefold() or found[0].role.casefold() == role.casefold()
    )


def rename(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/name OLD = NEW [all]`"""
    old, equals, new = (part.strip() for part in rest.partition("="))
    everywhere = bool(re.search(r"\sall\s*\Z", new, re.IGNORECASE))
    new = re.sub(r"\sall\s*\Z", "", new, flags=re.IGNORECASE).strip()
    if not (old and equals and new):
        return refused(refusals.HOW_TO_NAME)
    found = people.match(old, meeting.people, meeting.agenda.child)
    if len(found) > 1:
        return refused(refusals.several_of_that_name(old, [person.name for person in found]))
    name, right = _put_right(meeting, old, new)
    hits = _hits(meeting, old, name)
    if not name and not hits:
        return refused(refusals.no_such_name(old))
    if not name and not everywhere:
        return refused(refusals.only_in_text(old, new, hits))
    rewritten, texts = _rewritten(meeting, old, name, new, right) if everywhere else ({}, {})
    event = Renamed(old=name or old, new=right if name else new, rewritten=rewritten, texts=texts)
    said = answers.renamed(name, right) if name else answers.renamed(old, new)
    return kept(event, said, *answers.hits_left(old, new, hits, everywhere))


def _put_right(meeting: Meeting, old: str, new: str) -> tuple[str, str]:
    """The name as it stands in the meeting, and as it will stand: only the words given are changed.

    "" where OLD stands for nobody's name, but perhaps in the words of entries.
    """
    name = _meant(meeting, old)
    if not name:
        return "", new
    part = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    if part.search(name):
        changed = part.sub(lambda _: new, name, count=1)
    elif _is_a_person(meeting, name) and new.casefold() in name.casefold():
        # one letter was wrong in what was typed, not in the list
        return "", new
    else:
        changed = new
    if not _is_a_person(meeting, name):
        meant = people.match(new, meeting.people, meeting.agenda.child)
        changed = meant[0].name if len(meant) == 1 else changed
    return name, changed


def _is_a_person(meeting: Meeting, name: str) -> bool:
    child = meeting.agenda.child
    return name in {person.name for person in meeting.people} or bool(child and child.called == name)


def _meant(meeting: Meeting, old: str) -> str:
    """The name as it stands in the meeting: a person's, or words kept as typed where a name belongs."""
    found = people.match(old, meeting.people, meeting.agenda.child)
    if len(found) == 1:
        return found[0].name
    stands = {name for entry in meeting.standing for name in (entry.words.who, *entry.words.helpers)}
    stands |= set(meeting.attendance)
    return next((name for name in sorted(stands) if name and name.casefold() == old.casefold()), "")


def _pattern(old: str, name: str) -> re.Pattern[str]:
    ways = sorted({old, name} - {""}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ways)) + r")(?!\w)", re.IGNORECASE)


def _texts(meeting: Meeting) -> dict[str, str]:
    """The free text that stands outside the entries, by where it stands."""
    texts = {f"outcome:{key}": state.outcome_text for key, state in meeting.concerns.items()}
    texts |= {f"promise:{ref}": promise.text for ref, promise in meeting.promises.items()}
    texts |= {r.part: r.purpose for r in (meeting.review, meeting.check) if r}
    texts["trigger"] = meeting.trigger
    return {where: text for where, text in texts.items() if text}


def _hits(meeting: Meeting, old: str, name: str) -> tuple[str, ...]:
    pattern = _pattern(old, name)
    refs = [
        entry.ref
        for entry in meeting.standing
        if pattern.search(entry.words.text) or pattern.search(entry.words.measure)
    ]
    places = (where for where, text in _texts(meeting).items() if pattern.search(text))
    return (*refs, *(answers.text_place(meeting, where) for where in places))


def _rewritten(
    meeting: Meeting, old: str, name: str, new: str, right: str
) -> tuple[dict[str, Words], dict[str, str]]:
    pattern = _pattern(old, name)

    def put(text: str) -> str:
        whole = name.casefold()
        return pattern.sub(lambda found: right if found[0].casefold() == whole else new, text)

    words = {
        entry.ref: replace(entry.words, text=put(entry.words.text), measure=put(entry.words.measure))
        for entry in meeting.standing
    }
    changed = {ref: new_words for ref, new_words in words.items() if new_words != meeting.entries[ref].words}
    texts = {where: put(text) for where, text in _texts(meeting).items() if put(text) != text}
    return changed, texts
