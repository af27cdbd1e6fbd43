"""One line of a record: what it holds, and the checksum by which a changed byte is found.

    {"n":7,"at":"2026-12-08T15:38:00+00:00","event":{"kind":"entry",...},"prev":"<32 hex>","sum":"<32 hex>"}

`sum` covers every byte of the line before `,"sum":`, the `prev` in it (the checksum of the line before)
included, and the newline. So each line vouches for all lines before it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from iepmeet.record.events import Event, Stamped
from iepmeet.record.vocabulary import RECORD, Vocabulary
from iepmeet.text import clean

ZERO = "0" * 32
HIGHEST = 999_999_999
"""The highest number a line may have: beyond it a number is a fault, not a count."""

# Inside a whole line neither can occur but at its ends: JSON writes every quote in text with a backslash.
_START = re.compile(rb'\{"n":([1-9]\d{0,8}),"at":"')
_END = re.compile(rb',"sum":"([0-9a-f]{32})"\}')
_END_LENGTH = 42
_REF = re.compile(rb'"(?:ref|new_ref)":"([A-Z]\d{1,6})"')
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(?::\d\d)?")

NEWER = "It was written by a newer iepmeet. It was left out."
NOT_UNDERSTOOD = (
    "It is whole but not understood: a newer iepmeet wrote it, or somebody changed it. It was left out."
)
CLEANED = "Characters that could drive the screen were taken out of it. Its words were kept."


class Line(Struct, frozen=True, kw_only=True):
    """A line whose checksum fits. Without `stamped` its event is not understood, and `remark` says why."""

    n: int
    prev: str
    sum: str
    stamped: Stamped | None = None
    remark: str = ""


class _Envelope(Struct, frozen=True, forbid_unknown_fields=True):
    n: Annotated[int, Meta(ge=1, le=HIGHEST)]
    at: str
    event: Raw
    prev: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    sum: str


class _Kind(Struct, frozen=True):
    kind: str


def encode(stamped: Stamped, prev: str) -> tuple[bytes, str]:
    """The line with its newline, and its checksum. The time keeps the offset it came with, to the second.

    Raises ValueError for what no line can hold: a number out of range, a time without an offset.
    """
    if not 1 <= stamped.n <= HIGHEST:
        raise ValueError("a line's number is out of range")
    if stamped.at.utcoffset() is None:
        raise ValueError("a line's time has no offset")
    at = stamped.at.isoformat(timespec="seconds").encode()
    event = _event_bytes(stamped.event)
    body = b'{"n":%d,"at":"%b","event":%b,"prev":"%b"' % (stamped.n, at, event, prev.encode())
    checksum = _sum(body)
    return b'%b,"sum":"%b"}\n' % (body, checksum.encode()), checksum


def prove(stamped: Stamped, vocabulary: Vocabulary = RECORD) -> None:
    """Raises ValueError if this could be written but not be read again, before anybody relies on it."""
    line = decode(encode(stamped, ZERO)[0].removesuffix(b"\n"), vocabulary)
    if line is None or line.stamped is None:
        raise ValueError("this event cannot be read back")


def holds(raw: bytes) -> bool:
    """Whether the checksum fits the bytes of a line, given without its newline."""
    end = _END.fullmatch(raw[-_END_LENGTH:])
    return end is not None and _sum(raw[:-_END_LENGTH]).encode() == end[1]


def decode(raw: bytes, vocabulary: Vocabulary = RECORD) -> Line | None:
    """What a line holds whose checksum fits; None if it is no line of a record all the same."""
    try:
        envelope = msgspec.json.decode(raw, type=_Envelope)
        if not _AT.fullmatch(envelope.at):
            return None
        at = dt.datetime.fromisoformat(envelope.at)
    except (ValueError, OverflowError, RecursionError):
        return None
    event, remark = _event(bytes(envelope.event), vocabulary)
    stamped = Stamped(envelope.n, at, event) if event is not None else None
    return Line(n=envelope.n, prev=envelope.prev, sum=envelope.sum, stamped=stamped, remark=remark)


def parts(raw: bytes) -> list[tuple[int, int]]:
    """Where whole lines stand inside bytes that are not one: lines that ran together, or with bytes added.

    However long the bytes are and whatever they hold, each is summed once at most.
    """
    starts = [match.start() for match in _START.finditer(raw)]
    found = []
    floor = 0
    for end in _END.finditer(raw):
        nearest = bisect_right(starts, end.start()) - 1
        if nearest >= 0 and starts[nearest] >= floor and holds(raw[starts[nearest] : end.end()]):
            found.append((starts[nearest], end.end()))
        floor = end.end()
    return found


def number(raw: bytes) -> int | None:
    """The first line number that can still be read in damaged bytes."""
    match = _START.search(raw)
    return int(match[1]) if match else None


def begins(raw: bytes) -> bool:
    """Whether bytes begin as a line does."""
    return _START.match(raw) is not None


def finishes(raw: bytes) -> bool:
    """Whether bytes end as a line does."""
    return _END.fullmatch(raw[-_END_LENGTH:]) is not None


def refs(raw: bytes) -> frozenset[str]:
    """The refs that can be read in bytes that were left out: they are not given out a second time."""
    return frozenset(match[1].decode() for match in _REF.finditer(raw))


def _sum(body: bytes) -> str:
    import hashlib  # loads OpenSSL, and a meeting that begins has nothing to check yet

    return hashlib.blake2b(body + b"\n", digest_size=16).hexdigest()


def _event_bytes(event: Event) -> bytes:
    try:
        return msgspec.json.encode(event)
    except UnicodeEncodeError:
        # half a character slipped past the door for text: the words around it are kept all the same
        return msgspec.json.encode(_clean_all(msgspec.to_builtins(event)))


def _event(raw: bytes, vocabulary: Vocabulary) -> tuple[Event | None, str]:
    try:
        text = raw.decode()
        if "\\u" in text or clean(text) != text:
            return _cleaned_event(raw, vocabulary)
        event: Event = msgspec.json.decode(raw, type=vocabulary.kinds)
        return event, ""
    except (ValueError, OverflowError, RecursionError):
        return None, _why_not(raw, vocabulary)


def _cleaned_event(raw: bytes, vocabulary: Vocabulary) -> tuple[Event, str]:
    """The event of a line that somebody made by other means: text is cleaned before it is recorded."""
    given = msgspec.json.decode(raw)
    cleaned = _clean_all(given)
    return msgspec.convert(cleaned, vocabulary.kinds), "" if cleaned == given else CLEANED


def _clean_all(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [_clean_all(item) for item in value]
    if isinstance(value, dict):
        return {_clean_all(key): _clean_all(item) for key, item in value.items()}
    return value


def _why_not(raw: bytes, vocabulary: Vocabulary) -> str:
    try:
        kind = msgspec.json.decode(raw, type=_Kind).kind
    except (ValueError, RecursionError):
        return NOT_UNDERSTOOD
    return NOT_UNDERSTOOD if kind in vocabulary.tags else NEWER
