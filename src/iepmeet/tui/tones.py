"""What each tone of text looks like in the present theme.

Not Textual's component classes: matching a score of them for each widget cost a third of the start.
"""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual.app import App

_BOLD = frozenset(("strong", "accent", "not-saved", "badge"))
_COLOURS = {
    "text": "text",
    "strong": "text",
    "note": "muted",
    "answer": "accent",
    "scale": "accent",
    "badge": "background",
    **{
        name: name
        for name in (
            "muted",
            "rule",
            "accent",
            "action",
            "agreed",
            "voice",
            "differs",
            "quote",
            "parked",
            "private",
            "not-saved",
        )
    },
}
_made: dict[str, dict[str, Style]] = {}


def tones_of(app: App[Any]) -> dict[str, Style]:
    """The style of each tone, made once for a theme. "chosen" is the ground of the current row."""
    made = _made.get(app.theme)
    if made is None:
        colours = app.theme_variables
        made = {
            tone: Style(color=colours[f"iep-{name}"], bold=tone in _BOLD or None)
            for tone, name in _COLOURS.items()
        }
        made["chosen"] = Style(bgcolor=colours["iep-raised"])
        _made[app.theme] = made
    return made
