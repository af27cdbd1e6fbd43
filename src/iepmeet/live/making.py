"""A new agenda asked for question by question: what is asked, what is proposed, how an answer was read.

Knows no screen. `making_file` makes the agenda from the answers.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from iepmeet.dates import written
from iepmeet.dates.school import Calendar
from iepmeet.live.paths import Paths
from iepmeet.text import clean, one_line

Step = Literal["situation", "child", "title", "date", "time", "place", "minutes", "prepared_by", "make"]

STEPS: tuple[Step, ...] = (
    "situation",
    "child",
    "title",
    "date",
    "time",
    "place",
    "minutes",
    "prepared_by",
    "make",
)
ASKED: Mapping[Step, tuple[str, str]] = MappingProxyType(
    {
        "situation": ("Situation", "What is the meeting for?"),
        "child": ("Child", "What is the child's name?"),
        "title": ("Title", "What shall the meeting be called?"),
        "date": ("Day", "Which day? As you say it: 8 dec, next tue, in 2 weeks"),
        "time": ("Time", "When does it start? 15:30, 3.30pm"),
        "place": ("Place", "Where is it?"),
        "minutes": ("Minutes", "How many minutes are there?"),
        "prepared_by": ("Your name", "What is your own name? The minutes say whose words these are"),
        "make": ("File", "Is it right? Enter makes it"),
    }
)
"""For each step the word its answer stands beside, and the question."""

BLANK = "blank"
_BLANK_TITLE = "Something else"
_BLANK_ABOUT = "A blank agenda: one concern to fill in, and nothing else."
_LONGEST_MEETING = 600
_USUAL_MINUTES = 45
_LONGEST_TEXT = 200


class Situation(NamedTuple):
    """One to choose: its name, its title, and what it is for."""

    name: str
    title: str
    about: str


class Read(NamedTuple):
    """How a typed answer was read. `refused` says why it was not; then there is no value."""

    value: Any = None
    said: str = ""
    remark: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The answers so far. `usual` is what is proposed from the folder the agenda is made in."""

    folder: Path
    today: dt.date
    calendar: Calendar = field(default_factory=Calendar)
    usual: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[Step, Any] = field(default_factory=dict)

    def with_answer(self, step: Step, value: Any) -> Form:
        """The form with this answer."""
        return replace(self, answers={**self.answers, step: value})

    def without(self, step: Step) -> Form:
        """The form without that answer."""
        return replace(self, answers={name: value for name, value in self.answers.items() if name != step})

    def proposed(self, step: Step) -> str:
        """What Enter alone takes, as if it had been typed; "" where nothing is proposed."""
        if step in self.answers:
            return said(step, self.answers[step])
        match step:
            case "situation":
                return situations()[0].title
            case "title":
                return _title(self.answers["situation"], self.answers["child"])
            case "minutes":
                return str(self.usual.get("minutes") or _USUAL_MINUTES)
            case _:
                return said(step, self.usual.get(step))

    def read(self, step: Step, typed: str) -> Read:
        """How an answer is understood; an empty one takes what is proposed."""
        words = one_line(clean(typed))[:_LONGEST_TEXT]
        if not words:
            words = self.proposed(step)
            if step in self.answers:
                return Read(self.answers[step], words)
        match step:
            case "situation":
                return _situation(words)
            case "child" if not words:
                return Read(refused="A first name will do.")
            case "date" if words:
                return self._day(words)
            case "time" if words:
                return _time(words)
            case "minutes":
                return _minutes(words)
            case "make":
                return Read("", self.file.name)
            case _:
                return Read(words or None, words)

    @property
    def file(self) -> Path:
        """Where the agenda will be: a name that nothing in the folder has."""
        from iepmeet.agenda.ids import made_from

        child, day = self.answers.get("child"), self.answers.get("date")
        first = made_from((child or "").split(" ")[0]) if child else ""
        called = "meeting" if first in ("", "concern") else first
        name = f"{called}-{day.isoformat() if day else made_from(self.answers.get('title') or 'meeting')}"
        return _free(self.folder, name)

    def _day(self, words: str) -> Read:
        from iepmeet.dates import phrases

        try:
            when_day = dt.date.fromisoformat(words)
        except ValueError:
            when = phrases.read(words, self.today, self.calendar)
            if when.date is None:
                return Read(refused=when.caution)
            rest = f"left out: {when.rest}" if when.rest else ""
            remarks = "; ".join(part for part in (when.moved, when.caution, rest) if part)
            how = when.said or written.distance(when.date, self.today)
            return Read(when.date, f"{written.day(when.date)}, {how}", remarks)
        return Read(when_day, f"{written.day(when_day)}, {written.distance(when_day, self.today)}")


@cache
def situations() -> tuple[Situation, ...]:
    """What a meeting may be for: the shipped agendas, those wanted most first, and a blank one."""
    from iepmeet.agenda.situations import situations as shipped

    found = [Situation(one.name, one.title, _short(one.about)) for one in shipped().values()]
    return (*found, Situation(BLANK, _BLANK_TITLE, _BLANK_ABOUT))


def said(step: Step, value: Any) -> str:
    """An answer as it can be typed and read."""
    if value is None:
        return ""
    if step == "situation":
        return next((one.title for one in situations() if one.name == value), "")
    if isinstance(value, dt.date):
        return written.day(value)
    if isinstance(value, dt.time):
        return written.clock_time(value)
    return one_line(str(value))


def begun(folder: Path, today: dt.date) -> Form:
    """The form for a folder, with what its latest agenda and its casebook propose. Raises nothing."""
    from iepmeet.casebook.agendas import agendas_in, bare

    agendas = agendas_in(folder, today=today)
    last = agendas[0] if agendas else bare(folder, today=today)
    usual = {
        "child": last.child.name if last.child else "",
        "time": last.meeting.time,
        "place": last.meeting.place,
        "minutes": last.meeting.minutes,
        "prepared_by": last.meeting.prepared_by,
    }
    known = {name: value for name, value in usual.items() if value not in ("", None)}
    return Form(folder, today, last.calendar, known)


def _title(situation: str, child: str) -> str:
    """The title the situation's agenda has, with this child for the example's."""
    from iepmeet.agenda import templates
    from iepmeet.agenda.model import Child

    called = Child(name=child).called
    if situation == BLANK:
        return f"Review meeting for {called}"
    data = tomllib.loads(templates.text_of(situation))
    example = data.get("child", {})
    old = Child(name=example.get("name", ""), known_as=example.get("known_as", ""))
    title = str(data.get("meeting", {}).get("title", "")) or f"Meeting for {called}"
    for before, after in ((old.name, child), (old.called, called)):
        if before:
            title = after.join(re.split(rf"\b{re.escape(before)}\b", title))
    return one_line(title)


def _situation(words: str) -> Read:
    """By its number, its title, or a part of it that no other has."""
    offered = situations()
    if words.isdecimal():
        number = int(words[:3])
        found = [offered[number - 1]] if 0 < number <= len(offered) else []
    else:
        found = [one for one in offered if words.casefold() in one.title.casefold()]
        found = [one for one in found if words.casefold() == one.title.casefold()] or found
    if len(found) != 1:
        why = "which one?" if found else "none is called so"
        return Read(refused=f"{why} A number from 1 to {len(offered)}, or a word of its name.")
    return Read(found[0].name, found[0].title, found[0].about)


def _time(words: str) -> Read:
    from iepmeet.dates.times import time_of_day

    found = time_of_day(words)
    if found is None or found[1] < len(words):
        return Read(refused="no time of day yet: write it like 15:30")
    return Read(found[0], written.clock_time(found[0]))


def _minutes(words: str) -> Read:
    number = words.split(" ", maxsplit=1)[0].removesuffix("min").removesuffix("m")
    if not number.isdecimal() or not 0 < int(number[:6]) <= _LONGEST_MEETING:
        return Read(refused=f"a number of minutes, 1 to {_LONGEST_MEETING}")
    return Read(int(number), f"{int(number)} minutes")


def _short(about: str) -> str:
    words = about.removeprefix("An agenda for ")
    return words[:1].upper() + words[1:]


def _free(folder: Path, name: str) -> Path:
    """The agenda's path under this name, or with -2, -3 where a file of that meeting is there."""
    number, called = 1, name
    while any(path.exists() or path.is_symlink() for path in _files(Paths(folder, called))):
        number += 1
        called = f"{name}-{number}"
    return Paths(folder, called).agenda


def _files(paths: Paths) -> tuple[Path, ...]:
    return (paths.agenda, paths.record, paths.minutes, paths.draft)
