"""Reads what a broken agenda still holds: every fault in it, and the rest as if they were not there."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from iepmeet.agenda.found import Place, Slip, shown
from iepmeet.agenda.places import Places, find_places, first_error
from iepmeet.agenda.shape import heading
from iepmeet.agenda.slips.lines import faults
from iepmeet.agenda.statements import Statement, split

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|\r")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_OLD_MAC = "This line ends as old Mac programs end lines (with a lone carriage return)."
_MOST_OF_A_KIND = 300  # slips; counting lines for a million of them would take hours
_MOST_READ_AGAIN = 20_000_000  # characters, so that a huge broken file ends in time


@dataclass(frozen=True, slots=True)
class Mended:
    """What a broken agenda still holds, the statements it was read from, and every slip in it."""

    data: dict[str, Any]
    statements: list[Statement]
    slips: list[Slip]


def mend(text: str) -> Mended:
    """Reads a text that TOML refuses, without the statements that are at fault."""
    slips, text = _unseen(text)
    run_together = {slip.place.line - 1 for slip in slips if slip.what == _OLD_MAC}
    statements, found = _without_slips(split(text, broken=True), run_together)
    slips += found
    places = find_places(statements)
    read_again = 0
    while read_again <= _MOST_READ_AGAIN:
        whole = _joined(statements)
        try:
            return Mended(tomllib.loads(whole), statements, slips)
        except (ValueError, RecursionError) as error:
            at = _at_fault(statements, str(error))
            slips.append(_clash(statements[at], places))
            statements = _without(statements, at)
        read_again += len(whole)
    return Mended({}, statements, slips)


def _unseen(text: str) -> tuple[list[Slip], str]:
    """The characters that no editor shows and TOML does not take, and the text with blanks in their place."""
    slips = []
    for found in islice(_UNSEEN.finditer(text), _MOST_OF_A_KIND):
        what = f"There is a character here that cannot be seen (number {ord(found[0][0])})."
        fix = "Delete it, or type the line again."
        if found[0] == "\r":
            what = _OLD_MAC
            fix = "Save the file with line ends of Windows or Unix (CRLF or LF)."
        slips.append(Slip(_place(text, found.start()), what, fix))
    return slips, _UNSEEN.sub(lambda found: " " * len(found[0]), text)


def _without_slips(
    statements: Iterable[Statement], run_together: set[int]
) -> tuple[list[Statement], list[Slip]]:
    """The statements that can be read, and the slips of the others.

    What stands under a heading that cannot be read belongs to nothing: it is left out, too. Of lines that
    are `run_together`, because their ends are not seen as ends, no more is said.
    """
    good, slips, under_good_heading = [], list[Slip](), True
    for statement in statements:
        is_good = _is_toml(statement.text)
        if not is_good and statement.line not in run_together:
            slips += _slips(statement)
        if statement.is_heading:
            under_good_heading = is_good and (under_good_heading or _opens_a_table(statement))
        if is_good and under_good_heading:
            good.append(statement)
    return good, slips


def _slips(statement: Statement) -> list[Slip]:
    first = faults(statement.text)[:_MOST_OF_A_KIND]
    found = [Slip(_place_in(statement, fault.offset), fault.what, fault.fix) for fault in first]
    return found or [
        Slip(first_error(statement), f"This could not be read: {shown(statement.text)}.", "Write it again.")
    ]


def _at_fault(statements: list[Statement], error: str) -> int:
    """Which statement TOML refused, by the line it names: that of the statements joined."""
    found = _LINE.search(error)
    if not found:
        return len(statements) - 1
    starts, line = [], 0
    for statement in statements:
        starts.append(line)
        line += _lines(statement)
    return bisect_right(starts, int(found[1]) - 1) - 1


def _clash(statement: Statement, places: Places) -> Slip:
    """What to say of a statement that is TOML by itself, but not after those before it."""
    place = Place(statement.line + 1, len(statement.text) - len(statement.text.lstrip(" \t")) + 1)
    path = places.paths.get(statement.line, ())
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return Slip(place, f"{shown(statement.text)} clashes with a line before it.", "Keep one of them.")
    known = (path[:n] for n in range(len(path), 0, -1) if path[:n] in places.keys)
    first = next((places.keys[above].line for above in known), place.line)
    before = f" on line {first}" if first != place.line else ""
    if not statement.is_heading:
        return Slip(place, f"{shown(names[-1])} is already given{before}.", "Keep one of them.")
    name = ".".join(names)
    fix = "Put all its keys under one heading."
    if (heading(name) or "").startswith("[["):
        fix = f"Write {heading(name)}, with two brackets at each end, every time."
    return Slip(place, f"{shown(name)} already stands{before}.", fix)


def _without(statements: list[Statement], at: int) -> list[Statement]:
    """The statements without one; without all that stands under it, if it is a heading."""
    end = at + 1
    if statements[at].is_heading:
        while end < len(statements) and not _opens_a_table(statements[end]):
            end += 1
    return statements[:at] + statements[end:]


def _opens_a_table(statement: Statement) -> bool:
    return statement.is_heading and "." not in statement.text.split("#")[0]


def _joined(statements: Iterable[Statement]) -> str:
    return "\n".join(statement.text.rstrip("\n") for statement in statements)


def _lines(statement: Statement) -> int:
    return statement.text.rstrip("\n").count("\n") + 1


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _place_in(statement: Statement, offset: int) -> Place:
    inside = _place(statement.text, offset)
    return Place(statement.line + inside.line, inside.column)


def _place(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
