"""Everything that is due soon, with what to know about each: a row is chosen as at home."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from iepmeet.casebook.due import Item
from iepmeet.live.around import Around
from iepmeet.tui import keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.due_rows import all_due, key_of


class Chosen(NamedTuple):
    """One of the things that are due; `keep`, where it is to be kept that it was done."""

    item: Item
    keep: bool


class DueScreen(Page[Chosen]):
    """Dismissed with what was chosen, or with None to go back."""

    def __init__(self, around: Around, today: dt.date, glyphs: Glyphs) -> None:
        super().__init__()
        self._shown = (around, today, glyphs)
        self._page = Chooser(id="page", reads=True)

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(keys.DUE)

    def on_mount(self) -> None:
        self.set_focus(self._page)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        around, today, signs = self._shown
        self._page.show(all_due(around.due, today, signs, several=around.several))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            event.stop()
            self.dismiss(None)

    def on_leaving(self, message: Leaving) -> None:
        self.dismiss(None)

    def on_said(self, message: Said) -> None:
        self._choose(message.text, keep=False)

    def on_begun(self, message: Begun) -> None:
        if message.text.lower() == "k" and self._page.chosen is not None:
            self._choose(self._page.blocks[self._page.chosen].does, keep=True)

    def _choose(self, does: str, *, keep: bool) -> None:
        # the thing itself: at home the list may be another one by now
        around, _, _ = self._shown
        if item := next((item for item in around.due if key_of(item) == does), None):
            self.dismiss(Chosen(item, keep))
