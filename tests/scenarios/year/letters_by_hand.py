"""Every dated line that a letter of the year may hold on a day, worked out from the year's own files."""

from __future__ import annotations

import datetime as dt
from functools import cache

from .by_hand import (
    PRESENT,
    TITLES,
    Said,
    Verdict,
    actions,
    day,
    evidence,
    happened,
    meetings,
    said,
    verdicts,
)
from .chronology_by_hand import EVERYONE, LETTERS, WORDS
from .figures_by_hand import figures

KINDS = {"missed": "did not take place", "delivered": "took place"}


@cache
def supported(until: dt.date) -> frozenset[str]:
    """The lines, but those that an agenda holds."""
    lines = {
        *evidence_lines(until),
        *figures(until),
        *told(until),
        *_enclosed(until),
        *promises(until).values(),
        *_of_meetings(until),
    }
    return frozenset(lines)


def evidence_lines(until: dt.date) -> list[str]:
    """Each with its concern: the letters of the year are about both."""
    return [
        f"{day(row.on)}: {KINDS[row.kind]}{f': {row.what}' if row.what else ''} ({TITLES[row.concern]})"
        for row in evidence(until)
    ]


def told(until: dt.date) -> list[str]:
    """Meetings, letters, and what was said of promises that were not kept, or only in part."""
    texts = {action.ref: action.text for action in actions(until)}
    replies = {one.answers: one.on for one in happened(until) if one.kind == "replied"}
    found = [f"{day(on)}: meeting with {EVERYONE}" for on, _ in meetings(until)]
    found += [
        verdict_line(one, texts[one.ref]) for one in verdicts(until) if one.word in ("partly", "notyet")
    ]
    for one in happened(until):
        if one.kind == "sent":
            answer = (
                f"answered on {day(replies[one.ref])}" if one.ref in replies else "no answer written down yet"
            )
            found.append(f"{day(one.on)}: letter “{LETTERS[one.letter]}”, to {one.who}; {answer}")
    return found


def verdict_line(one: Verdict, text: str) -> str:
    return f"{day(one.on)}, “{text}”: {WORDS[one.word]}" + (f" ({one.text})" if one.text else "")


def promises(until: dt.date) -> dict[str, str]:
    """Each promise with the day that was promised last, and every day it was agreed on."""
    found = {}
    for action in actions(until):
        own = [one for one in verdicts(until) if one.ref == action.ref and one.by]
        days = [day(on) for on in (action.on, *(one.on for one in own))]
        agreed = " and ".join(", ".join(days).rsplit(", ", 1))
        by = own[-1].by if own else action.by
        assert by
        found[action.ref] = f"“{action.text}” ({action.who}, by {day(by)}, agreed on {agreed})"
    return found


def oldest_late(until: dt.date) -> str:
    """The promise that a reminder is about: of those that are late, the one whose day passed first."""
    done = {one.ref for one in happened(until) if one.kind == "done"}
    late = []
    for action in actions(until):
        due, state = action.by, "open"
        for one in verdicts(until):
            if one.ref == action.ref:
                due, state = one.by or due, "open" if one.by else one.word
        assert due
        if due < until and state == "open" and action.ref not in done:
            late.append((due, int(action.ref[1:])))
    return f"A{min(late)[1]}" if late else ""


def _enclosed(until: dt.date) -> list[str]:
    rows = evidence(until)
    many = f"{len(rows)} rows, {day(rows[0].on)} to {day(rows[-1].on)}"
    one = f"1 row, {day(rows[0].on)}"
    return [
        f"Dated evidence: {one if len(rows) == 1 else many}",
        *(f"Minutes of the meeting of {day(on)}" for on, _ in meetings(until)),
    ]


def _of_meetings(until: dt.date) -> list[str]:
    found = []
    for on, _ in meetings(until):
        found.append(f"{day(on)}: {', '.join(f'{name} ({role})' for name, role in PRESENT)}")
        found += [f"{day(on)}, {title}: agreed in part" for title in TITLES.values()]
    for one in (*said(until), *actions(until)):
        found += _said(one)
    return [*found, *_again(until)]


def _again(until: dt.date) -> list[str]:
    """Promises that got a new day at a meeting, as its thanks hold them."""
    made = {action.ref: action for action in actions(until)}
    return [
        f"{one.ref}: {made[one.ref].text} ({made[one.ref].who}, by {day(one.by)};"
        f" how we will know: {made[one.ref].measure})"
        for one in verdicts(until)
        if one.by
    ]


def _said(one: Said) -> list[str]:
    who = f"{one.who}: " if one.who else ""
    match one.kind:
        case "agreed":
            return [f"{one.text} (agreed on {day(one.on)})", f"{one.ref}: {one.text}"]
        case "voice":
            return [f"“{one.text}” ({day(one.on)})"]
        case "differs" | "parked":
            return [f"{one.ref}: {who}{one.text}"]
        case "review" | "check":
            assert one.by
            return [f"{'Review' if one.kind == 'review' else 'Early check'}: {day(one.by)}"]
        case "action" if one.ref and one.by:
            known = f"; how we will know: {one.measure}"
            return [f"{one.ref}: {one.text} ({one.who}, by {day(one.by)}{known})"]
    return []
