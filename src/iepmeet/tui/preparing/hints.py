"""What the echo says: what the chosen row is for, what a typed line means, and soft marks on one's words."""

from __future__ import annotations

from iepmeet.agenda.checkable import lacks
from iepmeet.agenda.model import Agenda, Dose
from iepmeet.agenda.wording import marks
from iepmeet.guidance.wording import PartName, wording
from iepmeet.live.words.echo import Piece
from iepmeet.text import one_line
from iepmeet.tui.preparing import values, words
from iepmeet.tui.preparing.rows import Row
from iepmeet.tui.preparing.values import About

_ENOUGH_WORDS = 4
_MOST_MARKS = 2
_LONGEST = 60


def of_row(row: Row) -> tuple[Piece, ...]:
    """What the row is for, before anything is typed."""
    return (Piece(row.field.about),) if row.field.about else ()


def of_offers(row: Row) -> tuple[Piece, ...]:
    """How one of what is offered is taken."""
    return (Piece(words.PICK_A_QUESTION if row.field.many else words.PICK_A_WORD),)


def of_typing(row: Row, typed: str, about: About, *, over: bool, soft: bool) -> tuple[Piece, ...]:
    """What the line means so far. `over`: it takes the place of what stands there; `soft`: with marks."""
    if not typed.strip():
        return of_row(row)
    understood = values.read(row.field, typed, row.held, about)
    if understood.refused:
        return (Piece(understood.refused, "open"),)
    pieces = list(understood.pieces)
    if soft and row.field.own:
        pieces += _marks(row, typed, about)
    old = values.as_shown(row.field, row.held)
    if over and old:
        pieces.append(Piece(f"in place of “{_short(old)}”; Esc leaves it"))
    return tuple(pieces)


def _marks(row: Row, typed: str, about: About) -> list[Piece]:
    found = marks(typed, wording(), blame=True)
    if found:
        return [Piece(f"“{mark.words}”: {mark.instead}") for mark in found[:_MOST_MARKS]]
    if row.field.support and len(typed.split()) >= _ENOUGH_WORDS:
        agenda = about.agenda
        missing = lacks(typed, wording(), people=agenda.people, child=agenda.child)
        said = _said_below(row, agenda)
        return [Piece(part.ask) for part in missing if part.id not in said][:_MOST_MARKS]
    return []


def _said_below(row: Row, agenda: Agenda) -> set[PartName]:
    """The parts of what was agreed that rows of their own say."""
    at = row.path[1] if row.field.key == "agreed" else None
    if not isinstance(at, int) or at >= len(agenda.concerns):
        return set()
    concern = agenda.concerns[at]
    dose = concern.dose or Dose()
    parts: dict[PartName, object] = {
        "what": dose.what,
        "who": dose.who,
        "how-much": dose.how_much,
        "how-often": concern.expected,
        "where": dose.where,
    }
    return {part for part, held in parts.items() if held}


def _short(text: str) -> str:
    plain = one_line(text)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
