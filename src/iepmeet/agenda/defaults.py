"""What an agenda inherits from its casebook: whole tables or single keys, wherever it has none of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from iepmeet.agenda.found import Finding, Path
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.shape import keys

_WHOLE = ("file", "terms")  # a calendar's terms come from one place


def merged(own: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """The agenda's tables with the casebook's keys where it has none. A list is taken or left as a whole."""
    result = dict(own)
    for name, inherited in defaults.items():
        if name not in keys(Agenda):
            continue
        mine = own.get(name)
        if isinstance(mine, dict) and isinstance(inherited, Mapping):
            has_terms = name == "calendar" and any(key in mine for key in _WHOLE)
            result[name] = {k: v for k, v in inherited.items() if not (has_terms and k in _WHOLE)} | mine
        elif name not in own:
            result[name] = inherited
    return result


def parted(
    found: Iterable[Finding], own: Mapping[str, Any], defaults: Mapping[str, Any]
) -> tuple[list[Finding], list[Finding]]:
    """The findings about the agenda's own values, and those about inherited ones."""
    mine: list[Finding] = []
    inherited: list[Finding] = []
    for finding in found:
        from_casebook = not _holds(own, finding.path) and _holds(defaults, finding.path)
        (inherited if from_casebook else mine).append(finding)
    return mine, inherited


def _holds(data: Any, path: Path) -> bool:
    for part in path[:2]:  # deeper than table and key, nothing is mixed
        if isinstance(data, Mapping) and part in data:
            data = data[part]
        elif not isinstance(data, list | tuple) or not isinstance(part, int) or part >= len(data):
            return False
        else:
            data = data[part]
    return True
