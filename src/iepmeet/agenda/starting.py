"""A new agenda's text: from a template, blank, or from what a meeting left open; with the first answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, structs

from iepmeet.agenda import templates, writing
from iepmeet.agenda.edit import Editing
from iepmeet.agenda.found import Path
from iepmeet.agenda.model import Agenda, Child
from iepmeet.dates.school import Nation
from iepmeet.dates.written import day
from iepmeet.text import clean, one_line

BLANK = """\
# An agenda. Change what is between the quote marks; lines that begin with # are notes
# to yourself and are never printed. Take the # away from a line that you want to use.
# iepmeet check shows every slip, with its line, and what to do about it.

[meeting]
title = "Review meeting"
# minutes = 45               # how long you have
# place = "Oakfield Primary"
# purpose = "What should be clear at the end?"
# prepared_by = "Your name"  # the minutes say whose words these are

# [child]
# name = "Sam Rivers"
# voice = "The child's own words"

# Who is coming: once for each person.
# [[people]]
# name = "Mrs Patel"
# role = "SENCO"

# One support that is not working: write [[concerns]] again for each.
[[concerns]]
title = "What is not working"
# agreed = "What was promised, in the plan's words"
# dose = { what = "speech session", who = "Miss Ali", how_much = "30 minutes", where = "the quiet room" }
# expected = { times = 1, per = "week" }
# happening = "What happens instead: dates and figures"
# impact = "What that does to the child"
# hoped = "What you hope for"
# minutes = 15
questions = [
  "What barriers are preventing this support from being delivered?",
  "What would need to be in place for it to happen every week?",
]

# When to look again. Nothing is agreed until the meeting agrees it.
[review]
cycle = "12 weeks"
"""

_OF_THE_EXAMPLE = ("known_as", "year_group", "strengths", "voice")
_CHILD_IN_A_COMMENT = re.compile(r'^# \[child\]\n# (name = "[^"\n]*")$', re.MULTILINE)
_NOTES = {
    "child": 'Whose meeting it is. Ask again what the child would like to say: voice = "..."',
    "people": "Who was there. Who comes this time?",
    "concerns": "What was not settled. What has happened since?",
    "carried": "What was promised and is still open.",
    "parked": "What there was no time for.",
    "review": "When to look again. Nothing is agreed until the meeting agrees it.",
    "calendar": "The school's days, so that no review falls into a holiday.",
}


class Answers(Struct, frozen=True, kw_only=True):
    """What was asked before an agenda is made. What is empty or None stays as the template has it."""

    title: str = ""
    child: str = ""
    date: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    place: str = ""
    nation: Nation | None = None
    plan: str = ""
    prepared_by: str = ""


def new_text(template: str, answers: Answers) -> str:
    """The text of a new agenda from a shipped template by its name; "" is the blank one.

    KeyError if no template is called so.
    """
    return answered(templates.text_of(template) if template else BLANK, answers)


def carried_text(
    agenda: Agenda, held_on: dt.date, notes: tuple[str, ...] = (), answers: Answers | None = None
) -> str:
    """The text of the agenda that follows a meeting held on this day. `notes` stand at its top."""
    top = [
        f"Carried forward from the meeting on {day(held_on)}. Its record stays as it is.",
        "Lines that begin with # are notes to yourself and are never printed.",
        *notes,
    ]
    parts = ["".join(f"# {one_line(clean(note))}\n" for note in top).rstrip()]
    for name, held in writing.cleaned(writing.as_table(agenda)).items():
        note = f"# {_NOTES[name]}\n" if name in _NOTES else ""
        if writing.is_tables(name, held):
            blocks = "\n\n".join(writing.table((name,), entry, entry=True) for entry in held)
        else:
            blocks = writing.table((name,), held, entry=False)
        parts.append(note + blocks)
    return answered("\n\n".join(parts) + "\n", answers or Answers())


def answered(text: str, answers: Answers) -> str:
    """An agenda's text with the answers in it. A child's name takes the place of the example's child."""
    given = {name: value for name, value in structs.asdict(answers).items() if value not in ("", None)}
    child = given.pop("child", "")
    if child:
        text = _CHILD_IN_A_COMMENT.sub(r"[child]\n\1", text, count=1)
    editing = Editing.opened(_with_room(text, given))
    if child and child != editing.value(("child", "name")):
        editing = _for_child(editing, child)
    for name, value in given.items():
        editing = editing.set(("meeting", name), value)
    return editing.text


def _with_room(text: str, names: Iterable[str]) -> str:
    """The text with those keys of the meeting that it shows in a comment, written out, ready for a value."""
    start = text.find("[meeting]")
    end = text.find("\n[", start)
    head = text[:end]
    for name in names:
        shown = re.compile(rf"^# ({name} = )(\"[^\"\n]*\"|[\w:.-]+).*$", re.MULTILINE)
        head = shown.sub(r"\1\2", head, count=1)
    return head + text[end:]


def _for_child(editing: Editing, name: str) -> Editing:
    """The example's child gives way to another: wherever it is named, and in all of `[child]`."""
    old = Child(name=editing.value(("child", "name"), ""), known_as=editing.value(("child", "known_as"), ""))
    for key in _OF_THE_EXAMPLE:
        editing = editing.remove(("child", key))
    editing = editing.set(("child", "name"), name)
    for before, after in ((old.name, name), (old.called, Child(name=name).called)):
        if before and after:
            editing = _renamed(editing, re.compile(rf"\b{re.escape(before)}\b"), after)
    return editing


def _renamed(editing: Editing, before: re.Pattern[str], after: str) -> Editing:
    for path, said in list(_texts(editing.data, ())):
        if path != ("child", "name") and before.search(said):
            editing = editing.set(path, before.sub(lambda _: after, said))
    return editing


def _texts(data: Any, above: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a file, with its path."""
    if isinstance(data, str):
        yield above, data
    elif isinstance(data, dict | list):
        for part, held in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(held, (*above, part))
