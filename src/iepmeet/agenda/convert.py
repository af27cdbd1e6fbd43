"""The values of a file as the model holds them, one by one, so that one bad value hides no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.inspect import DateType, DictType, FloatType, StrType, StructType, TupleType, Type, VarTupleType

from iepmeet.agenda.found import Finding, Path, listed, nearest, shown
from iepmeet.agenda.model import Agenda, Concern, Person, Question
from iepmeet.agenda.scalars import Refused, scalar, wrong
from iepmeet.agenda.shape import CALENDAR_FILE, Key, called, example, heading, keys, where_known
from iepmeet.text import clean


class _Missing:
    """What a value becomes that could not be read."""


MISSING = _Missing()
_MAY_BE_ALONE = ("questions",)  # lists of tables in which a text alone will do
MOST_ENTRIES = 500
"""The longest list that is read: with more, comparing names and ids would take minutes."""
MOST_FINDINGS = 1000
"""More are not gathered: a file of millions of slips would fill the memory with sentences."""


class Values:
    """Reads tables; `found` gathers what is wrong, `made` every value that could be read, by its path."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self.made: dict[Path, Any] = {}
        self.meant: set[Path] = set()  # keys that were misspelt: they are not missing

    def say(self, path: Path, what: str, fix: str = "", **more: Any) -> None:
        if len(self.found) < MOST_FINDINGS:
            self.found.append(Finding(path, what, fix, **more))

    def is_said(self, path: Path) -> bool:
        """Whether something was said of this path, of what is in it, or of its whole heading."""
        said = [finding.path for finding in self.found]
        return path in self.meant or path[:1] in said or any(one[: len(path)] == path for one in said)

    def of(self, path: Path, kind: type[Any]) -> list[tuple[Path, Any]]:
        """Everything of a kind that was read under a path, in the order of the file."""
        under = len(path)
        return [(at, made) for at, made in self.made.items() if at[:under] == path and isinstance(made, kind)]

    def fields(self, table: type[Struct], raw: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """The fields of a table that could be read. Unknown and missing keys are said."""
        known = keys(table)
        fields = {}
        for name, value in raw.items():
            if name not in known:
                self.unknown(table, name, path, value)
                continue
            read = self._value(known[name], known[name].holds, value, (*path, name))
            if read is not MISSING:
                fields[known[name].field] = read
        for key in known.values():
            if key.required and key.name not in raw and (*path, key.name) not in self.meant:
                what = f"There is no {shown(key.name)} for {called(table)}."
                self.say(path, what, f"Add {key.name} = {_example(key)}.", rests_on_all=True)
        return fields

    def unknown(self, table: type[Struct], name: str, path: Path, raw: Any) -> None:
        """Says that a table has a key that nothing knows, and which was probably meant."""
        if len(self.found) >= MOST_FINDINGS:
            return
        elsewhere = where_known(name)
        near = nearest(name, keys(table), 0.6 if not elsewhere else 0.8)
        if near:
            self.meant.add((*path, near))
            fix = f"Did you mean {(table is Agenda and heading(near)) or shown(near)}?"
        elif elsewhere:
            fix = f"It belongs under {listed(elsewhere[:2])}."
        else:
            fix = f"Known here: {listed(list(keys(table)), 'and')}."
        where = "is not known here"
        if table is Agenda:
            is_table = isinstance(raw, dict | list)
            where = "is not a heading of an agenda" if is_table else "stands above any heading"
        self.say((*path, name), f"{shown(name)} {where}.", fix, at="key")

    def _value(self, key: Key, holds: Type, raw: Any, path: Path) -> Any:
        """One value of the file, or MISSING."""
        if isinstance(holds, StructType):
            read = self._table(key, holds.cls, raw, path)
        elif isinstance(holds, VarTupleType):
            read = self._list(key, holds.item_type, raw, path)
        elif isinstance(holds, TupleType):
            read = self._half_term(key, raw, path)
        elif isinstance(holds, DictType):
            read = self._answers(key, raw, path)
        else:
            read = self._or_said(scalar(_subject(key, path), key, holds, raw), path)
        if read is not MISSING:
            self.made[path] = read
        return read

    def _or_said(self, read: Any, path: Path) -> Any:
        if not isinstance(read, Refused):
            return read
        self.say(path, read.what, read.fix)
        return MISSING

    def _table(self, key: Key, table: type[Struct], raw: Any, path: Path) -> Any:
        if table is Question and isinstance(raw, str):
            ask = self._or_said(scalar(_subject(key, path), keys(Question)["ask"], StrType(), raw), path)
            return MISSING if ask is MISSING else Question(ask=ask)
        if isinstance(raw, list) and raw and isinstance(raw[0], dict) and not isinstance(path[-1], int):
            what = f"{shown(key.name)} stands in two brackets."
            self.say((*path, 0), what, f"Write [{_dotted(path)}], and only once.")
            return self._table(key, table, raw[0], (*path, 0))
        if not isinstance(raw, dict):
            return self._or_said(wrong(_subject(key, path), example(table), raw, ""), path)
        return self.filled(table, self.fields(table, raw, path), path)

    def filled(self, table: type[Struct], fields: dict[str, Any], path: Path) -> Any:
        """A struct of the fields that were read. What cannot do without one that is missing is left out."""
        if table is Concern:
            number = path[-1] + 1 if isinstance(path[-1], int) else 1
            fields = {"id": "", "title": f"Concern {number}"} | fields
        if table is Person and fields.get("role"):
            fields = {"name": fields["role"]} | fields
        fields.pop(CALENDAR_FILE, None)
        if any(key.required and key.field not in fields for key in keys(table).values()):
            return MISSING
        return table(**fields)

    def _list(self, key: Key, item: Type, raw: Any, path: Path) -> Any:
        if isinstance(raw, list):
            if len(raw) > MOST_ENTRIES:
                what = f"{shown(key.name)} has {len(raw)} entries, far more than any agenda."
                self.say(path, what, f"Only the first {MOST_ENTRIES} are read.")
                raw = raw[:MOST_ENTRIES]
            read = [self._value(key, item, entry, (*path, position)) for position, entry in enumerate(raw)]
            return tuple(entry for entry in read if entry is not MISSING)
        if isinstance(item, StructType) and isinstance(raw, dict):
            what = f"{shown(key.name)} stands in one bracket."
            self.say(path, what, f"Write [[{_dotted(path)}]], with two, each time.")
        else:
            self._or_said(wrong(_subject(key, path), "a list", raw, "Put square brackets round it."), path)
            if not isinstance(raw, str) or not (key.field in _MAY_BE_ALONE or isinstance(item, StrType)):
                return MISSING
        entry = self._value(key, item, raw, (*path, 0))
        return MISSING if entry is MISSING else (entry,)

    def _half_term(self, key: Key, raw: Any, path: Path) -> Any:
        """The first and the last day off, in a list or as a table with starts and ends."""
        days: dict[Path, Any] = {}
        if isinstance(raw, list):
            days = {(*path, position): day for position, day in enumerate(raw)}
        elif isinstance(raw, dict):
            days = {(*path, name): raw[name] for name in ("starts", "ends") if name in raw}
            for name in (name for name in raw if (*path, name) not in days):
                what = f"{shown(name)} is not known here."
                self.say((*path, name), what, "Write starts and ends.", at="key")
        if len(days) != 2:
            what = f"{shown(key.name)} should be two dates, the first and the last day off."
            self.say(path, what, "Write [2026-10-26, 2026-10-30].")
            return MISSING
        read = [self._value(key, DateType(), day, at) for at, day in days.items()]
        return MISSING if MISSING in read else tuple(read)

    def _answers(self, key: Key, raw: Any, path: Path) -> Any:
        """Last time's answers to a scale question: a number for each name or role."""
        if not isinstance(raw, dict):
            return self._or_said(wrong(_subject(key, path), "like { SENCO = 4 }", raw, ""), path)
        read = {
            clean(name).strip(): self._value(key, FloatType(), n, (*path, name)) for name, n in raw.items()
        }
        return {name: number for name, number in read.items() if name and number is not MISSING}


def _example(key: Key) -> str:
    return "2026-12-08" if isinstance(key.holds, DateType) else "1" if key.bounds else '"..."'


def _dotted(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _subject(key: Key, path: Path) -> str:
    return f"An entry of {shown(key.name)}" if isinstance(path[-1], int) else shown(key.name)
