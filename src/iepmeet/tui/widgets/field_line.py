"""The capture line where an agenda is prepared: it has the keys all the time, also while rows are chosen."""

from __future__ import annotations

from typing import NoReturn, Protocol

from textual import events

from iepmeet.tui.widgets.capture_line import CaptureLine


class Hands(Protocol):
    """What the line tells at once and in order, so that each key meets what the one before it has done."""

    def pressed(self, key: str, character: str | None) -> bool:
        """A key; whether it is done with. Else the line takes it as typing."""
        ...

    def pasting(self) -> None:
        """Text is about to be pasted."""
        ...

    def completion(self, line: str) -> str:
        """The rest of the word that the line begins; "" for none."""
        ...


class FieldLine(CaptureLine):
    """Takes what is typed for a field."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(_no_meeting)
        self._hands = hands

    def update_suggestion(self) -> None:
        """The rest of a name or of a word that the field can hold."""
        at_end = self.cursor_location == self.document.end
        self.suggestion = self._hands.completion(self.text) if at_end and self.text else ""

    async def _on_key(self, event: events.Key) -> None:
        if self._hands.pressed(event.key, event.character if event.is_printable else None):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        self._hands.pasting()
        await super()._on_paste(event)


def _no_meeting() -> NoReturn:
    raise LookupError("an agenda that is prepared is no meeting yet")
