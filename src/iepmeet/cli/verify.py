"""Whether a record is whole, and whether a paper matches its record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError
from iepmeet.speaking import say

if TYPE_CHECKING:
    from iepmeet.live.checking import Checked


@click.command()
@click.argument("file", metavar="RECORD|PAPER", type=FILE)
@AS_JSON
def verify(file: Path, as_json: bool) -> None:
    """Whether a record is whole, line by line, or whether a paper matches its record."""
    from iepmeet.live import checking

    if checking.is_paper(file):
        _paper(file, as_json=as_json)
    else:
        _record(file, as_json=as_json)


def _record(file: Path, *, as_json: bool) -> None:
    from iepmeet.live.paths import Paths
    from iepmeet.live.words.troubles import verified
    from iepmeet.record import journal
    from iepmeet.record.reading import fingerprint

    record = Paths.of(file).record
    if not record.exists():
        raise IepmeetError(f"There is no record {record.name} here.", "Check the name and the folder.")
    reading = journal.read(record)
    mark = fingerprint(reading)
    damage = [str(one) for one in reading.damage]
    if as_json:
        found = {
            "whole": not damage,
            "events": len(reading.events),
            "fingerprint": mark,
            "damage": damage,
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        say(*verified(record.name, len(reading.events), mark, damage))
    sys.exit(1 if damage else 0)


def _paper(file: Path, *, as_json: bool) -> None:
    from iepmeet.live import checking

    if file.suffix.lower() in checking.CANNOT_BE_READ:
        raise IepmeetError(
            f"verify reads pages in Markdown, HTML and Word, not {file.suffix} files.",
            "Compare the line “To check this copy” at the end with that of the Markdown page.",
            exit_code=2,
        )
    found = checking.check(file)
    if as_json:
        data = {
            "fits": found.fits,
            "sealed": found.sealed,
            "as_made": found.as_made,
            "made_from": found.source,
            "matches": found.matches or "not found",
            "kept_since": found.since,
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        say(*_sentences(file, found))
    sys.exit(0 if found.fits else 1)


def _sentences(file: Path, found: Checked) -> Iterator[str]:
    if not found.sealed:
        yield f"{file.name} has no line “To check this copy”, so nothing can be told of it."
        return
    if found.as_made is None:
        yield f"{file.name} is a copy: what it was made from can be told, not whether its words were changed."
    else:
        unchanged = "was not changed since it was made" if found.as_made else "was changed after it was made"
        yield f"{file.name} {unchanged}."
    if not found.source:
        yield f"The {found.of} it was made from is not beside it."
    elif found.matches == "now":
        yield f"It matches {found.source} as that is now."
    elif found.matches == "earlier":
        from iepmeet.dates.written import clock_time, day

        when = f" on {day(found.when.date())} at {clock_time(found.when.time())}" if found.when else ""
        things = "1 thing was" if found.since == 1 else f"{found.since} things were"
        yield f"It matches {found.source} as that stood{when}. {things} kept since; a new one has them."
    else:
        yield f"It was not made from {found.source} as that is: its fingerprint is another."
