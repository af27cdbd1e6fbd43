"""For each command its key and its footer label, nothing else. Bindings, footer and palette come from here.

Only keys that every laptop and terminal delivers: letters with Ctrl, F1, F9, Tab, Enter, Esc, arrows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: Textual's name of it, how the footer shows it, its label, and the line it stands for.

    rank   in a narrow window the footer keeps the keys with the lowest; 0 is never shown there
    short  the label where not all keys find room, if it is another one
    """

    key: str
    shown: str
    label: str
    line: str = ""
    rank: int = 0
    short: str = ""


NO_KEYS = ("digit", "arrows")
"""What stands in a footer for several keys: a click there means none of them."""

MEETING: tuple[Key, ...] = (
    Key("enter", "Enter", "keep", rank=1),
    Key("tab", "Tab", "kind", rank=7),
    Key("ctrl+n", "^N", "next", "/next", rank=3),
    Key("ctrl+p", "^P", "back", "/back", rank=8),
    Key("ctrl+z", "^Z", "undo", "/undo", rank=6),
    Key("ctrl+r", "^R", "read back", "/readback", rank=5),
    Key("f1", "F1", "help", "/help", rank=4),
    Key("ctrl+k", "/", "everything else", "/", rank=2),
    Key("ctrl+y", "^Y", "redo", "/redo"),
    Key("ctrl+e", "^E", "end", "/end"),
    Key("ctrl+q", "^Q", "leave open", "/quit"),
    Key("ctrl+g", "^G", "agenda", "/agenda"),
    Key("ctrl+o", "^O", "agreed so far", "/agreed"),
    Key("f9", "F9", "hide the sides", "/panels"),
    Key("ctrl+l", "^L", "hints on or off", "/hints"),
    Key("ctrl+t", "^T", "minutes so far"),
    Key("ctrl+b", "^B", "one step up from the last 0 to 10"),
)
READ_BACK: tuple[Key, ...] = (
    Key("digit", "1-9", "fix", rank=1),
    Key("enter", "Enter", "keep", rank=4),
    Key("escape", "Esc", "back to the meeting", rank=3, short="back"),
    Key("ctrl+e", "^E", "end and write the minutes", "/end", rank=2, short="end"),
)
HOME: tuple[Key, ...] = (
    Key("enter", "Enter", "what is next", rank=2, short="next"),
    Key("r", "R", "run", rank=3),
    Key("p", "P", "prepare", rank=4),
    Key("e", "E", "evidence", rank=5),
    Key("m", "M", "minutes", rank=6),
    Key("s", "S", "sheet", rank=7),
    Key("t", "T", "time it", rank=8),
    Key("n", "N", "new agenda", rank=11, short="new"),
    Key("b", "B", "blank meeting", rank=12, short="blank"),
    Key("k", "K", "kept", rank=9),
    Key("l", "L", "fair steps", rank=10),
    Key("escape", "Esc", "leave", rank=1),
)
DUE: tuple[Key, ...] = (
    Key("enter", "Enter", "what is next", rank=2, short="next"),
    Key("k", "K", "kept", rank=3),
    Key("escape", "Esc", "back", rank=1),
)
KEPT: tuple[Key, ...] = (
    Key("enter", "Enter", "keep it", rank=1),
    Key("escape", "Esc", "change nothing", rank=2, short="back"),
)
LADDER: tuple[Key, ...] = (
    Key("enter", "Enter", "show a step in full", rank=2, short="in full"),
    Key("escape", "Esc", "back", rank=1),
)
FORGET = Key("f", "F", "forget the recent ones", rank=13, short="forget recent")
NEW: tuple[Key, ...] = (
    Key("enter", "Enter", "take it", rank=1),
    Key("up", "Up", "choose above", rank=3, short="choose"),
    Key("ctrl+z", "^Z", "undo typing", rank=4),
    Key("escape", "Esc", "one step back", rank=2, short="back"),
)
EVIDENCE: tuple[Key, ...] = (
    Key("d", "D", "delivered", rank=2),
    Key("m", "M", "missed", rank=3),
    Key("p", "P", "partly", rank=4),
    Key("c", "C", "cancelled", rank=7),
    Key("o", "O", "other", rank=8),
    Key("enter", "Enter", "type a row", rank=5, short="type"),
    Key("ctrl+z", "^Z", "undo", rank=6),
    Key("arrows", "Arrows", "week, concern", rank=9),
    Key("escape", "Esc", "leave", rank=1),
)

EVIDENCE_TYPING: tuple[Key, ...] = (
    Key("enter", "Enter", "keep", rank=1),
    Key("ctrl+z", "^Z", "undo", rank=3),
    Key("escape", "Esc", "back to the weeks", rank=2, short="back"),
)
PREPARE: tuple[Key, ...] = (
    Key("enter", "Enter", "change", rank=1),
    Key("tab", "Tab", "next part", rank=8),
    Key("ctrl+n", "^N", "new", "new", rank=3),
    Key("ctrl+o", "^O", "offer questions", "offer", rank=6, short="offers"),
    Key("ctrl+d", "^D", "take out", "take-out", rank=9),
    Key("digit", "^U ^B", "move", rank=10),
    Key("ctrl+z", "^Z", "undo", "undo", rank=7),
    Key("ctrl+g", "^G", "parts", "parts", rank=5),
    Key("f1", "F1", "help", "help", rank=2),
    Key("ctrl+q", "^Q", "leave", "leave", rank=4),
    Key("ctrl+u", "^U", "move up", "up"),
    Key("ctrl+b", "^B", "move down", "down"),
    Key("ctrl+y", "^Y", "redo", "redo"),
    Key("ctrl+l", "^L", "hints on or off", "hints"),
)
PREPARE_PARTS: tuple[Key, ...] = (
    Key("enter", "Enter", "fill it in", rank=1),
    Key("ctrl+n", "^N", "new concern", rank=2),
    Key("ctrl+d", "^D", "take it out", rank=5),
    Key("digit", "^U ^B", "move it", rank=6),
    Key("ctrl+z", "^Z", "undo", rank=7),
    Key("escape", "Esc", "back", rank=3),
    Key("ctrl+q", "^Q", "leave", rank=4),
)
PREPARE_CHANGING: tuple[Key, ...] = (
    Key("enter", "Enter", "keep", rank=1),
    Key("tab", "Tab", "keep, next row", rank=3),
    Key("escape", "Esc", "leave it as it was", rank=2, short="leave as it was"),
    Key("ctrl+z", "^Z", "undo typing", rank=4),
    Key("ctrl+l", "^L", "hints on or off", "hints", rank=5),
)
PREPARE_PICKING: tuple[Key, ...] = (
    Key("digit", "1-9", "take one", rank=1),
    Key("enter", "Enter", "take the marked one", rank=3),
    Key("escape", "Esc", "none of these", rank=2),
)
SHARE: tuple[Key, ...] = (
    Key("digit", "1-4", "who reads it", rank=2),
    Key("w", "W", "Word", rank=3),
    Key("p", "P", "PDF", rank=4),
    Key("h", "H", "web page", rank=6),
    Key("c", "C", "calendar", rank=7),
    Key("e", "E", "e-mail draft", rank=5),
    Key("q", "Q", "codes", rank=8),
    Key("i", "I", "initials", rank=9),
    Key("v", "V", "preview", rank=10),
    Key("escape", "Esc", "leave", rank=1),
)
INITIALS: tuple[Key, ...] = (
    Key("enter", "Enter", "write it like this", rank=1),
    Key("escape", "Esc", "keep the names", rank=2),
)
CODES: tuple[Key, ...] = (
    Key("n", "N", "next", rank=2),
    Key("o", "O", "whose actions", rank=3),
    Key("h", "H", "as a page", rank=4),
    Key("escape", "Esc", "back", rank=1),
)


def lines() -> dict[str, str]:
    """The line each key stands for."""
    return {key.key: key.line for key in MEETING if key.line}


def key_of(line: str) -> str:
    """How the key of a command is shown, or ""."""
    return next((key.shown for key in MEETING if key.line == line), "")
