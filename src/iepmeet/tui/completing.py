"""What could come next in the line: a person after `@`, a command after `/`. Never taken by Enter."""

from __future__ import annotations

import re

from iepmeet.record.state import Meeting

_AT = re.compile(r"(?:^|(?<=\s))@(?P<begun>[^@\n]{0,40})$")
_COMMAND = re.compile(r"^/(?P<begun>[a-z]+)$")


def rest(line: str, meeting: Meeting) -> str:
    """The rest of the name or command that the line ends in; "" where nothing or nothing new fits."""
    command = _COMMAND.match(line)
    if command:
        from iepmeet.live import commands

        return _rest_of(command["begun"], [spec.name for spec in commands.ALL])
    at = _AT.search(line)
    if at and at["begun"]:
        return _rest_of(at["begun"], [person.name for person in meeting.people])
    return ""


def _rest_of(begun: str, names: list[str]) -> str:
    """The first name that begins so, or has a word that does."""
    wanted = begun.casefold()
    for name in names:
        if name.casefold().startswith(wanted):
            return name[len(begun) :]
    for name in names:
        for word in re.finditer(r"(?<=\s)\S+", name):
            if name[word.start() :].casefold().startswith(wanted):
                return name[word.start() + len(begun) :]
    return ""
