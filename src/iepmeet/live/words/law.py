"""The dates the law gives, in sentences: where they come from, when that was checked, and "check this"."""

from __future__ import annotations

from collections.abc import Mapping

from iepmeet.dates import clocks, written
from iepmeet.dates.clocks import Worked
from iepmeet.guidance.model import NAMES, Nation, Rule, Start

NOT_ADVICE = "This is no legal advice."


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
    return (rule.due, *rule.readings, *rule.notes, *_source(rule))


def which_day(rule: Rule, start: Start) -> str:
    """The day is missing."""
    return f"{rule.due} Counted from {start.day}: /clock {rule.id} DAY"


def worked(done: Worked) -> tuple[str, ...]:
    """One date, with each step of its arithmetic."""
    lines = [done.rule.due, *done.steps]
    if done.ends:
        about = "about " if done.about else "at least until " if done.at_least else ""
        lines.append(f"So: {about}{written.day(done.ends)}.")
    if done.aim_for:
        lines.append(f"Aim for {written.day(done.aim_for)}.")
    if done.otherwise:
        lines.append(f"{written.day(done.otherwise.ends)} {done.otherwise.when}.")
    lines += [*done.cautions, *(rule.due for rule in done.rule.exceptions), *done.rule.notes]
    lines += [f"Source: {one.source}, checked {written.day(one.checked)}." for one in done.sources]
    return (*lines, clocks.CHECK_THIS)


def _source(rule: Rule) -> tuple[str, ...]:
    return (f"Source: {rule.source}, checked {written.day(rule.checked)}.", clocks.CHECK_THIS)
