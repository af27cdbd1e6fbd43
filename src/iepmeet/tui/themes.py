"""The named colours of the look as Textual themes: evening (dark), day (light), high contrast.

The only place with colour values. Contrast of text on background and surface is at least 4.5.
"""

from __future__ import annotations

import os

from textual.theme import Theme

EVENING, DAY, HIGH_CONTRAST = "evening", "day", "high-contrast"

_NAMES = (
    "background",
    "surface",
    "raised",
    "rule",
    "text",
    "muted",
    "accent",
    "action",
    "agreed",
    "voice",
    "differs",
    "quote",
    "parked",
    "private",
)
_COLOURS = {
    EVENING: (
        "#161b22 #1d242d #28313c #3a4654 #e8e4da #a3abb8 #6fc3b5 "
        "#e6b566 #9ccc86 #cfa9ea #f0997f #8dbce8 #c9bf9a #8f98a6"
    ),
    DAY: (
        "#fbf9f4 #f2eee4 #e6e0d1 #cfc7b4 #23272e #5b626d #0b6e62 "
        "#8a5200 #2f6b1f #6d3c96 #a83a1c #1c5b94 #6a5d22 #5b626d"
    ),
    HIGH_CONTRAST: (
        "#000000 #000000 #1a1a1a #8a8a8a #ffffff #d0d0d0 #00e5d0 "
        "#ffc233 #8dff6a #e7b3ff #ff9a7a #7cc8ff #f2e58a #c0c0c0"
    ),
}
_NOT_SAVED = {EVENING: "#ff6b6b", DAY: "#b00020", HIGH_CONTRAST: "#ff5a5a"}


def all_themes() -> tuple[Theme, ...]:
    """The three themes, in the order they are offered."""
    return tuple(_theme(name) for name in _COLOURS)


def for_terminal() -> str:
    """The theme `IEPMEET_THEME` names; else day where the terminal says that it is light, else evening."""
    named = os.environ.get("IEPMEET_THEME", "")
    if named in _COLOURS:
        return named
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return DAY if ground in ("7", "15") else EVENING


def _theme(name: str) -> Theme:
    colours = dict(zip(_NAMES, _COLOURS[name].split(), strict=True))
    lines = "solid" if name == HIGH_CONTRAST else "none"
    return Theme(
        name=name,
        primary=colours["accent"],
        secondary=colours["quote"],
        accent=colours["accent"],
        warning=colours["action"],
        error=_NOT_SAVED[name],
        success=colours["agreed"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["raised"],
        dark=name != DAY,
        variables={
            **{f"iep-{colour}": value for colour, value in colours.items()},
            "iep-not-saved": _NOT_SAVED[name],
            # where background and surface are one colour, panels are parted by a line
            "iep-panel-line": lines,
            "footer-key-foreground": colours["accent"],
            "block-cursor-background": colours["raised"],
            "block-cursor-foreground": colours["text"],
            "scrollbar": colours["rule"],
            "scrollbar-background": colours["surface"],
        },
    )
