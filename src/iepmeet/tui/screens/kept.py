"""Was it kept? One line: who confirmed it in writing."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.live.words.echo import Piece
from iepmeet.tui import glyphs, keys
from iepmeet.tui.messages import Growing, Leaving, Typed
from iepmeet.tui.screens.typing import Typing
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.lines import Lines
from iepmeet.tui.widgets.plain_line import PlainLine

_ASKED = "Was it done? Who confirmed it in writing?"
_NOBODY = "Enter keeps that it was done; a name first, if somebody wrote that it was"


class KeptScreen(Typing[str]):
    """Dismissed with the name that was typed, or "", once it is to be kept; with None to change nothing."""

    AUTO_FOCUS = "#capture"
    BINDINGS = [
        Binding("escape,ctrl+q,ctrl+c", "back", "back", show=False, priority=True),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
    ]

    def __init__(self, what: str, more: str) -> None:
        """`what` was promised, and `more` to know about it."""
        super().__init__(PlainLine())
        self._said = (what, more)
        self._page = Lines(id="page")

    def compose(self) -> ComposeResult:
        yield self._page
        yield from self.compose_typing()
        yield Footer(keys.KEPT)

    def on_mount(self) -> None:
        self._badge.show_words("kept", "agreed")
        what, more = self._said
        self._page.show(
            [
                Block(body=((what, "strong"),)),
                Block(body=((more, "muted"),)),
                EMPTY,
                Block(body=((_ASKED, "text"),)),
            ]
        )
        self._preview()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable or event.key in ("enter", "backspace"):
            self.to_the_line(event)

    def on_typed(self, message: Typed) -> None:
        self.dismiss(message.text.strip())

    def on_growing(self, message: Growing) -> None:
        self._preview()

    def on_leaving(self, message: Leaving) -> None:
        self.set_focus(self._line)

    def action_back(self) -> None:
        """Back, with nothing kept."""
        self.dismiss(None)

    def _preview(self) -> None:
        name = self._line.text.strip()
        said = f"Enter keeps it, confirmed by {name}" if name else _NOBODY
        self._echo.show_pieces((Piece(said),), glyphs.for_terminal())
