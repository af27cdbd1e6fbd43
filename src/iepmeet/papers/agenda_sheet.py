"""The agenda to send before the meeting, so that nobody is surprised in it."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda.dose import in_full
from iepmeet.agenda.model import Agenda, EvidenceKind
from iepmeet.casebook.pattern_words import in_words
from iepmeet.casebook.patterns import pattern
from iepmeet.dates.written import clock_time, day
from iepmeet.papers.audience_ahead import (
    Ahead,
    AheadConcern,
    AheadItem,
    AheadPerson,
    AheadPromise,
    AheadQuestion,
    for_everyone,
)
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, italic, line, table
from iepmeet.papers.page import page_hash
from iepmeet.papers.wording import counted, names
from iepmeet.text import one_line

_SUPPORT: dict[EvidenceKind, str] = {
    "delivered": "delivered",
    "partly": "partly delivered",
    "missed": "missed",
    "cancelled": "cancelled",
    "other": "",
}


def agenda_sheet(agenda: Agenda, fingerprint: str, today: dt.date) -> str:
    """The sheet in Markdown, for everyone who is invited.

    `fingerprint` is the agenda file's. Sessions are counted up to `today`, or to the day of the meeting where
    that is past. The same agenda gives the same text on the same day.
    """
    ahead = for_everyone(agenda)
    until = min(today, ahead.date) if ahead.date else today
    blocks = [
        heading(1, line(ahead.title) or "Review meeting"),
        *_facts(ahead),
        *_purpose(ahead),
        *_people(ahead),
        *_times(ahead),
        *_promises(ahead),
        *(block for concern in ahead.concerns for block in _concern(ahead, concern, until)),
        *_parked(ahead),
    ]
    return _sealed("\n\n".join(blocks), fingerprint)


def _sealed(text: str, fingerprint: str) -> str:
    """The page with its last line: the agenda's fingerprint and the page's own hash, as on the minutes."""
    unsealed = f"{text.rstrip()}\n\nTo check this copy: agenda {line(fingerprint)}, page "
    return f"{unsealed}{page_hash(unsealed)}.\n"


def _facts(ahead: Ahead) -> list[str]:
    rows = [
        ("Child", line(ahead.child)),
        ("Plan", line(ahead.plan)),
        ("When", _when(ahead)),
        ("Place", line(ahead.place)),
        ("Chair", line(ahead.chair)),
        ("Minute-taker", line(ahead.minute_taker)),
    ]
    known = [row for row in rows if row[1]]
    return [table(["The meeting", "Details"], known)] if known else []


def _when(ahead: Ahead) -> str:
    parts = [day(ahead.date)] if ahead.date else []
    if ahead.time:
        end = f" to {clock_time(ahead.ends)}" if ahead.ends else ""
        parts.append(f"{clock_time(ahead.time)}{end}")
    elif ahead.minutes:
        parts.append(counted(ahead.minutes, "minute"))
    return ", ".join(parts)


def _purpose(ahead: Ahead) -> list[str]:
    return [heading(2, "What this meeting is for"), escape(ahead.purpose)] if line(ahead.purpose) else []


def _people(ahead: Ahead) -> list[str]:
    coming = [bullet(_person(person)) for person in ahead.people if person.expected]
    away = [_person(person) for person in ahead.people if not person.expected]
    blocks = [heading(2, "Who will be there"), bullets(coming)] if coming else []
    return [*blocks, f"Not expected: {', '.join(away)}"] if away else blocks


def _person(person: AheadPerson) -> str:
    role = line(person.role)
    name = escape(one_line(person.name))
    return f"{name} ({role})" if role else name


def _times(ahead: Ahead) -> list[str]:
    """The items with their minutes; a time of day where the meeting has one."""
    timed = ahead.time is not None
    head = ["Item", *(["Begins"] if timed else []), "Minutes"]
    total = f"{sum(item.minutes for item in ahead.items)}"
    of = f" of {ahead.minutes}" if ahead.minutes else ""
    rows = [
        *(_row(item, timed) for item in ahead.items),
        ["Together", *([""] if timed else []), f"{total}{of}"],
    ]
    return [heading(2, "What we talk about, and for how long"), table(head, rows)]


def _row(item: AheadItem, timed: bool) -> list[str]:
    begins = [clock_time(item.begins) if item.begins else ""] if timed else []
    return [line(item.title), *begins, f"about {item.minutes}" if item.estimated else f"{item.minutes}"]


def _promises(ahead: Ahead) -> list[str]:
    if not ahead.promises:
        return []
    head = ["Ref", "Promised last time", "Who", "By when", "How we will know"]
    return [heading(2, "From last time"), table(head, [_promise(one) for one in ahead.promises])]


def _promise(promise: AheadPromise) -> list[str]:
    due = day(promise.due) if promise.due else ""
    return [line(promise.ref), line(promise.action), line(promise.who), due, line(promise.measure)]


def _concern(ahead: Ahead, concern: AheadConcern, until: dt.date) -> list[str]:
    return [
        heading(2, f"Concern {concern.number}: {line(concern.title)}"),
        *_put_forward(ahead, concern, until),
        *_evidence(concern),
        *_questions(concern),
    ]


def _put_forward(ahead: Ahead, concern: AheadConcern, until: dt.date) -> list[str]:
    facts = {
        "Agreed earlier": concern.agreed,
        "In full": in_full(concern.dose, concern.expected),
        "What is happening": concern.happening,
        "Impact": concern.impact,
        "Hoped for": concern.hoped,
    }
    items = [
        bullet(f"{bold(label + ':')} {escape(text, at_start=False)}")
        for label, text in facts.items()
        if line(text)
    ]
    items += _pattern(ahead, concern, until)
    if not items:
        return []
    by = line(ahead.prepared_by)
    return [*([italic(f"Put forward by {by}:")] if by else []), bullets(items)]


def _pattern(ahead: Ahead, concern: AheadConcern, until: dt.date) -> list[str]:
    """What the evidence shows; of rows about no session nothing can be said."""
    if not concern.expected and all(row.kind == "other" for row in concern.evidence):
        return []
    first, *others = in_words(pattern(concern.expected, concern.evidence, ahead.calendar, until))
    return [bullet(f"{bold('Pattern, as recorded:')} {escape(first, at_start=False)}", *map(_under, others))]


def _under(said: str) -> str:
    return bullet(escape(said))


def _evidence(concern: AheadConcern) -> list[str]:
    rows = sorted(concern.evidence, key=lambda row: row.date)
    if not rows:
        return []
    cells = [
        (day(row.date), ": ".join(part for part in (_SUPPORT[row.kind], line(row.what)) if part) or "noted")
        for row in rows
    ]
    return [table(["Date", "Support"], cells)]


def _questions(concern: AheadConcern) -> list[str]:
    asked = [_question(question) for question in concern.questions if line(question.ask)]
    return [italic("Questions we would like to ask:"), bullets(asked)] if asked else []


def _question(question: AheadQuestion) -> str:
    to = names(question.to)
    return bullet(f"{escape(question.ask)} (to {to})" if to else escape(question.ask))


def _parked(ahead: Ahead) -> list[str]:
    points = [
        bullet(f"{escape(point.what)} ({who})" if (who := line(point.who)) else escape(point.what))
        for point in ahead.parked
    ]
    return [heading(2, "Parked last time"), bullets(points)] if points else []
