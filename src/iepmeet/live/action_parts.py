"""The parts of an action (and of a parked point): what, @who, by when, so that how we know; in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from msgspec.structs import replace

from iepmeet.agenda import people
from iepmeet.dates.when import When
from iepmeet.record.events import Words
from iepmeet.record.state import Meeting

_AT = re.compile(r"(?<!\S)@")
_BY = re.compile(r"(?<!\S)by\s+", re.IGNORECASE)
_SO_THAT = re.compile(r"(?<!\S)so\s+that(?!\S)", re.IGNORECASE)
_OWNER = re.compile(r"\s*(?P<name>[^:@\n]{1,80}):(?=\s|$)")
_MOST_BYS = 12  # of one line, from its end, that are tried as dates
_MOST_NAMES = 30  # of one line, from its start, that are looked up: more is no action but a pasted page


@dataclass(slots=True)
class _Parts:
    """The line being taken apart: `taken` are the stretches that belong to a part, not to the what."""

    text: str
    taken: list[tuple[int, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    owner_end: int = -1
    by: When | None = None
    measure: str = ""


def read(body: str, meeting: Meeting, today: date) -> Words:
    """Takes an action apart. What is not understood stays as text, and is flagged in the result."""
    parts = _Parts(body)
    _owner_by_colon(parts, meeting)
    _mentions(parts, meeting)
    _by_when(parts, meeting, today)
    _so_that(parts)
    what, by = _what(parts), parts.by
    if not what and by and by.rest:
        # a line that begins with its date says after it what is to be done
        what, by = by.rest, replace(by, rest="")
    return Words(
        text=what,
        who=parts.names[0] if parts.names else "",
        helpers=tuple(dict.fromkeys(name for name in parts.names[1:] if name != parts.names[0])),
        by=by,
        measure=parts.measure,
        unmatched=tuple(parts.unmatched),
    )


def promise_again(words: Words, meeting: Meeting) -> str:
    """The ref of the open promise that an action's words repeat, or ""."""
    said = _bare(words.text)
    for ref, promise in meeting.promises.items():
        if said and promise.verdict not in ("kept", "dropped") and _bare(promise.carried.action) == said:
            return ref
    return ""


def owned(words: Words, name: str, meeting: Meeting) -> Words:
    """The same words with the owner that `name` means; flagged where it is nobody or more than one."""
    found = people.match(name, meeting.people, meeting.agenda.child)
    kept = tuple(other for other in words.unmatched if other != words.who)
    if len(found) == 1:
        return replace(words, who=found[0].name, unmatched=kept)
    return replace(words, who=name, unmatched=(*kept, name))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _owner_by_colon(parts: _Parts, meeting: Meeting) -> None:
    named = _OWNER.match(parts.text)
    if not named:
        return
    typed = named["name"].strip()
    found = people.speaker(typed, meeting.people, meeting.agenda.child)
    if not found:
        return
    if len(found) > 1:
        parts.unmatched.append(typed)
    parts.names.append(found[0].name if len(found) == 1 else typed)
    parts.taken.append(named.span())
    parts.owner_end = named.end()


def _mentions(parts: _Parts, meeting: Meeting) -> None:
    text = parts.text
    for at in islice(_AT.finditer(text), _MOST_NAMES):
        if any(start <= at.start() < end for start, end in parts.taken):
            continue
        start = at.end() + len(text[at.end() :]) - len(text[at.end() :].lstrip(" \t"))
        found, length = people.longest(text[start:], meeting.people)
        end = start + length if found else _end_of_unknown(text, at.start(), start)
        typed = text[start:end].strip().rstrip(":")
        if not typed:
            continue
        if len(found) == 1:
            parts.names.append(found[0].name)
        else:
            parts.names.append(typed)
            parts.unmatched.append(typed)
        parts.taken.append((_and_before(parts, at.start()), end))
        if parts.owner_end < 0:
            parts.owner_end = end


def _and_before(parts: _Parts, at: int) -> int:
    """Where a name begins: with the `and` that joins it to the name before, if there is one."""
    last = max((end for _, end in parts.taken if end <= at), default=-1)
    joined = last >= 0 and parts.text[last:at].strip(" ,\n").casefold() in ("and", "&")
    return last if joined else at


def _end_of_unknown(text: str, at: int, start: int) -> int:
    """A name that is nobody's: all up to ` by `, ` so that `, another `@` or the end of the line.

    One word only if the name opens the line, because what is to be done must come after it.
    """
    if not text[:at].strip():
        first = re.compile(r"\S+").match(text, start)
        return first.end() if first else start
    ends = [found.start() for sign in (_AT, _BY, _SO_THAT) if (found := sign.search(text, start))]
    newline = text.find("\n", start)
    return min([*ends, *([newline] if newline >= 0 else []), len(text)])


def _by_when(parts: _Parts, meeting: Meeting, today: date) -> None:
    """The last `by` with a date after it; without any, a `by` directly after the owner."""
    text = parts.text
    if not _BY.search(text):
        return
    from iepmeet.live import dates

    bys = [by for by in _BY.finditer(text) if not _is_taken(parts, by.start())]
    for by in reversed(bys[-_MOST_BYS:]):
        reach = _next_part(parts, by.end(), dates=False)
        found = dates.longest(text[by.end() : reach], meeting, today)
        if found and found[0].date:
            when, length = found
            parts.by = dates.together(when, text[by.end() + length : reach])
            parts.taken.append((by.start(), reach))
            return
    after_owner = next((by for by in bys if not text[parts.owner_end : by.start()].strip()), None)
    if after_owner is None or parts.owner_end < 0 or after_owner.start() < parts.owner_end:
        return
    reach = _next_part(parts, after_owner.end(), dates=False)
    typed = " ".join(text[after_owner.end() : reach].split())
    if typed:
        read = dates.read(typed, meeting, today)
        parts.by = When(typed=typed, caution=read.caution or "not a date yet")
        parts.taken.append((after_owner.start(), reach))


def _so_that(parts: _Parts) -> None:
    found = next((so for so in _SO_THAT.finditer(parts.text) if not _is_taken(parts, so.start())), None)
    if found is None:
        return
    reach = _next_part(parts, found.end(), dates=True)
    measure = " ".join(parts.text[found.end() : reach].split())
    if measure:
        parts.measure = measure
        parts.taken.append((found.start(), reach))


def _next_part(parts: _Parts, start: int, *, dates: bool) -> int:
    """Where the next part begins after `start`: a name, a `so that`, or (for `dates`) the date found."""
    begins = [begin for begin, _ in parts.taken if begin >= start]
    if not dates:
        begins += [so.start() for so in _SO_THAT.finditer(parts.text, start)]
    return min([*begins, len(parts.text)])


def _is_taken(parts: _Parts, place: int) -> bool:
    return any(start <= place < end for start, end in parts.taken)


def _what(parts: _Parts) -> str:
    left, place = [], 0
    for start, end in sorted(parts.taken):
        left.append(parts.text[place:start])
        place = max(place, end)
    left.append(parts.text[place:])
    lines = " ".join(left).split("\n")
    what = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
    # commas that stood between parts are left over when the parts are taken out
    return what.strip(" ,;") if parts.taken else what
