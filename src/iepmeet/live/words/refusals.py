"""Why a line was not followed, and what would fit. The typed line stays."""

from __future__ import annotations

from collections.abc import Sequence

from iepmeet.live.items import title
from iepmeet.live.words import views
from iepmeet.record import events as ev
from iepmeet.record.state import ConcernState, Meeting, Recorded

NEEDS_A_CONCERN = "That belongs to a concern. /go N takes you to one."
WHICH_OUTCOME = "How did it end? /outcome resolved, agreed, partly, not-agreed or parked."
WHICH_CONCERN = "Which concern? /concern and its title."
WHAT_WAS_THE_ANSWER = "What was the answer? /answer N and its words."
PRIVATE_NOT_HERE = (
    "Private words cannot stand there: they would be printed. ~ at the start of a line keeps words private, "
    "/as REF ~ makes an entry private."
)
_LONGEST_COMMAND = 12
NO_SCALE_YET = "There is no 0 to 10 here yet: /scale N VALUE NAME keeps one."
AT_THE_TOP = "It stands at 10 already: there is no step up."
FROM_0_TO_10 = "The scale goes from 0 to 10: /scale N VALUE NAME."
WHICH_KIND = (
    "Which kind? note, quote, voice, agreed, action, differs, parked or private, or its sign: /as N4 !"
)
NOBODY_LEFT_TO_MARK = "Everyone expected is marked already."
NOBODY_EXPECTED = "Nobody is on the list yet. /here NAME (ROLE) adds somebody."
HOW_TO_NAME = "Which name, and what is right? /name OLD = NEW"
WHO_IS_IT = "Whose is it? /who REF NAME, for any entry but a private one."
LAST_ITEM = "That was the last item. /readback says what is still open, /end closes."
FIRST_ITEM = "This is the first item."
NOTHING_TO_UNDO = "There is nothing to take back."
NOTHING_TO_REDO = "There is nothing to return."
SAVE_WHERE = "Where to? /save FOLDER"
ONLY_LOOKING = "Not kept: this record is open in another iepmeet. Here you can look, not write."
MEETING_CLOSED = "Not kept: the meeting is closed."
NOT_SAVED_YET = "NOT SAVED yet: the disk is slow or does not answer. The words are held here."


def unknown_command(name: str, near: str) -> str:
    """There is no such command. What is no word of a command is not repeated: it may be anything."""
    mean = f" Did you mean /{near}?" if near else ""
    called = f"/{name}" if name.isalpha() and len(name) <= _LONGEST_COMMAND else "of that name"
    return f"There is no command {called}.{mean} / alone lists them."


def WHO(presence: ev.Presence) -> str:  # noqa: N802 (it stands beside the constants)
    """Nobody was named."""
    return f"Who? /{presence} NAME"


def which_question(concern: ConcernState) -> tuple[str, ...]:
    """The number fits none of this concern's questions."""
    if not concern.questions:
        return ("There are no questions here yet. /question TEXT adds one.",)
    return ("Which question? By its number:", *(f"{q.number}. {q.question.ask}" for q in concern.questions))


def which_promise(meeting: Meeting, typed: str) -> tuple[str, ...]:
    """There is no such promise from last time."""
    if not meeting.promises:
        return ("There are no promises from last time in this meeting.",)
    lead = f"There is no promise {typed} from last time. There are:" if typed else "Which promise?"
    return (lead, *(views.promise(promise, meeting) for promise in meeting.promises.values()))


def say_why(verdict: ev.Verdict, ref: str) -> str:
    """The verdict needs its reason."""
    command = {"partly": "partly", "not-yet": "notyet"}.get(verdict, "dropped")
    return f"Say why, in a few words: /{command} {ref} …"


def no_date(typed: str, why: str) -> str:
    """The words read as no date, and why."""
    because = f": {why}" if why else "."
    return f"“{typed}” is no date that can be read{because}" if typed else "When?"


def no_month(typed: str) -> str:
    """The words read as no month and no day."""
    return f"“{typed}” is no month that can be read. Write /month february, or a day in it."


def which_ref(meeting: Meeting, ref: str) -> tuple[str, ...]:
    """There is no entry with that ref."""
    if not ref:
        return ("Which entry? By its ref, as in N4 or A1.",)
    if ref in meeting.promises:
        return (f"{ref} is a promise from last time: /kept, /partly, /notyet or /dropped {ref}.",)
    return (f"There is no entry {ref}.",)


def was_removed(ref: str) -> str:
    """The entry was taken out before."""
    return f"{ref} was taken out. /restore {ref} puts it back."


def edit_to_what(ref: str) -> str:
    """No words were given."""
    return f"To what? /edit {ref} and the right words; /remove {ref} takes it out."


def only_actions(ref: str) -> str:
    """That part belongs to actions."""
    return f"{ref} is no action, or nothing was said. /as {ref} ! makes a note an action."


def already(entry: Recorded) -> str:
    """It is of that kind."""
    return f"{entry.ref} is that already."


def which_item(meeting: Meeting) -> str:
    """No item by that name or number, or more than one."""
    return f"Where to? A concern's number, or one of: {', '.join(title(meeting, i) for i in meeting.items)}."


def belongs_to_its_question(ref: str) -> str:
    """Answers are not moved."""
    return f"{ref} belongs to its question. /edit {ref} mends it, /remove {ref} takes it out."


def which_removed(refs: Sequence[str]) -> str:
    """What could be put back."""
    return f"Which one? Taken out: {', '.join(refs)}." if refs else "Nothing was taken out."


def not_private(ref: str) -> str:
    """There is nothing hidden about it."""
    return f"{ref} is not private."


def no_such_name(old: str) -> str:
    """The name stands nowhere."""
    return f"“{old}” stands nowhere in this meeting."


def several_of_that_name(old: str, names: Sequence[str]) -> str:
    """The name is more than one person's."""
    return f"“{old}” may be {' or '.join(names)}. Give the whole name: /name OLD = NEW"


def only_in_text(old: str, new: str, hits: Sequence[str]) -> str:
    """The name is nobody's, but stands in the words of entries."""
    there = ", ".join(hits)
    return f"“{old}” is nobody on the list; it stands in {there}. /name {old} = {new} all changes it there."
