"""What a rehearsal says: the times, whether they fit, and each question to practise with."""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.agenda.model import Agenda, Question
from iepmeet.agenda.rehearsing import RULE, Rehearsal, Slot
from iepmeet.dates.written import clock_time
from iepmeet.text import one_line


def said(agenda: Agenda, rehearsal: Rehearsal) -> list[str]:
    """The times of a meeting, and what they mean, line by line."""
    return [_headline(agenda, rehearsal), "", *_times(rehearsal), "", *_verdict(rehearsal), "", RULE]


def questions(agenda: Agenda) -> list[str]:
    """Each question in the order it is asked, with whom it is put to: plain text, to be read aloud."""
    lines: list[str] = []
    for number, concern in enumerate(agenda.concerns, start=1):
        lines += ["", f"Concern {number}: {one_line(concern.title)}"]
        lines += [_question(place, question) for place, question in enumerate(concern.questions, start=1)]
        if not concern.questions:
            lines.append("No questions yet.")
    return lines[1:] or ["There are no concerns in this agenda, and no questions."]


def _question(place: int, question: Question) -> str:
    to = f" (to {_listed(question.to)})" if question.to else ""
    scale = " Answer with a number from 0 to 10." if question.kind == "scale" else ""
    return f"{place}. {one_line(question.ask)}{to}{scale}"


def _headline(agenda: Agenda, rehearsal: Rehearsal) -> str:
    title = one_line(agenda.meeting.title) or "This meeting"
    if rehearsal.available is None:
        return f"{title}: the agenda does not say how long there is."
    begin, end = rehearsal.at(0), rehearsal.at(rehearsal.available)
    between = f", {clock_time(begin)} to {clock_time(end)}" if begin and end else ""
    return f"{title}: {_minutes(rehearsal.available)}{between}."


def _times(rehearsal: Rehearsal) -> list[str]:
    return [
        f"{_begins(rehearsal, slot):>8}  {_length(slot):>9}  {_title(slot)}{_mark(slot)}"
        for slot in rehearsal.slots
    ]


def _begins(rehearsal: Rehearsal, slot: Slot) -> str:
    time = rehearsal.at(slot.begins)
    return clock_time(time) if time else f"{slot.begins} min"


def _length(slot: Slot) -> str:
    return f"{'about ' if slot.estimated else ''}{slot.minutes}"


def _title(slot: Slot) -> str:
    return f"{slot.number} {one_line(slot.title)}" if slot.number else one_line(slot.title)


def _mark(slot: Slot) -> str:
    return "" if slot.reach == "whole" else f"  ({slot.reach})"


def _verdict(rehearsal: Rehearsal) -> list[str]:
    if rehearsal.available is None:
        needed = f"It needs about {_minutes(rehearsal.needed)}."
        return [needed, "Write minutes = 45 under [meeting] to see whether it fits."]
    if rehearsal.over <= 0:
        spare = f": {_minutes(-rehearsal.over)} to spare" if rehearsal.over else " exactly"
        return [f"It fits{spare}."]
    lines = [f"It does not fit: {_minutes(rehearsal.over)} too many."]
    if rehearsal.not_reached:
        lines.append(f"Not reached in the time: {_titles(rehearsal.not_reached)}.")
    if rehearsal.cut_short:
        lines.append(f"Cut short: {_titles(rehearsal.cut_short)}.")
    must = [
        slot for slot in rehearsal.slots if slot.reach != "whole" and slot.concern and slot.concern.must_have
    ]
    if must:
        lines.append(f"This one must be spoken of: {_titles(must)}. Put it first, or give others less time.")
    return lines


def _titles(slots: Iterable[Slot]) -> str:
    return "; ".join(_title(slot) for slot in slots)


def _listed(names: Iterable[str]) -> str:
    *first, last = [one_line(name) for name in names]
    return f"{', '.join(first)} and {last}" if first else last


def _minutes(number: int) -> str:
    return f"{number} minute{'' if number == 1 else 's'}"
