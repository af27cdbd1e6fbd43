"""The meeting in lines: an item, the agenda, what was agreed, the read-back, the help. One thought a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iepmeet.agenda.dose import in_full
from iepmeet.dates import written
from iepmeet.live import delivery, scales
from iepmeet.live.items import outcome_words, title
from iepmeet.live.words import echo
from iepmeet.record.events import LAST_TIME, NEXT_REVIEW, OPENING, PARKED, VOICE
from iepmeet.record.state import ConcernState, Meeting, Promise, Recorded

if TYPE_CHECKING:
    from iepmeet.live.readback import ReadBack


def item(meeting: Meeting, place: str) -> tuple[str, ...]:
    """One item: its title, what was prepared for it, and what was written under it so far."""
    return (
        heading(meeting, place),
        *prepared(meeting, place),
        *(entry(e) for e in meeting.under(place)),
    )


def heading(meeting: Meeting, place: str) -> str:
    """Where we are."""
    return f"Now: {name(meeting, place)}"


def name(meeting: Meeting, place: str) -> str:
    """An item's title, with its number if it is a concern."""
    concern = meeting.concern_of(place)
    return f"{concern.number}. {concern.concern.title}" if concern else title(meeting, place)


def prepared(meeting: Meeting, place: str) -> tuple[str, ...]:
    """What was prepared for an item."""
    concern = meeting.concern_of(place)
    if concern:
        return _concern(meeting, concern, {entry.number for entry in meeting.under(place) if entry.number})
    if place == OPENING:
        details = meeting.agenda.meeting
        purpose = (f"Purpose: {details.purpose}",) if details.purpose else ()
        people = ", ".join(f"{p.name} ({p.role})" if p.role else p.name for p in meeting.people if p.expected)
        left_out = tuple(f"The agenda could not be read in full: {problem}" for problem in meeting.left_out)
        hint = (
            (f"Expected: {people}. /here marks them all here.",) if people else ("Who is here? /here NAME",)
        )
        return (*purpose, *left_out, *hint)
    if place == LAST_TIME:
        return tuple(promise(p, meeting) for p in meeting.promises.values())
    if place == VOICE and meeting.agenda.child and meeting.agenda.child.voice:
        return (f"Prepared: {meeting.agenda.child.voice}",)
    if place == PARKED:
        return tuple(
            f"Parked last time: {p.what}" + (f" ({p.who})" if p.who else "") for p in meeting.agenda.parked
        )
    if place == NEXT_REVIEW:
        return (
            *reviews(meeting),
            *nation_taken(meeting),
            "/review, /check and /trigger alone show what the agenda proposes.",
        )
    return ()


def _concern(meeting: Meeting, state: ConcernState, answered: set[int]) -> tuple[str, ...]:
    concern = state.concern
    facts = (
        ("Agreed", concern.agreed),
        ("In full", in_full(concern.dose, concern.expected)),
        ("Happening", concern.happening),
        ("Impact", concern.impact),
        ("Hoped", concern.hoped),
        ("To leave with", "; ".join(concern.get_out)),
    )
    lines = [f"{name}: {text}" for name, text in facts if text]
    if pattern := delivery.of(meeting, state):
        from iepmeet.casebook.pattern_words import in_words

        lines += [f"As recorded: {line}" for line in in_words(pattern)[:2]]
    for asked in state.questions:
        so_far = "; ".join(map(scales.in_words, scales.of_question(meeting, state, asked)))
        done = "answered" if asked.number in answered else "asked" if asked.asked else "still to ask"
        lines.append(
            f"Question {asked.number} ({done}): {asked.question.ask}"
            + (f" So far: {so_far}." if so_far else "")
        )
        if asked.question.hint:
            lines.append(f"Hint: {asked.question.hint}")
    if state.outcome:
        lines.append(f"Outcome: {outcome_words(state)}")
    return tuple(lines)


def entry(kept: Recorded) -> str:
    """One entry on one line; a private one is masked."""
    if kept.kind == "private":
        return f"{kept.ref} private"
    words = kept.words
    if kept.kind == "scale":
        return f"{kept.ref} question {kept.number}: {kept.value:g} of 10" + (
            f", {words.who}" if words.who else ""
        )
    text = " ".join(words.text.split())
    if kept.kind in ("action", "parked"):
        return f"{kept.ref} {echo.KIND_SAID[kept.kind]}: {text}" + _action_tail(kept)
    who = f"{words.who}: " if words.who else ""
    number = f" to question {kept.number}" if kept.number else ""
    return f"{kept.ref} {echo.KIND_SAID[kept.kind]}{number}: {who}{text}"


def _action_tail(kept: Recorded) -> str:
    words = kept.words
    by = ""
    if words.by:
        by = written.day(words.by.date) if words.by.date else f"“{words.by.typed}”, not a date yet"
    parts = (words.who, f"by {by}" if by else "", f"so that {words.measure}" if words.measure else "")
    tail = ", ".join(part for part in parts if part)
    return f" ({tail})" if tail else ""


def promise(kept: Promise, meeting: Meeting) -> str:
    """A promise from last time, and what was said of it today."""
    carried = kept.carried
    due = f", due {written.day(carried.due)}" if carried.due else ""
    times = f", promised {len(carried.promised)} times" if len(carried.promised) > 1 else ""
    said = {"kept": "kept", "partly": "kept in part", "not-yet": "not yet", "dropped": "no longer needed"}
    now = said.get(kept.verdict or "", "not spoken of yet")
    again = ", promised again" if meeting.promised_again(carried.ref) else ""
    return f"{carried.ref} {carried.action} ({carried.who or 'nobody named'}{due}{times}): {now}{again}"


def agenda(meeting: Meeting) -> tuple[str, ...]:
    """All items, with where the meeting is and what is done."""
    lines = []
    for place in meeting.items:
        concern = meeting.concern_of(place)
        called = name(meeting, place)
        marks = ["you are here"] if place == meeting.current else []
        if concern and concern.outcome:
            marks.append(concern.outcome.replace("-", " "))
        count = len(meeting.under(place))
        if count:
            marks.append(f"{count} written")
        lines.append(f"{called}: {', '.join(marks)}" if marks else called)
    return tuple(lines)


def agreed(meeting: Meeting) -> tuple[str, ...]:
    """The actions and follow-up dates so far."""
    again = [p for ref, p in meeting.promises.items() if p.by and ref not in meeting.entries]
    lines = [
        *(entry(action) for action in meeting.actions),
        *(promise(p, meeting) for p in again),
        *(entry(e) for e in meeting.standing if e.kind == "agreed"),
        *reviews(meeting),
    ]
    return tuple(lines) or ("Nothing is agreed yet.",)


def reviews(meeting: Meeting) -> tuple[str, ...]:
    """The review, the early check and the trigger, as far as they are agreed."""
    lines = []
    for name, agreed_on in (("Next review", meeting.review), ("Early check", meeting.check)):
        if agreed_on and agreed_on.when.date:
            time = f", {written.clock_time(agreed_on.time)}" if agreed_on.time else ""
            lines.append(f"{name}: {written.day(agreed_on.when.date)}{time}")
    if meeting.trigger:
        lines.append(f"Sooner if: {meeting.trigger}")
    return tuple(lines)


def nation_taken(meeting: Meeting) -> tuple[str, ...]:
    """Whose bank holidays count, where the agenda does not say."""
    if meeting.agenda.calendar.nation_given:
        return ()
    return ("No nation is given in the agenda, so England's bank holidays count.",)


def readback(read: ReadBack, meeting: Meeting) -> tuple[str, ...]:
    """What is still open, numbered, each with the line that mends it; then what is good to know."""
    lines = []
    count = len(read.gaps)
    if count:
        lines.append(f"{count} thing{'s are' if count > 1 else ' is'} still open.")
    else:
        lines.append("Nothing is still open. /end closes the meeting and writes the minutes.")
    for row in read.gaps:
        lines.append(f"{row.number}. {row.text}: " + " ".join(m.question for m in row.missing))
        first = row.missing[0]
        there = meeting.concern_of(first.go) if first.go and first.go != meeting.current else None
        lines.append(f"   to mend: {f'/go {there.number}, then ' if there else ''}{first.fill.strip()} …")
    lines += [f"Good to know: {note}" for note in read.shown]
    return tuple(lines)


def concern_readback(meeting: Meeting, state: ConcernState) -> tuple[str, ...]:
    """What was written under one concern, for the room to say yes to."""
    lines = [f"Read back: {state.number}. {state.concern.title}"]
    lines += [entry(e) for e in meeting.under(state.item) if e.kind != "private"]
    lines.append(f"Outcome: {outcome_words(state)}" if state.outcome else "No outcome yet: /outcome …")
    lines.append("/yes if the room agrees; /edit REF TEXT to amend; # Name: view if somebody differs.")
    return tuple(lines)


def private_entries(meeting: Meeting) -> tuple[str, ...]:
    """The private entries in full, for the terminal only."""
    lines = [
        f"{e.ref}, {written.clock_time(e.at.timetz())}, {name(meeting, e.item)}: {e.words.text}"
        for e in meeting.standing
        if e.kind == "private"
    ]
    return (*lines, f"Private is {echo.PRIVATE_IS}.") if lines else ("There are no private entries.",)
