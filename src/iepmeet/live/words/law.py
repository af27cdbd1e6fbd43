"""The dates the law gives, said in a meeting: the list of them, and one worked out."""

from __future__ import annotations

from collections.abc import Mapping

from iepmeet.dates.clocks import Source, Worked
from iepmeet.dates.clocks_words import NOT_ADVICE, shown
from iepmeet.guidance.model import NAMES, Nation, Rule, Start


def listed(nation: Nation, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """What can be asked, under its headings."""
    lines = [f"Dates the law gives in {NAMES[nation]}. /clock NAME DAY works one out."]
    group = ""
    for rule in rules.values():
        if rule.group != group:
            group = rule.group
            lines.append(f"{group}:")
        lines.append(f"{rule.id}: {rule.due}")
    return (*lines, NOT_ADVICE)


def text(rule: Rule) -> tuple[str, ...]:
    """A row that has no period, and so no day."""
    return worked(Worked(rule=rule, sources=(Source(source=rule.source, checked=rule.checked),)))


def which_day(rule: Rule, start: Start) -> str:
    """The day is missing."""
    return f"{rule.due} Counted from {start.day}: /clock {rule.id} DAY"


def worked(done: Worked) -> tuple[str, ...]:
    """One date, with each step of its arithmetic, its source and "check this"."""
    return tuple(line for block in shown(done) for line in block)
