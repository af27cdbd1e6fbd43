"""Each slash command once: its name, its arguments, its help, where it fits and what it does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from iepmeet.live.act import Act, refused, told
from iepmeet.live.acts import concerns, entries, going, months, people, promises, reviews, scales
from iepmeet.live.meant import Command
from iepmeet.live.words import refusals
from iepmeet.record.state import Meeting

_PRIVATE = re.compile(r"(?<!\S)~(?!\d|\s*\Z)")

Run = Callable[[Meeting, str, dt.datetime], Act]


@dataclass(frozen=True, slots=True)
class Spec:
    """One command: `/name arguments`.

    at_concern  it fits only while a concern is talked about
    looks_only  it changes nothing
    printed     its words stand in the minutes: none of them may be private
    """

    name: str
    arguments: str
    help: str
    run: Run
    at_concern: bool = False
    looks_only: bool = False
    printed: bool = False

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"/{self.name} {self.arguments}".rstrip()


def _clock(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    # the law's dates are seldom asked for while people talk, and load more than all the rest
    from iepmeet.live.acts.clocks import clock

    return clock(meeting, rest, now)


ALL: tuple[Spec, ...] = (
    Spec("next", "", "go to the next item", going.next_item),
    Spec("back", "", "go back one item", going.back),
    Spec("go", "N", "go to concern N, or to an item by its name", going.go),
    Spec("here", "[NAME, NAME (ROLE)]", "who is here; alone: everyone expected", people.here),
    Spec("apologies", "NAME", "who sent apologies", people.apologies),
    Spec("late", "NAME", "who came in just now", people.late),
    Spec("left", "NAME", "who left just now", people.left),
    Spec("asked", "N", "question N was asked", concerns.asked, at_concern=True),
    Spec("answer", "N TEXT", "the answer to question N", concerns.answer, at_concern=True, printed=True),
    Spec("scale", "N VALUE NAME", "0 to 10 for question N, and whose", scales.scale, at_concern=True),
    Spec(
        "plus",
        "WHAT @WHO by WHEN",
        "one step up from the last 0 to 10, as an action",
        scales.plus_one,
        at_concern=True,
        printed=True,
    ),
    Spec(
        "outcome",
        "resolved|agreed|partly|not-agreed|parked [TEXT]",
        "how this concern ended today",
        concerns.outcome,
        at_concern=True,
        printed=True,
    ),
    Spec("kept", "REF [TEXT]", "a promise from last time was kept", promises.was_kept, printed=True),
    Spec("partly", "REF [by WHEN] TEXT", "it was kept in part, and why", promises.partly, printed=True),
    Spec("notyet", "REF [by WHEN] TEXT", "it was not done yet, and why", promises.not_yet, printed=True),
    Spec("dropped", "REF TEXT", "it is no longer needed, and why", promises.dropped, printed=True),
    Spec(
        "review",
        "WHEN [TIME] [@NAME] [PURPOSE]",
        "the next review; alone: what is proposed",
        reviews.main,
        printed=True,
    ),
    Spec("check", "WHEN [PURPOSE]", "an early check before the review", reviews.early_check, printed=True),
    Spec("trigger", "TEXT", "what would bring the review forward", reviews.trigger, printed=True),
    Spec("month", "[WHEN]", "a month of the school: holidays, what is due", months.month, looks_only=True),
    Spec("clock", "[NAME DAY]", "a date that the law gives, with its source", _clock, looks_only=True),
    Spec("concern", "TITLE", "a concern raised at the meeting", concerns.add_concern, printed=True),
    Spec(
        "question",
        "[TEXT]",
        "one more question here; alone: some that may help",
        concerns.add_question,
        at_concern=True,
        printed=True,
    ),
    Spec("edit", "REF TEXT", "put an entry's words right", entries.edit, printed=True),
    Spec(
        "name",
        "OLD = NEW [all]",
        "a name that was heard wrong; all: in every text too",
        people.rename,
        printed=True,
    ),
    Spec("who", "REF NAME", "whose action, view or words it is", entries.who),
    Spec("when", "REF WHEN", "by when an action is done", entries.when),
    Spec("know", "REF TEXT", "how we will know that it is done", entries.know, printed=True),
    Spec("as", "REF WORD|SIGN", "make an entry another kind: /as N4 !", entries.change_kind),
    Spec("move", "REF N", "move an entry to concern N", entries.move),
    Spec("remove", "REF", "take an entry out of the minutes", entries.remove),
    Spec("restore", "REF", "put a removed entry back", entries.restore),
    Spec("undo", "", "take back the last change", entries.undo),
    Spec("redo", "", "return what undo took back", entries.redo),
    Spec("peek", "REF", "show a private entry for ten seconds", entries.peek, looks_only=True),
    Spec("readback", "", "what is still open", going.read_back, looks_only=True),
    Spec("yes", "", "this concern's read-back is accepted", concerns.accept, at_concern=True),
    Spec("agenda", "", "the items of the meeting", going.agenda, looks_only=True),
    Spec("agreed", "", "the actions and dates so far", going.agreed, looks_only=True),
    Spec("panels", "", "hide or show the side panels", going.panels, looks_only=True),
    Spec("hints", "", "mark vague words while you type, or do not", going.hints, looks_only=True),
    Spec("save", "FOLDER", "if the disk refuses: write the record to another folder", going.save),
    Spec("end", "", "close the meeting and write the minutes", going.end),
    Spec("quit", "", "leave the meeting open and go on later", going.leave, looks_only=True),
    Spec("help", "", "the signs and the commands", going.helping, looks_only=True),
)
BY_NAME = {spec.name: spec for spec in ALL}
_OTHER_WORDS = {"not-yet": "notyet", "no-longer": "dropped", "exit": "quit", "?": "help", "q": "quit"}


def find(name: str) -> Spec | None:
    """The command with this name."""
    return BY_NAME.get(_OTHER_WORDS.get(name, name))


def run(command: Command, meeting: Meeting, now: dt.datetime) -> Act:
    """What the command leads to in this meeting. Nothing is changed yet."""
    if not command.name:
        return told(*(f"{spec.usage}: {spec.help}" for spec in ALL), show="commands")
    spec = find(command.name)
    if spec is None:
        import difflib

        near = difflib.get_close_matches(command.name, BY_NAME, n=1)
        return refused(refusals.unknown_command(command.name, near[0] if near else ""))
    if spec.at_concern and meeting.concern_of(meeting.current) is None:
        return refused(refusals.NEEDS_A_CONCERN)
    if spec.printed and _PRIVATE.search(command.rest) and not _of_a_private_entry(command.rest, meeting):
        return refused(refusals.PRIVATE_NOT_HERE)
    return spec.run(meeting, command.rest, now)


def _of_a_private_entry(rest: str, meeting: Meeting) -> bool:
    ref = (rest.split(maxsplit=1) or [""])[0].upper()
    return ref in meeting.entries and meeting.entries[ref].kind == "private"
