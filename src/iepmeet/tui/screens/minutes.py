"""The minutes as they would be now, to look at; Textual's Markdown is loaded when this opens."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from iepmeet.tui import keys
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer


class MinutesScreen(Page[None]):
    """Shows Markdown. Esc goes back."""

    BINDINGS = [
        Binding("escape", "dismiss", "back", show=False, priority=True),
        Binding("ctrl+t", "dismiss", "back", show=False, priority=True),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="paper"):
            yield Markdown(self._text, open_links=False)
        yield Footer((keys.Key("escape", "Esc", "back to the meeting", rank=1),))
