"""The top of the minutes: what meeting it was, who was there, and its outcome in a few lines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from iepmeet.dates.written import clock_time, day
from iepmeet.papers.markdown import bold, bullet, bullets, heading, line, table
from iepmeet.papers.parts_actions import actions_of
from iepmeet.papers.shown import Shown, ShownConcern, ShownPerson, ShownPromise
from iepmeet.papers.wording import OUTCOMES, VERDICTS, counted, review_day


def title(shown: Shown) -> list[str]:
    """The title, and that it is a draft while the meeting is not closed."""
    named = line(shown.title) or "Review meeting"
    draft = [] if shown.closed else [bold("Draft: the meeting is not closed")]
    return [heading(1, named), *draft]


def facts(shown: Shown) -> list[str]:
    """The small table."""
    rows = [
        ("Child", ", ".join(part for part in (line(shown.child), line(shown.year_group)) if part)),
        ("Plan", line(shown.plan)),
        ("Held", _held(shown.started, shown.ended)),
        ("Place", line(shown.place)),
        ("Chair", line(shown.chair)),
        ("Minute-taker", line(shown.minute_taker)),
    ]
    known = [row for row in rows if row[1]]
    return [table(["The meeting", "Details"], known)] if known else []


def _held(started: dt.datetime | None, ended: dt.datetime | None) -> str:
    """Wall times as they were recorded."""
    if started is None:
        return ""
    begin = f"{day(started.date())}, {clock_time(started.time())}"
    if ended is None:
        return f"{begin}, not ended yet"
    end = clock_time(ended.time())
    return f"{begin} to {end}" if ended.date() == started.date() else f"{begin} to {day(ended.date())}, {end}"


def attendance(shown: Shown) -> list[str]:
    """Who was there; a line that would be empty is left out."""
    lines = {
        "Present": [_with_role(person) for person in shown.people if person.here],
        "Apologies": [_with_role(person) for person in shown.people if person.apologies],
        "Joined late": [_at(person, person.late) for person in shown.people if person.late],
        "Left early": [_at(person, person.left) for person in shown.people if person.left],
    }
    return [f"{label}: {', '.join(people)}" for label, people in lines.items() if people]


def _with_role(person: ShownPerson) -> str:
    role = line(person.role)
    return f"{line(person.name)} ({role})" if role else line(person.name)


def _at(person: ShownPerson, time: dt.time | None) -> str:
    return f"{line(person.name)} at {clock_time(time)}" if time else line(person.name)


def in_short(shown: Shown) -> list[str]:
    """Three to six lines in figures; nobody's words."""
    lines = [
        _concerns(shown.concerns),
        _promises(shown),
        _actions(shown),
        _parked(shown),
        f"Next review: {review_day(shown.review)}" if shown.review else "No next review was agreed",
        f"Early check: {review_day(shown.check)}" if shown.check else "",
    ]
    return [heading(2, "In short"), bullets(bullet(said) for said in lines if said)]


def _concerns(concerns: tuple[ShownConcern, ...]) -> str:
    if not concerns:
        return "No concerns were on the agenda"
    order = [*OUTCOMES.values(), "without an outcome", "not reached today"]
    return (
        f"{counted(len(concerns), 'concern')}: {_figures((_ending(concern) for concern in concerns), order)}"
    )


def _ending(concern: ShownConcern) -> str:
    if concern.outcome:
        return OUTCOMES[concern.outcome]
    return "without an outcome" if concern.reached else "not reached today"


def _promises(shown: Shown) -> str:
    if not shown.promises:
        return ""
    again = {action.ref for action in actions_of(shown)}
    order = [*VERDICTS.values(), "promised again", "not spoken of"]
    figures = _figures((_standing(promise, again) for promise in shown.promises), order)
    return f"{counted(len(shown.promises), 'promise')} from last time: {figures}"


def _standing(promise: ShownPromise, again: set[str]) -> str:
    if promise.verdict:
        return VERDICTS[promise.verdict]
    return "promised again" if promise.carried.ref in again else "not spoken of"


def _figures(said: Iterable[str], order: list[str]) -> str:
    """`2 agreed, 1 parked`, in the order given; of one thing just the word."""
    counts = Counter(said)
    if counts.total() == 1:
        return next(iter(counts))
    return ", ".join(f"{counts[word]} {word}" for word in order if counts[word])


def _actions(shown: Shown) -> str:
    actions = actions_of(shown)
    if not actions:
        return "No actions were agreed"
    undated = sum(action.by is None or action.by.date is None for action in actions)
    of_them = "" if len(actions) == 1 else f"{undated} of them "
    return counted(len(actions), "action") + (f", {of_them}without a date" if undated else "")


def _parked(shown: Shown) -> str:
    number = len(shown.parked_before) + len(shown.of_kind("parked"))
    return counted(number, "point") + " parked" if number else ""
