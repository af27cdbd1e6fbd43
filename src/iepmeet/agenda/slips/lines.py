"""One statement that TOML refuses, and all of its faults."""

from __future__ import annotations

from iepmeet.agenda.found import Fault
from iepmeet.agenda.slips.cursor import Cursor
from iepmeet.agenda.slips.headings import heading_fault
from iepmeet.agenda.slips.keys import key
from iepmeet.agenda.slips.values import after_value, value


def faults(statement: str) -> list[Fault]:
    """The faults of one statement, in order; empty where this reading finds nothing to say."""
    cursor = Cursor(statement.rstrip("\n"))
    cursor.skip_blanks()
    if cursor.sign == "[":
        return [heading_fault(statement)]
    if key(cursor) is not None:
        begun = len(cursor.faults)
        value(cursor)
        if len(cursor.faults) == begun:
            after_value(cursor)
    return sorted(cursor.faults, key=lambda fault: fault.offset)
