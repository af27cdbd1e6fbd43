"""A casebook is a folder. Its `casebook.toml` holds what the agendas beside it inherit."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from iepmeet.agenda import terms
from iepmeet.agenda.found import shown
from iepmeet.agenda.model import Child, Person, Review
from iepmeet.agenda.shape import CALENDAR_FILE
from iepmeet.casebook.names import CASEBOOK
from iepmeet.casebook.parties import Authority, Complaints, Parties, School, Writer
from iepmeet.casebook.tables import Tables, open_toml
from iepmeet.dates.lengths import parse_length
from iepmeet.dates.school import Calendar, Nation
from iepmeet.errors import Problem

VARIABLE = "IEPMEET_HOME"
_LENGTHS = ("cycle", "early_check", "reply_by")
_PARTIES = ("letters", "school", "authority", "complaints")
_XDG = re.compile(r'^XDG_DOCUMENTS_DIR="(?P<home>\$HOME/)?(?P<path>[^"\n]+)"', re.MULTILINE)


class _File(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What `casebook.toml` may hold: an agenda's tables, and those that letters need."""

    nation: Nation | None = None
    plan: str = ""
    child: Child | None = None
    people: tuple[Person, ...] = ()
    calendar: Calendar = Calendar()
    review: Review = Review()
    letters: Writer = Writer()
    school: School = School()
    authority: Authority = Authority()
    complaints: Complaints = Complaints()


@dataclass(frozen=True, slots=True)
class Casebook:
    """What the agendas of a folder inherit, as tables of TOML: only what could be read is among it.

    `parties` are for letters, and no agenda inherits them.
    """

    defaults: Mapping[str, object]
    problems: tuple[Problem, ...] = ()
    parties: Parties = field(default_factory=Parties)


def read(folder: Path) -> Casebook:
    """The `casebook.toml` of this folder and no other; a folder without one gives nothing. Raises nothing."""
    found = open_toml(folder / CASEBOOK)
    values = Tables(_File)
    held = _File(**values.fields(_File, found.data, ()))
    held = msgspec.structs.replace(
        held, calendar=terms.checked(held.calendar, values), review=_with_lengths(held.review, values)
    )
    defaults = _as_tables(held)
    if file := values.made.get(("calendar", CALENDAR_FILE)):
        defaults["calendar"] = {**defaults.get("calendar", {}), CALENDAR_FILE: file}
    parties = Parties(**{name: getattr(held, name) for name in _PARTIES})
    return Casebook(defaults, found.problems(values), parties)


def _with_lengths(review: Review, values: Tables) -> Review:
    for name in _LENGTHS:
        phrase = getattr(review, name)
        if phrase and parse_length(phrase) is None:
            fix = 'Write it like "12 weeks", "6 school weeks" or "5 school days".'
            values.say(("review", name), f"{shown(phrase)} is not a length of time.", fix)
            review = msgspec.structs.replace(review, **{name: getattr(Review(), name)})
    return review


def _as_tables(held: _File) -> dict[str, Any]:
    """Back to tables as an agenda has them, without what was refused."""
    tables: dict[str, Any] = _lists(msgspec.to_builtins(held, builtin_types=(dt.date, dt.time)))
    for name in _PARTIES:
        tables.pop(name, None)
    meeting = {name: tables.pop(name) for name in ("nation", "plan") if name in tables}
    return {name: table for name, table in {"meeting": meeting, **tables}.items() if table}


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lists(inside) for name, inside in value.items()}
    return [_lists(inside) for inside in value] if isinstance(value, list | tuple) else value


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds casebooks: `IEPMEET_HOME`, else `iepmeet` in the user's documents. Not made."""
    asked = environment.get(VARIABLE, "").strip()
    return Path(asked).expanduser() if asked else _documents(environment) / "iepmeet"


def _documents(environment: Mapping[str, str]) -> Path:
    user = Path.home()
    if sys.platform == "win32":
        return _windows_documents() or user / "Documents"
    settings = Path(environment.get("XDG_CONFIG_HOME") or user / ".config") / "user-dirs.dirs"
    try:
        found = _XDG.search(settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        return user / "Documents"
    return user / found["path"] if found["home"] else Path(found["path"])


def _windows_documents() -> Path | None:
    """The folder may have been moved, to OneDrive for one; only the registry knows."""
    if sys.platform == "win32":
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as folders:
                return Path(os.path.expandvars(winreg.QueryValueEx(folders, "Personal")[0]))
        except OSError:
            pass
    return None
