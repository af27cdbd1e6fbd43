"""What the screens with a capture line share: the line with badge and echo, the saved mark, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.screen import ScreenResultType

from iepmeet import clock
from iepmeet.live.words import troubles
from iepmeet.tui.messages import Said
from iepmeet.tui.screens.typing import Typing
from iepmeet.tui.widgets.capture_line import CaptureLine
from iepmeet.tui.widgets.top_line import Saved, TopLine
from iepmeet.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from iepmeet.live.session import Session
    from iepmeet.tui.glyphs import Glyphs

SECONDS_IN_ONE_FRAME = 0.02
"""So long an answer waits for the disk, that an entry and its saved mark come together."""

_TO_THE_LINE = ("enter", "escape", "backspace")


class Lined(Typing[ScreenResultType]):
    """A screen with the capture line. Whatever has the focus, typing and pasting mean the line."""

    AUTO_FOCUS = "#capture"

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__(CaptureLine(lambda: session.meeting))
        self.session = session
        self.glyphs = glyphs
        self._top = TopLine(id="top")
        self._bar = Trouble(id="trouble")
        self._previewed = ""

    def note_line(self) -> None:
        """Notes the unfinished line, so that it can be gone on with."""
        self.session.typing(self._line.text)

    def on_key(self, event: events.Key) -> None:
        """Something else has the focus, or nothing has (a page closed meanwhile): the line takes the key."""
        if event.is_printable or event.key in _TO_THE_LINE:
            self.to_the_line(event)

    def action_line(self, line: str) -> None:
        """A key that stands for a line; what is being typed stays, what was typed before it comes first."""
        self._line.post_message(Said(line))

    def action_copy_or_leave(self) -> None:
        """Copies what is selected; with nothing selected says how to leave. Never ends the meeting."""
        selected = self._line.selected_text
        if selected:
            self.app.copy_to_clipboard(selected)
        self._echo.say(("Copied.",) if selected else (troubles.HOW_TO_LEAVE,))

    def show_top(self) -> None:
        """The clock and the mark, and the bar while the disk refuses."""
        saved = Saved(self.session.unsaved, self.session.trouble)
        self._top.show_meeting(self.session.meeting, clock.now(), saved, self.glyphs)
        self.set_class(bool(saved.trouble), "-in-trouble")
        self._bar.show_trouble(saved.trouble)
