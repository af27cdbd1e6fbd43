"""What is said while an agenda is prepared."""

from __future__ import annotations

from iepmeet.agenda.rehearsing import Rehearsal
from iepmeet.text import one_line

HELD = "It is held here and tried again. If you leave before, it goes into your home folder."
NOT_EDITABLE = "This part of the agenda is written in a way that cannot be changed here; a text editor can."
NOTHING_THERE = "There is nothing to take out here."
NO_LIST = "Only what stands in a list can be moved: a concern, a person, a question."
ALL_TAKEN_BACK = "There is nothing to take back."
NOTHING_TO_RETURN = "There is nothing to return."
HINTS_ON, HINTS_OFF = "Hints on words are on.", "Hints on words are off. ^L turns them on."
HOW_TO_LEAVE = "^Q leaves; every change is saved already."
AGAIN_TO_LEAVE = "^Q once more leaves without this line."
CHOOSE_A_PART = "Up and Down show a part, a digit goes to a concern, Enter goes in."
OFFERED = "Take one"
PICK_A_QUESTION = "A digit takes one; letters begin a question of your own."
PICK_A_WORD = "A digit takes one."

HELP: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Fill in",
        (
            ("Up, Down", "choose a row"),
            ("Enter", "change the row; Enter again keeps it"),
            ("letters", "begin to write the row anew"),
            ("Esc", "leave it as it was; one level back"),
            ("Tab", "keep it and go to the next row"),
            ("Enter on nothing", "takes away what stands there"),
        ),
    ),
    (
        "Go about",
        (
            ("Left", "the parts: Up and Down show one, Enter goes in"),
            ("PgUp, PgDn", "the part before, the part behind"),
        ),
    ),
    (
        "How to write",
        (
            ("8 dec, next tue", "a date, any way you would say it"),
            ("3.30pm", "a time"),
            ("1 a week from 8 sep", "how often a support should happen"),
            ("Mrs Patel, SENCO", "a person; an e-mail and “not coming” may follow"),
            ("Why? @SENCO ~ wait", "a question, whom to ask, a hint for you alone"),
        ),
    ),
)


def short(text: str) -> str:
    """A value within a sentence."""
    plain = one_line(text)
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}…"


def taken_out(what: str) -> str:
    """Something was taken out."""
    return f"Taken out: {short(what)}. ^Z brings it back."


def moved(place: int) -> str:
    """Something was moved."""
    return f"Now number {place}."


def taken_back(what: str) -> str:
    """A change was undone."""
    return f"Taken back: {short(what)}. ^Y returns it."


def returned(what: str) -> str:
    """A change was done again."""
    return f"Returned: {short(what)}."


def time_said(rehearsal: Rehearsal, *, wide: bool) -> str:
    """The minutes that are planned against those that there are."""
    if rehearsal.available is None:
        return f"about {rehearsal.needed} min"
    over = f", {rehearsal.over} too many" if rehearsal.over > 0 and wide else ""
    return f"{rehearsal.needed} of {rehearsal.available} min{over}"
