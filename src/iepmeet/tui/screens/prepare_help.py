"""How an agenda is prepared, on one page: keys, and what may be typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.tui import keys
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.preparing import words
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser

_KEYS = (keys.Key("escape", "Esc", "back to the agenda", rank=1),)
_WIDEST = 23
_KEPT = "Every change is saved at once. A click on a part, a row, an offer or a key does as much."


class PrepareHelp(Page[None]):
    """Dismissed by Esc or F1."""

    BINDINGS = [
        Binding("escape", "dismiss", "back", show=False, priority=True),
        Binding("f1", "dismiss", "back", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._page = Chooser(id="page", reads=True)

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(_KEYS)

    def on_mount(self) -> None:
        self.set_focus(self._page)

    def on_resize(self) -> None:
        blocks = [Block(body=(("How to prepare an agenda", "strong"),)), EMPTY]
        for title, rows in words.HELP:
            blocks.append(Block(body=((title, "muted"),)))
            blocks += [_row(typed, means) for typed, means in rows]
            blocks.append(EMPTY)
        blocks.append(Block(body=(("Keys", "muted"),)))
        blocks += [_row(key.shown, key.label) for key in keys.PREPARE if key.line]
        self._page.show([*blocks, EMPTY, Block(body=((_KEPT, "muted"),))])

    def on_leaving(self, message: Leaving) -> None:
        if message.where != "line":
            self.dismiss(None)

    def on_said(self, message: Said) -> None:
        """Nothing here is chosen."""

    def on_begun(self, message: Begun) -> None:
        """Nothing is typed here."""


def _row(typed: str, means: str) -> Block:
    return Block(head=((typed.ljust(_WIDEST), "accent"),), body=((means, "text"),))
