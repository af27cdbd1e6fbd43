"""The capture line where no meeting is held: it takes what is typed, completes nothing and knows no kinds."""

from __future__ import annotations

from iepmeet.record.state import Meeting
from iepmeet.tui.messages import Leaving
from iepmeet.tui.widgets.capture_line import CaptureLine


class PlainLine(CaptureLine):
    """Enter posts `Typed`, as in the meeting; Tab leaves it as Up does."""

    def __init__(self) -> None:
        super().__init__(Meeting)

    def update_suggestion(self) -> None:
        """Nothing is offered."""

    def _tab(self, *, backwards: bool) -> None:
        self.post_message(Leaving("entries"))
