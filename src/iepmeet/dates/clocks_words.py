"""Dates the law gives, in the words that every face shows: one line each, not yet broken to a width."""

from __future__ import annotations

from iepmeet.dates import written
from iepmeet.dates.clocks import CHECK_THIS, Source, Worked
from iepmeet.guidance.model import NAMES, Rule, Start

NOT_ADVICE = "This is not legal advice."


def answer(done: Worked) -> str:
    """The day, and how it is meant: `By Mon 4 Jan 2027`, `About Sun 12 Jul 2026`; empty without a period."""
    if done.ends is None:
        return ""
    day = written.day(done.ends)
    if done.rule.opens:
        return f"From {day}"
    about = "about " if done.about else ""
    if done.at_least and any(start.before for start in done.rule.starts):
        said = f"by {about}{day}, or earlier"
    elif done.at_least:
        said = f"at least until {about}{day}"
    else:
        said = f"{about or 'by '}{day}"
    return said[0].upper() + said[1:]


def aim(done: Worked) -> str:
    """What to aim for; empty where the deadline is not the family's own."""
    if done.aim_for is None:
        return ""
    return f"Aim for {written.day(done.aim_for)}: the last working day on or before the day the period ends."


def shown(done: Worked) -> tuple[tuple[str, ...], ...]:
    """A rule worked out, in blocks of lines: what is due, the steps, the day, what to beware of, sources."""
    rule = done.rule
    otherwise = done.otherwise
    blocks = (
        (f"{rule.id} ({NAMES[rule.nation]})", rule.due),
        tuple(f"{number}. {step}" for number, step in enumerate(done.steps, 1)),
        (
            answer(done),
            aim(done),
            f"{otherwise.period} {otherwise.when}: {written.day(otherwise.ends)}" if otherwise else "",
        ),
        rule.readings,
        (*done.cautions, *rule.notes),
        tuple(f"{other.due} ({sourced(other)})" for other in rule.exceptions),
        (*(f"Source: {_sourced(source)}" for source in done.sources), again(rule), CHECK_THIS),
    )
    return tuple(kept for block in blocks if (kept := tuple(line for line in block if line)))


def listed(rule: Rule) -> tuple[str, ...]:
    """A rule in a list: its id, what is due and when, who says so."""
    head = f"{rule.id} (your own deadline)" if rule.own else rule.id
    return (head, *period_said(rule), rule.due, f"Source: {sourced(rule)}: check this. {again(rule)}".strip())


def again(rule: Rule) -> str:
    """By when a row has to be checked again; empty where that is open."""
    return f"To be checked again by {written.long_day(rule.until)}." if rule.until else ""


def period_said(rule: Rule, *, options: bool = True) -> tuple[str, ...]:
    """What a rule is counted from, and how long: one line for each day that it may be counted from.

    `options`: with the name by which a further day is given on the command line; a paper has no use for it.
    """
    lines = []
    for number, start in enumerate(rule.starts):
        joined = "or, later," if rule.combine == "later" else "or instead"
        said = f"{_length(rule, start)} {_from(start)} {start.day}"
        unsure = " (whether that day counts was not found)" if rule.about else ""
        option = (f" (--{start.option})" if options else "") if number else unsure
        lines.append(f"{joined} {said}{option}" if number else f"{said[0].upper()}{said[1:]}{option}")
    if rule.alternative:
        lines.append(f"or {rule.alternative.period} {rule.alternative.when}")
    return tuple(lines)


def sourced(rule: Rule) -> str:
    """Who says so, and when it was checked."""
    return _sourced(Source(source=rule.source, checked=rule.checked))


def _sourced(source: Source) -> str:
    return f"{source.source}; checked {written.long_day(source.checked)}"


def _length(rule: Rule, start: Start) -> str:
    least = "at least " if rule.at_least else ""
    further = f" and a further {start.further}" if start.further else ""
    return f"{least}{start.period}{further}"


def _from(start: Start) -> str:
    if start.before:
        return "before"
    return "beginning with" if start.first_day == "same" else "after"
