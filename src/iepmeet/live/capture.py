"""One typed line -> what it means. The first character says what kind it is; nothing is ever refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from iepmeet.agenda import people
from iepmeet.agenda.model import Child, Person
from iepmeet.live import action_parts
from iepmeet.live.meant import Command, Keep, Meant, Nothing
from iepmeet.record.events import EntryKind, Words
from iepmeet.record.state import Meeting

SIGNS: dict[str, EntryKind] = {
    '"': "quote",
    "“": "quote",
    "*": "voice",
    "=": "agreed",
    "!": "action",
    "#": "differs",
    "?": "parked",
    "~": "private",
}
KIND_WORDS: dict[str, EntryKind] = {
    "note": "note",
    "quote": "quote",
    "voice": "voice",
    "agreed": "agreed",
    "action": "action",
    "differs": "differs",
    "parked": "parked",
    "private": "private",
}
_SIGNS_WITH_A_SPACE = "*#"
_NAMED = re.compile(r"(?P<name>[^:\n]{1,80}):(?=\s|$)\s*")
_TO_A_CONCERN = re.compile(r"(?P<number>[0-9]{1,3}):(?:\s+|\Z)")
_QUOTED = re.compile(r"(?P<text>.*)[\"”](?:\s+[-–—]\s+(?P<name>[^\"”\n]{1,80}?))?\s*\Z", re.DOTALL)


def read(text: str, meeting: Meeting, today: date) -> Meant:
    """What a clean line (or a paste of several) means in this meeting, typed today."""
    line = text.strip()
    if not line:
        return Nothing()
    if "\n" in line and any(_hides(part) for part in line.split("\n")):
        return Keep(
            kind="private", item=meeting.current, body=line, words=Words(text=_without_sign(line)), whole=True
        )
    if line.startswith("/"):
        name, *rest = line[1:].split(maxsplit=1) or [""]
        return Command(name=name.lower(), rest=rest[0].strip() if rest else "")
    item, elsewhere = meeting.current, False
    numbered = _TO_A_CONCERN.match(line)
    if numbered and (concern := meeting.numbered(int(numbered["number"]))):
        item, elsewhere = concern.item, concern.item != meeting.current
        line = line[numbered.end() :]
    kind, body = _sign(line)
    if kind != "private" and not body.startswith("\\"):
        spoken = _NAMED.match(body)
        # whoever it is and whether or not there is such a concern: what was meant to be private is
        if spoken and _is_private(body[spoken.end() :]):
            kind, body = "private", body[: spoken.end()] + body[spoken.end() :].lstrip()[1:].lstrip()
    words = understood(kind, body, meeting, today)
    parts = kind in ("action", "parked") and (words.who or words.by or words.measure)
    if not (words.text or parts):
        return Nothing(kind)
    again = action_parts.promise_again(words, meeting) if kind == "action" else ""
    return Keep(kind=kind, item=item, body=body, words=words, again=again, elsewhere=elsewhere)


def understood(kind: str, body: str, meeting: Meeting, today: date) -> Words:
    """The words of one kind of entry, read by that kind's own grammar."""
    match kind:
        case "action" | "parked":
            return action_parts.read(body, meeting, today)
        case "quote":
            return _quote(body, meeting.people, meeting.agenda.child)
        case "private":
            return Words(text=body)
        case _ if body.startswith("\\"):
            return Words(text=body[1:].strip())
        case _:
            return _spoken(body, meeting.people, meeting.agenda.child)


def body_of(kind: str, text: str) -> str:
    """The words of a line typed for this kind already, without its sign if that was typed too."""
    typed, body = _sign(text.strip())
    return body if typed == kind else text.strip()


def kind_named(word: str) -> EntryKind | None:
    """The kind a word or a sign stands for."""
    word = word.strip().lower()
    return SIGNS.get(word) or KIND_WORDS.get(word) or ("agreed" if word == "decision" else None)


def _sign(line: str) -> tuple[EntryKind, str]:
    sign, rest = line[:1], line[1:]
    kind = SIGNS.get(sign)
    if kind is None:
        return "note", line
    if sign in _SIGNS_WITH_A_SPACE and rest and not rest[0].isspace():
        return "note", line
    if sign == "~" and rest[:1].isdigit():
        return "note", line
    return kind, rest.strip()


def _is_private(line: str) -> bool:
    return _sign(line.strip())[0] == "private"


def _hides(line: str) -> bool:
    """A line that is private, or whose words after `Name:` or `N:` are."""
    named = _NAMED.match(line.strip())
    return _is_private(line) or bool(named and _is_private(line.strip()[named.end() :]))


def _without_sign(paste: str) -> str:
    return "\n".join(_sign(line.strip())[1] if _is_private(line) else line for line in paste.split("\n"))


def _spoken(body: str, who: Sequence[Person], child: Child | None) -> Words:
    """`Name:` at the start says who spoke; a name that is nobody's is plain text."""
    named = _NAMED.match(body)
    if not named:
        return Words(text=body)
    found = people.speaker(named["name"], who, child)
    if len(found) == 1:
        return Words(text=body[named.end() :].strip(), who=found[0].name)
    return Words(text=body, unmatched=(named["name"].strip(),) if found else ())


def _quote(body: str, who: Sequence[Person], child: Child | None) -> Words:
    quoted = _QUOTED.match(body)
    if not quoted:
        return _spoken(body, who, child)
    words = _spoken(quoted["text"].strip(), who, child)
    if not quoted["name"]:
        return words
    if words.who:
        # a name on each side: the one after it says who spoke, the one before it is part of the words
        words = Words(text=quoted["text"].strip())
    name = quoted["name"].strip()
    found = people.match(name, who, child)
    if len(found) == 1:
        return Words(text=words.text, who=found[0].name)
    return Words(text=words.text, who=name, unmatched=(name,))
