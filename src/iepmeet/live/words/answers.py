"""What iepmeet answers to a line: kept, done, why not. Short and spoken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from iepmeet.agenda.questions import Suggested
from iepmeet.agenda.scales import TOP
from iepmeet.dates import written
from iepmeet.dates.when import When
from iepmeet.live.items import title
from iepmeet.live.words import echo, views
from iepmeet.record import events as ev
from iepmeet.record.state import AnyKind, Asked, ConcernState, Meeting, Promise, Recorded

PANELS = "There are no side panels here; a screen that others see shows none either."
HINTS_ON = "Words too vague to check later are marked while you type. /hints turns that off."
HINTS_OFF = "No words are marked while you type. /hints turns that on again."
STILL_OPEN_END = "/end again closes the meeting all the same."

_PRESENCE: dict[ev.Presence, str] = {
    "here": "Here",
    "apologies": "Apologies from",
    "late": "Came in now",
    "left": "Left now",
}
_ACTS: dict[type[ev.Event], str] = {
    ev.Attendance: "who is here",
    ev.QuestionAdded: "the question that was added",
    ev.QuestionAsked: "the mark that a question was asked",
    ev.OutcomeSet: "the outcome",
    ev.ReadBackAccepted: "the yes to the read-back",
    ev.PromiseReviewed: "what was said of the promise",
    ev.ReviewAgreed: "the follow-up date",
    ev.TriggerAgreed: "the trigger",
    ev.ConcernAdded: "the concern that was added",
    ev.Renamed: "the new name",
    ev.ChangedKind: "the change of kind",
    ev.Moved: "the move",
    ev.Corrected: "the correction",
    ev.Withdrawn: "the removal",
    ev.Restored: "the return",
}


def kept(ref: str, kind: AnyKind, pieces: tuple[echo.Piece, ...]) -> str:
    """The answer to an entry."""
    understood = f". {echo.plain(pieces)}" if pieces else "."
    return f"Kept {ref}, {echo.KIND_SAID[kind]}{understood}"


def marked(presence: ev.Presence, names: Sequence[str], unmatched: Sequence[str]) -> str:
    """Who was marked, and who of them is nobody on the list."""
    flagged = (
        f" Not on the list: {', '.join(unmatched)}. /here NAME (ROLE) adds somebody." if unmatched else ""
    )
    return f"{_PRESENCE[presence]}: {', '.join(names)}.{flagged}"


def asked(question: Asked) -> str:
    """A question was put."""
    return f"Asked: {question.question.ask}"


def answered(ref: str, question: Asked, words: ev.Words) -> str:
    """An answer was kept."""
    who = f" from {words.who}" if words.who else ""
    return f"Kept {ref}, answer to question {question.number}{who}."


def scaled(ref: str, question: Asked, value: float, who: str, unmatched: Sequence[str]) -> str:
    """A scale answer was kept."""
    flagged = " Not on the list." if unmatched else ""
    whose = f" {who}.{flagged}" if who else " Whose? /who adds the name."
    up = f" What would {_up(value):g} look like? /plus makes it an action." if value < TOP else ""
    return f"Kept {ref}, question {question.number}: {value:g} of 10.{whose}{up}"


def what_would_plus_one(stands: Recorded) -> str:
    """The question that leads one step up."""
    whose = f" for {stands.words.who}" if stands.words.who else ""
    return f"What would {_up(stands.value):g} look like{whose}? Type it: /plus WHAT @WHO by WHEN"


def one_step_up(stands: Recorded) -> str:
    """How it is known that it was reached."""
    whose = f"{stands.words.who} says " if stands.words.who else ""
    return f"{whose}{_up(stands.value):g} of 10 (now {stands.value:g})"


def _up(value: float) -> float:
    return min(value + 1, TOP)


def outcome(concern: ConcernState, word: ev.OutcomeWord, text: str) -> str:
    """How a concern ended."""
    said = word.replace("-", " ")
    return f"{concern.number}. {concern.concern.title}: {said}{f', {text}' if text else '.'}"


def questions_offered(offered: Sequence[Suggested]) -> tuple[str, ...]:
    """Questions of the bank, numbered; none is in the meeting until it is taken."""
    if not offered:
        return ("The bank has no more for this concern. /question and your own words adds one.",)
    lines = [
        f"{number}. {one.ask}{' (0 to 10)' if one.kind == 'scale' else ''}"
        for number, one in enumerate(offered, start=1)
    ]
    return ("Questions that may help here:", *lines, "/question 1 takes one, /question WORDS adds your own.")


def question_added(number: int, text: str) -> str:
    """A question was added."""
    return f"Question {number}: {text}"


def concern_added(number: int, text: str) -> str:
    """A concern was added."""
    return f"Concern {number}: {text}. /go {number} takes you there."


def accepted(concern: ConcernState) -> str:
    """The room said yes."""
    return f"Accepted: {concern.number}. {concern.concern.title}"


def promise_reviewed(
    promise: Promise, event: ev.PromiseReviewed, today: dt.date, unread: str = ""
) -> tuple[str, ...]:
    """What became of a promise."""
    said = {"kept": "kept", "partly": "kept in part", "not-yet": "not yet", "dropped": "no longer needed"}
    line = f"{event.ref} {promise.carried.action}: {said[event.verdict]}."
    if event.by:
        return (line, f"Promised again: {echo.plain(echo.when(event.by, today))}")
    if event.verdict in ("partly", "not-yet"):
        why = f" No date was read: {unread}." if unread else ""
        return (line, f"It stays open.{why} With “by …” after the ref it is promised again.")
    return (line,)


def review_proposals(
    part: ev.ReviewPart, offered: Sequence[When], time: dt.time | None, meeting: Meeting, today: dt.date
) -> tuple[str, ...]:
    """What the agenda proposes; nothing of it is agreed yet."""
    name = "review" if part == "review" else "check"
    if not offered:
        return (f"The agenda proposes none. /{name} WHEN agrees one.",)
    at = f", {written.clock_time(time)}" if time else ""
    lines = [
        f"{number}. {echo.plain(echo.when(when, today))}{at}" for number, when in enumerate(offered, start=1)
    ]
    return (
        "Proposed, not agreed yet:",
        *lines,
        *views.nation_taken(meeting),
        f"{_agrees(name, len(offered))}, /{name} WHEN another day.",
    )


def _agrees(name: str, count: int) -> str:
    if count == 1:
        return f"/{name} 1 agrees it"
    numbers = [f"/{name} {number}" for number in range(1, count + 1)]
    return f"{', '.join(numbers[:-1])} or {numbers[-1]} agrees one"


def review_agreed(event: ev.ReviewAgreed, today: dt.date) -> tuple[str, ...]:
    """A follow-up date was agreed."""
    name = "Next review" if event.part == "review" else "Early check"
    at = f", {written.clock_time(event.time)}" if event.time else ""
    lines = [f"{name}: {echo.plain(echo.when(event.when, today))}{at}"]
    if event.arranges:
        flagged = " (not on the list)" if event.unmatched else ""
        lines.append(f"{event.arranges}{flagged} arranges it.")
    return tuple(lines)


def trigger_proposal(proposed: str) -> tuple[str, ...]:
    """The agenda's trigger; it is not agreed yet."""
    if not proposed:
        return ("The agenda proposes no trigger. /trigger TEXT agrees one.",)
    return ("Proposed, not agreed yet:", f"1. {proposed}", "/trigger 1 agrees it, /trigger TEXT another.")


def trigger_agreed(text: str) -> str:
    """A trigger was agreed."""
    return f"The review comes sooner if: {text}"


def corrected(entry: Recorded, words: ev.Words, today: dt.date) -> tuple[str, ...]:
    """An entry was put right."""
    if entry.kind == "private":
        return (f"{entry.ref} is put right.",)
    pieces = echo.understood(entry.kind, words, today)
    return (
        f"{entry.ref} is put right: {' '.join(words.text.split())}",
        *((echo.plain(pieces),) if pieces else ()),
    )


def corrected_scale(ref: str, value: float, words: ev.Words) -> str:
    """A scale answer was put right."""
    return f"{ref} is put right: {value:g} of 10{f', {words.who}' if words.who else ''}."


def changed_kind(old: str, new: str, kind: AnyKind, words: ev.Words, today: dt.date) -> tuple[str, ...]:
    """An entry became another kind."""
    line = f"{old} is now {new}, {echo.KIND_SAID[kind]}."
    pieces = () if kind == "private" else echo.understood(kind, words, today)
    return (line, echo.plain(pieces)) if pieces else (line,)


def moved(ref: str, meeting: Meeting, item: str) -> str:
    """An entry went to another item."""
    return f"{ref} is now under {title(meeting, item)}."


def removed(ref: str) -> str:
    """An entry was taken out."""
    return f"{ref} is taken out. /restore {ref} or /undo puts it back."


def restored(ref: str) -> str:
    """An entry was put back."""
    return f"{ref} is back."


def peek(entry: Recorded) -> tuple[str, ...]:
    """The words of a private entry, for the eyes at this screen."""
    return (f"{entry.ref}, private: {entry.words.text}",)


def _act(event: ev.Event, meeting: Meeting) -> str:
    ref = getattr(event, "ref", "")
    if isinstance(event, ev.Entry | ev.QuestionAnswered | ev.ScaleAnswered):
        kind: AnyKind = "scale" if isinstance(event, ev.ScaleAnswered) else getattr(event, "entry", "answer")
        return f"{ref}, {echo.KIND_SAID[kind]}"
    said = _ACTS.get(type(event), "the last change")
    return f"{said} of {ref}" if ref else said


def undone(event: ev.Event, meeting: Meeting) -> str:
    """What undo took back."""
    return f"Taken back: {_act(event, meeting)}. /redo returns it."


def redone(event: ev.Event, meeting: Meeting) -> str:
    """What redo returned."""
    return f"Returned: {_act(event, meeting)}."


def renamed(old: str, new: str) -> str:
    """A name was put right."""
    return f"{old} is now {new}."


def text_place(meeting: Meeting, where: str) -> str:
    """Free text that stands outside the entries, by what `Renamed.texts` calls it."""
    part, _, key = where.partition(":")
    if part == "outcome":
        return f"the outcome of concern {meeting.concerns[key].number}"
    if part == "promise":
        return f"what was said of {key}"
    return {"review": "the next review", "check": "the early check"}.get(part, "the trigger")


def hits_left(old: str, new: str, hits: Sequence[str], everywhere: bool) -> tuple[str, ...]:
    """Where the name stands in free text."""
    if not hits:
        return ()
    if everywhere:
        return (f"Changed in the words of {', '.join(hits)} too.",)
    return (f"It still stands in the words of {', '.join(hits)}. /name {old} = {new} all changes it there.",)


def closed(record: str) -> str:
    """The meeting is closed in its record."""
    return f"The meeting is closed. The record is {record}."


def ended(record: Path, page: Path, kept_edit: Path | None) -> tuple[str, ...]:
    """The meeting ended, and where everything is."""
    lines = ["The meeting is closed.", f"Minutes: {page}", f"Record: {record}"]
    if kept_edit:
        lines.insert(1, f"{kept_edit.name} was changed by hand and stays as it is.")
    return tuple(lines)


def saved_elsewhere(record: Path) -> str:
    """The record goes on in another folder."""
    return f"Saved. The record goes on in {record}; next time open that one."
