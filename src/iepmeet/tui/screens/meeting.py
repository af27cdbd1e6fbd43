"""The live screen: composes the widgets, hands each typed line to the session, shows what came of it."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen

from iepmeet import clock
from iepmeet.live.act import Show
from iepmeet.live.session import Answer, Session
from iepmeet.live.words import troubles
from iepmeet.tui import completing, keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Growing, Leaving, Said, Typed
from iepmeet.tui.widgets.agenda_list import AgendaList
from iepmeet.tui.widgets.agreed_panel import AgreedPanel
from iepmeet.tui.widgets.bars import Bar, Footer
from iepmeet.tui.widgets.capture_line import CaptureLine
from iepmeet.tui.widgets.concern_card import ConcernCard
from iepmeet.tui.widgets.echo_line import Badge, EchoLine
from iepmeet.tui.widgets.entries import Entries
from iepmeet.tui.widgets.top_line import Saved, TopLine

_SECONDS_IN_ONE_FRAME = 0.02
_PEEK_SECONDS = 10
_THREE_AREAS, _TALL = 110, 20


def _first_frame_is_drawn() -> None:
    gc.enable()
    gc.freeze()
    threading.Thread(target=_load_the_rest, daemon=True).start()


def _load_the_rest() -> None:
    """What a line may need soon is loaded while nobody waits for it."""
    from iepmeet.dates import phrases  # noqa: F401
    from iepmeet.live import commands, hand_out, readback  # noqa: F401


@dataclass
class Reported(Message):
    """The writer's thread says that something is saved, or that it cannot be."""

    def can_replace(self, message: Message) -> bool:
        """Only the newest state matters."""
        return isinstance(message, Reported)


class MeetingScreen(Screen[None]):
    """A meeting while it is held. The app ends with "ended" or "left"."""

    BINDINGS = [
        *(
            Binding(key.key, f"line('{key.line}')", key.label, show=False, priority=True)
            for key in keys.MEETING
            if key.line and key.key != "ctrl+z"
        ),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
        Binding("ctrl+t", "minutes", "minutes so far", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", "copy", show=False, priority=True),
    ]
    AUTO_FOCUS = "#capture"

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__()
        self.session = session
        self.glyphs = glyphs
        self._card = ConcernCard(id="card")
        self._entries = Entries(id="entries")
        self._agenda = AgendaList(id="agenda")
        self._agreed = AgreedPanel(id="agreed")
        self._top = TopLine(id="top")
        self._badge = Badge(id="badge")
        self._echo = EchoLine(id="echo")
        self._line = CaptureLine(lambda line: completing.rest(line, session.meeting))
        self._bar = Bar(id="trouble")

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._bar
        with Horizontal(id="body"):
            yield self._agenda
            with Vertical(id="middle"):
                yield self._card
                yield self._entries
            yield self._agreed
        with Vertical(id="typing"):
            with Horizontal(id="line"):
                yield self._badge
                yield self._line
            yield self._echo
        yield Footer(keys.MEETING)

    def on_mount(self) -> None:
        self.set_interval(60, self._show_top)
        # posting a message is what may be done from the writer's thread
        self.session.listen(self._reported)
        if self.session.unfinished:
            self._line.fill(self.session.unfinished)
        self.call_after_refresh(_first_frame_is_drawn)
        # before the first frame, so that it is drawn once
        self._show_all()
        self._preview()
        if self.session.lines:
            self._echo.say(self.session.lines)

    def on_resize(self) -> None:
        # not Textual's breakpoints: those restyle every widget once more at the start
        self.set_class(self.size.width < _THREE_AREAS, "-narrow")
        self.set_class(self.size.height < _TALL, "-short")
        self.call_after_refresh(self._show_all)

    def on_typed(self, message: Typed) -> None:
        self._say(message.text, typed=True)

    def on_said(self, message: Said) -> None:
        self._say(message.text, typed=False)

    def on_begun(self, message: Begun) -> None:
        if self._line.text and len(message.text) > 1:
            self._echo.say(("Finish or clear the line first: there is something in it.",))
        else:
            self._line.fill(self._line.text + message.text)
        self._line.focus()

    def on_growing(self, message: Growing) -> None:
        self.session.typing(message.text)
        self._preview()

    def on_leaving(self, message: Leaving) -> None:
        if message.where == "line":
            self._bring("")
            self._line.focus()
        else:
            self._bring(message.where)
            self.query_one(f"#{message.where}").focus()

    def on_reported(self, message: Reported) -> None:
        self._show_top()

    def _reported(self) -> None:
        self.post_message(Reported())

    def action_line(self, line: str) -> None:
        """A key that stands for a line; what is being typed stays."""
        self._say(line, typed=False)

    def action_undo(self) -> None:
        """Takes back typing while there is any, else the last act."""
        if self._line.text:
            self._line.undo()
        else:
            self._say("/undo", typed=False)

    def action_copy_or_leave(self) -> None:
        """Copies what is selected; with nothing selected says how to leave. Never ends the meeting."""
        selected = self._line.selected_text or self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self._echo.say(("Copied.",))
        else:
            self._echo.say((troubles.HOW_TO_LEAVE,))

    def action_minutes(self) -> None:
        """Shows the minutes as they would be now."""
        from iepmeet.tui.screens.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(self.session.minutes_so_far()))

    def _say(self, line: str, *, typed: bool) -> None:
        answer = self.session.say(line, clock.now())
        if typed and not answer.refused:
            self._line.fill("")
            self._line.history.clear()
        if answer.kept:
            # on an ordinary disk the entry and the mark come in one frame
            self.session.wait_saved(answer.kept[-1], _SECONDS_IN_ONE_FRAME)
        self._after(answer, typed=typed)

    def _after(self, answer: Answer, *, typed: bool) -> None:
        self._show_all()
        self._preview()
        if answer.lines and (answer.refused or not answer.kept):
            self._echo.say(answer.lines)
        elif answer.lines and not typed:
            self._echo.say(answer.lines[:1])
        if answer.over:
            self.app.exit(answer.over)
        elif answer.show:
            self._open(answer.show, answer)

    def _open(self, show: Show, answer: Answer) -> None:
        """What a command shows in the screen's own way."""
        match show:
            case "panels":
                self.toggle_class("-panels-hidden")
            case "agenda" | "agreed":
                self._bring(show)
                self.query_one(f"#{show}").focus()
            case "readback":
                from iepmeet.tui.screens.readback import ReadBackScreen

                self.app.push_screen(ReadBackScreen(self.session, self.glyphs), self._back_from_read_back)
            case "help" | "commands" | "concern-readback":
                from iepmeet.tui.screens.reading import ReadingScreen

                self.app.push_screen(ReadingScreen(show, answer.lines, self.glyphs), self._back_from_reading)
            case "peek":
                self._peek(answer.argument)

    def _back_from_read_back(self, over: str | None) -> None:
        self._show_all()
        if over:
            self.app.exit(over)

    def _back_from_reading(self, line: str | None) -> None:
        if line and line.endswith(" "):
            self.on_begun(Begun(line))
        elif line:
            self._say(line, typed=False)

    def _peek(self, ref: str) -> None:
        self._entries.peeked = ref
        self._show_all()
        self.set_timer(_PEEK_SECONDS, self._mask)

    def _mask(self) -> None:
        self._entries.peeked = ""
        self._show_all()

    def _bring(self, where: str) -> None:
        """On a small window the agenda or what was agreed comes in place of the middle, on demand."""
        self.set_class(where == "agenda", "-agenda-shown")
        self.set_class(where == "agreed", "-agreed-shown")

    def _preview(self) -> None:
        preview = self.session.preview(self._line.text, clock.now())
        self._badge.show_kind(preview.kind, preview.command, self.glyphs)
        self._echo.show_pieces(preview.pieces, self.glyphs)

    def _show_all(self) -> None:
        meeting, now = self.session.meeting, clock.now()
        self._agenda.show_meeting(meeting, self.glyphs)
        self._card.show_meeting(meeting, self.glyphs)
        self._entries.show_meeting(meeting, self.glyphs)
        self._agreed.show_meeting(meeting, self.glyphs, now.date())
        self._show_top()

    def _show_top(self) -> None:
        saved = Saved(self.session.unsaved, self.session.trouble)
        self._top.show_meeting(self.session.meeting, clock.now(), saved, self.glyphs)
        self.set_class(bool(saved.trouble), "-in-trouble")
        self._bar.show([(saved.trouble, "not-saved")])
