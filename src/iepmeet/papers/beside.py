"""What a family's copy has beside the minutes: who helps free of charge, and the dates the law gives.

It is no part of the record: the law that counts is the law of the day it is printed on, so these rows come
from the guidance that ships, each with its source and the day it was checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from iepmeet.dates.clocks_words import NOT_ADVICE, again, period_said
from iepmeet.dates.written import long_day
from iepmeet.guidance.help import Helper
from iepmeet.guidance.model import NAMES, Clocks, Rule
from iepmeet.papers.markdown import RULE, bold, bullet, bullets, escape, heading, italic, line

TITLE = "Not part of the minutes"
_CHECK = "check this"


class Beside(Struct, frozen=True, kw_only=True):
    """What stands beside the minutes.

    clocks        the dates the law gives in the nation
    nation_given  whether the agenda names that nation; if not it was taken, and that is said
    helpers       who helps free of charge there
    next_step     blocks of Markdown on the next fair step if support lapses; empty where none is known
    """

    clocks: Clocks
    nation_given: bool
    helpers: tuple[Helper, ...]
    next_step: tuple[str, ...] = ()


def blocks(beside: Beside) -> list[str]:
    """The last part of a family's copy."""
    return [
        RULE,
        heading(2, TITLE),
        italic("For the family only. Nothing below was said or agreed at the meeting."),
        *beside.next_step,
        *_help(beside.helpers),
        *_law(beside),
    ]


def _help(helpers: Iterable[Helper]) -> list[str]:
    items = [bullet(_helper(helper)) for helper in helpers]
    return [heading(3, "Who helps, free of charge"), bullets(items)] if items else []


def _helper(helper: Helper) -> str:
    name, what, when = (escape(text, at_start=False) for text in (helper.name, helper.what, helper.when))
    return f"{bold(name + ':')} {what} {when} {_said_by(helper.source, long_day(helper.checked))}"


def _law(beside: Beside) -> list[str]:
    clocks = beside.clocks
    nation = NAMES[clocks.nation]
    taken = (
        f"The agenda names no nation, so these are the dates for {nation}. "
        if not beside.nation_given
        else ""
    )
    return [
        heading(3, f"Dates the law gives ({nation})"),
        f"{taken}{NOT_ADVICE} Check each with its source, or with one of those who help.",
        *([escape(clocks.notice)] if clocks.notice else []),
        *_groups(clocks.rules.values()),
    ]


def _groups(rules: Iterable[Rule]) -> Iterator[str]:
    for group, rows in groupby(rules, lambda rule: rule.group):
        yield bold(line(group))
        yield bullets(bullet(_rule(rule)) for rule in rows)


def _rule(rule: Rule) -> str:
    period = " ".join(period_said(rule, options=False))
    counted = f"{bold(line(period) + ':')} " if period else ""
    further = " ".join(escape(text, at_start=False) for text in (*rule.readings, *rule.notes))
    said = [
        f"{counted}{escape(rule.due, at_start=not counted)}",
        further,
        _said_by(rule.source, long_day(rule.checked)),
        line(again(rule)),
    ]
    return " ".join(part for part in said if part)


def _said_by(source: str, checked: str) -> str:
    """Who says so; a source of ours may end in a full stop or not."""
    return italic(f"{line(source).rstrip('.')}; checked {checked}: {_CHECK}.")
