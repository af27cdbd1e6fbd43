"""Codes for the phones in the room: the review for the calendar, the actions as text. No network, no app."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.errors import IepmeetError
from iepmeet.live.codes import Numbered
from iepmeet.live.sharing import Sharing
from iepmeet.publish.codes import TooSmall
from iepmeet.tui import keys
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Bar
from iepmeet.tui.widgets.code_view import CodeView

_EVERYBODY = ""
_WIDE = 100


class CodesScreen(Page[None]):
    """One code at a time, as large as the window; the last row says what it is."""

    BINDINGS = [Binding("escape", "dismiss", "back", show=False, priority=True)]

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing
        self._owners = (_EVERYBODY, *sharing.owners())
        self._owner = 0
        self._place = 0
        self._codes: tuple[Numbered, ...] = ()
        self._view = CodeView(id="code")
        self._said = Bar(id="said-below")

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._said

    def on_resize(self) -> None:
        self._show()

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "n" | "right" | "down" | "enter" | "space":
                self._step(1)
            case "p" | "left" | "up":
                self._step(-1)
            case "o":
                self._owner = (self._owner + 1) % len(self._owners)
                self._place = 0
                self._show()
            case "h":
                self._write()
            case _:
                return
        event.stop()

    def on_click(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._codes:
            self._place = (self._place + by) % len(self._codes)
            self._draw()

    def _show(self) -> None:
        """Makes the codes for this window: the larger it is, the fewer they are."""
        room = (self.app.size.width, self.app.size.height - 1)
        found = self._sharing.codes(self._owners[self._owner], room)
        if isinstance(found, TooSmall):
            self._codes = ()
            self._view.show((), found.sentence)
            self._tell("")
        elif not found:
            self._codes = ()
            self._view.show((), "There is nothing to scan: no review has a date and no action was agreed.")
            self._tell("")
        else:
            self._codes, self._place = found, min(self._place, len(found) - 1)
            self._draw()

    def _draw(self) -> None:
        one = self._codes[self._place]
        self._view.show(tuple(one.code.rows()))
        owner = self._owners[self._owner]
        whose = f", {owner}" if owner and one.said.startswith("actions") else ""
        self._tell(f"{one.said}{whose} ({self._place + 1} of {len(self._codes)})")

    def _tell(self, words: str) -> None:
        shown = [(f"{key.shown} ", key.label) for key in keys.CODES]
        spans = [span for sign, label in shown for span in ((sign, "accent"), (f"{label}   ", "muted"))]
        self._said.show(((words, "strong"),), spans if self.app.size.width >= _WIDE else spans[-2:])

    def _write(self) -> None:
        try:
            self._tell(f"Written: {self._sharing.codes_page().name}")
        except IepmeetError as trouble:
            self._tell(str(trouble))
