"""Which meeting? Those of this folder, what is due, the children, and a new one; each is one key away."""

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

from iepmeet.live.home import Home, Need, Offer
from iepmeet.live.making import situations
from iepmeet.tui import glyphs, keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.screens.home_around import LookAround
from iepmeet.tui.screens.home_inside import HomeInside, Look
from iepmeet.tui.widgets import due_rows, home_rows
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.lines import Lines

_OPENS: dict[Need, str] = {"prepare": "prepare", "hold": "run", "go on": "run", "share": "run"}
_LETTERS = {"r": "run", "p": "prepare", "e": "evidence", "m": "minutes", "s": "sheet", "t": "rehearse"}
_PADDING = 2
_NONE_CHOSEN = "Choose a meeting first, with the arrows."
_NOTHING_DUE_CHOSEN = "Choose what was done first, with the arrows."


@dataclass
class Looked(Message):
    """A meeting's files were looked into: now it is known what it needs."""

    offer: Offer


class HomeScreen(HomeInside):
    """Offers meetings. The app ends with what is to be done, such as `run NAME.toml`, or None to leave."""

    def __init__(
        self,
        home: Home,
        today: dt.date,
        look: Look | None = None,
        *,
        at: Path | None = None,
        said: Sequence[str] = (),
        around: LookAround | None = None,
        inside: tuple[Path, str] | None = None,
    ) -> None:
        """`look` says exactly what one needs next; `at` is the one that the mark begins on.

        `said` is how that went which was done before; `around` finds what is due; `inside` is a child's
        casebook, and what the child is called, that is opened at once.
        """
        super().__init__(home, today, look, around)
        self._at = str(at) if at else ""
        self._glyphs = glyphs.for_terminal()
        self._page = Chooser(id="page", reads=True)
        self._told = Lines(id="told")
        self._first_said = said
        self._inside = inside
        self._row = 0

    def compose(self) -> ComposeResult:
        yield self._page
        yield self._told
        yield Footer((*keys.HOME, keys.FORGET) if self.home.elsewhere else keys.HOME)

    def on_mount(self) -> None:
        self.set_focus(self._page)
        self.tell(*self._first_said)
        if self.look is not None:
            # nobody waits for it: the list is there before
            self.call_after_refresh(threading.Thread(target=self._look_at_each, daemon=True).start)
        self.call_after_refresh(self.look_around)
        if self._inside:
            # what is said, and the row, are those of the casebook that one was in
            self.open_child(*self._inside, at=self._at, said=self._first_said)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self.show_home()

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._mark)
        self.come_back()

    def tell(self, *lines: str) -> None:
        """Says below the list how something went."""
        self.told = lines
        self._told.show([Block(body=((line, "text"),)) for line in lines])
        self._told.display = bool(lines)

    def on_looked(self, message: Looked) -> None:
        def with_it(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
            return tuple(message.offer if offer.path == message.offer.path else offer for offer in offers)

        self.home = replace(self.home, here=with_it(self.home.here), elsewhere=with_it(self.home.elsewhere))
        self.show_home()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            event.stop()
            self._leave(whole=event.key != "escape")
        elif event.key == "ctrl+z":
            event.stop()
            self.take_back()

    def on_leaving(self, message: Leaving) -> None:
        self._leave(whole=False)

    def _leave(self, *, whole: bool) -> None:
        """Out of a child's casebook, or out of the program."""
        if self.home.title and not whole:
            self.app.pop_screen()
        else:
            self.app.exit(None)

    def on_said(self, message: Said) -> None:
        self._at = self._chosen()
        self.tell()
        said = message.text
        if said.startswith(home_rows.OPEN):
            offer = self._of(said.removeprefix(home_rows.OPEN))
            if offer is not None:
                self._do(_OPENS[offer.need], offer)
        elif item := self.item_of(said):
            self.take(item)
        elif said == due_rows.ALL:
            self.show_all_due()
        elif said.startswith(due_rows.CHILD):
            self.open_found(Path(said.removeprefix(due_rows.CHILD)))
        elif said in (home_rows.SAMPLE, home_rows.NO_SAMPLE):
            self.sample()
        elif said == home_rows.BLANK:
            self.leave_for("blank")
        else:
            self._begin(said.removeprefix(home_rows.BEGIN) if said != home_rows.NEW else "")

    def on_begun(self, message: Begun) -> None:
        typed = message.text.lower()
        self._at = self._chosen()
        self.tell()
        if typed.isdecimal() and 0 < int(typed) <= len(self.home.offers):
            offer = self.home.offers[int(typed) - 1]
            self._do(_OPENS[offer.need], offer)
        elif act := _LETTERS.get(typed):
            self._do_chosen(act)
        elif typed in self._plain_keys:
            self._plain_keys[typed]()

    @property
    def _plain_keys(self) -> dict[str, Callable[[], None]]:
        """The letters that need no meeting to be chosen."""
        found: dict[str, Callable[[], None]] = {
            "b": lambda: self.leave_for("blank"),
            "n": lambda: self._begin(""),
            "d": self.show_all_due,
            "k": self._keep_chosen,
            "l": lambda: self.show_ladder(self._place()),
        }
        if self.home.elsewhere:
            found["f"] = self._forget
        if self.home.is_first or self.home.is_sample:
            found["a"] = self.sample
        return found

    def _do_chosen(self, act: str) -> None:
        """On a meeting that is offered or due, else it is asked which."""
        chosen = self._of(self._at) or self.meeting_due(self._does())
        if chosen is not None:
            self._do(act, chosen)
        else:
            self.tell(_NONE_CHOSEN)

    def _keep_chosen(self) -> None:
        item = self.item_of(self._does())
        if item is not None:
            self.ask_kept(item)
        else:
            self.tell(_NOTHING_DUE_CHOSEN)

    def _place(self) -> Path:
        """The casebook of the row that is chosen; else that of this folder."""
        does = self._does()
        if item := self.item_of(does):
            return Path(item.place)
        if does.startswith(due_rows.CHILD):
            return Path(does.removeprefix(due_rows.CHILD))
        offer = self._of(self._at)
        return offer.path.parent if offer else self.home.folder

    def _does(self) -> str:
        number = self._page.chosen
        return self._page.blocks[number].does if number is not None else ""

    def _do(self, act: str, offer: Offer) -> None:
        self.tell()
        if act in ("run", "prepare"):
            self.leave_for(f"{act} {offer.path}")
        elif act == "evidence":
            from iepmeet.tui.screens.evidence import EvidenceScreen

            self.app.push_screen(EvidenceScreen(offer.path.parent, self.today, offer.path))
        else:
            self._write(act, offer)

    def _write(self, act: str, offer: Offer) -> None:
        """What is done without a screen of its own: it says where the page is, or why there is none."""
        from iepmeet.errors import IepmeetError
        from iepmeet.live import home_acts

        try:
            lines = home_acts.ACTS[act](offer.path, self.today)
        except IepmeetError as trouble:
            lines = tuple(str(trouble).split("\n"))
        self.tell(*lines)

    def _begin(self, situation: str) -> None:
        """The form; then preparing goes on with what it made."""
        from iepmeet.tui.screens.new import NewScreen

        def then(made: Path | None) -> None:
            if made is not None:
                self.leave_for(f"prepare {made}")

        self.tell()
        self.app.push_screen(NewScreen(self.home.folder, self.today, situation), then)

    def _forget(self) -> None:
        from iepmeet import files
        from iepmeet.live import recent

        try:
            recent.clear()
        except OSError as error:
            self.tell(f"The list could not be taken away: {files.reason(error)}.")
            return
        self.home = replace(self.home, elsewhere=())
        self.tell("Forgotten. IEPMEET_RECENT=0 keeps no such list at all.")
        self.show_home()

    def _look_at_each(self) -> None:
        for offer in self.home.offers:
            if not self.is_running or self.look is None:
                return
            # whatever is wrong with one, the list stays, and opening it says what
            with suppress(Exception):
                self.post_message(Looked(self.look(offer)))

    def show_home(self) -> None:
        """Draws the list anew; the mark stays on the row that it is on."""
        chosen = self._chosen()
        width = self.size.width - 2 * (_PADDING + self._page.MARGIN)
        blocks = home_rows.rows(self.home, situations(), width, self._glyphs, self.today)
        self._page.show([*blocks, EMPTY])
        self._at = chosen
        self._mark()

    def _mark(self) -> None:
        """The mark stands where it stood, or on what can be begun first."""
        blocks = self._page.blocks
        able = self._page.able()
        again = next((number for number in able if blocks[number].key == self._at), None)
        if again is None and able:
            # that row is gone: the one that took its place, or the last before it
            again = max((number for number in able if number <= self._row), default=able[0])
        self._page.choose(again)

    def _chosen(self) -> str:
        number = self._page.chosen
        if number is not None:
            self._row = number
            return self._page.blocks[number].key
        # a key that comes before the mark is drawn means the row where it will be
        return self._at or next((str(offer.path) for offer in self.home.offers), "")

    def _of(self, key: str) -> Offer | None:
        return next((offer for offer in self.home.offers if str(offer.path) == key), None)
