"""The evidence of a casebook: `evidence.toml`. Rows are added to it; nothing else in it is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from iepmeet import files
from iepmeet.agenda.decode import LIMIT
from iepmeet.agenda.found import nearest, same, shown
from iepmeet.agenda.model import Agenda, Concern, Evidence, EvidenceKind
from iepmeet.casebook.names import EVIDENCE
from iepmeet.casebook.tables import Tables, TomlFile, open_toml
from iepmeet.dates.written import day
from iepmeet.errors import IepmeetError, InUseError, NotSavedError, Problem
from iepmeet.text import clean, one_line

_LOCK = "evidence.lock"
_TABLE = "evidence"
_HEAD = "# Dated evidence: one [[evidence]] for each. Yours to change; iepmeet only adds to its end.\n"


class Seen(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dated fact about the support of one concern.

    concern  the id or the title of the concern it belongs to
    who      who saw it
    source   where it is written down
    """

    date: dt.date
    kind: EvidenceKind = "other"
    concern: str = ""
    what: str = ""
    who: str = ""
    source: str = ""

    @property
    def same_as(self) -> tuple[object, ...]:
        """Two rows with the same of this are one."""
        return (self.date, self.kind, one_line(self.concern).casefold(), one_line(self.what).casefold())


class _Row(Struct, frozen=True, kw_only=True):
    """A row as it may stand in the file; without a date it is none."""

    date: dt.date | None = None
    kind: EvidenceKind = "other"
    concern: str = ""
    what: str = ""
    who: str = ""
    source: str = ""


class _File(Struct, frozen=True):
    evidence: tuple[_Row, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """The rows of an `evidence.toml`, and its bytes when they were read: None where there is no file."""

    path: Path
    rows: tuple[Seen, ...]
    problems: tuple[Problem, ...]
    raw: bytes | None
    toml: TomlFile


def read(folder: Path, *, today: dt.date) -> EvidenceFile:
    """The evidence of a folder, and every problem of its file. Raises nothing."""
    path = folder / EVIDENCE
    raw = _bytes(path)
    found = open_toml(path)
    values = Tables(_File)
    for name in found.data:
        if name != _TABLE:
            values.unknown(_File, name, (), found.data[name])
    rows = tuple(_rows(found.data.get(_TABLE, []), values, today))
    return EvidenceFile(path, rows, found.problems(values), raw, found)


def _rows(written: Any, values: Tables, today: dt.date) -> Iterable[Seen]:
    """Row by row and not as one list, since a list of an agenda ends after some hundred entries."""
    if isinstance(written, dict):
        values.say((_TABLE,), '"evidence" stands in one bracket.', "Write [[evidence]], with two, each time.")
        written = [written]
    if not isinstance(written, list):
        values.say(
            (_TABLE,), '"evidence" is no table.', "Write [[evidence]], and date = 2026-11-03 below it."
        )
        return
    for number, raw in enumerate(written):
        path = (_TABLE, number)
        if not isinstance(raw, Mapping):
            values.say(path, "This is no piece of evidence.", "Write [[evidence]], and its date below it.")
            continue
        fields = values.fields(_Row, raw, path)
        date = fields.get("date")
        if date is None:
            if "date" not in raw and (*path, "date") not in values.meant:
                values.say(path, "This piece of evidence has no date.", "Add date = 2026-11-03.")
            continue
        if date > today:
            what = f"This evidence is dated {day(date)}, later than today."
            values.say((*path, "date"), what, "Check the year.", level="caution")
        yield Seen(**fields)


def append(file: EvidenceFile, rows: Sequence[Seen]) -> EvidenceFile:
    """Adds rows to the end of the file; all else in it stays as it is, comments too.

    Raises NotSavedError where the file was changed since it was read, or the disk refuses; IepmeetError
    where it is not TOML: then nothing was changed.
    """
    return with_rows(file, rows, file) if rows else file


def with_rows(base: EvidenceFile, rows: Sequence[Seen], now: EvidenceFile) -> EvidenceFile:
    """The file as it was in `base`, with these rows behind its own, in the place of the file as it is `now`.

    So rows that were added since `base` can be changed and taken back. Raises as `append` does.
    """
    from iepmeet.record.lock import Lock

    if base.toml.text is None or not base.toml.whole:
        raise IepmeetError(
            f"Nothing was added: {base.toml.file} has to be put right first.",
            f"iepmeet check {base.toml.file} says where.",
            exit_code=1,
        )
    rows = [_cleaned(row) for row in rows]
    raw = _with_rows(base, rows).encode() if rows else base.raw
    try:
        lock = Lock(base.path.with_name(_LOCK))
    except InUseError:
        raise NotSavedError("Another iepmeet is adding evidence in this folder.", "Do it again.") from None
    try:
        files.remove_leftovers(base.path)
        if _bytes(base.path) != now.raw:
            raise NotSavedError(
                f"{base.path.name} was changed by another program meanwhile; nothing was added.",
                "Do it again.",
            )
        if files.is_link(base.path):
            raise NotSavedError(f"{base.path.name} is a link to another file; nothing was added.")
        if raw is None:
            files.remove(base.path)
        else:
            files.replace(base.path, raw)
    except OSError as error:
        raise NotSavedError(f"The evidence could not be saved: {files.reason(error)}.") from None
    finally:
        lock.release()
    return replace(base, rows=(*base.rows, *rows), raw=raw, toml=open_toml(base.path))


def new_among(rows: Iterable[Seen], there: Iterable[Seen]) -> tuple[Seen, ...]:
    """Those rows that are not there yet, each once."""
    known = {row.same_as for row in there}
    found: dict[tuple[object, ...], Seen] = {}
    for row in map(_cleaned, rows):
        if row.same_as not in known:
            found.setdefault(row.same_as, row)
    return tuple(found.values())


def with_evidence(agenda: Agenda, rows: Sequence[Seen]) -> Agenda:
    """The agenda with each row under its concern, once, behind the evidence it has already."""
    by_concern: dict[str, list[Evidence]] = {}
    for row in rows:
        if concern := concern_of(row.concern, agenda.concerns):
            fact = Evidence(date=row.date, what=row.what, kind=row.kind)
            by_concern.setdefault(concern.id, []).append(fact)
    if not by_concern:
        return agenda
    concerns = tuple(
        msgspec.structs.replace(concern, evidence=_once(concern.evidence, by_concern.get(concern.id, ())))
        for concern in agenda.concerns
    )
    return msgspec.structs.replace(agenda, concerns=concerns)


def left_out(agenda: Agenda, called: str, file: EvidenceFile) -> tuple[Problem, ...]:
    """A caution for each name that is no concern of the agenda so called, and for rows that name none."""
    counts: dict[str, int] = {}
    for row in file.rows:
        if concern_of(row.concern, agenda.concerns) is None:
            counts[row.concern] = counts.get(row.concern, 0) + 1
    said = []
    for name, number in counts.items():
        rows = "1 row is" if number == 1 else f"{number} rows are"
        if name:
            near = nearest(name, [concern.id for concern in agenda.concerns])
            what = f"{rows} for {shown(name)}, which is no concern of {called}."
            fix = f"Did you mean {shown(near)}?" if near else ""
        else:
            what, fix = f"{rows} for no concern.", 'Add concern = "..." with the id or title of one.'
        said.append(Problem(file.toml.file, 0, 0, what, fix, "caution"))
    return tuple(said)


def concern_of(name: str, concerns: Sequence[Concern]) -> Concern | None:
    """The concern with this id or, if none has it, this title."""
    if not name.strip():
        return None
    ids = {concern.id: concern for concern in reversed(concerns)}
    titles = {concern.title: concern for concern in reversed(concerns)}
    found = same(name, ids)
    if found is not None:
        return ids[found]
    found = same(name, titles)
    return titles[found] if found is not None else None


def _once(there: Iterable[Evidence], more: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found: dict[tuple[object, ...], Evidence] = {}
    for row in (*there, *more):
        found.setdefault((row.date, row.kind, one_line(row.what).casefold()), row)
    return tuple(found.values())


def _cleaned(row: Seen) -> Seen:
    words = {name: clean(getattr(row, name)).strip() for name in ("concern", "what", "who", "source")}
    return msgspec.structs.replace(row, **words)


def _with_rows(file: EvidenceFile, rows: Sequence[Seen]) -> str:
    """The text with the rows in it, read once more before anybody relies on it."""
    import tomllib

    before = (file.toml.text or "").replace("\r\n", "\n")
    wanted = [*file.toml.data.get(_TABLE, []), *(_fields(row) for row in rows)]
    for made in (_at_the_end, _in_the_list):
        try:
            text = made(before, rows)
            if tomllib.loads(text) == {**file.toml.data, _TABLE: wanted} and len(text) < LIMIT:
                return text
        except (ValueError, TypeError, AttributeError):
            continue
    raise NotSavedError(
        f"Nothing was added: {file.path.name} holds its rows in a way that cannot be added to.",
        "Write each row under a heading of its own, [[evidence]].",
    )


def _at_the_end(before: str, rows: Sequence[Seen]) -> str:
    """Text added to text: tomlkit would move tables that stand apart, and lose the end of a last comment."""
    start = before if before.strip() else _HEAD
    start += "" if start.endswith("\n") else "\n"
    return start + "".join(f"\n[[{_TABLE}]]\n{_lines(row)}" for row in rows)


def _lines(row: Seen) -> str:
    import tomlkit

    return "".join(
        f"{name} = {value.isoformat() if isinstance(value, dt.date) else tomlkit.string(value).as_string()}\n"
        for name, value in _fields(row).items()
    )


def _in_the_list(before: str, rows: Sequence[Seen]) -> str:
    """For `evidence = [{ ... }]`, a list on its own."""
    import tomlkit
    from tomlkit.items import Array

    document = tomlkit.parse(before)
    written = document[_TABLE]
    if not isinstance(written, Array):
        raise TypeError
    for row in rows:
        table = tomlkit.inline_table()
        table.update(_fields(row))
        written.add_line(table)
    return tomlkit.dumps(document)


def _fields(row: Seen) -> dict[str, Any]:
    """What is written of a row, in the order in which it is written."""
    every = {"date": row.date, "kind": row.kind, "concern": row.concern, "what": row.what}
    every |= {"who": row.who, "source": row.source}
    return {name: value for name, value in every.items() if value or name in ("date", "kind")}


def _bytes(path: Path) -> bytes | None:
    """The bytes of the file; None where there is none, or none that can be read."""
    try:
        return files.read(path, limit=LIMIT)
    except OSError:
        return None
