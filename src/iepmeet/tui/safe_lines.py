"""The last net before the terminal: whatever a widget draws, no control reaches it.

Text is cleaned where it comes in (`iepmeet.text`). This is for what was forgotten there. Where the terminal
takes ASCII only, every other character is drawn as one that it can show, in as many cells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_UNSAFE = "\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROLS = re.compile(f"[{_UNSAFE}]")
_NOT_ASCII = re.compile("[^\x20-\x7e]")
_TWINS = str.maketrans(
    {
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("–—─━═", "-"),
        **dict.fromkeys("│┃║▌▎▊", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛", "+"),
        **dict.fromkeys("·•…", "."),
        **dict.fromkeys("▁▂▃▄▅▆▇█▔\u00a0", " "),
        "→": ">",
        "✓": "x",
        "×": "x",
    }
)


class SafeLines(LineFilter):
    """Takes controls out of every line; with `ascii_only` all that is no ASCII as well."""

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__()
        self._unsafe = _NOT_ASCII if ascii_only else _CONTROLS
        self._safe = _in_ascii if ascii_only else _without_controls

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells in the same styles, safe to send."""
        if not any(self._unsafe.search(segment.text) for segment in segments):
            return segments
        return [Segment(self._safe(text), style, control) for text, style, control in segments]


def _without_controls(text: str) -> str:
    """A control takes no cell, so nothing moves without it."""
    return _CONTROLS.sub("", text)


@lru_cache(4096)
def _in_ascii(text: str) -> str:
    import unicodedata

    from rich.cells import cell_len

    drawn = []
    for character in _without_controls(text).translate(_TWINS):
        base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        width = cell_len(character)
        drawn.append(base if len(base) == width and base.isprintable() else "?" * width)
    return "".join(drawn)
