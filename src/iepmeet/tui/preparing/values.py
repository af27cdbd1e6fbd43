"""What a field holds, as it is shown, as it is typed, and as it is understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from iepmeet.agenda.found import nearest, shown
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.shape import YEARS
from iepmeet.dates import phrases
from iepmeet.dates.times import time_of_day
from iepmeet.dates.written import clock_time, day, distance, long_day
from iepmeet.live.words.echo import Piece
from iepmeet.text import clean, one_line
from iepmeet.tui.preparing import one_line as lines
from iepmeet.tui.preparing.fields import Choice, Field
from iepmeet.tui.preparing.one_line import NotUnderstoodError

_LONGEST_MEETING = 600
_YES = ("yes", "y", "true", "on", "1")
_NO = ("no", "n", "false", "off", "2")
YES_OR_NO = (Choice("yes", "yes"), Choice("no", "no"))


@dataclass(frozen=True, slots=True)
class About:
    """What a line is understood by: the day, and the agenda as it stands."""

    today: dt.date
    agenda: Agenda


@dataclass(frozen=True, slots=True)
class Understood:
    """The value that a line means; `refused` says why it means none. `pieces` are for the echo."""

    value: Any = None
    refused: str = ""
    pieces: tuple[Piece, ...] = ()


def choices_of(field: Field) -> tuple[Choice, ...]:
    """The words that a field can hold, where they are few."""
    return YES_OR_NO if field.sort == "yes" else field.choices


def as_shown(field: Field, held: Any) -> str:
    """A value as the row shows it; "" for none. Any value of a file may come, also one of the wrong kind."""
    match field.sort:
        case _ if held is None:
            return ""
        case "person":
            return lines.text_of(held.get("name") if isinstance(held, dict) else held)
        case "question":
            return _asked(held)
        case "expected":
            return lines.often_shown(held)
        case "date" if type(held) is dt.date:
            return day(held)
        case "time" if isinstance(held, dt.time):
            return clock_time(held)
        case "yes" if isinstance(held, bool):
            return "yes" if held else "no"
        case "choice":
            return next((one.said for one in field.choices if one.value == held), lines.text_of(held))
        case _:
            return clean(held).strip() if isinstance(held, str) else lines.text_of(held)


def as_typed(field: Field, held: Any) -> str:
    """A value as it stands in the line to be changed."""
    match field.sort:
        case "question":
            return lines.question_line(held)
        case "person":
            return lines.person_line(held)
        case "expected":
            return lines.often_line(held) if held is not None else ""
        case "date" if type(held) is dt.date:
            return long_day(held)
        case "choice" | "yes":
            return ""
        case _:
            return as_shown(field, held)


def read(field: Field, typed: str, old: Any, about: About) -> Understood:
    """What a typed line means for a field. Any text may come; an empty one takes the value away."""
    typed = clean(typed).strip()
    if old is not None and typed == as_typed(field, old).strip():
        return Understood(old)
    if not typed:
        return _emptied(field, old)
    try:
        return _READERS[field.sort](field, typed, old, about)
    except NotUnderstoodError as error:
        return Understood(refused=str(error))


def _emptied(field: Field, old: Any) -> Understood:
    if field.sort in ("choice", "yes"):
        return Understood(old)
    if field.needed and not field.many:
        return Understood(refused="This one needs a few words. ^D takes the whole concern out.")
    return Understood(None, pieces=(Piece("taken out"),) if old is not None else ())


def _text(field: Field, typed: str, old: Any, about: About) -> Understood:
    return Understood(typed)


def _minutes(field: Field, typed: str, old: Any, about: About) -> Understood:
    number = typed.casefold().removesuffix("utes").removesuffix("ute").removesuffix("min").strip()
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:9]) <= _LONGEST_MEETING):
        raise NotUnderstoodError(f"How many minutes? A number from 1 to {_LONGEST_MEETING}.")
    return Understood(int(number), pieces=(Piece(f"{int(number)} minutes", "strong"),))


def _date(field: Field, typed: str, old: Any, about: About) -> Understood:
    when = phrases.read(typed, about.today, about.agenda.calendar)
    if when.date is None or not YEARS[0] <= when.date.year <= YEARS[1]:
        why = when.caution or "that is too far away"
        raise NotUnderstoodError(f"Which day? {why[:1].upper()}{why[1:]}.")
    pieces = [Piece(day(when.date), "strong"), Piece(distance(when.date, about.today))]
    pieces += [Piece(said) for said in (when.moved,) if said]
    pieces += [Piece(when.caution, "open")] if when.caution else []
    return Understood(when.date, pieces=tuple(pieces))


def _time(field: Field, typed: str, old: Any, about: About) -> Understood:
    found = time_of_day(typed)
    if found is None or found[1] < len(typed):
        raise NotUnderstoodError("At what time? Like 15:30, 3.30pm or noon.")
    return Understood(found[0], pieces=(Piece(clock_time(found[0]), "strong"),))


def _yes(field: Field, typed: str, old: Any, about: About) -> Understood:
    word = typed.casefold()
    if word not in (*_YES, *_NO):
        raise NotUnderstoodError("Yes or no?")
    return chosen(field, YES_OR_NO[0] if word in _YES else YES_OR_NO[1])


def _choice(field: Field, typed: str, old: Any, about: About) -> Understood:
    word = one_line(typed).casefold()
    if word.isdecimal() and 0 < int(word[:3]) <= len(field.choices):
        return chosen(field, field.choices[int(word[:3]) - 1])
    begun = [one for one in field.choices if one.said.casefold().startswith(word) or one.value == word]
    if begun:
        return chosen(field, begun[0])
    near = nearest(word, [one.said for one in field.choices])
    listed = ", ".join(f"{number} {one.said}" for number, one in enumerate(field.choices, start=1))
    raise NotUnderstoodError(f"Did you mean {shown(near)}?" if near else f"Which one? {listed}.")


def chosen(field: Field, choice: Choice) -> Understood:
    """The value of one of the words that a field can hold; what is usual is not written down."""
    value: Any = choice.value
    if field.sort == "yes":
        value = choice.value == "yes"
        value = None if value == field.usual else value
    return Understood(value, pieces=(Piece(choice.said, "strong"),))


def _expected(field: Field, typed: str, old: Any, about: About) -> Understood:
    held = lines.often_typed(typed, about.today, about.agenda.calendar)
    return Understood(held, pieces=(Piece(lines.often_shown(held), "strong"),))


def _person(field: Field, typed: str, old: Any, about: About) -> Understood:
    held = lines.person_typed(typed, old)
    pieces = [Piece(held["name"], "strong")]
    pieces += [Piece(held[key]) for key in ("role", "email") if key in held]
    pieces.append(Piece("not coming" if held.get("expected") is False else "coming"))
    return Understood(held, pieces=tuple(pieces))


def _question(field: Field, typed: str, old: Any, about: About) -> Understood:
    held = lines.question_typed(typed, old, about.agenda.people)
    said = _meant(held)
    return Understood(held, pieces=(Piece("a question"), *(Piece(one) for one in said)))


_READERS = {
    "text": _text,
    "minutes": _minutes,
    "date": _date,
    "time": _time,
    "yes": _yes,
    "choice": _choice,
    "expected": _expected,
    "person": _person,
    "question": _question,
}


def _asked(held: Any) -> str:
    asked = held.get("ask") if isinstance(held, dict) else held
    return asked.strip() if isinstance(asked, str) else lines.text_of(asked)


def aside(field: Field, held: Any) -> str:
    """What belongs to an entry besides its words: a person's role, whom a question is for, its hint."""
    if field.sort == "person" and isinstance(held, dict):
        said = [lines.text_of(held.get(key)) for key in ("role", "email")]
        return " · ".join([one for one in said if one] + ["not coming"] * (held.get("expected") is False))
    return " · ".join(_meant(held)) if field.sort == "question" else ""


def _meant(held: Any) -> list[str]:
    if not isinstance(held, dict):
        return []
    said = []
    if held.get("kind") == "scale":
        said.append("answered 0 to 10")
    to = held.get("to")
    if isinstance(to, list) and to:
        said.append(f"to {', '.join(map(lines.text_of, to))}")
    if hint := lines.text_of(held.get("hint")):
        said.append(f"for you alone: {hint}")
    return said
