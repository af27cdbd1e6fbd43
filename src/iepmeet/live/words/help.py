"""The help of both faces: what to type, and what it does. Whoever has read only this can hold a meeting."""

from __future__ import annotations

from typing import NamedTuple

from iepmeet.live.words import echo


class Row(NamedTuple):
    """What is typed, and what it means."""

    typed: str
    means: str


FIRST = (
    Row("Enter", "keeps what you typed"),
    Row("!", "starts an action: what @who by when so that how we will know"),
    Row("/next", "goes to the next item"),
    Row("/", "lists everything else"),
)
SIGNS = (
    Row("Name:", "at the start of a line says who spoke"),
    Row('"', 'a quote, word for word: "the words" - Name'),
    Row("*", "with a space after it: the child's own words"),
    Row("=", "what was agreed"),
    Row("#", "with a space after it: a view that differs: # Name: the view"),
    Row("?", "parked, to find out later"),
    Row("~", f"private: {echo.PRIVATE_IS}"),
    Row("2:", "the rest of the line belongs to concern 2"),
    Row("\\", "takes the line as it is"),
)
MENDING = (
    Row("/edit N4 TEXT", "puts the words of N4 right"),
    Row("/remove N4", "takes N4 out; /undo takes back the last change"),
    Row("/name OLD = NEW", "a name that was heard wrong"),
    Row("/outcome agreed", "how this concern ended; also resolved, partly, not-agreed, parked"),
    Row("/review", "what is proposed for the next review; /review 1 agrees it"),
    Row("/readback", "what is still open"),
    Row("/end", "closes the meeting and writes the minutes; /quit leaves it open"),
)
PARTS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("Four things to know", FIRST),
    ("How a line starts says what it is", SIGNS),
    ("To put things right, and to finish", MENDING),
)


def lines() -> tuple[str, ...]:
    """The help as plain lines."""
    said: list[str] = []
    for title, rows in PARTS:
        said.append(f"{title}.")
        said += [f"{row.typed} {row.means}." for row in rows]
    return tuple(said)
