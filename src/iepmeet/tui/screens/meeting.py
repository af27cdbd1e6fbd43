"""The live screen: composes the widgets, hands each typed line to the session, shows what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.timer import Timer

from iepmeet import clock
from iepmeet.live.act import Show
from iepmeet.live.answer import Answer
from iepmeet.live.session import Session
from iepmeet.record.events import Action, Entry
from iepmeet.tui import at_leisure, frames, keys
from iepmeet.tui.fitting import TALL, THREE_AREAS, WIDE
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Growing, Leaving, Prefixed, Reported, Said, Typed
from iepmeet.tui.screens.lined import SECONDS_IN_ONE_FRAME, Lined
from iepmeet.tui.widgets.agenda_list import AgendaList
from iepmeet.tui.widgets.agreed_panel import AgreedPanel
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.capture_line import LINE_UNFINISHED
from iepmeet.tui.widgets.concern_card import ConcernCard
from iepmeet.tui.widgets.entries import Entries

if TYPE_CHECKING:
    from iepmeet.tui.screens.readback import ReadBackScreen

_PEEK_SECONDS = 10
_TOGGLES = ("/agenda", "/agreed")


class MeetingScreen(Lined[None]):
    """A meeting while it is held. The app ends with "ended" or "left"."""

    BINDINGS = [
        *(
            Binding(key.key, f"line('{key.line}')", key.label, show=False, priority=True)
            for key in keys.MEETING
            if key.line and key.key != "ctrl+z"
        ),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
        Binding("ctrl+b", "plus_one", "one step up", show=False, priority=True),
        Binding("ctrl+t", "minutes", "minutes so far", show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", "copy", show=False, priority=True),
    ]

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__(session, glyphs)
        self._card = ConcernCard(id="card")
        self._entries = Entries(id="entries")
        self._agenda = AgendaList(id="agenda")
        self._agreed = AgreedPanel(id="agreed")
        self._read_back_on = ""
        self._unpeek: Timer | None = None
        self._starting = True

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._bar
        with Horizontal(id="body"):
            yield self._agenda
            with Vertical(id="middle"):
                yield self._card
                yield self._entries
            yield self._agreed
        yield from self.compose_typing()
        yield Footer(keys.MEETING)

    def on_mount(self) -> None:
        self.set_interval(60, self._reported)
        # posting a message is what may be done from the writer's thread
        self.session.listen(self._reported)
        if self.session.unfinished:
            self._line.fill(self.session.unfinished)
        self.call_after_refresh(self._begun)
        # before the first frame, so that it is drawn once
        self._fit()
        self._show_all()
        self._preview()
        if self.session.lines:
            self._echo.say(self.session.lines)

    def _begun(self) -> None:
        self._starting = False
        at_leisure.begin()

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Textual's own follows: it need not style what was styled a moment ago."""
        if self._starting:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """While it starts Textual tells the same size several times, and would lay all out each time."""
        if not (self._starting and size == self._size):
            super()._screen_resized(size)

    def on_resize(self) -> None:
        self._fit()
        self.call_after_refresh(self._show_all)

    def _fit(self) -> None:
        """Not Textual's breakpoints: those restyle every widget once more at the start."""
        self.set_class(self.app.size.width < THREE_AREAS, "-narrow")
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self.app.size.height < TALL, "-short")

    async def on_typed(self, message: Typed) -> None:
        self._say(message.text, typed=True)
        await frames.together()

    async def on_said(self, message: Said) -> None:
        if message.text not in _TOGGLES:
            self._bring("")
        self.set_focus(self._line)
        self._say(message.text, typed=False)
        await frames.together()

    def on_begun(self, message: Begun) -> None:
        if self._line.text and len(message.text) > 1:
            self._echo.say((LINE_UNFINISHED,))
        else:
            self._line.fill(self._line.text + message.text)
        self._bring("")
        self.set_focus(self._line)

    def on_key(self, event: events.Key) -> None:
        """Something else has the focus, perhaps in place of the middle."""
        if event.is_printable:
            self._bring("")

    def on_paste(self, event: events.Paste) -> None:
        """The same for what is pasted."""
        self._bring("")

    def on_growing(self, message: Growing) -> None:
        self.note_line()
        # an answer stays until the line is another one
        if self._line.text != self._previewed:
            self._preview()

    def on_leaving(self, message: Leaving) -> None:
        where = message.where
        if where == "entries" and not self._entries.able():
            where = "line" if self._card.has_focus else "card"
        self._bring(where)
        self.set_focus(self.query_one("#capture" if where == "line" else f"#{where}"))

    def on_reported(self, message: Reported) -> None:
        self.show_top()
        if self.app.screen is not self:
            # the read-back shows the mark and the time too
            self.app.screen.post_message(Reported())

    def _reported(self) -> None:
        self.post_message(Reported())

    def action_plus_one(self) -> None:
        """What is typed becomes the action that leads one step up from the last scale answer."""
        self._line.post_message(Prefixed("/plus"))

    def action_minutes(self) -> None:
        """Shows the minutes as they would be now."""
        from iepmeet.tui.screens.minutes import MinutesScreen

        if self.is_active:
            self.app.push_screen(MinutesScreen(self.session.minutes_so_far()))

    def _say(self, line: str, *, typed: bool) -> None:
        if not typed and line == "/end" and self._line.text.strip():
            self._echo.say((LINE_UNFINISHED,))
            return
        answer = self.session.say(line, clock.now())
        if typed and answer.refused:
            self._line.give_back(line)
        elif not typed:
            # it is still there, and still unfinished
            self.note_line()
        if answer.kept:
            # on an ordinary disk the entry and the mark come in one frame
            self.session.wait_saved(answer.kept[-1], SECONDS_IN_ONE_FRAME)
        if answer.show == "concern-readback":
            self._read_back_on = line
        self._after(answer)

    def _after(self, answer: Answer) -> None:
        self._show_all()
        self._preview()
        if answer.lines and not self._seen(answer) and not answer.show:
            self._echo.say(answer.lines)
        if answer.over:
            self.app.exit(answer.over)
        elif answer.show:
            self._open(answer.show, answer)

    def _seen(self, answer: Answer) -> bool:
        """Whether what was kept is an entry that now stands before one's eyes, so that no word is needed."""
        if not answer.kept:
            return False
        event = self.session.meeting.events[-1].event
        return isinstance(event, Entry | Action) and event.item == self.session.meeting.current

    def _open(self, show: Show, answer: Answer) -> None:
        """What a command shows in the screen's own way; a key pressed twice at once opens one page."""
        match show:
            case _ if not self.is_active:
                pass
            case "panels":
                self.toggle_class("-panels-hidden")
            case "agenda" | "agreed":
                if self.has_class(f"-{show}-shown"):
                    self._bring("")
                else:
                    self._bring(show)
                    self.set_focus(self.query_one(f"#{show}"))
            case "readback":
                from iepmeet.tui.screens.readback import ReadBackScreen

                screen = ReadBackScreen(self.session, self.glyphs, self._line.text)
                self.app.push_screen(screen, lambda over: self._back_from_read_back(over, screen))
            case "help" | "commands" | "concern-readback" | "clocks" | "questions":
                from iepmeet.tui.screens.reading import ReadingScreen

                self.app.push_screen(ReadingScreen(show, answer.lines, self.glyphs), self._back_from_reading)
            case "month":
                from iepmeet.tui.screens.month import MonthScreen

                part, day = answer.argument.split()
                month = MonthScreen(self.session, part, dt.date.fromisoformat(day), self.glyphs)
                self.app.push_screen(month, self._back_from_reading)
            case "peek":
                self._peek(answer.argument, answer.lines)

    def _back_from_read_back(self, over: str | None, screen: ReadBackScreen) -> None:
        self._line.fill(screen.unfinished)
        self._show_all()
        if over:
            self.app.exit(over)
        elif screen.then:
            self._after(screen.then)

    def _back_from_reading(self, chosen: Said | Begun | None) -> None:
        going_on, self._read_back_on = self._read_back_on, ""
        if isinstance(chosen, Begun):
            self.on_begun(chosen)
        elif chosen:
            self._say(chosen.text, typed=False)
            if going_on and chosen.text == "/yes":
                # the room said yes: on to where one was going
                self._say(going_on, typed=False)

    def _peek(self, ref: str, lines: tuple[str, ...]) -> None:
        """Shows the words for ten seconds, where the entry stands, or below the line if that is elsewhere."""
        self._mask()
        self._entries.peeked = ref
        self._show_all()
        if self.session.meeting.entries[ref].item != self.session.meeting.current:
            self._echo.say(lines)
        self._unpeek = self.set_timer(_PEEK_SECONDS, self._mask)

    def _mask(self) -> None:
        if self._unpeek:
            self._unpeek.stop()
        self._unpeek, self._entries.peeked = None, ""
        self._show_all()
        self._preview()

    def _bring(self, where: str) -> None:
        """On a small window the agenda or what was agreed comes in place of the middle, on demand."""
        self.set_class(where == "agenda", "-agenda-shown")
        self.set_class(where == "agreed", "-agreed-shown")

    def _preview(self) -> None:
        self._previewed = self._line.text
        preview = self.session.preview(self._previewed, clock.now())
        self._badge.show_kind(preview.kind, preview.command, self.glyphs)
        self._echo.show_pieces(preview.pieces, self.glyphs)

    def _show_all(self) -> None:
        meeting, now = self.session.meeting, clock.now()
        self._agenda.show_meeting(meeting, self.glyphs)
        self._card.show_meeting(meeting, self.glyphs)
        self._entries.show_meeting(meeting, self.glyphs)
        self._agreed.show_meeting(meeting, self.glyphs, now.date())
        self.show_top()
