"""Which meeting? Those of this folder, recent ones, and a new one; what each needs next is one key away."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from iepmeet.live.home import Home, Need, Offer
from iepmeet.live.making import situations
from iepmeet.tui import glyphs, keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.widgets import home_rows
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.lines import Lines

Look = Callable[[Offer], Offer]
_OPENS: dict[Need, str] = {"prepare": "prepare", "hold": "run", "go on": "run", "share": "minutes"}
_LETTERS = {"r": "run", "p": "prepare", "e": "evidence", "m": "minutes", "s": "sheet", "t": "rehearse"}
_PADDING = 2
_NONE_CHOSEN = "Choose a meeting first, with the arrows."


@dataclass
class Looked(Message):
    """A meeting's files were looked into: now it is known what it needs."""

    offer: Offer


class HomeScreen(Screen[None]):
    """Offers meetings. The app ends with what is to be done, such as `run NAME.toml`, or None to leave."""

    def __init__(
        self,
        home: Home,
        today: dt.date,
        look: Look | None = None,
        at: Path | None = None,
        said: Sequence[str] = (),
    ) -> None:
        """`look` says exactly what one needs next; `at` is the one that the mark begins on.

        `said` is how that went which was done before.
        """
        super().__init__()
        self._offers = home
        self._today = today
        self._look = look
        self._at = str(at) if at else ""
        self._glyphs = glyphs.for_terminal()
        self._page = Chooser(id="page", reads=True)
        self._told = Lines(id="told")
        self._said = said

    def compose(self) -> ComposeResult:
        yield self._page
        yield self._told
        yield Footer((*keys.HOME, keys.FORGET) if self._offers.elsewhere else keys.HOME)

    def on_mount(self) -> None:
        self.set_focus(self._page)
        self.tell(*self._said)
        if self._look is not None:
            # nobody waits for it: the list is there before
            self.call_after_refresh(threading.Thread(target=self._look_at_each, daemon=True).start)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self._show()

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._mark)

    def tell(self, *lines: str) -> None:
        """Says below the list how something went."""
        self._told.show([Block(body=((line, "text"),)) for line in lines])
        self._told.display = bool(lines)

    def on_looked(self, message: Looked) -> None:
        def with_it(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
            return tuple(message.offer if offer.path == message.offer.path else offer for offer in offers)

        self._offers = replace(
            self._offers, here=with_it(self._offers.here), elsewhere=with_it(self._offers.elsewhere)
        )
        self._show()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            self.app.exit(None)

    def on_leaving(self, message: Leaving) -> None:
        self.app.exit(None)

    def on_said(self, message: Said) -> None:
        self._at = self._chosen()
        said = message.text
        if said.startswith(home_rows.OPEN):
            offer = self._of(said.removeprefix(home_rows.OPEN))
            if offer is not None:
                self._do(_OPENS[offer.need], offer)
        elif said == home_rows.BLANK:
            self.app.exit("blank")
        else:
            self._begin(said.removeprefix(home_rows.BEGIN) if said != home_rows.NEW else "")

    def on_begun(self, message: Begun) -> None:
        typed = message.text.lower()
        self._at = self._chosen()
        if typed == "b":
            self.app.exit("blank")
        elif typed == "n":
            self._begin("")
        elif typed == "f" and self._offers.elsewhere:
            self._forget()
        elif typed.isdecimal() and 0 < int(typed) <= len(self._offers.offers):
            offer = self._offers.offers[int(typed) - 1]
            self._do(_OPENS[offer.need], offer)
        elif act := _LETTERS.get(typed):
            chosen = self._of(self._at)
            if chosen is not None:
                self._do(act, chosen)
            else:
                self.tell(_NONE_CHOSEN)

    def _do(self, act: str, offer: Offer) -> None:
        self.tell()
        if act in ("run", "prepare"):
            self.app.exit(f"{act} {offer.path}")
        elif act == "evidence":
            from iepmeet.tui.screens.evidence import EvidenceScreen

            self.app.push_screen(EvidenceScreen(offer.path.parent, self._today, offer.path))
        else:
            self._write(act, offer)

    def _write(self, act: str, offer: Offer) -> None:
        """What is done without a screen of its own: it says where the page is, or why there is none."""
        from iepmeet.errors import IepmeetError
        from iepmeet.live import home_acts

        try:
            lines = home_acts.ACTS[act](offer.path, self._today)
        except IepmeetError as trouble:
            lines = tuple(str(trouble).split("\n"))
        self.tell(*lines)

    def _begin(self, situation: str) -> None:
        """The form; then preparing goes on with what it made."""
        from iepmeet.tui.screens.new import NewScreen

        def then(made: Path | None) -> None:
            if made is not None:
                self.app.exit(f"prepare {made}")

        self.tell()
        self.app.push_screen(NewScreen(Path(), self._today, situation), then)

    def _forget(self) -> None:
        from iepmeet import files
        from iepmeet.live import recent

        try:
            recent.clear()
        except OSError as error:
            self.tell(f"The list could not be taken away: {files.reason(error)}.")
            return
        self._offers = replace(self._offers, elsewhere=())
        self.tell("Forgotten. IEPMEET_RECENT=0 keeps no such list at all.")
        self._show()

    def _look_at_each(self) -> None:
        for offer in self._offers.offers:
            if not self.is_running or self._look is None:
                return
            # whatever is wrong with one, the list stays, and opening it says what
            with suppress(Exception):
                self.post_message(Looked(self._look(offer)))

    def _show(self) -> None:
        chosen = self._chosen()
        width = self.size.width - 2 * (_PADDING + self._page.MARGIN)
        blocks = home_rows.rows(self._offers, situations(), width, self._glyphs)
        self._page.show([*blocks, EMPTY])
        self._at = chosen
        self._mark()

    def _mark(self) -> None:
        """The mark stands where it stood, or on what can be begun first."""
        blocks = self._page.blocks
        able = self._page.able()
        again = next((number for number in able if blocks[number].key == self._at), None)
        first = able[0] if able else None
        self._page.choose(again if again is not None else first)

    def _chosen(self) -> str:
        number = self._page.chosen
        if number is not None:
            return self._page.blocks[number].key
        # a key that comes before the mark is drawn means the row where it will be
        return self._at or next((str(offer.path) for offer in self._offers.offers), "")

    def _of(self, key: str) -> Offer | None:
        return next((offer for offer in self._offers.offers if str(offer.path) == key), None)
