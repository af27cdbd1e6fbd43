"""When a period that the law gives ends: the arithmetic of a guidance row, shown step by step.

The rows come in as arguments and say everything: periods, what is counted from, which day moves where. No
row is known here by its id. Pure: today and the calendar are arguments, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.dates import school, written
from iepmeet.dates.arithmetic import later
from iepmeet.dates.clocks_periods import Periods
from iepmeet.dates.school import Calendar
from iepmeet.dates.working_days import span_said
from iepmeet.errors import IepmeetError
from iepmeet.guidance.model import Rule, Start, parts

CHECK_THIS = "Check this before you rely on it: it can have changed since."


class Source(Struct, frozen=True, kw_only=True):
    """Who says so, and the day it was read there."""

    source: str
    checked: date


class Otherwise(Struct, frozen=True, kw_only=True):
    """The day it ends on instead: the other period, and when it counts."""

    period: str
    when: str
    ends: date


class Worked(Struct, frozen=True, kw_only=True):
    """A rule, worked out.

    steps      each step of the arithmetic, a sentence or two each; none for a row without a period
    ends       the last day, after every move; of a rule that opens, the day it is due from; None: no period
    aim_for    of the family's own deadline: the last working day on or before the day the period itself ends
    about      the source does not say whether the first day counts
    at_least   the period may be longer
    otherwise  another day that may count instead
    cautions   what to beware of with these days
    sources    of the rule, then of each move that was made
    """

    rule: Rule
    steps: tuple[str, ...] = ()
    ends: date | None = None
    aim_for: date | None = None
    about: bool = False
    at_least: bool = False
    otherwise: Otherwise | None = None
    cautions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def missing(rule: Rule, starts: Mapping[str, date]) -> Start | None:
    """The start whose day is still needed; None when the rule can be worked out."""
    if not rule.starts or rule.starts[0].option in starts:
        return None
    if rule.combine == "instead" and any(start.option in starts for start in rule.starts):
        return None
    return rule.starts[0]


def asks_number(rule: Rule) -> bool:
    """Whether the length of the period has to be given as well."""
    return any(parts(start.period)[0] is None for start in rule.starts)


def worked(
    rule: Rule, starts: Mapping[str, date], calendar: Calendar, today: date, *, number: int | None = None
) -> Worked:
    """Works out when a rule's period ends. `starts` has a day for the options of `rule.starts` ("from").

    Bank holidays are those of the rule's nation, or the calendar's own list; school days are the calendar's.
    `number` is the length of a period of the form "N working days".
    IepmeetError, exit code 2: a day or number that is needed is missing, a day is given that the rule does
    not know, or the end lies past the last day there is.
    """
    _refuse_what_does_not_fit(rule, starts, number)
    source = Source(source=rule.source, checked=rule.checked)
    if not rule.starts:
        return Worked(rule=rule, sources=(source,), cautions=_out_of_date(rule, (), today))
    calendar = replace(calendar, nation=rule.nation, nation_given=True)
    count = Periods(rule, calendar, number)
    chosen = _chosen(rule, starts)
    legs = [_leg(start, starts[start.option], count) for start in chosen]
    ends = max(end for end, _ in legs)
    steps = [step for _, said in legs for step in said]
    if len(legs) > 1:
        steps.append(f"The later of these is {written.day(ends)}.")
    settled = _settled(ends, rule, count)
    aim_for = count.working_days.on_or_before(ends) if rule.own and not rule.opens else None
    otherwise = _otherwise(rule, chosen[0], starts, count)
    cautions = (
        *(start.without for start in rule.starts if start.without and start.option not in starts),
        *_out_of_date(rule, tuple(starts.values()), today),
        *settled.cautions,
        *_about_school_days(rule, chosen, [starts[start.option] for start in chosen], ends, calendar),
        *(("The source does not say whether the first day counts: it may be a day out.",) * rule.about),
        *((f"{written.day(settled.ends)} has passed.",) * (settled.ends < today and not rule.opens)),
    )
    return Worked(
        rule=rule,
        steps=(*steps, *settled.steps),
        ends=settled.ends,
        aim_for=aim_for,
        about=rule.about,
        at_least=rule.at_least,
        otherwise=otherwise,
        cautions=cautions,
        sources=(source, *settled.sources),
    )


class _Settled(Struct, frozen=True, kw_only=True):
    ends: date
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[Source, ...]


def _refuse_what_does_not_fit(rule: Rule, starts: Mapping[str, date], number: int | None) -> None:
    known = [start.option for start in rule.starts]
    for option in starts:
        if rule.starts and option not in known:
            raise IepmeetError(f'"{rule.id}" is not counted from a day called "{option}".', exit_code=2)
    if needed := missing(rule, starts):
        raise IepmeetError(f'"{rule.id}" is counted from {needed.day}: which day was that?', exit_code=2)
    if asks_number(rule) and (number is None or number < 1):
        unit = parts(rule.starts[0].period)[1]
        raise IepmeetError(f'"{rule.id}" needs to know how many {unit}.', exit_code=2)


def _chosen(rule: Rule, starts: Mapping[str, date]) -> list[Start]:
    given = [start for start in rule.starts if start.option in starts]
    return given[-1:] if rule.combine == "instead" else given


def _leg(start: Start, day: date, count: Periods) -> tuple[date, list[str]]:
    end = _reached(count.end(day, start.period, start))
    said = [count.said(day, start.period, start, end)]
    if start.further:
        following = replace(start, first_day="next")
        end = _reached(count.end(end, start.further, following))
        said.append(f"A further {count.length(start.further)} end on {written.day(end)}.")
    return end, said


def _settled(ends: date, rule: Rule, count: Periods) -> _Settled:
    """The last day after rounding and moving it, as the row says."""
    days = count.working_days
    steps: list[str] = []
    cautions: list[str] = []
    sources: list[Source] = []
    reached = ends
    if rule.opens:
        reached = _reached(later(ends, 1))
        steps.append(f"It is due from the day after that, {written.day(reached)}.")
    elif rule.round == "first working day after":
        reached = _reached(days.after(ends))
        steps.append(f"The first working day after that is {written.day(reached)}.")
    elif rule.round == "next working day" and (why := days.why_none(ends)):
        reached = _reached(days.on_or_after(ends))
        steps.append(
            f"{written.day(ends)} is no working day (it is {why}): it moves to the next one, "
            f"{written.day(reached)}."
        )
        if rule.round_by:
            sources.append(Source(source=rule.round_by.source, checked=rule.round_by.checked))
    for move in rule.moves:
        last = move.falls.last_day(reached) if move.falls else None
        if move.falls is None or last is None:
            continue
        if move.falls.last_day(ends) is None:
            cautions.append(
                f"The period itself ends on {written.day(ends)}, outside {span_said(move.falls)}, and moves "
                "twice here. No source that was read says that one move may follow the other: "
                "do not count on the later day."
            )
        to = _reached(days.after(last))
        steps.append(
            f"{written.day(reached)} falls in {span_said(move.falls)}: it moves to the first working day "
            f"after {written.long_day(last)}, {written.day(to)}."
        )
        sources.append(Source(source=move.source, checked=move.checked))
        reached = to
    return _Settled(ends=reached, steps=tuple(steps), cautions=tuple(cautions), sources=tuple(sources))


def _otherwise(rule: Rule, start: Start, starts: Mapping[str, date], count: Periods) -> Otherwise | None:
    if rule.alternative is None:
        return None
    end = _reached(count.end(starts[start.option], rule.alternative.period, start))
    other = rule.alternative
    return Otherwise(period=other.period, when=other.when, ends=_settled(end, rule, count).ends)


def _out_of_date(rule: Rule, days: tuple[date, ...], today: date) -> tuple[str, ...]:
    if rule.until is None or max((today, *days)) <= rule.until:
        return ()
    return (f"This had to be checked again by {written.long_day(rule.until)}: it may no longer hold.",)


def _about_school_days(
    rule: Rule, chosen: list[Start], days: list[date], ends: date, calendar: Calendar
) -> tuple[str, ...]:
    if not any(parts(start.period)[1] == "school days" for start in chosen):
        return ()
    if not calendar.terms:
        return (
            "No term dates are given: every weekday that is no bank holiday is counted as a school day. "
            "With school holidays in between, it is another day.",
        )
    outside = [day for day in (*days, ends) if not school.has_terms_for(day, calendar)]
    return tuple(f"{written.day(day)}: {school.NO_TERM_DATES}." for day in dict.fromkeys(outside))


def _reached(day: date | None) -> date:
    if day is None:
        raise IepmeetError("That lies past the last day that can be counted to.", exit_code=2)
    return day
