"""Dates the law gives, as plain data for a program to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from iepmeet.dates.clocks import CHECK_THIS, Worked
from iepmeet.dates.clocks_words import answer
from iepmeet.guidance.model import Rule


def rule_as_data(rule: Rule) -> dict[str, Any]:
    """A row as it is written in its file: rows that it names are ids again; what is not set is left out."""
    data: dict[str, Any] = msgspec.to_builtins(rule)
    for key, value in (("exceptions", rule.exceptions), ("moves", rule.moves)):
        if value:
            data[key] = [other.id for other in value]
    for key, other in (("round_by", rule.round_by), ("working_day", rule.working_day)):
        if other:
            data[key] = other.id
    return {**data, "check_this": CHECK_THIS}


def worked_as_data(done: Worked, starts: Mapping[str, date]) -> dict[str, Any]:
    """A rule worked out. `aim_for` is there for the family's own deadlines only; days are ISO."""
    rule = done.rule
    data = {
        "id": rule.id,
        "nation": rule.nation,
        "due": rule.due,
        "starts": starts,
        "steps": done.steps,
        "answer": answer(done),
        "ends": done.ends,
        **({"aim_for": done.aim_for} if rule.own else {}),
        "about": done.about,
        "at_least": done.at_least,
        **({"otherwise": done.otherwise} if done.otherwise else {}),
        "cautions": done.cautions,
        "notes": rule.notes,
        "readings": rule.readings,
        "exceptions": [other.due for other in rule.exceptions],
        "source": rule.source,
        "checked": rule.checked,
        "sources": done.sources,
        "until": rule.until,
        "check_this": CHECK_THIS,
    }
    built: dict[str, Any] = msgspec.to_builtins(data)
    return built
