"""The badge before the line says its kind in a word; the echo below says what was understood."""

from __future__ import annotations

from collections.abc import Sequence

from iepmeet.live.words import echo
from iepmeet.record.state import AnyKind
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.widgets.bars import Bar
from iepmeet.tui.widgets.lines import Block, Lines, Span

_BADGE_WORDS: dict[AnyKind, str] = {"voice": "voice", "differs": "differs", "parked": "parked"}
_WIDTH = 13


class Badge(Bar):
    """The kind of the line, as a sign and a word on the kind's colour."""

    MARGIN = 1

    def show_kind(self, kind: AnyKind | None, command: str, glyphs: Glyphs) -> None:
        """Shows the kind an entry would be of; a plain line is a note."""
        for tone in ("note", "quote", "voice", "agreed", "action", "differs", "parked", "private", "command"):
            self.set_class(tone == (kind or ("command" if command else "note")), f"-{tone}")
        if kind is None:
            self.show([("/ command" if command else f"{glyphs.note} note", "badge")])
        else:
            self.show([(f"{glyphs.of(kind)} {_BADGE_WORDS.get(kind, echo.KIND_SAID[kind])}", "badge")])


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
        self.show([Block(head=((" " * _WIDTH, "text"),), body=((line, "text"),)) for line in lines[:3]])
