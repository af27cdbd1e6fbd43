"""A new agenda, asked for question by question; at the end it is made, and no TOML was seen."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.errors import IepmeetError
from iepmeet.live import making
from iepmeet.live.making import ASKED, STEPS, Read, Step
from iepmeet.live.words.echo import Piece
from iepmeet.tui import glyphs, keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.messages import Growing, Leaving, Said, Typed
from iepmeet.tui.screens.typing import Typing
from iepmeet.tui.widgets import home_rows
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block, Span
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.plain_line import PlainLine

_BACK_TO = "back to "
_TAKE = "take "
_LABEL = 12
_TITLE = (Block(body=(("A new agenda", "strong"),)), EMPTY)
_MADE_HERE = "in this folder; next come your own words in place of the example's"
_TO_THE_LINE = ("enter", "backspace")
_NUMBER = 4
_PADDING = 2


class NewScreen(Typing[Path]):
    """Dismissed with the path of the agenda that was made, or with None to go back."""

    AUTO_FOCUS = "#capture"
    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", "leave", show=False, priority=True),
    ]

    def __init__(self, folder: Path, today: dt.date, situation: str = "") -> None:
        """`situation` is the name of one that was chosen already."""
        super().__init__(PlainLine())
        self._form = making.begun(folder, today)
        self._glyphs = glyphs.for_terminal()
        self._page = Chooser(id="page")
        self._step: Step = "situation"
        self._previewed = ""
        if situation:
            self._form = self._form.with_answer("situation", situation)
            self._step = "child"

    def compose(self) -> ComposeResult:
        yield self._page
        yield from self.compose_typing()
        yield Footer(keys.NEW)

    def on_mount(self) -> None:
        # so that the first letter of a date does not wait for what reads dates
        self.call_after_refresh(threading.Thread(target=_load, daemon=True).start)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self._show()

    def on_key(self, event: events.Key) -> None:
        """The list has the focus: typing means the line all the same."""
        if event.is_printable or event.key in _TO_THE_LINE:
            self.to_the_line(event)

    def on_typed(self, message: Typed) -> None:
        self._take(message.text)

    def on_growing(self, message: Growing) -> None:
        if self._line.text != self._previewed:
            self._preview()

    def on_leaving(self, message: Leaving) -> None:
        self.set_focus(self._page if message.where == "entries" and self._page.able() else self._line)

    def on_descendant_focus(self) -> None:
        self._preview()

    def on_said(self, message: Said) -> None:
        said = message.text
        self._line.fill("")
        if said.startswith(_BACK_TO):
            self._go(_step(said.removeprefix(_BACK_TO)))
        elif said.startswith(_TAKE):
            self._take(said.removeprefix(_TAKE))

    def action_back(self) -> None:
        """Lets what is typed go, then one step back, then out."""
        place = STEPS.index(self._step)
        if self._line.text:
            self._line.fill("")
        elif place:
            self._go(STEPS[place - 1])
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Back, with nothing made."""
        self.dismiss(None)

    def _take(self, typed: str) -> None:
        read = self._form.read(self._step, typed)
        if read.refused:
            self._line.give_back(typed)
            self._say_read(read)
        elif self._step == "make":
            self._make()
        else:
            before, self._form = self._form, self._form.with_answer(self._step, read.value)
            changed = before.answers.get(self._step) != read.value
            if self._step in ("situation", "child") and changed:
                # the title that was proposed belongs to another meeting
                self._form = self._form.without("title")
            self._go(self._next())

    def _next(self) -> Step:
        """The next step that has no answer yet: whoever went back to one goes on where they were."""
        place = STEPS.index(self._step) + 1
        return next(step for step in STEPS[place:] if step not in self._form.answers)

    def _go(self, step: Step) -> None:
        # what was typed since belongs to this step
        self._step = step
        self.set_focus(self._line)
        self._show()

    def _make(self) -> None:
        from iepmeet.live.making_file import make

        try:
            self.dismiss(make(self._form))
        except IepmeetError as trouble:
            self._echo.say((str(trouble),))

    def _show(self) -> None:
        if self._step != "situation":
            self._page.show([*_TITLE, *(self._row(step) for step in STEPS)])
        self._badge.show_words(ASKED[self._step][0].lower(), "command")
        self._preview()

    def _show_choices(self) -> None:
        """The situations; the mark stands on the one that Enter takes."""
        blocks = [*_TITLE, Block(body=((ASKED["situation"][1], "text"),)), EMPTY]
        meant = self._form.read("situation", self._line.text).value
        room = self.size.width - 2 * (_PADDING + self._page.MARGIN) - _NUMBER
        for number, one in enumerate(making.situations(), start=1):
            # while arrows choose, theirs is the only mark
            here = one.name == meant and self.focused is not self._page
            head = ((f"{number:>2}".ljust(_NUMBER), "accent"),)
            body = home_rows.of_situation(one, room, strong=here)
            blocks.append(Block(head=head, body=body, does=f"{_TAKE}{one.title}", here=here))
        self._page.show(blocks)
        # the echo of a long one takes rows from the list first
        self.call_after_refresh(self._keep_mark_in_view)

    def _keep_mark_in_view(self) -> None:
        marked = next((number for number, block in enumerate(self._page.blocks) if block.here), None)
        if marked is not None and not self._page.in_view(marked):
            self._page.bring_into_view(marked)

    def _row(self, step: Step) -> Block:
        label, question = ASKED[step]
        here = step == self._step
        head: tuple[Span, ...] = ((label.ljust(_LABEL), "accent" if here else "muted"),)
        if here:
            # chosen by arrows it leads back to the line
            return Block(head=head, body=((question, "text"),), here=True, does=f"{_BACK_TO}{step}")
        if step not in self._form.answers:
            return Block(head=head)
        value = making.said(step, self._form.answers[step])
        words: Span = (value, "strong") if value else ("not said yet", "muted")
        return Block(head=head, body=(words,), does=f"{_BACK_TO}{step}")

    def _preview(self) -> None:
        self._previewed = self._line.text
        typed = self._line.text.strip()
        if self._step == "situation":
            self._show_choices()
        if self._step == "situation" and self.focused is self._page:
            self._echo.show_pieces((Piece("Enter takes the marked one"),), self._glyphs)
        elif typed or self._form.proposed(self._step) or self._step == "make":
            self._say_read(self._form.read(self._step, typed), is_proposed=not typed)
        else:
            needed = self._form.read(self._step, "").refused
            self._echo.show_pieces((Piece(needed or "Enter leaves it open"),), self._glyphs)

    def _say_read(self, read: Read, *, is_proposed: bool = False) -> None:
        if read.refused:
            self._echo.show_pieces((Piece(read.refused, "open"),), self._glyphs)
            return
        pieces = [Piece(f"Enter takes {read.said}" if is_proposed else read.said, "strong")]
        if self._step == "make":
            pieces = [Piece(read.said, "strong"), Piece(_MADE_HERE)]
        if read.remark:
            pieces.append(Piece(read.remark, "plain" if self._step == "situation" else "open"))
        self._echo.show_pieces(pieces, self._glyphs)


def _load() -> None:
    from iepmeet.dates import phrases  # noqa: F401


def _step(name: str) -> Step:
    return next(step for step in STEPS if step == name)
