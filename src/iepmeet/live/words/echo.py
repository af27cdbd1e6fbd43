"""What was understood, in short pieces: shown below the line before Enter, and in the answer after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from iepmeet.dates import written
from iepmeet.dates.when import When
from iepmeet.live.items import title
from iepmeet.live.meant import Keep, Nothing
from iepmeet.record.events import EntryKind, Words
from iepmeet.record.state import AnyKind, Meeting

Tone = Literal["plain", "strong", "open"]

KIND_SAID: dict[AnyKind, str] = {
    "note": "note",
    "quote": "quote",
    "voice": "the child's voice",
    "agreed": "agreed",
    "action": "action",
    "differs": "a view that differs",
    "parked": "parked, to find out",
    "private": "private",
    "answer": "answer",
    "scale": "on the scale",
}
PRIVATE_IS = (
    "in no paper, but still data that someone may lawfully ask to see; a safeguarding worry does not go "
    "here but to the school's safeguarding lead at once"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of the echo. `open` is what is still missing or not understood; `strong` stands out."""

    text: str
    tone: Tone = "plain"


def plain(pieces: tuple[Piece, ...]) -> str:
    """The pieces as one line of text."""
    return " · ".join(piece.text for piece in pieces)


def blank(meant: Nothing) -> tuple[Piece, ...]:
    """A sign alone says what it would be, and how."""
    hints: dict[EntryKind, str] = {
        "action": "what @who by when so that how we will know",
        "quote": "the words as they were said",
        "voice": "the child's own words",
        "agreed": "what was agreed",
        "differs": "Name: the view that differs",
        "parked": "what to find out @who",
        "private": PRIVATE_IS,
    }
    return (Piece(hints[meant.kind]),) if meant.kind in hints else ()


def keep(meant: Keep, meeting: Meeting, today: date) -> tuple[Piece, ...]:
    """What an entry was understood to be."""
    pieces = []
    if meant.elsewhere:
        pieces.append(Piece(f"to {title(meeting, meant.item)}"))
    if meant.kind == "private":
        return (*pieces, *_whole(meant), Piece(PRIVATE_IS))
    return (*pieces, *understood(meant.kind, meant.words, today, again=meant.again))


def kept(meant: Keep, meeting: Meeting, today: date) -> tuple[Piece, ...]:
    """The echo after Enter: what private means was said before it."""
    if meant.kind == "private":
        return _whole(meant)
    return keep(meant, meeting, today)


def _whole(meant: Keep) -> tuple[Piece, ...]:
    return (Piece("all of it is private, because a line of it is", "strong"),) if meant.whole else ()


def understood(kind: AnyKind, words: Words, today: date, again: str = "") -> tuple[Piece, ...]:
    """Who, by when, how we will know; and what is missing or not understood."""
    pieces = []
    if again:
        pieces.append(Piece(f"{again} again, from last time", "strong"))
    if words.who:
        nobody = words.who in words.unmatched
        pieces.append(
            Piece(f"{words.who}: not on the list", "open") if nobody else Piece(words.who, "strong")
        )
    elif kind == "action":
        pieces.append(Piece("who? add “@name”", "open"))
    elif kind == "differs":
        pieces.append(Piece("whose view? start with “Name:”", "open"))
    for helper in words.helpers:
        pieces.append(Piece(f"with {helper}", "open" if helper in words.unmatched else "plain"))
    if words.by:
        pieces.extend(when(words.by, today))
    elif kind == "action":
        pieces.append(Piece("when? add “by …”", "open"))
    if kind == "action":
        pieces.append(
            Piece(f"so that {words.measure}")
            if words.measure
            else Piece("how will we know? add “so that …”", "open")
        )
    elif words.measure:
        pieces.append(Piece(f"so that {words.measure}"))
    named = {words.who, *words.helpers}
    pieces += [
        Piece(f"“{name}” may be more than one person", "open")
        for name in words.unmatched
        if name not in named
    ]
    return tuple(pieces)


def when(read: When, today: date) -> tuple[Piece, ...]:
    """A date as it was understood, how it was read and why it moved; or that it is none yet."""
    if read.date is None:
        return (Piece(f"by {read.typed}: {read.caution or 'not a date yet'}", "open"),)
    said = read.said or written.distance(read.date, today)
    pieces = [Piece(f"{written.day(read.date)}, {said}", "strong")]
    if read.rest:
        pieces.append(Piece(read.rest))
    if read.moved:
        pieces.append(Piece(read.moved))
    if read.caution:
        pieces.append(Piece(read.caution, "open"))
    return tuple(pieces)
