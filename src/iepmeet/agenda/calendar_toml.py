"""Term dates as the text of a TOML file, and that file, written only where there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.decode import file_name
from iepmeet.dates.school import Term
from iepmeet.dates.term_events import TermDates
from iepmeet.dates.written import day as written
from iepmeet.errors import NotSavedError
from iepmeet.text import clean, one_line

_DATES = 40  # where the comments of a term's dates begin


def to_toml(dates: TermDates, source: str) -> str:
    """A file of term dates that an agenda can name. `source` says in a comment where they come from.

    What was in doubt stands in it as well, as comments, so that whoever opens it later knows.
    """
    return "\n".join([*_heading(dates, source), *_inset(dates.inset), *_terms(dates.terms), ""])


def write_new(path: Path, text: str) -> None:
    """Writes a new file, for its owner alone. NotSavedError if there is one already, which stays as it is."""
    try:
        files.create(path, text.encode())
    except FileExistsError:
        raise NotSavedError(already_there(path)) from None
    except (OSError, ValueError) as error:
        raise _not_written(file_name(path), error) from None


def is_there(path: Path) -> bool:
    """Whether something bears this name, be it a link that leads nowhere."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def already_there(path: Path) -> str:
    """The sentence for a file that is never overwritten."""
    return f"{file_name(path)} is there already, and nothing was written."


def _not_written(name: str, error: OSError | ValueError) -> NotSavedError:
    why = files.reason(error) if isinstance(error, OSError) else "its name cannot be one of a file"
    return NotSavedError(f"{name} could not be written: {why}.", "Try another name or folder.")


def _heading(dates: TermDates, source: str) -> Iterator[str]:
    yield _comment(f"Term dates from {source}. Check them against the school's own list.")
    yield from ("#", "# starts and ends are the first and the last day on which pupils attend,")
    yield "# half_term is the first and the last day off."
    if dates.doubts:
        yield from ("#", "# Not clear:")
        yield from (_comment(f"- {doubt}") for doubt in dates.doubts)
    if dates.notes:
        yield from ("#", "# Decided while reading:")
        yield from (_comment(f"- {note}") for note in dates.notes)


def _inset(days: tuple[date, ...]) -> Iterator[str]:
    yield from ("", "# INSET days and other single days on which pupils are not in school")
    if not days:
        yield "inset = []"
        return
    yield "inset = ["
    yield from (f"  {day.isoformat()},  # {written(day)}" for day in days)
    yield "]"


def _terms(terms: tuple[Term, ...]) -> Iterator[str]:
    for term in terms:
        yield from ("", "[[terms]]", f"name = {json.dumps(term.name, ensure_ascii=False)}")
        yield _dated(f"starts = {term.starts.isoformat()}", term.starts)
        yield _dated(f"ends = {term.ends.isoformat()}", term.ends)
        if term.half_term:
            first, last = term.half_term
            yield _dated(f"half_term = [{first.isoformat()}, {last.isoformat()}]", first, last)


def _dated(line: str, *days: date) -> str:
    return f"{line:<{_DATES}}# {' to '.join(written(day) for day in days)}"


def _comment(text: str) -> str:
    return f"# {one_line(clean(text))}"
