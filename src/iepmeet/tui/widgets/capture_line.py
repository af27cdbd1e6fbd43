"""The capture line: always ready. A small TextArea that keeps on Enter and grows to five rows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from iepmeet import text
from iepmeet.record.state import Meeting
from iepmeet.tui import completing, kinds
from iepmeet.tui.messages import Growing, Leaving, Picked, Prefixed, Said, TakingBack, Typed

LINE_UNFINISHED = "Finish or clear the line first: there is something in it."

_EDITS = {
    key: binding.action
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class CaptureLine(TextArea):
    """Takes what is typed. The rest of a name or command is shown faintly behind it."""

    BINDINGS = []

    def __init__(self, meeting: Callable[[], Meeting]) -> None:
        super().__init__(
            id="capture",
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.cursor_blink = False
        self._meeting = meeting
        self._dropped = ""
        self.picks = False
        """Whether a digit in the empty line picks a gap."""

    def fill(self, line: str) -> None:
        """Puts a line there, with the cursor behind it."""
        self.load_text(line)
        self.move_cursor(self.document.end)

    def give_back(self, line: str) -> None:
        """Puts back a line that was not kept, before what has been typed since."""
        self.fill(line + self.text)

    def update_suggestion(self) -> None:
        """Offers a completion only at the end of the line, and not again once it was dropped."""
        at_end = self.cursor_location == self.document.end
        line = self.text
        wanted = at_end and line and line != self._dropped
        self.suggestion = completing.rest(line, self._meeting()) if wanted else ""

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.screen.post_message(Growing(self.text))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.suggestion and self.cursor_location != self.document.end:
            self.suggestion = ""

    def on_said(self, message: Said) -> None:
        """A key that stands for a line has its turn behind the keys before it: each meets its item."""
        message.stop()
        self.screen.post_message(Said(message.text))

    def on_prefixed(self, message: Prefixed) -> None:
        message.stop()
        line = self.text.strip()
        if line:
            self.fill("")
            self.screen.post_message(Typed(f"{message.text} {line}"))
        else:
            self.fill(f"{message.text} ")

    def on_taking_back(self, message: TakingBack) -> None:
        message.stop()
        if self.text:
            self.undo()
        else:
            self.screen.post_message(Said("/undo"))

    async def _on_key(self, event: events.Key) -> None:
        match event.key:
            case "enter":
                # taken at once: a key that comes before the screen has answered belongs to the next line
                line = self.text
                self.fill("")
                self.screen.post_message(Typed(line))
            case "tab" | "shift+tab":
                self._tab(backwards=event.key == "shift+tab")
            case "escape":
                self._dropped, self.suggestion = self.text, ""
                self.post_message(Leaving("line"))
            case "up" | "left" | "right" if not self.text:
                where = {"up": "entries", "left": "agenda", "right": "agreed"}[event.key]
                self.post_message(Leaving(where))
            case digit if self.picks and not self.text and digit.isdecimal():
                self.picks = False
                self.screen.post_message(Picked(int(digit)))
            case edit if edit in _EDITS:
                # as a binding it would have its turn behind the letters that were typed after it
                await self.app.run_action(_EDITS[edit], self)
            case _:
                await super()._on_key(event)
                return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        """A paste is one entry: its lines stay together, whatever could drive a terminal is taken out."""
        event.stop()
        event.prevent_default()
        pasted = text.clean(event.text)
        if result := self._replace_via_keyboard(pasted, *self.selection):
            self.move_cursor(result.end_location)

    def _tab(self, *, backwards: bool) -> None:
        """Takes the completion where one is offered; else puts the next kind's sign before the line."""
        if self.suggestion and not backwards:
            self.insert(self.suggestion)
            return
        # as an edit, so that it can be taken back like typing
        self.replace(
            kinds.turned(self.text, -1 if backwards else 1, self._meeting()), (0, 0), self.document.end
        )
        self.move_cursor(self.document.end)
