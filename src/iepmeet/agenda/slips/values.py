"""Values: lists and tables in brackets, and everything that may stand in them."""

from __future__ import annotations

import re

from iepmeet.agenda.found import shown
from iepmeet.agenda.slips import bare
from iepmeet.agenda.slips.cursor import Cursor
from iepmeet.agenda.slips.keys import BARE_KEY, at_pair, key
from iepmeet.agenda.slips.texts import CURLY, curly_text, long_text, short_text

_DASHES = re.compile(r"(?:[-*•–][ \t]+)+")
_UP_TO_A_SIGN = re.compile(r"[^,;\]}#\n]{1,80}(?=[,;\]}#\n]|\Z)")
_UP_TO_A_COMMENT = re.compile(r"(?:(?![ \t]\#)[^\n])*")
_UP_TO_THE_NEXT_ENTRY = re.compile(
    rf"""(?:(?!,[ \t]*(?:["'{{\[\]}}\n{CURLY}]|{BARE_KEY}[ \t]*=|\Z)|[ \t]\#)[^\n\]}}])*"""
)


def value(cursor: Cursor, closers: str = "") -> None:
    """Goes over one value. `closers` are the signs that end it inside brackets; none on a line of its own."""
    cursor.skip_blanks()
    if dashes := _DASHES.match(cursor.text, cursor.at):
        cursor.fault(cursor.at, "There is no dash before an entry of a list.", "Take it out.")
        cursor.at = dashes.end()
    sign = cursor.sign
    if sign in ("", "\n", "#"):
        cursor.fault(cursor.at, "There is no value after the =.", 'Write one, such as "some text".')
    elif cursor.text.startswith(('"""', "'''"), cursor.at):
        long_text(cursor)
    elif sign in ('"', "'"):
        short_text(cursor)
    elif sign in CURLY:
        curly_text(cursor)
    elif sign == "[":
        _list(cursor)
    elif sign == "{":
        _table(cursor)
    elif sign == "(":
        cursor.fault(cursor.at, "A list does not stand in round brackets.", "Write square ones: [ and ].")
        cursor.at = cursor.line_end
    elif sign in closers:
        cursor.fault(cursor.at, "There is no value here.", "Write one before this sign.")
    else:
        _bare(cursor, closers)


def after_value(cursor: Cursor) -> None:
    """What may not follow the value of a line of its own."""
    cursor.skip_blanks()
    rest = cursor.rest_of_line.strip()
    if not rest or rest.startswith("#"):
        return
    if rest == ",":
        cursor.fault(cursor.at, "There is a comma after the value.", "Take it out.")
    elif rest.startswith(","):
        cursor.fault(cursor.at, "More than one value follows.", 'Put them in brackets: ["one", "two"].')
    else:
        cursor.fault(
            cursor.at,
            f"Something stands after the value: {shown(rest)}.",
            "Give it a line of its own, or put # before it if it is a comment.",
        )


def _bare(cursor: Cursor, closers: str) -> None:
    start = cursor.at
    first = _UP_TO_A_SIGN.match(cursor.text, start)
    if first and bare.is_value(first[0].strip()):
        cursor.at = first.end()
        return
    found = (_UP_TO_THE_NEXT_ENTRY if closers else _UP_TO_A_COMMENT).match(cursor.text, start)
    token = found[0] if found and found[0].strip() else cursor.sign
    cursor.at = start + len(token)
    cursor.fault(start, *bare.explain(token.strip()))


def _list(cursor: Cursor) -> None:
    start = cursor.at
    cursor.at += 1
    behind = "comma"  # what stands behind the cursor: a comma (or nothing yet), an entry, or a faulty entry
    while True:
        cursor.skip_lines()
        sign = cursor.sign
        if sign == "]":
            cursor.at += 1
            return
        if sign in ("", "}") or at_pair(cursor):
            cursor.fault(start, "The list that begins here is never closed.", "Write ] at its end.")
            return
        if sign in (",", ";"):
            if sign == ";":
                cursor.fault(cursor.at, "A comma parts the entries of a list.", "Write , in place of this ;.")
            elif behind == "comma":
                cursor.fault(cursor.at, "There is nothing before this comma.", "Take it out.")
            cursor.at += 1
            behind = "comma"
            continue
        if behind == "entry":
            _no_comma(cursor)
        before, begun = len(cursor.faults), cursor.at
        value(cursor, "],}")
        cursor.at = max(cursor.at, begun + 1)
        behind = "entry" if len(cursor.faults) == before else "fault"


def _table(cursor: Cursor) -> None:
    start = cursor.at
    cursor.at += 1
    behind, seen, one_line = "comma", set[str](), True
    while True:
        cursor.skip_blanks()
        if cursor.sign in ("\n", "#") and cursor.sign:
            line_end = cursor.at
            cursor.skip_lines()
            if cursor.sign not in ("}", ",") and not at_pair(cursor):
                _never_closed(cursor, start)
                return
            if one_line:
                cursor.fault(line_end, "What stands in { } has to be on one line.", "Join the lines.")
            one_line = False
        sign = cursor.sign
        if sign == "}":
            if behind == "comma" and seen:
                _comma_before_end(cursor)
            cursor.at += 1
            return
        if sign in ("", "]"):
            _never_closed(cursor, start)
            return
        if sign in (",", ";"):
            if sign == ";":
                cursor.fault(cursor.at, "A comma parts what stands in { }.", "Write , in place of this ;.")
            elif behind == "comma":
                cursor.fault(cursor.at, "There is nothing before this comma.", "Take it out.")
            cursor.at += 1
            behind = "comma"
            continue
        if behind == "entry":
            _no_comma(cursor)
        behind = _pair(cursor, seen)


def _pair(cursor: Cursor, seen: set[str]) -> str:
    """One `key = value` of a table in { }: returns whether it was an entry or a fault."""
    before, begun = len(cursor.faults), cursor.at
    name = key(cursor, ",}")
    if name is not None:
        if name in seen:
            cursor.fault(begun, f"{shown(name)} is given twice in the same brackets.", "Keep one of them.")
        seen.add(name)
        value(cursor, ",}]")
    cursor.at = max(cursor.at, begun + 1)
    return "entry" if len(cursor.faults) == before else "fault"


def _never_closed(cursor: Cursor, start: int) -> None:
    cursor.fault(start, "This { is never closed.", "Write } at its end.")


def _no_comma(cursor: Cursor) -> None:
    end = cursor.at
    while cursor.text[end - 1] in " \t\n":
        end -= 1
    cursor.fault(end, "There is no comma between this and what follows.", "Write one here.")


def _comma_before_end(cursor: Cursor) -> None:
    comma = cursor.text.rindex(",", 0, cursor.at)
    cursor.fault(comma, "A comma may not be the last thing in { }.", "Take it out.")
