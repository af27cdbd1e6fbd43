"""Two records of one meeting, joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError, NotReadError, NotSavedError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.casebook.merge import Merged
    from iepmeet.record.reading import Reading


@click.command()
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--out", type=FILE, help="What the joined record is called; NAME-joined, if not given.")
@click.option("--names", default="", metavar="NAME,NAME", help="Who wrote which: minute takers or laptops.")
def merge(first: Path, second: Path, out: Path | None, names: str) -> None:
    """Join two records of one meeting into a new one; both stay as they are.

    For a meeting that was written down on two laptops, or of which a program that syncs folders made a second
    copy. The joined record says who wrote what.
    """
    from iepmeet.casebook.merge import Part, merged
    from iepmeet.speaking import say, warn

    paths = _record(first), _record(second)
    if paths[0].resolve() == paths[1].resolve():
        raise IepmeetError("That is one record, named twice.", "Name two.", exit_code=2)
    readings = _read(paths[0]), _read(paths[1])
    called = (_name(paths[0]), _name(paths[1]))
    who = _who(names, called)
    done = merged(Part(called[0], who[0], readings[0]), Part(called[1], who[1], readings[1]))
    target = _target(out, paths[0])
    _write(target, done)
    for path, reading in zip(paths, readings, strict=True):
        warn(*(f"{path.name}: {damage}" for damage in reading.damage))
    name = _name(target)
    say(
        f"Joined: {target}",
        f"From both: {done.shared}. Only from {who[0]}: {done.first}. Only from {who[1]}: {done.second}.",
        *(f"{old} of {who[1]} is {new} now." for old, new in done.renumbered),
        *done.notes,
        f"Both records stay as they are. Next: iepmeet minutes {name}",
    )


def _record(file: Path) -> Path:
    """A record by its own name, whatever a program that syncs folders made of that, or by its meeting's."""
    from iepmeet.live.paths import Paths

    if file.suffix == ".jsonl" and file.exists():
        return file
    path = Paths.of(file).record
    if not path.exists():
        raise NotReadError(
            f"There is no record {one_line(clean(path.name))} here.", "Check the name and the folder."
        )
    return path


def _name(path: Path) -> str:
    return one_line(clean(path.name.removesuffix(".record.jsonl").removesuffix(".jsonl")))


def _read(path: Path) -> Reading:
    from iepmeet.record import journal

    return journal.read(path)


def _who(names: str, called: tuple[str, str]) -> tuple[str, str]:
    if not names.strip():
        return called
    given = [one_line(clean(name)) for name in names.split(",")]
    if len(given) != 2 or not all(given) or given[0] == given[1]:
        raise IepmeetError(
            "Two names are needed, one for each record.", 'Write them like --names "Jo, Mr Lee".', exit_code=2
        )
    return given[0], given[1]


def _target(out: Path | None, first: Path) -> Path:
    from iepmeet.live.paths import Paths

    target = Paths.of(out).record if out else first.with_name(f"{_name(first)}-joined.record.jsonl")
    if target.exists() or target.is_symlink():
        raise NotSavedError(
            f"{target.name} is there already; it stays as it is.", "--out gives another name."
        )
    return target


def _write(target: Path, done: Merged) -> None:
    from iepmeet import files
    from iepmeet.record.journal import Journal

    journal = Journal.open(target)
    try:
        if journal.exists:
            raise NotSavedError(f"{target.name} is there already; it stays as it is.")
        journal.append(done.events)
    except OSError as error:
        raise NotSavedError(f"The joined record could not be saved: {files.reason(error)}.") from None
    finally:
        journal.close()
