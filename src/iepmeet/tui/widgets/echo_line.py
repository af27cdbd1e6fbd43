"""The badge before the line says its kind in a word; the echo below says what was understood."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from iepmeet.live.words import echo
from iepmeet.record.state import AnyKind
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.bars import Bar
from iepmeet.tui.widgets.blocks import Block, Span
from iepmeet.tui.widgets.lines import Lines

_BADGE_WORDS: dict[AnyKind, str] = {"voice": "voice", "differs": "differs", "parked": "parked"}
_TONES = ("note", "quote", "voice", "agreed", "action", "differs", "parked", "private", "command")
_BADGE, _WIDTH = 11, 13
_MOST = 6


class Badge(Bar):
    """The kind of the line, as a sign and a word on the kind's colour."""

    MARGIN = 1
    _width = _BADGE

    def show_kind(self, kind: AnyKind | None, command: str, glyphs: Glyphs) -> None:
        """Shows the kind an entry would be of; a plain line is a note."""
        if kind is None:
            words = "/ command" if command else f"{glyphs.note} note"
            self.show_words(words, "command" if command else "note")
        else:
            self.show_words(f"{glyphs.of(kind)} {_BADGE_WORDS.get(kind, echo.KIND_SAID[kind])}", kind)

    def show_words(self, words: str, tone: str) -> None:
        """Shows these words on that colour."""
        for other in _TONES:
            self.set_class(other == tone, f"-{other}")
        width = max(_BADGE, cell_len(words) + 2 * self.MARGIN)
        if width != self._width:
            self._width = width
            self.styles.width = width
        self.show([(words, "badge")])


class EchoLine(Lines):
    """What was understood, before Enter; or the answer to a command, until the next key."""

    def show_pieces(self, pieces: Sequence[echo.Piece], glyphs: Glyphs) -> None:
        """Shows what was understood."""
        spans: list[Span] = []
        tones = {"plain": "muted", "strong": "strong", "open": "action"}
        for piece in pieces:
            between = (f" {glyphs.between} ", "muted") if spans else (f"{glyphs.understood} ", "muted")
            spans += [between, (piece.text, tones[piece.tone])]
        self.show([Block(head=((" " * _WIDTH, "text"),), body=tuple(spans))])

    def say(self, lines: Sequence[str]) -> None:
        """Shows an answer."""
        self.show([Block(head=((" " * _WIDTH, "text"),), body=((line, "text"),)) for line in lines[:_MOST]])
