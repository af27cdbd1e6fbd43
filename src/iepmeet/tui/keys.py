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


NO_KEYS = ("digit",)
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
)
READ_BACK: tuple[Key, ...] = (
    Key("digit", "1-9", "fix", rank=1),
    Key("enter", "Enter", "keep", rank=4),
    Key("escape", "Esc", "back to the meeting", rank=3, short="back"),
    Key("ctrl+e", "^E", "end and write the minutes", "/end", rank=2, short="end"),
)


def lines() -> dict[str, str]:
    """The line each key stands for."""
    return {key.key: key.line for key in MEETING if key.line}


def key_of(line: str) -> str:
    """How the key of a command is shown, or ""."""
    return next((key.shown for key in MEETING if key.line == line), "")
