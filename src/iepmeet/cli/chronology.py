"""The chronology of a casebook, and the index of its bundle."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.letters import OUT, TO, case_of, concern_in, save, warn
from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.papers.chronology import Paper

# a PDF that packs its page objects away shows none of them, and so its pages are not known
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
# for one reader only, or made from the others
_OURS = re.compile(r"\.check$|^chronology-|\.minutes\.(?:family|child|staff)")
_BETTER = (".pdf", ".docx", ".html", ".md", ".csv")


@click.command()
@click.argument("folder", default=".", type=FILE)
@click.option("--from", "since", metavar="DATE", help="From this day on, such as 2026-09-01.")
@click.option("--until", metavar="DATE", help="Up to this day instead of today.")
@click.option("--concern", help="The id or the title of a concern; meetings and letters stay.")
@OUT
@TO
def chronology(
    folder: Path,
    *,
    since: str | None,
    until: str | None,
    concern: str | None,
    out: Path | None,
    formats: tuple[str, ...],
) -> None:
    """Everything that is dated in a casebook in one table, with the index of the bundle."""
    from iepmeet.papers.chronology import Within
    from iepmeet.papers.chronology import chronology as written

    reading = case_of(folder)
    case, today = reading.case, clock.today()
    within = Within(
        since=_day(since) if since else None,
        until=_day(until) if until else None,
        concern=concern_in(case, concern).id if concern else None,
    )
    place = folder.parent if folder.is_file() else folder
    text = written(case, today, within, papers_in(place, case.files))
    from iepmeet import speaking

    pages = save(out or place, f"chronology-{today.isoformat()}", text, formats)
    speaking.say(*(f"Chronology: {page}" for page in pages))
    sys.exit(warn(reading.problems))


def papers_in(place: Path, names: tuple[str, ...]) -> tuple[Paper, ...]:
    """The papers of a folder, each once in its best format, with its pages where they can be counted."""
    from iepmeet.papers.chronology import Paper

    best: dict[str, str] = {}
    for ending in _BETTER:
        for name in names:
            stem = name.removesuffix(ending)
            if name.endswith(ending) and not _OURS.search(stem):
                best.setdefault(stem, name)
    return tuple(Paper(name=name, pages=_pages(place / name)) for name in sorted(best.values()))


def _pages(path: Path) -> int | None:
    from iepmeet import files

    if path.suffix != ".pdf":
        return None
    try:
        return len(_PAGE.findall(files.read(path))) or None
    except OSError:
        return None


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written.strip())
    except ValueError:
        raise IepmeetError(
            f"“{one_line(clean(written))}” is no date.", "Write it like 2026-09-01.", exit_code=2
        ) from None
