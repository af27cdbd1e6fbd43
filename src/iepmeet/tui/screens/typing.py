"""A screen with a line to type into: the badge before it, the echo below, and what is meant for the line."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ScreenResultType

from iepmeet.tui.messages import TakingBack
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.capture_line import CaptureLine
from iepmeet.tui.widgets.echo_line import Badge, EchoLine


class Typing(Page[ScreenResultType]):
    """Whatever has the focus, a paste means the line; a key does where the screen says so."""

    def __init__(self, line: CaptureLine) -> None:
        super().__init__()
        self._badge = Badge(id="badge")
        self._line = line
        self._echo = EchoLine(id="echo")

    def compose_typing(self) -> ComposeResult:
        """The line with its badge, and the echo below."""
        with Vertical(id="typing"):
            with Horizontal(id="line"):
                yield self._badge
                yield self._line
            yield self._echo

    def to_the_line(self, event: events.Key) -> None:
        """Something else has the focus, or nothing has: the line takes the key all the same."""
        event.stop()
        self.set_focus(self._line)
        self._line.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Something else has the focus: the line takes it all the same."""
        self.set_focus(self._line)
        self._line.post_message(events.Paste(event.text))

    def action_undo(self) -> None:
        """Takes back typing while there is any, else what the line's screen says."""
        self._line.post_message(TakingBack())
