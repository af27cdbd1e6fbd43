"""The end of the minutes: who they go to, who confirmed them, and what was changed after the close."""

from __future__ import annotations

from iepmeet.dates.written import clock_time, day
from iepmeet.papers.markdown import RULE, bullet, bullets, escape, heading, italic, line
from iepmeet.papers.shown import Shown, ShownAmendment, ShownConfirmation, ShownKind
from iepmeet.papers.wording import item_name, names, when

_NOUNS: dict[ShownKind, str] = {
    "note": "a note",
    "quote": "a quote",
    "voice": "the child's words",
    "agreed": "an agreed point",
    "differs": "a view that differs",
    "parked": "a parked point",
    "answer": "an answer",
    "scale": "a scale answer",
}
_DONE_TO_ENTRY = {
    "entry": "added",
    "action": "added",
    "question-answered": "added",
    "scale-answered": "added",
    "corrected": "corrected",
    "withdrawn": "removed",
    "restored": "put back",
    "moved": "moved",
    "promise-reviewed": "reviewed",
}
_DONE = {
    "attendance": "who was there was changed",
    "question-added": "a question was added",
    "question-asked": "a question was marked as asked",
    "outcome": "an outcome was set",
    "read-back-accepted": "a concern was read back and accepted",
    "promise-reviewed": "a promise from last time was reviewed",
    "review-agreed": "a follow-up date was agreed",
    "trigger-agreed": "what brings the review forward was agreed",
    "concern-added": "a concern was added",
    "person-renamed": "a name was put right",
}


def distribution(shown: Shown) -> list[str]:
    """Who the minutes go to, until when to say that they are not right, and who confirmed them."""
    people = [person.name for person in shown.people if person.here or person.apologies]
    sentences = [
        f"These minutes go to {names(people)}." if people else "",
        f"Please say by {when(shown.reply_by)} if anything is not right."
        if shown.reply_by and shown.closed
        else "",
    ]
    said = " ".join(sentence for sentence in sentences if sentence)
    confirmed = [bullet(_confirmation(each)) for each in shown.confirmations]
    blocks = [*([said] if said else []), *([bullets(confirmed)] if confirmed else [])]
    return [RULE, *blocks] if blocks else []


def _confirmation(confirmed: ShownConfirmation) -> str:
    name, text = line(confirmed.name), escape(confirmed.text, at_start=False)
    dated = f"by {name}, {day(confirmed.at.date())}"
    return f"Said {dated}: {text}" if text else f"Confirmed {dated}"


def amendments(shown: Shown) -> list[str]:
    """What was changed after the close: which entry and how, not its words."""
    if not shown.amendments:
        return []
    changes = [
        bullet(f"{day(change.at.date())} at {clock_time(change.at.time())}: {_change(shown, change)}")
        for change in shown.amendments
    ]
    return [heading(2, "Amendments"), italic("Changed after the meeting was closed:"), bullets(changes)]


def _change(shown: Shown, change: ShownAmendment) -> str:
    if change.kind is None:
        return _DONE.get(change.act, "the record was changed")
    is_action = change.kind == "action"
    noun = f"action {line(change.ref)}" if is_action else _NOUNS[change.kind]
    done = f"{noun} was {_DONE_TO_ENTRY.get(change.act, 'changed')}"
    if change.act == "changed-kind":
        done = f"an entry became {noun}"
    return done if is_action else f"{done}, under {item_name(shown, change.item)}"
