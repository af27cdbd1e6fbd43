"""Which meeting? The agendas of this folder, those that ship, and a blank one; one key opens it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from iepmeet.live.choosing import Offer
from iepmeet.tui import keys
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser

BLANK = ""
_BLANK_ROW = "/"  # no file has this name
_KEYS = (
    keys.Key("digit", "1-9", "open", rank=2),
    keys.Key("enter", "Enter", "open the marked one", rank=3),
    keys.Key("b", "B", "a blank meeting", rank=4),
    keys.Key("escape", "Esc", "leave", rank=1),
)


class HomeScreen(Screen[None]):
    """Offers meetings. The app ends with the name chosen, "" for a blank one, or None."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers
        self._page = Chooser(id="page", reads=True)

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(_KEYS)

    def on_mount(self) -> None:
        blocks = [Block(body=(("Which meeting?", "strong"),)), EMPTY]
        for number, offer in enumerate(self._offers, start=1):
            told = f"   {offer.name}" + (f", {offer.state}" if offer.state else "")
            blocks.append(
                Block(
                    head=((f"{number}  ", "accent"),),
                    body=((offer.title, "text"), (told, "muted")),
                    does=offer.name,
                )
            )
        blank = (("A blank meeting", "text"),)
        blocks += [EMPTY, Block(head=(("B  ", "accent"),), body=blank, does=_BLANK_ROW)]
        self._page.show(blocks)
        self.set_focus(self._page)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            self.app.exit(None)

    def on_said(self, message: Said) -> None:
        self.app.exit(BLANK if message.text == _BLANK_ROW else message.text)

    def on_begun(self, message: Begun) -> None:
        typed = message.text.lower()
        if typed == "b":
            self.app.exit(BLANK)
        elif typed.isdecimal() and 0 < int(typed) <= len(self._offers):
            self.app.exit(self._offers[int(typed) - 1].name)

    def on_leaving(self, message: Leaving) -> None:
        self.app.exit(None)
