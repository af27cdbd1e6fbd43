"""The files of a casebook that a person may write by hand: read like an agenda, with every problem placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from msgspec import Struct

from iepmeet.agenda.convert import MOST_FINDINGS, Values
from iepmeet.agenda.decode import file_name, open_file
from iepmeet.agenda.found import Path as Place
from iepmeet.agenda.found import listed, nearest, shown
from iepmeet.agenda.parse import Parsed, parse
from iepmeet.agenda.problems import as_problems
from iepmeet.agenda.shape import keys
from iepmeet.errors import Problem


class Tables(Values):
    """Reads tables as an agenda's are read; what is unknown is said for a file whose top is `top`."""

    def __init__(self, top: type[Struct]) -> None:
        super().__init__()
        self.top = top

    def unknown(self, table: type[Struct], name: str, path: Place, raw: Any) -> None:
        """Says that a table has a key that nothing knows, and which was probably meant."""
        if len(self.found) >= MOST_FINDINGS:
            return
        near = nearest(name, keys(table))
        if near:
            self.meant.add((*path, near))
            fix = f"Did you mean {shown(near)}?"
        elif name in keys(self.top) and path:
            fix = "It belongs at the top of this file, above every heading."
        else:
            fix = f"Known here: {listed(list(keys(table)), 'and')}."
        self.say((*path, name), f"{shown(name)} is not known here.", fix, at="key")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file of TOML as it was found. `data` is what could be read, empty where there is no such file.

    text    the whole text; None where the file could not be read as one
    whole   all of it could be read
    refused why nothing could be read
    """

    file: str
    data: Mapping[str, Any]
    text: str | None = ""
    whole: bool = True
    parsed: Parsed | None = None
    refused: Problem | None = None

    def problems(self, values: Values) -> tuple[Problem, ...]:
        """What is wrong with the writing, and what was found in the values."""
        if self.refused:
            return (self.refused,)
        return as_problems(self.file, self.parsed, values.found) if self.parsed else ()


def open_toml(path: Path) -> TomlFile:
    """A file that need not be there, or may be empty. Raises nothing."""
    name = file_name(path)
    try:
        path.stat()
    except FileNotFoundError:
        return TomlFile(name, {})
    except (OSError, ValueError):
        pass  # why it cannot be opened is said better on opening it
    text = open_file(path)
    if isinstance(text, Problem):
        return TomlFile(name, {}, text=None, whole=False, refused=_not_of_an_agenda(text))
    parsed = parse(text)
    if not parsed.statements and parsed.whole:
        return TomlFile(name, {}, text)
    return TomlFile(name, parsed.data or {}, text, parsed.whole, parsed)


def _not_of_an_agenda(problem: Problem) -> Problem:
    what = problem.what.replace(", not an agenda", ", not plain text").replace("; no agenda is", "")
    fix = problem.fix.replace("An agenda is plain text: copy the words into", "Copy the words into")
    return replace(problem, what=what, fix=fix)
