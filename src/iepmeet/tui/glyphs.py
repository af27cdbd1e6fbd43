"""One glyph, one meaning; and its ASCII twin for `LC_ALL=C`, old consoles and dumb terminals."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass

from iepmeet.record.state import AnyKind


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs of the look, each one cell wide. Every state is also said in a word."""

    done: str = "✓"
    to_ask: str = "○"
    here: str = "▌"
    note: str = "·"
    quote: str = "“"
    voice: str = "♪"
    agreed: str = "="
    action: str = "!"
    differs: str = "≠"
    parked: str = "?"
    private: str = "░"
    answer: str = "›"
    scale: str = "◊"
    review: str = "►"
    delivered: str = "■"
    missed: str = "□"
    partly: str = "▪"
    unrecorded: str = "▫"
    saved: str = "●"
    saving: str = "○"
    not_saved: str = "×"
    time_used: str = "═"
    time_left: str = "─"
    rule: str = "─"
    understood: str = "→"
    between: str = "·"

    def of(self, kind: AnyKind) -> str:
        """The sign of a kind of entry."""
        return str(getattr(self, kind))


ASCII = Glyphs(
    done="x",
    to_ask="o",
    here=">",
    note="-",
    quote='"',
    voice="*",
    differs="#",
    private="~",
    answer=">",
    scale="%",
    review=">",
    delivered="X",
    missed=".",
    partly="+",
    unrecorded="_",
    saved="*",
    saving="o",
    not_saved="x",
    time_used="=",
    time_left="-",
    rule="-",
    understood=">",
    between="-",
)


_UNICODE = Glyphs()
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")


def for_terminal() -> Glyphs:
    """The glyphs this terminal can show. `IEPMEET_ASCII=1` asks for the plain ones."""
    if os.environ.get("IEPMEET_ASCII") == "1" or os.environ.get("TERM") in ("linux", "dumb", "vt100"):
        return ASCII
    # Python itself turns UTF-8 on under the C locale, so that its encoding does not tell
    asked = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")
    encoding = locale.getpreferredencoding(False).lower().replace("-", "")
    return ASCII if asked in ("C", "POSIX") or encoding not in ("utf8", "cp65001") else _UNICODE
