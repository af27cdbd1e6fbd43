"""The dates the law gives, nation by nation, as they ship in `guidance/NATION/clocks.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec

from iepmeet.errors import IepmeetError
from iepmeet.guidance.checked_rows import refuse_unsourced
from iepmeet.guidance.model import NAMES, NATIONS, PREFIXES, Clocks, Nation, Rule

_MANY = ("exceptions", "moves")
_ONE = ("round_by", "working_day")
_NAMED_BY_ID = (*_MANY, *_ONE)
_TABLES = {"notice", "rules"}


def rules(nation: Nation) -> Mapping[str, Rule]:
    """A nation's rows by their ids, in the order they are listed in."""
    return MappingProxyType(clocks(nation).rules)


def every_rule() -> Mapping[str, Rule]:
    """The rows of all four nations by their ids, which are unique."""
    return MappingProxyType({id: rule for nation in NATIONS for id, rule in clocks(nation).rules.items()})


@cache
def clocks(nation: Nation) -> Clocks:
    """All that ships for a nation."""
    place = files("iepmeet.guidance") / nation / "clocks.toml"
    return read(place.read_text(encoding="utf-8"), f"{nation}/clocks.toml", nation)


def find(asked: str, nation: Nation | None = None) -> Rule:
    """The row with this id. With a nation, only there, and the nation's prefix may be left out.

    IepmeetError (exit code 2) if there is none; it says what may have been meant.
    """
    wanted = asked.strip().lower()
    known = every_rule()
    here = rules(nation) if nation else known
    for id in (wanted, f"{PREFIXES[nation]}{wanted}" if nation else wanted):
        if id in here:
            return here[id]
    if nation and wanted in known:
        other = NAMES[known[wanted].nation]
        raise IepmeetError(
            f'"{wanted}" is a date for {other}, not for {NAMES[nation]}.',
            f"`iepmeet clocks --nation {nation}` lists those for {NAMES[nation]}.",
            exit_code=2,
        )
    from iepmeet.text import clean, one_line

    raise IepmeetError(
        f'There is no date called "{one_line(clean(asked))}".', _meant(wanted, here), exit_code=2
    )


def read(text: str, file: str, nation: Nation) -> Clocks:
    """The rows that a TOML text holds. `file` is what it is called in errors.

    IepmeetError names the file and the row: a row without a source or the day it was checked does not load,
    nor one that names a row there is none of, nor one whose values are of another kind.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise IepmeetError(f"{file} is not TOML: {fault}.") from None
    if unknown := sorted(data.keys() - _TABLES):
        raise IepmeetError(f'{file} holds "{unknown[0]}", which means nothing there.')
    written = data.get("rules", [])
    if not isinstance(written, list) or not all(isinstance(row, dict) for row in written):
        raise IepmeetError(f"{file}: its rows have to be written as [[rules]].")
    rows: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(written, 1):
        id = row.get("id")
        if not isinstance(id, str) or not id.startswith(PREFIXES[nation]):
            raise IepmeetError(f'{file}: row {number} has no id that begins with "{PREFIXES[nation]}".')
        if id in rows:
            raise IepmeetError(f'{file}: "{id}" is there twice.')
        rows[id] = {**row, "nation": nation}
    try:
        notice = msgspec.convert(data.get("notice", ""), str)
    except msgspec.ValidationError:
        raise IepmeetError(f"{file}: its notice is not a text.") from None
    return Clocks(nation=nation, notice=notice, rules={id: _rule(id, rows, file) for id in rows})


def _rule(id: str, rows: Mapping[str, dict[str, Any]], file: str) -> Rule:
    row = rows[id]
    whose = f'{file}, row "{id}":'
    refuse_unsourced(row, whose)
    try:
        rule = msgspec.convert(_with_named(row, rows, whose), Rule)
    except msgspec.ValidationError as wrong:
        raise IepmeetError(f"{whose} {_plain(str(wrong))}") from None
    _fit(rule, whose)
    return rule


def _with_named(row: Mapping[str, Any], rows: Mapping[str, dict[str, Any]], whose: str) -> dict[str, Any]:
    """The row with the rows that it names in the place of their ids; what those name is left out."""

    def named(id: object) -> dict[str, Any]:
        if not isinstance(id, str) or id not in rows:
            raise IepmeetError(f'{whose} it names "{id}", and there is no such row.')
        return {key: value for key, value in rows[id].items() if key not in _NAMED_BY_ID}

    whole = dict(row)
    for key in _MANY:
        if isinstance(row.get(key), list):
            whole[key] = [named(id) for id in row[key]]
    for key in _ONE:
        if key in row:
            whole[key] = named(row[key])
    return whole


def _fit(rule: Rule, whose: str) -> None:
    """What types cannot say: the days asked for are told apart, spans are of days there are."""
    options = [start.option for start in rule.starts]
    if options and (options[0] != "from" or len(set(options)) < len(options)):
        raise IepmeetError(
            f"{whose} its first start is asked as --from, every other needs an option of its own."
        )
    for move in rule.moves:
        if move.falls is None:
            raise IepmeetError(f'{whose} it moves by "{move.id}", which does not say between which days.')
    for span in (*rule.leaves_out, *((rule.falls,) if rule.falls else ())):
        for mark in (span.first, span.last):
            try:
                date(2023, int(mark[:2]), int(mark[3:]))
            except ValueError:
                raise IepmeetError(f'{whose} "{mark}" is not a day of every year.') from None


def _plain(fault: str) -> str:
    """What msgspec says is wrong, for someone who corrects a row and reads no Python."""
    what, _, where = fault.replace("`", '"').partition(' - at "$')
    where = where.strip('."')
    if where.endswith(("period", "further")):
        return f'{where} is not a period, such as "6 weeks", "2 months" or "15 school days".'
    if "matching regex" in what:
        return f"{where} is empty, or not written as it should be."
    what = what.replace("Object missing required field", "there is no").replace(
        "Object contains unknown field", "no row knows"
    )
    return f"{where}: {what}." if where else f"{what}."


def _meant(wanted: str, known: Mapping[str, Rule]) -> str:
    from difflib import get_close_matches

    for among in (known, every_rule()):
        if near := get_close_matches(wanted, among, n=1):
            return f'Did you mean "{near[0]}"?'
    return "`iepmeet clocks` lists them; add --nation for another nation."
