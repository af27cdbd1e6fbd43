"""The year lived once, and all that was looked at on each of its twelve days."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from pathlib import Path
from typing import Any

from iepmeet.casebook import diary
from iepmeet.casebook.held import held_in
from iepmeet.casebook.index import delete
from iepmeet.casebook.promises import Promise, followed

from . import expected
from .living import Year

KINDS = (
    "meeting",
    "thanks",
    "chase",
    "complaint",
    "la-no-plan",
    "assessment",
    "school-record",
    "subject-access",
    "draft-reply",
)
NOT_HERE = ("la-plan", "early-review")
"""Letters for a child with an EHC plan."""


class Looked:
    """What the year looked like on each of its days, and how it ended."""

    def __init__(self, place: Path) -> None:
        self.due: dict[str, list[dict[str, Any]]] = {}
        self.anew: dict[str, list[dict[str, Any]]] = {}
        self.agendas: dict[str, dict[str, Any]] = {}
        self.open: dict[str, list[Promise]] = {}
        self.ladder: dict[str, dict[str, Any]] = {}
        self.letters: dict[str, dict[str, str]] = {}
        self.chronology: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.words: dict[str, list[str]] = {}
        self.until: dict[str, str] = {}
        self.back: dict[str, str] = {}
        year = self.year = Year(place)
        for written in expected.DUE:
            day = dt.date.fromisoformat(written)
            year.live(day)
            self._look(place, day)
        self.folder = year.folder
        for written in expected.DUE:
            self._look_back(place, written)

    def _look_back(self, place: Path, written: str) -> None:
        """What was known by a day, asked for when the year is over; and a letter, as if it were that day."""
        papers = place / f"back-{written}"
        papers.mkdir()
        last = dt.date.fromisoformat(list(expected.DUE)[-1])
        self.year.typed(last, "chronology", "--until", written, "--out", str(papers))
        self.until[written] = (papers / f"chronology-{last}.md").read_text(encoding="utf-8")
        self.year.typed(dt.date.fromisoformat(written), "letter", "complaint", "--out", str(papers))
        self.back[written] = (papers / f"letter-complaint-{written}.md").read_text(encoding="utf-8")

    def _look(self, place: Path, day: dt.date) -> None:
        year, written = self.year, day.isoformat()
        self.due[written] = year.due(day)
        delete(place / "cache")
        self.anew[written] = year.due(day)
        next_one = place / f"next-{written}.toml"
        year.typed(day, "new", str(next_one), "--from", year.last(day))
        self.agendas[written] = tomllib.loads(next_one.read_text(encoding="utf-8"))
        self.open[written] = [
            promise
            for promise in followed(held_in(year.folder), diary.read(year.folder).done)
            if promise.state == "open"
        ]
        self.ladder[written] = json.loads(year.typed(day, "ladder", "--json"))
        self.kinds[written] = year.typed(day, "letter")
        papers = place / f"papers-{written}"
        papers.mkdir()
        for kind in KINDS:
            year.typed(day, "letter", kind, "--out", str(papers))
        self.letters[written] = {
            kind: (papers / f"letter-{kind}-{written}.md").read_text(encoding="utf-8") for kind in KINDS
        }
        year.typed(day, "chronology", "--out", str(papers))
        self.chronology[written] = (papers / f"chronology-{written}.md").read_text(encoding="utf-8")
        self.words[written] = [
            *(path.read_text(encoding="utf-8") for path in sorted(papers.iterdir())),
            year.typed(day, "ladder"),
            year.typed(day, "due"),
            *(json.dumps(found, ensure_ascii=False) for found in (self.ladder[written], self.due[written])),
            next_one.read_text(encoding="utf-8"),
        ]


def step_states(found: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The state of each step of a ladder, and why."""
    return {step["id"]: (step["state"], step["said"]) for step in found["steps"]}


def bullets(letter: str) -> list[str]:
    """The lines of a letter's lists, as its reader sees them."""
    return [seen(line.removeprefix("- ")) for line in letter.splitlines() if line.startswith("- ")]


def seen(markdown: str) -> str:
    """A line without the signs of Markdown."""
    return re.sub(r"\\(.)", r"\1", markdown).replace("**", "").replace("&lt;", "<").replace("&amp;", "&")
