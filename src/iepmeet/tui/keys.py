"""For each command its key and its footer label, nothing else. Bindings, footer and palette come from here.

Only keys that every laptop and terminal delivers: letters with Ctrl, F1, F9, Tab, Enter, Esc, arrows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: Textual's name of it, how the footer shows it, its label, and the line it stands for."""

    key: str
    shown: str
    label: str
    line: str = ""
    in_footer: bool = True


MEETING: tuple[Key, ...] = (
    Key("enter", "Enter", "keep"),
    Key("tab", "Tab", "kind"),
    Key("ctrl+n", "^N", "next", "/next"),
    Key("ctrl+p", "^P", "back", "/back"),
    Key("ctrl+z", "^Z", "undo", "/undo"),
    Key("ctrl+r", "^R", "read back", "/readback"),
    Key("f1", "F1", "help", "/help"),
    Key("ctrl+k", "^K or /", "commands", "/"),
    Key("ctrl+y", "^Y", "redo", "/redo", in_footer=False),
    Key("ctrl+e", "^E", "end", "/end", in_footer=False),
    Key("ctrl+q", "^Q", "leave open", "/quit", in_footer=False),
    Key("ctrl+g", "^G", "agenda", "/agenda", in_footer=False),
    Key("ctrl+o", "^O", "agreed so far", "/agreed", in_footer=False),
    Key("f9", "F9", "hide the sides", "/panels", in_footer=False),
    Key("ctrl+t", "^T", "minutes so far", in_footer=False),
)
READ_BACK: tuple[Key, ...] = (
    Key("digit", "1-9", "fix"),
    Key("enter", "Enter", "keep"),
    Key("escape", "Esc", "back to the meeting"),
    Key("ctrl+e", "^E", "end and write the minutes", "/end"),
)


def lines() -> dict[str, str]:
    """The line each key stands for."""
    return {key.key: key.line for key in MEETING if key.line}


def key_of(line: str) -> str:
    """How the key of a command is shown, or ""."""
    return next((key.shown for key in MEETING if key.line == line), "")
