"""Before we finish: what is still open, each gap one key from its fix; then the end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet import clock
from iepmeet.live import readback
from iepmeet.live.answer import Answer
from iepmeet.live.readback import Row
from iepmeet.live.session import Session
from iepmeet.live.words import echo
from iepmeet.record.state import ConcernState
from iepmeet.tui import frames, keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Growing, Leaving, Picked, Reported, Said, Typed
from iepmeet.tui.screens.lined import SECONDS_IN_ONE_FRAME, Lined
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.capture_line import LINE_UNFINISHED
from iepmeet.tui.widgets.readback_page import PICK, ReadBackPage


class ReadBackScreen(Lined[str]):
    """The read-back. Dismissed with "ended", "left", or "" to go back to the meeting."""

    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("ctrl+e", "end", "end", show=False, priority=True),
        Binding("ctrl+r", "back", "back", show=False, priority=True),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
        Binding("ctrl+y", "line('/redo')", "redo", show=False, priority=True),
        Binding("ctrl+q", "line('/quit')", "leave open", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", "copy", show=False, priority=True),
    ]

    def __init__(self, session: Session, glyphs: Glyphs, begun: str = "") -> None:
        """`begun` is the line that was unfinished in the meeting; it goes on here."""
        super().__init__(session, glyphs)
        self._picked: Row | None = None
        self._page = ReadBackPage(id="page")
        self._begun = begun
        self.then: Answer | None = None
        """What the meeting is to show when it is back."""

    @property
    def unfinished(self) -> str:
        """The line that is unfinished now."""
        return self._line.text

    def compose(self) -> ComposeResult:
        self._line.picks = True
        yield self._top
        yield self._bar
        yield self._page
        yield from self.compose_typing()
        yield Footer(keys.READ_BACK)

    def on_mount(self) -> None:
        self._line.fill(self._begun)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self.call_after_refresh(self._show_all)

    def on_picked(self, message: Picked) -> None:
        self._pick(message.number)

    async def on_typed(self, message: Typed) -> None:
        line = message.text
        if not line.strip():
            self._unpick()
        else:
            self._say(_mended(self._picked, line) if self._picked else line, typed=line)
            await frames.together()

    def on_said(self, message: Said) -> None:
        if self._line.text.strip():
            self._echo.say((LINE_UNFINISHED,))
        elif message.text.startswith(PICK):
            self._pick(int(message.text.removeprefix(PICK)))
        else:
            self._say(message.text)

    def on_begun(self, message: Begun) -> None:
        self._line.fill(self._line.text + message.text)
        self.set_focus(self._line)

    def on_growing(self, message: Growing) -> None:
        self.note_line()
        # an answer stays until the line is another one
        if self._line.text != self._previewed:
            self._preview()

    def on_reported(self, message: Reported) -> None:
        self.show_top()

    def on_leaving(self, message: Leaving) -> None:
        if message.where == "entries":
            self.set_focus(self._page)
        else:
            self.set_focus(self._line)

    def action_back(self) -> None:
        """Lets the picked gap go, or goes back to the meeting."""
        if self._picked is not None:
            self._line.fill("")
            self._unpick()
        else:
            self.dismiss("")

    def action_end(self) -> None:
        """Closes and writes the minutes; with gaps it takes a second time."""
        self._line.post_message(Said("/end"))

    def _pick(self, number: int) -> None:
        rows = [row for row in readback.read(self.session.meeting).gaps if row.number == number]
        if not rows:
            self._line.picks = True
            self._echo.say((f"There is no number {number}.",))
            return
        self._picked = rows[0]
        self._line.picks = False
        missing = rows[0].missing[0]
        if missing.go:
            concern = self.session.meeting.concern_of(missing.go)
            if concern:
                self._go(concern)
        self.set_focus(self._line)
        self._preview()

    def _go(self, concern: ConcernState) -> None:
        """Goes to a concern, also where leaving another one asks for its read-back first."""
        for _ in range(2):
            if self.session.meeting.current != concern.item:
                self.session.say(f"/go {concern.number}", clock.now())

    def _unpick(self) -> None:
        self._picked = None
        self._line.picks = True
        self._preview()

    def note_line(self) -> None:
        """It is noted as the line that it will be."""
        line = self._line.text
        self.session.typing(_mended(self._picked, line) if self._picked and line.strip() else line)

    def _say(self, line: str, typed: str = "") -> None:
        """Says a line; `typed` is what of it was typed, and goes back into the line if it is not kept."""
        answer = self.session.say(line, clock.now())
        if answer.refused:
            self._line.give_back(typed)
        else:
            self._picked = None
            self._line.picks = True
        if answer.kept:
            self.session.wait_saved(answer.kept[-1], SECONDS_IN_ONE_FRAME)
        self._show_all()
        if answer.lines:
            self._echo.say(answer.lines if not answer.show else answer.lines[-1:])
        if answer.over:
            self.dismiss(answer.over)
        elif answer.show and answer.show != "readback":
            self.then = answer
            self.dismiss("")

    def _preview(self) -> None:
        line = self._previewed = self._line.text
        if self._picked is not None:
            missing = self._picked.missing[0]
            self._badge.show_words(
                f"{self._picked.number} {self.glyphs.between} {missing.question}", "action"
            )
            if not line.strip():
                self._echo.show_pieces((echo.Piece(f"{missing.fill.strip()} …"),), self.glyphs)
                return
            line = _mended(self._picked, line)
        preview = self.session.preview(line, clock.now())
        if self._picked is None:
            self._badge.show_kind(preview.kind, preview.command, self.glyphs)
        self._echo.show_pieces(preview.pieces if line else (), self.glyphs)

    def _show_all(self) -> None:
        self._page.show_read(readback.read(self.session.meeting), self.glyphs)
        self.show_top()
        self._preview()


def _mended(picked: Row, typed: str) -> str:
    """The line that mends a gap with these words; a command is meant as it is typed."""
    fill = picked.missing[0].fill
    return typed if typed.startswith("/") else f"{fill}{'' if fill.endswith(' ') else ' '}{typed}"
