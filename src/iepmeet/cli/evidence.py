"""Evidence: what support there was, day by day, and the pattern it shows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iepmeet import clock
from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError, NotReadError, Problem
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.agenda.model import Concern
    from iepmeet.casebook.known import Known
    from iepmeet.casebook.patterns import Pattern

_CONCERN = click.option("--concern", help="The id or the title of a concern.")
_FOLDER = click.argument("folder", default=".", type=FILE)


@click.group()
def evidence() -> None:
    """What support there was, and the pattern it shows. FOLDER is the one you are in, if none is given."""


@evidence.command()
@click.argument("words", nargs=-1, required=True, metavar="[FOLDER] TEXT")
@_CONCERN
@click.option("--on", metavar="DATE", help="The day, if it is not in the text.")
@click.option("--who", default="", help="Who saw it.")
@click.option("--source", default="", help="Where it is written down.")
def add(words: tuple[str, ...], concern: str | None, on: str | None, who: str, source: str) -> None:
    """Keep one piece of evidence, such as "missed tue: assistant covering Year 2".

    TEXT is [KIND] [DATE:] and words. The kinds are delivered, partly, missed, cancelled and other. Dates look
    back: tue is the latest Tuesday, 3 nov the latest 3 November.
    """
    from iepmeet.casebook.evidence import Seen, append, new_among
    from iepmeet.casebook.one_line import read_day, read_line
    from iepmeet.dates.written import day

    place, line = _folder_and_rest(words)
    known = _known(place)
    read = read_line(one_line(clean(line)), clock.today(), known.calendar)
    if on is not None:
        if read.phrase:
            raise IepmeetError("There is a date in the text and one after --on.", "Give one.", exit_code=2)
        given = read_day(one_line(clean(on)), clock.today(), known.calendar)
        read = given._replace(kind=read.kind, what=read.what)
    if read.day is None:
        raise IepmeetError(f'"{read.phrase}": {read.remark}. Nothing was kept.', exit_code=2)
    which, remark = known.place(concern)
    seen = Seen(date=read.day, kind=read.kind, concern=which, what=read.what, who=who, source=source)
    new = new_among([seen], known.file.rows)
    if not new:
        click.echo("This is there already; nothing was added.")
        return
    append(known.file, new)
    how = f'"{read.phrase}", {read.said}' if read.phrase else read.said
    kept = f"Kept for {which}" if which else "Kept"
    _say(f"{kept}: {read.kind}, {day(read.day)} ({how})" + (f": {read.what}" if read.what else ""))
    _say(*(part for part in (f"That day is {read.remark}." if read.remark else "", remark) if part))


@evidence.command(name="list")
@_FOLDER
@_CONCERN
@AS_JSON
def list_(folder: Path, concern: str | None, as_json: bool) -> None:
    """All evidence of a folder, by date."""
    import msgspec

    from iepmeet.dates.written import day

    known = _known(folder)
    rows = sorted(known.rows(concern), key=lambda row: row.date)
    if as_json:
        _say_json([msgspec.to_builtins(row) for row in rows])
    elif not rows:
        _say("There is no evidence here yet.")
    else:
        for row in rows:
            whose = [f"seen by {row.who}" if row.who else "", f"in {row.source}" if row.source else ""]
            words = "; ".join(part for part in [one_line(row.what), *whose] if part)
            _say(f"{day(row.date):<15}  {row.kind:<9}  {row.concern or '(no concern)'}: {words}".rstrip(": "))
    sys.exit(_warn(known.problems))


@evidence.command()
@_FOLDER
@_CONCERN
@click.option("--until", metavar="DATE", help="Count up to this day instead of today.")
@AS_JSON
def pattern(folder: Path, concern: str | None, until: str | None, as_json: bool) -> None:
    """What the evidence of each concern shows, in figures and in a word with its rule."""
    from iepmeet.casebook.one_line import read_day
    from iepmeet.casebook.pattern_words import in_words, week_by_week
    from iepmeet.casebook.patterns import pattern as counted
    from iepmeet.tui.glyphs import ASCII, for_terminal

    known = _known(folder)
    last = clock.today()
    if until is not None:
        read = read_day(one_line(clean(until)), last, known.calendar)
        if read.day is None:
            raise IepmeetError(f'"{until}": {read.remark}.', exit_code=2)
        last = read.day
    wanted = [known.one(concern)] if concern else list(known.concerns.values())
    found = [
        (one, counted(one.expected, one.evidence, calendar, last))
        for one, calendar in wanted
        if one.evidence or one.expected
    ]
    if as_json:
        _say_json([_as_data(one, shown) for one, shown in found])
    elif not found:
        _say("There is no evidence here yet.")
    else:
        plain = for_terminal() is ASCII
        for position, (one, shown) in enumerate(found):
            lines = [one_line(one.title), *in_words(shown), week_by_week(shown, ascii=plain)]
            _say(*([""] if position else []), *(line for line in lines if line))
    sys.exit(_warn(known.problems))


@evidence.command()
@_FOLDER
def table(folder: Path) -> None:
    """Mark weeks and add rows on the screen; each is saved at once. FOLDER may be an agenda."""
    from iepmeet import starting

    if not starting.can_draw():
        raise IepmeetError(
            "The table needs a terminal to be drawn on.",
            "iepmeet evidence add and iepmeet evidence pattern work in lines.",
            exit_code=2,
        )
    agenda = folder if folder.is_file() else None
    place = folder.parent if agenda else folder
    if not place.is_dir():
        raise NotReadError(
            f"There is no folder {one_line(clean(str(place)))} here.", "Check how it is spelt."
        )
    sys.exit(starting.evidence_table(place, agenda))


@evidence.command(name="import")
@click.argument("names", nargs=-1, required=True, metavar="[FOLDER] FILE")
@_CONCERN
def import_(names: tuple[str, ...], concern: str | None) -> None:
    """Add what is new in a table saved as CSV; --concern is for its rows that name none."""
    import msgspec

    from iepmeet.casebook.csvs import read_file
    from iepmeet.casebook.evidence import append, new_among

    place, name = _folder_and_rest(names)
    known = _known(place)
    which, remark = known.place(concern) if concern else ("", "")
    read = read_file(Path(name))
    rows = [row if row.concern else msgspec.structs.replace(row, concern=which) for row in read.rows]
    new = new_among(rows, known.file.rows)
    append(known.file, new)
    _say(f"Added {_rows(len(new))}; {len(rows) - len(new)} there already.", *([remark] if remark else []))
    sys.exit(_warn(read.problems))


@evidence.command()
@_FOLDER
@click.option("--to", type=FILE, help="Write this file instead of evidence.csv in the folder.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def export(folder: Path, to: Path | None, force: bool) -> None:
    """Write all evidence as a table for Excel (CSV)."""
    from iepmeet import files
    from iepmeet.casebook.csvs import exported
    from iepmeet.errors import NotSavedError

    known = _known(folder)
    path = to or known.file.path.with_name("evidence.csv")
    if path.exists() and not force:
        raise NotSavedError(f"{path.name} is there already.", "--force replaces it, --to names another.")
    try:
        files.replace(path, exported(known.file.rows))
    except OSError as error:
        raise NotSavedError(f"The table could not be written: {files.reason(error)}.") from None
    _say(f"Written: {path} ({_rows(len(known.file.rows))}).")
    sys.exit(_warn(known.problems))


def _folder_and_rest(words: tuple[str, ...]) -> tuple[Path, str]:
    """The folder, if the first word is one, and the rest; quote marks may have been forgotten."""
    first = Path(words[0])
    if len(words) > 1 and (first.is_dir() or first.suffix == ".toml" or len(first.parts) > 1):
        return first, " ".join(words[1:])
    if len(words) == 1 and first.is_dir():
        raise IepmeetError(
            "There is a folder, and nothing after it.", "Write the rest behind it.", exit_code=2
        )
    return Path(), " ".join(words)


def _known(place: Path) -> Known:
    """What is known in a folder, or beside an agenda."""
    from iepmeet.casebook.known import Known

    place = place.parent if place.is_file() else place
    if not place.is_dir():
        raise NotReadError(
            f"There is no folder {one_line(clean(str(place)))} here.", "Check how it is spelt."
        )
    return Known.of(place, today=clock.today())


def _as_data(concern: Concern, pattern: Pattern) -> dict[str, Any]:
    import msgspec

    from iepmeet.casebook.pattern_words import in_words, verdict
    from iepmeet.casebook.patterns import strip_text

    return {
        "concern": concern.id,
        "title": concern.title,
        **msgspec.to_builtins(pattern),
        "known": pattern.known,
        "rule": verdict(pattern),
        "strip": strip_text(pattern),
        "words": in_words(pattern),
    }


def _rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"


def _say(*lines: str) -> None:
    from iepmeet import speaking

    speaking.say(*lines)


def _say_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _warn(problems: Iterable[Problem]) -> int:
    """Says problems; the exit code they mean."""
    from iepmeet import speaking

    found = tuple(problems)
    speaking.warn(*map(str, found))
    return 1 if any(problem.level == "error" for problem in found) else 0
