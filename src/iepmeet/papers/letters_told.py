"""Whom the family has spoken or written to, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from typing import get_args

from iepmeet.casebook.case import Case, Held, Source, source_of
from iepmeet.casebook.promises import Promise
from iepmeet.dates.written import day
from iepmeet.papers.letters_claims import Chosen, Claim
from iepmeet.papers.wording import VERDICTS, listed
from iepmeet.record.events import Verdict
from iepmeet.text import one_line

EVERY_VERDICT: tuple[Verdict, ...] = get_args(Verdict)
_NOT_KEPT: tuple[Verdict, ...] = ("partly", "not-yet")
"""What was kept is no answer to a complaint, and would push out whom was told of the rest."""


def whom_told(case: Case, chosen: Chosen) -> Iterator[Claim]:
    """Whom was spoken or written to, and what came of it, in the order of the days."""
    ids = {put.id for put in chosen.concerns}
    found = [
        *(_of_meeting(meeting) for meeting in case.closed_meetings),
        *(
            claim
            for promise in case.promises
            if promise.concern in ids
            for claim in verdicts(promise, _NOT_KEPT)
        ),
        *_letters(case, chosen),
    ]
    yield from sorted(found, key=lambda claim: claim.date or dt.date.min)


def _of_meeting(meeting: Held) -> Claim:
    people = listed(one_line(name) for name, _role in meeting.people)
    text = f"{day(meeting.date)}: meeting" + (f" with {people}" if meeting.people else "")
    return Claim(text=text, sources=(meeting.source,), date=meeting.date)


def verdicts(promise: Promise, wanted: Container[Verdict] = EVERY_VERDICT) -> Iterator[Claim]:
    """What meetings said of a promise, and that it was done since."""
    for step in promise.steps:
        if step.verdict and step.verdict in wanted and step.meeting:
            why = f" ({one_line(step.text)})" if one_line(step.text) else ""
            text = f"{day(step.on)}, “{one_line(promise.action)}”: {VERDICTS[step.verdict]}{why}"
            source = source_of(promise, step.meeting)
            yield Claim(text=text, sources=(source,), date=step.on, own=one_line(step.text))
    if promise.done and "kept" in wanted:
        text = f"{day(promise.done.on)}, “{one_line(promise.action)}”: done"
        yield Claim(text=text, sources=(Source("casebook.jsonl", promise.ref),), date=promise.done.on)


def _letters(case: Case, chosen: Chosen) -> Iterator[Claim]:
    for one in case.sent:
        title = chosen.titles.get(one.letter, one.letter)
        to = f", to {one_line(one.to)}" if one_line(one.to) else ""
        replied = one.replied if one.replied and one.replied <= chosen.today else None
        answer = f"answered on {day(replied)}" if replied else "no answer written down yet"
        text = f"{day(one.on)}: letter “{one_line(title)}”{to}; {answer}"
        yield Claim(text=text, sources=(one.source,), date=one.on)
