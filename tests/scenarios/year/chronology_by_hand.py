"""The chronology of the year, worked out from its own files."""

from __future__ import annotations

import datetime as dt

from .by_hand import PRESENT, TITLE, TITLES, actions, day, evidence, happened, meetings, said, verdicts

Line = tuple[str, str, str, str, str]  # date, what, by whom, concern, place without the line in the file

EVERYONE = " and ".join(", ".join(name for name, _ in PRESENT).rsplit(", ", 1))
KINDS = {"missed": "Did not take place", "delivered": "Took place"}
WORDS = {"kept": "kept", "partly": "partly", "notyet": "not yet", "dropped": "dropped"}
LETTERS = {
    "chase": "A kind reminder",
    "complaint": "A complaint under the school's own procedure",
    "assessment": "Ask for an EHC needs assessment",
}


def lines(until: dt.date) -> list[Line]:
    """Every row by its day; within a day evidence, then meetings, promises and letters."""
    found = [*_evidence(until), *_meetings(until), *_promises(until), *_letters(until)]
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def _evidence(until: dt.date) -> list[tuple[dt.date, Line]]:
    return [
        (
            row.on,
            (
                day(row.on),
                KINDS[row.kind] + (f": {row.what}" if row.what else ""),
                "",
                TITLES[row.concern],
                f"evidence.toml, row {row.number}",
            ),
        )
        for row in evidence(until)
    ]


def _meetings(until: dt.date) -> list[tuple[dt.date, Line]]:
    found: list[tuple[dt.date, Line]] = []
    for on, name in meetings(until):
        record = f"{name}.record.jsonl"
        found.append((on, (day(on), f"Meeting: {TITLE}", EVERYONE, "", record)))
        own = [one for one in said(until) if one.on == on]
        for one in own:
            if one.kind == "agreed":
                place = f"{record}, {one.ref}"
                found.append((on, (day(on), f"Agreed: {one.text}", one.who, TITLES[one.concern], place)))
        for one in own:
            if one.kind == "outcome":
                assert one.text == "partly"
                place = f"{record}, outcome of concern {list(TITLES).index(one.concern) + 1}"
                found.append((on, (day(on), "Outcome: partly agreed", "", TITLES[one.concern], place)))
    return found


def _promises(until: dt.date) -> list[tuple[dt.date, Line]]:
    found: list[tuple[dt.date, Line]] = []
    for action in actions(until):
        assert action.by
        about = (action.who, TITLES[action.concern])
        promised = f"Promised: {action.text}, by {day(action.by)}"
        place = f"{action.meeting}.record.jsonl, {action.ref}"
        found.append((action.on, (day(action.on), promised, *about, place)))
        for verdict in verdicts(until):
            if verdict.ref == action.ref:
                why = f" ({verdict.text})" if verdict.text else ""
                again = f"; promised again, by {day(verdict.by)}" if verdict.by else ""
                what = f"Promise “{action.text}”: {WORDS[verdict.word]}{why}{again}"
                place = f"{verdict.meeting}.record.jsonl, {action.ref}"
                found.append((verdict.on, (day(verdict.on), what, *about, place)))
        for one in happened(until):
            if one.kind == "done" and one.ref == action.ref:
                what = f"Done: {action.text}" + (f" (confirmed by {one.who})" if one.who else "")
                found.append((one.on, (day(one.on), what, *about, f"casebook.jsonl, {one.ref}")))
    return found


def _letters(until: dt.date) -> list[tuple[dt.date, Line]]:
    found: list[tuple[dt.date, Line]] = []
    for one in happened(until):
        place = f"casebook.jsonl, {one.ref}"
        if one.kind == "sent":
            asked = f"; an answer was asked for by {day(one.reply_by)}" if one.reply_by else ""
            what = f"Letter sent to {one.who}: {LETTERS[one.letter]}{asked}"
            found.append((one.on, (day(one.on), what, "", "", place)))
        if one.kind == "replied":
            what = f"Letter came, in answer to {one.answers}: {one.letter}"
            found.append((one.on, (day(one.on), what, one.who, "", place)))
    for one in happened(until):
        if one.kind == "done" and one.ref == "check":
            agreed = [on for on, _ in meetings(until) if on <= one.on][-1]
            what = f"Early check held, agreed on {day(agreed)}"
            found.append((one.on, (day(one.on), what, "", "", "casebook.jsonl, check")))
    return found
