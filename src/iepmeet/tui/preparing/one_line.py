"""A person, a question and how often a support happens, each as the one line in which it is typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from iepmeet.agenda.model import Person
from iepmeet.agenda.people import longest
from iepmeet.dates import phrases
from iepmeet.dates.names import NUMBER_WORD, NUMBERS
from iepmeet.dates.school import Calendar
from iepmeet.dates.written import day, long_day
from iepmeet.text import one_line

_AWAY = frozenset(("not coming", "cannot come", "can't come", "away", "sends apologies"))
_AT = re.compile(r"(?:^|(?<=\s))@(?=\S)")
_HINT = re.compile(r"(?:^|\s)~\s*")
_SCALE = re.compile(r"\b0\s*(?:to|-|–)\s*10\b")
_PERIODS = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "half term": "half-term",
    "half-term": "half-term",
    "term": "term",
}
_DAILY = {"daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month"}
_OFTEN = re.compile(
    rf"(?:(?P<word>once|twice)|(?P<n>[0-9]{{1,3}}|{NUMBER_WORD}))(?:\s+(?:times?|sessions?))?\s+"
    rf"(?:a|an|per|each|every)\s+(?P<per>{'|'.join(sorted(_PERIODS, key=len, reverse=True))})"
    r"(?:\s+from\s+(?P<start>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_MOST_TIMES = 100


class NotUnderstoodError(ValueError):
    """The line says nothing that the field can hold; the sentence says why."""


def text_of(held: Any) -> str:
    """A value of the file as one line, whatever it is."""
    return one_line(held) if isinstance(held, str) else "" if held is None else one_line(str(held))


def person_line(held: Any) -> str:
    """A person as typed: name, role, e-mail. Where a name has a comma, semicolons part them."""
    if not isinstance(held, Mapping):
        return text_of(held)
    parts = [text_of(held.get(key)) for key in ("name", "role", "email")]
    parts = [part for part in parts if part]
    if held.get("expected") is False:
        parts.append("not coming")
    if any("," in part for part in parts):
        return "; ".join(parts) + (";" if len(parts) == 1 else "")
    return ", ".join(parts)


def person_typed(typed: str, old: Any) -> dict[str, Any]:
    """The person that a line means; what it cannot say stays as it was. Raises NotUnderstoodError."""
    parts = [one_line(part) for part in typed.split(";" if ";" in typed else ",")]
    said = {"email": "", "name": "", "role": ""}
    away, rest = False, []
    for part in parts:
        if part.casefold() in _AWAY:
            away = True
        elif "@" in part and not said["email"]:
            said["email"] = part
        elif part:
            rest.append(part)
    if not rest:
        raise NotUnderstoodError("Who is it? A name comes first: Mrs Patel, SENCO.")
    said["name"], said["role"] = rest[0], ", ".join(rest[1:])
    held = dict(old) if isinstance(old, Mapping) else {}
    for key in ("name", "role", "email"):
        held.pop(key, None)
        if said[key]:
            held[key] = said[key]
    held.pop("expected", None)
    return {**held, "expected": False} if away else held


def question_line(held: Any) -> str:
    """A question as typed: what is asked, whom with @, and behind ~ the hint."""
    if not isinstance(held, Mapping):
        return held if isinstance(held, str) else text_of(held)
    asked = held.get("ask")
    parts = [asked if isinstance(asked, str) else text_of(asked)]
    parts += [f"@{text_of(whom)}" for whom in _listed(held.get("to"))]
    if hint := text_of(held.get("hint")):
        parts.append(f"~ {hint}")
    return " ".join(part for part in parts if part)


def question_typed(typed: str, old: Any, people: Sequence[Person]) -> Any:
    """The question that a line means: a text, or a table where there is more to say.

    One that has come to speak of 0 to 10 is answered on the scale. Raises NotUnderstoodError.
    """
    words, hint = _parted(_HINT, typed)
    asked, named = _parted(_AT, words)
    if not asked:
        raise NotUnderstoodError("What is the question? Its words come first.")
    held = dict(old) if isinstance(old, Mapping) else {}
    before = text_of(held.get("ask") if held else old)
    for key in ("ask", "to", "hint"):
        held.pop(key, None)
    if bool(_SCALE.search(asked)) != bool(_SCALE.search(before)):
        held.pop("kind", None)
        if _SCALE.search(asked):
            held["kind"] = "scale"
    to = _named(named, people)
    result = {
        "ask": asked,
        **({"to": to} if to else {}),
        **({"hint": one_line(hint)} if hint else {}),
        **held,
    }
    return asked if result.keys() == {"ask"} and not isinstance(old, Mapping) else result


def _parted(sign: re.Pattern[str], words: str) -> tuple[str, str]:
    found = sign.search(words)
    return (words[: found.start()].strip(), words[found.end() :].strip()) if found else (words.strip(), "")


def _named(words: str, people: Sequence[Person]) -> list[str]:
    """The names behind @, the first of which is cut off already: each as it is typed."""
    named: list[str] = []
    for part in _AT.split(words):
        name = one_line(part).strip(" ,;")
        if not name:
            continue
        _, end = longest(name, people)
        named.append(name[:end] if end and not name[end:].strip(" ,;.") else name)
    return named


def often_line(held: Any) -> str:
    """How often a support should happen, as typed."""
    return _often(held, long_day)


def often_shown(held: Any) -> str:
    """How often a support should happen, as shown."""
    return _often(held, day)


def _often(held: Any, written: Any) -> str:
    if not isinstance(held, Mapping):
        return text_of(held)
    times = held.get("times")
    said = {1: "once", 2: "twice"}.get(times) if isinstance(times, int) else None
    start = held.get("from")
    begins = f" from {written(start) if isinstance(start, dt.date) else text_of(start)}" if start else ""
    per = text_of(held.get("per") or "week").replace("half-term", "half term")
    return f"{said or f'{text_of(times)} times'} a {per}{begins}"


def often_typed(typed: str, today: dt.date, calendar: Calendar) -> dict[str, Any]:
    """How often a line says that a support should happen. Raises NotUnderstoodError."""
    text = one_line(typed).removesuffix(".")
    daily, _, start = text.partition(" from ")
    if daily.casefold() in _DAILY:
        text = f"once a {_DAILY[daily.casefold()]}" + (f" from {start}" if start else "")
    found = _OFTEN.fullmatch(text)
    if not found:
        raise NotUnderstoodError("How often? Like: 1 a week, twice a fortnight, 3 times a term from 8 sep.")
    if found["word"]:
        times = 1 if found["word"].casefold() == "once" else 2
    else:
        number = found["n"].casefold()
        times = NUMBERS[number] if number in NUMBERS else int(number)
    if not 1 <= times <= _MOST_TIMES:
        raise NotUnderstoodError(f"From 1 to {_MOST_TIMES} times.")
    held: dict[str, Any] = {"times": times, "per": _PERIODS[found["per"].casefold()]}
    if found["start"]:
        held["from"] = _since(found["start"], today, calendar)
    return held


def _since(typed: str, today: dt.date, calendar: Calendar) -> dt.date:
    """The day from which a support is counted: without a year the last such day, for it is in the past."""
    begins = phrases.read(typed, today, calendar)
    if begins.date is None:
        raise NotUnderstoodError(f"From which day? {begins.caution[:1].upper()}{begins.caution[1:]}.")
    if begins.date > today:
        for year in (today.year, today.year - 1):
            before = phrases.read(f"{typed} {year}", today, calendar).date
            if before and before <= today:
                return before
    return begins.date


def _listed(held: Any) -> list[Any]:
    return held if isinstance(held, list) else [] if held is None else [held]
