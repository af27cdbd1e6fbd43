"""A chronology: everything that is dated in a casebook in one table, for mediation or a tribunal.

Each row names the file and the place that it comes from. Nothing is judged and nothing is summed up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from iepmeet.casebook.case import Case, Held, Row, Source, source_of
from iepmeet.casebook.promises import Promise, Step
from iepmeet.dates.written import day
from iepmeet.guidance.letters import every_kind
from iepmeet.guidance.rules import every_rule
from iepmeet.papers.letters_rows import KINDS
from iepmeet.papers.markdown import escape, heading, line, table
from iepmeet.papers.wording import OUTCOMES, VERDICTS, counted, listed
from iepmeet.text import one_line

Kind = Literal["evidence", "meeting", "agreed", "promise", "outcome", "letter", "reply"]


class Event(Struct, frozen=True, kw_only=True):
    """One row. `concern` is an id; empty for what belongs to no single one, as a meeting or a letter."""

    date: dt.date
    kind: Kind
    what: str
    source: Source
    who: str = ""
    concern: str = ""


class Paper(Struct, frozen=True, kw_only=True):
    """A document of the bundle, and how many pages it has where that is known."""

    name: str
    pages: int | None = None


class Within(Struct, frozen=True, kw_only=True):
    """Which rows are wanted: from a day, until a day, of one concern. None: all."""

    since: dt.date | None = None
    until: dt.date | None = None
    concern: str | None = None


EVERYTHING = Within()
_FOLLOW_UPS = {"check": "Early check", "review": "Review"}


def events(case: Case, today: dt.date, within: Within = EVERYTHING) -> tuple[Event, ...]:
    """The rows in the order of their days. Meetings and letters stay whatever the concern."""
    every = (
        *(_evidence(row) for row in case.rows),
        *(event for meeting in case.meetings for event in _meeting(meeting, case)),
        *(event for promise in case.promises for event in _promise(promise)),
        *_letters(case),
        *_settled(case),
    )
    wanted = [
        event
        for event in every
        if event.date <= (within.until or today)
        and (within.since is None or event.date >= within.since)
        and (within.concern is None or not event.concern or event.concern == within.concern)
    ]
    return tuple(sorted(wanted, key=lambda event: event.date))


def chronology(
    case: Case,
    today: dt.date,
    within: Within = EVERYTHING,
    papers: Sequence[Paper] = (),
) -> str:
    """The chronology and the index of the bundle, in Markdown."""
    found = events(case, today, within)
    child = f" of {line(case.child)}" if line(case.child) else ""
    blocks = [heading(1, f"Chronology{child}"), escape(_about(case, today, within, len(found)))]
    if found:
        rows = [_cells(event, case) for event in found]
        blocks.append(table(["Date", "What", "By whom", "Concern", "Written in"], rows))
    if papers:
        blocks += [
            heading(2, "Index of the bundle"),
            table(["No.", "Document", "Pages"], list(_index(papers))),
        ]
    return "\n\n".join(blocks) + "\n"


def _about(case: Case, today: dt.date, within: Within, number: int) -> str:
    since = f"from {day(within.since)} " if within.since else ""
    span = f"{since}to {day(within.until or today)}"
    which = ""
    if within.concern:
        which = f", about {one_line(case.title_of(within.concern))}, with all meetings and letters"
    return f"{counted(number, 'row')} {span}{which}. Put together on {day(today)}."


def _cells(event: Event, case: Case) -> list[str]:
    concern = line(case.title_of(event.concern)) if event.concern else ""
    return [day(event.date), line(event.what), line(event.who), concern, line(place(event.source))]


def place(source: Source) -> str:
    """The file, and the place in it."""
    return f"{source.file}, {source.place}" if source.place else source.file


def _evidence(row: Row) -> Event:
    what = ": ".join(part for part in (KINDS[row.kind], one_line(row.what)) if part) or "noted"
    written = f" ({one_line(row.written)})" if one_line(row.written) else ""
    return Event(
        date=row.date,
        kind="evidence",
        what=f"{what[0].upper()}{what[1:]}{written}",
        source=row.source,
        who=row.who,
        concern=row.concern,
    )


def _meeting(meeting: Held, case: Case) -> Iterator[Event]:
    people = listed(one_line(name) for name, _role in meeting.people)
    title = one_line(meeting.title) or "meeting"
    open_still = "" if meeting.closed else " (not closed yet: a draft)"
    yield Event(
        date=meeting.date,
        kind="meeting",
        what=f"Meeting: {title}{open_still}",
        source=meeting.source,
        who=people if meeting.people else "",
    )
    if not meeting.closed:
        return
    for told in meeting.of("agreed"):
        yield Event(
            date=told.date,
            kind="agreed",
            what=f"Agreed: {one_line(told.text)}",
            source=told.source,
            who=told.who,
            concern=told.concern,
        )
    for outcome in meeting.outcomes:
        text = f" ({one_line(outcome.text)})" if one_line(outcome.text) else ""
        yield Event(
            date=meeting.date,
            kind="outcome",
            what=f"Outcome: {OUTCOMES[outcome.outcome]}{text}",
            source=outcome.source,
            concern=outcome.concern,
        )


def _promise(promise: Promise) -> Iterator[Event]:
    """Each time that it was promised, and what was said of it; an agenda may be the only witness."""
    first = True
    for step in promise.steps:
        yield Event(
            date=step.on,
            kind="promise",
            what=_said(promise, step, first=first),
            source=source_of(promise, step.meeting),
            who=promise.who,
            concern=promise.concern,
        )
        first = first and step.verdict is not None
    if promise.done:
        by = one_line(promise.done.confirmed_by)
        yield Event(
            date=promise.done.on,
            kind="promise",
            what=f"Done: {one_line(promise.action)}" + (f" (confirmed by {by})" if by else ""),
            source=Source("casebook.jsonl", promise.ref),
            who=promise.who,
            concern=promise.concern,
        )


def _said(promise: Promise, step: Step, *, first: bool) -> str:
    action = one_line(promise.action)
    due = f", by {day(step.due)}" if step.due else ""
    if step.verdict is None:
        return f"{'Promised' if first else 'Promised again'}: {action}{due}"
    why = f" ({one_line(step.text)})" if one_line(step.text) else ""
    again = f"; promised again{due}" if step.due else ""
    return f"Promise “{action}”: {VERDICTS[step.verdict]}{why}{again}"


def _letters(case: Case) -> Iterator[Event]:
    for one in case.sent:
        to = f" to {one_line(one.to)}" if one_line(one.to) else ""
        asked = f"; an answer was asked for by {day(one.reply_by)}" if one.reply_by else ""
        title = every_kind().get(one.letter, one_line(one.letter))
        what = f"Letter sent{to}: {title}{asked}"
        yield Event(date=one.on, kind="letter", what=what, source=one.source)
    for came in case.came:
        answers = f", in answer to {came.answers}" if came.answers else ""
        rest = ": ".join(part for part in (one_line(came.letter), one_line(came.text)) if part)
        what = f"Letter came{answers}" + (f": {rest}" if rest else "")
        yield Event(date=came.on, kind="reply", what=what, source=came.source, who=came.sender)


def _settled(case: Case) -> Iterator[Event]:
    for one in case.settled:
        by = f" (confirmed by {one_line(one.confirmed_by)})" if one_line(one.confirmed_by) else ""
        if one.what in _FOLLOW_UPS:
            what = f"{_FOLLOW_UPS[one.what]} held, agreed on {day(one.since)}{by}"
            yield Event(date=one.on, kind="meeting", what=what, source=one.source)
        else:
            rule = every_rule().get(one.what)
            due = one_line(rule.due).removesuffix(".") if rule else one_line(one.what)
            what = f"Dealt with: {due}, counted from {day(one.since)}{by}"
            yield Event(date=one.on, kind="reply", what=what, source=one.source)


def _index(papers: Sequence[Paper]) -> Iterator[list[str]]:
    """Pages run on through the bundle; after a paper of unknown length they are left for the hand."""
    at: int | None = 1
    for number, paper in enumerate(papers, 1):
        if at is None or paper.pages is None:
            at = None
            yield [str(number), line(paper.name), ""]
            continue
        last = at + paper.pages - 1
        yield [str(number), line(paper.name), f"{at}" if last == at else f"{at} to {last}"]
        at = last + 1
