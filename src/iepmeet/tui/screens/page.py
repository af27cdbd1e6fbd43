"""A screen over the meeting, to look at or to choose from, and back."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Page(Screen[ScreenResultType]):
    """Goes back once, however often it is told to.

    Textual's `dismiss` takes away whatever is on top: Esc pressed twice at once would take the meeting too.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Goes back with a result, if this is what is shown."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
