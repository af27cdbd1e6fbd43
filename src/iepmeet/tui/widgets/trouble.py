"""The bar that says, in plain words and whole, that the disk does not take what was typed."""

from __future__ import annotations

from textual import events

from iepmeet.tui.messages import Begun
from iepmeet.tui.widgets.blocks import Block
from iepmeet.tui.widgets.lines import Lines


class Trouble(Lines):
    """Not there while all is well. A click begins the command that saves in another place."""

    def show_trouble(self, trouble: str) -> None:
        """Says why nothing is saved, and what can be done."""
        way_out = (("  /save FOLDER", "accent"),)
        self.show([Block(body=((trouble, "not-saved"), *way_out))] if trouble else [])

    def on_click(self, event: events.Click) -> None:
        self.post_message(Begun("/save "))
