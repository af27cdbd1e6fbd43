"""Lines that can be chosen from: by arrows and Enter, or by a click."""

from __future__ import annotations

from textual import events

from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.widgets.lines import Block, Lines


class Chooser(Lines, can_focus=True):
    """Up and Down choose a block that does something; Enter or a click does it; Esc goes back to the line."""

    def on_focus(self) -> None:
        """The last block that does something is chosen first: the newest is what people reach for."""
        self.choose(self._first())

    def on_blur(self) -> None:
        self.choose(None)

    def _first(self) -> int | None:
        here = next((n for n, block in enumerate(self.blocks) if block.here), None)
        able = self._able()
        return here if here is not None else (able[-1] if able else None)

    def _able(self) -> list[int]:
        return [n for n, block in enumerate(self.blocks) if block.does or block.begins]

    def on_key(self, event: events.Key) -> None:
        able = self._able()
        match event.key:
            case "up" | "down" if able:
                place = able.index(self.chosen) if self.chosen in able else len(able)
                place += -1 if event.key == "up" else 1
                if place >= len(able):
                    self.post_message(Leaving("line"))
                else:
                    self.choose(able[max(place, 0)])
            case "pageup" | "pagedown" if able:
                place = able.index(self.chosen) if self.chosen in able else 0
                step = max(self.size.height - 2, 1)
                place += -step if event.key == "pageup" else step
                self.choose(able[min(max(place, 0), len(able) - 1)])
            case "enter":
                if self.chosen is not None:
                    self._do(self.blocks[self.chosen])
            case "escape" | "left" | "right":
                self.post_message(Leaving("line"))
            case _:
                if event.character and event.is_printable:
                    # whoever starts to type means the line
                    self.post_message(Begun(event.character))
                else:
                    return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        number = self.block_at(event.y + self.scroll_offset.y)
        if number is not None:
            self._do(self.blocks[number])

    def _do(self, block: Block) -> None:
        if block.does:
            self.post_message(Said(block.does))
        elif block.begins:
            self.post_message(Begun(block.begins))
