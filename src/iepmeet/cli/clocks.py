"""The dates the law gives: which there are, and when one ends."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.errors import IepmeetError
from iepmeet.guidance import rules as guidance
from iepmeet.guidance.model import NAMES, NATIONS, Nation, Rule

if TYPE_CHECKING:
    from iepmeet.dates.school import Calendar

_WIDTH = 80
_NATION: Nation = "england"


class _WithStarts(click.Command):
    """Has an option for each further day that a row of guidance may be counted from."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        further = {
            start.option: start.day for rule in guidance.every_rule().values() for start in rule.starts[1:]
        }
        options = [
            click.Option([f"--{option}"], metavar="DATE", help=f"{day[0].upper()}{day[1:]}.")
            for option, day in further.items()
        ]
        return [*super().get_params(ctx), *options]


@click.command(cls=_WithStarts)
@click.argument("rule", required=False)
@click.option("--nation", type=click.Choice(NATIONS), help="Whose dates; England's, if none is named.")
@click.option("--from", "from", metavar="DATE", help="The day it is counted from.")
@click.option(
    "--count", type=click.IntRange(1, 999), help="How many days, where the letter gives the number."
)
@click.option("--calendar", type=FILE, help="Term dates, or an agenda that holds them: for school days.")
@AS_JSON
def clocks(
    rule: str | None,
    nation: Nation | None,
    count: int | None,
    calendar: Path | None,
    as_json: bool,
    **days: str | None,
) -> None:
    """The dates the law gives, and when one of them ends.

    \b
    iepmeet clocks
    iepmeet clocks tribunal-appeal --from 2026-10-01 --certificate 2026-11-29
    """
    phrases = {name.replace("_", "-"): phrase for name, phrase in days.items() if phrase is not None}
    if rule is None:
        if phrases:
            raise IepmeetError(
                "Which of the dates?", "`iepmeet clocks` lists them: put its name first.", exit_code=2
            )
        _list(nation or _NATION, as_json=as_json)
        return
    asked = guidance.find(rule, nation)
    _refuse_what_is_not_asked(asked, phrases, count)
    today = clock.today()
    known = _calendar(calendar, today)
    read = {option: _day(option, phrase, today, known) for option, phrase in phrases.items()}
    _work_out(asked, {option: day for option, (day, _) in read.items()}, known, today, count, as_json=as_json)
    for _, remark in read.values():
        if remark:
            click.echo(remark, err=True)


def _work_out(
    rule: Rule, starts: dict[str, date], known: Calendar, today: date, count: int | None, *, as_json: bool
) -> None:
    from iepmeet.dates import clocks as dates
    from iepmeet.dates.clocks_words import period_said, shown

    needed = dates.missing(rule, starts)
    if needed and rule.readings:
        # where the sources differ, what they say is an answer, too
        done = dates.Worked(rule=rule, sources=(dates.Source(source=rule.source, checked=rule.checked),))
        extra = (*period_said(rule), f"Give that day with --{needed.option}.")
    elif needed:
        raise IepmeetError(
            f'"{rule.id}" is counted from {needed.day}.',
            f"Give that day with --{needed.option}.",
            exit_code=2,
        )
    elif dates.asks_number(rule) and count is None:
        raise IepmeetError(
            f'"{rule.id}" needs the number of days as well.',
            "Give it with --count, as in --count 10.",
            exit_code=2,
        )
    else:
        done, extra = dates.worked(rule, starts, known, today, number=count), ()
    if as_json:
        from iepmeet.dates.clocks_data import worked_as_data

        click.echo(json.dumps(worked_as_data(done, starts), ensure_ascii=False, indent=2))
        return
    blocks = shown(done)
    for block in (blocks[0], extra, *blocks[1:]) if extra else blocks:
        for line in block:
            _say(line)
        if block is not blocks[-1]:
            click.echo()


def _list(nation: Nation, *, as_json: bool) -> None:
    from iepmeet.dates.clocks_words import NOT_ADVICE, listed

    known = guidance.clocks(nation)
    if as_json:
        from iepmeet.dates.clocks_data import rule_as_data

        data = {
            "nation": nation,
            "notice": known.notice,
            "rules": [rule_as_data(rule) for rule in known.rules.values()],
            "note": NOT_ADVICE,
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(f"Dates the law gives: {NAMES[nation]}")
    group = ""
    for rule in known.rules.values():
        click.echo()
        if rule.group != group:
            group = rule.group
            click.echo(f"{group}\n")
        head, *lines = listed(rule)
        _say(head, indent=2)
        for line in lines:
            _say(line, indent=4)
    click.echo()
    if known.notice:
        _say(known.notice)
    _say("To work one out, give its name and the day it is counted from: iepmeet clocks NAME --from DATE")
    others = ", ".join(other for other in NATIONS if other != nation)
    _say(f"Other nations, with --nation: {others}.")
    _say(NOT_ADVICE)


def _refuse_what_is_not_asked(rule: Rule, phrases: dict[str, str], count: int | None) -> None:
    from iepmeet.dates.clocks import asks_number

    takes = [start.option for start in rule.starts]
    if not takes and phrases:
        raise IepmeetError(
            f'"{rule.id}" has no period, so no day follows from it.',
            f"`iepmeet clocks {rule.id}` shows what it says.",
            exit_code=2,
        )
    for option in phrases:
        if option not in takes:
            options = " and ".join(f"--{known}" for known in takes)
            raise IepmeetError(f'"{rule.id}" takes no --{option}.', f"It takes {options}.", exit_code=2)
    if count is not None and not asks_number(rule):
        raise IepmeetError(f'"{rule.id}" has its own period and takes no --count.', exit_code=2)


def _day(option: str, phrase: str, today: date, known: Calendar) -> tuple[date, str]:
    """The day a phrase means, and a remark where it may not be the one that was meant."""
    try:
        return date.fromisoformat(phrase.strip()), ""
    except ValueError:
        pass
    from iepmeet.dates import phrases, written
    from iepmeet.text import clean, one_line

    typed = one_line(clean(phrase))
    when = phrases.read(typed, today, known)
    if when.date is None:
        raise IepmeetError(
            f'--{option}: "{typed}" was not understood as a day ({when.caution}).',
            "Write it like 2026-10-01 or 1 October 2026.",
            exit_code=2,
        )
    moved = f", {when.moved}" if when.moved else ""
    remark = f'--{option}: "{typed}" was read as {written.day(when.date)}{moved}.'
    if when.date.year > today.year and f"{when.date:%y}" not in typed:
        remark += " If you mean a day that has passed, write its year."
    return when.date, remark


def _calendar(path: Path | None, today: date) -> Calendar:
    """The calendar of an agenda or of a file of term dates. Problems of the file end the command."""
    from iepmeet.dates.school import Calendar

    if path is None:
        return Calendar()
    from iepmeet.agenda import terms
    from iepmeet.agenda.convert import Values
    from iepmeet.agenda.decode import file_name, open_file
    from iepmeet.agenda.parse import parse
    from iepmeet.agenda.problems import as_problems
    from iepmeet.agenda.read import read_text
    from iepmeet.errors import Problem

    text = open_file(path)
    if isinstance(text, Problem):
        raise IepmeetError(str(text), exit_code=3)
    parsed = parse(text)
    if parsed.data is not None and {"meeting", "concerns"} & parsed.data.keys():
        reading = read_text(text, file_name(path), today=today, folder=path.parent)
        found, problems = (reading.agenda.calendar if reading.agenda else None), reading.problems
    else:
        values = Values()
        found = terms.read_terms(parsed.data or {}, values)
        problems = as_problems(file_name(path), parsed, values.found)
    wrong = [str(problem) for problem in problems if problem.level == "error"]
    if wrong or found is None:
        raise IepmeetError("\n".join(wrong), exit_code=1)
    return found


def _say(line: str, indent: int = 0) -> None:
    import textwrap

    margin = " " * indent
    more = margin + "   " if line[:1].isdigit() and line.lstrip("0123456789").startswith(". ") else margin
    for part in textwrap.wrap(
        line, _WIDTH, initial_indent=margin, subsequent_indent=more, break_on_hyphens=False
    ):
        click.echo(part)
