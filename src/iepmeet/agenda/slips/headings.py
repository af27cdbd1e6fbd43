"""Headings: `[meeting]` and `[[concerns]]` with a bracket too few or too many, or a name that is none."""

from __future__ import annotations

import re

from iepmeet.agenda.found import Fault, shown
from iepmeet.agenda.shape import heading

_PARTS = re.compile(r"(?P<blanks>[ \t]*)(?P<opens>\[+)(?P<name>[^\[\]#\n]*)(?P<closes>\]*)(?P<rest>[^\n]*)")


def heading_fault(line: str) -> Fault:
    """The first fault of a line that begins with [ and is no heading; a heading has room for one."""
    found = _PARTS.match(line)
    if not found:
        return Fault(0, "This heading could not be read.", "Write it like [meeting] or [[concerns]].")
    opens, closes, name = len(found["opens"]), len(found["closes"]), found["name"].strip()
    start, end = found.start("opens"), found.end("closes")
    rest = found["rest"].strip()
    if not name:
        return Fault(start, "This heading has no name.", "Write it like [meeting] or [[concerns]].")
    if not re.fullmatch(r"[A-Za-z0-9_.\- \t\"']+", name) or " " in name.replace(". ", ".").replace(" .", "."):
        return Fault(
            found.start("name"),
            f"A heading's name is one word, and {shown(name)} is not.",
            "Such as [[people]].",
        )
    if opens > 2:
        return Fault(start, "A heading has one or two square brackets, not more.", _either(name))
    if not closes:
        return Fault(start, "This heading has no closing bracket.", _either(name))
    if opens != closes:
        return Fault(
            start, f"This heading opens with {'[' * opens} and closes with {']' * closes}.", _either(name)
        )
    if rest and not rest.startswith("#"):
        return Fault(
            end + len(found["rest"]) - len(found["rest"].lstrip()),
            f"Something stands after the heading: {shown(rest)}.",
            "Give it a line of its own.",
        )
    return Fault(start, f"This heading could not be read: {shown(line)}.", "Write it like [meeting].")


def _either(name: str) -> str:
    return f"Write {heading(name) or f'[{name}] or [[{name}]]'}."
