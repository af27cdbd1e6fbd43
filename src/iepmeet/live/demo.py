"""Making the sample casebook: its meetings are held as every meeting is, line by line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.saving import create
from iepmeet.agenda.starting import carried_text
from iepmeet.casebook import demo, diary
from iepmeet.casebook.carry import carried
from iepmeet.casebook.diary import Done, Sent
from iepmeet.casebook.names import CASEBOOK, EVIDENCE
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.live.hand_out import meeting_of
from iepmeet.live.opening import open_meeting
from iepmeet.live.paths import Paths
from iepmeet.live.session import Session

_AT = dt.time(15, 30)
_A_MINUTE = dt.timedelta(minutes=1)


def make(folder: Path, now: dt.datetime) -> None:
    """Makes the sample casebook in a folder that is empty or not there. Raises NotSavedError."""
    today = now.date()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise NotSavedError(
                "That folder is not empty; it stays as it is.", "Give another: iepmeet demo FOLDER"
            )
        # first of all: whatever happens, it can be taken away again
        files.replace(folder / demo.MARKER, b"Made by iepmeet demo; iepmeet demo --remove takes it away.\n")
    except OSError as error:
        raise NotSavedError(f"The sample could not be made: {files.reason(error)}.") from None
    for name in (CASEBOOK, f"{demo.FIRST}.toml", demo.LETTER):
        create(folder / name, demo.text(name, today))
    _hold(folder, demo.FIRST, now)
    _carry(folder, demo.FIRST, demo.SECOND)
    _hold(folder, demo.SECOND, now)
    create(folder / EVIDENCE, demo.evidence(today))
    _carry(folder, demo.SECOND, demo.NEXT)
    _between(folder, now)


def remove(folder: Path) -> tuple[str, ...]:
    """Takes a sample casebook away; the names of the files in it that are not the sample's, and stay.

    Raises IepmeetError where it is none, NotSavedError where the disk refuses.
    """
    if not demo.is_sample(folder):
        raise IepmeetError("That folder is no sample casebook; nothing was removed.", exit_code=1)
    try:
        own, others = demo.removable(path.name for path in folder.iterdir())
        for name in sorted(own, key=lambda name: name == demo.MARKER):
            (folder / name).unlink()
        if not others:
            folder.rmdir()
    except OSError as error:
        raise NotSavedError(f"Not all of it could be removed: {files.reason(error)}.") from None
    return others


def _hold(folder: Path, name: str, now: dt.datetime) -> None:
    day = demo.tuesday(now.date(), demo.WEEKS[name])
    at = dt.datetime.combine(day, _AT, tzinfo=now.tzinfo)
    session = Session(open_meeting(folder / f"{name}.toml", at), drafts=False)
    try:
        for line in demo.script(name):
            at += _A_MINUTE
            if session.say(line, at).over:
                break
    finally:
        saved = session.close()
    if not saved:
        raise NotSavedError("The sample's record could not be saved.")


def _carry(folder: Path, last: str, name: str) -> None:
    meeting, _ = meeting_of(Paths(folder, last).record)
    held_on = meeting.started.date() if meeting.started else dt.date.min
    carry = carried(meeting, held_on)
    create(folder / f"{name}.toml", carried_text(carry.agenda, carry.held_on, carry.notes))


def _between(folder: Path, now: dt.datetime) -> None:
    """A letter that was sent, and an action that was done."""
    held = demo.tuesday(now.date(), demo.WEEKS[demo.SECOND])
    sent_on = demo.tuesday(now.date(), 1)
    asked = sent_on + dt.timedelta(weeks=2)
    events = (
        Done(
            ref="A4",
            meeting=demo.SECOND,
            held=held,
            on=held + dt.timedelta(days=6),
            confirmed_by="Mr Finch",
        ),
        Sent(ref="L1", letter="meeting-request", on=sent_on, to="Mrs Okoro", reply_by=asked),
    )
    diary.keep(folder, lambda _: events, now)
