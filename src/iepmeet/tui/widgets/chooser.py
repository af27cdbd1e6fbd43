"""Lines that can be chosen from: by arrows and Enter, or by a click."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.widgets.blocks import Block
from iepmeet.tui.widgets.lines import Lines


class Chooser(Lines, can_focus=True):
    """Up and Down choose a block that does something; Enter or a click does it; Esc goes back to the line.

    above, below  where an arrow goes from the first and from the last block
    reads         a page to read: arrows scroll it, and choose only what is in view
    """

    above: ClassVar[str] = ""
    below: ClassVar[str] = "line"

    def __init__(self, *, id: str | None = None, reads: bool = False) -> None:
        super().__init__(id=id)
        self._reads = reads
        self._typing = False
        self._pressed: int | None = None

    def on_focus(self) -> None:
        """The last block that does something is chosen first: the newest is what people reach for."""
        self._typing = False
        if self._reads:
            self.call_after_refresh(self._choose_seen)
        else:
            here = next((n for n, block in enumerate(self.blocks) if block.here), None)
            able = self.able()
            self.choose(here if here is not None else (able[-1] if able else None))

    def _choose_seen(self) -> None:
        if self.chosen is None and (seen := self._seen()):
            self.choose(seen[0])

    def on_blur(self) -> None:
        self.choose(None)

    def able(self) -> list[int]:
        """The numbers of the blocks that do something; of neighbours that do the same the first."""
        acts = [(block.does, block.begins) for block in self.blocks]
        return [n for n, act in enumerate(acts) if any(act) and (n == 0 or act != acts[n - 1])]

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case _ if self._typing:
                return
            case "up" | "down":
                self._step(-1 if event.key == "up" else 1)
            case "pageup" | "pagedown":
                self._page(-1 if event.key == "pageup" else 1)
            case "enter":
                if self.chosen is not None:
                    self._do(self.blocks[self.chosen])
            case "escape" | "left" | "right":
                if event.key == "escape" or not self._reads:
                    self.post_message(Leaving("line"))
            case _:
                if not (event.character and event.is_printable):
                    return
                if not self._reads:
                    # whoever starts to type means the line: the screen takes this key and those behind it
                    self._typing = True
                    return
                self.post_message(Begun(event.character))
        event.stop()
        event.prevent_default()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = self.block_at(event.get_content_offset_capture(self).y)

    def on_click(self, event: events.Click) -> None:
        """A press here and a release elsewhere, which Textual calls a click too, means nothing."""
        number = self.block_at(event.get_content_offset_capture(self).y)
        if number is not None and number == self._pressed:
            # the mouse chooses too: else the row that was chosen before stays marked beside it
            self.choose(number if number in self.able() else self.chosen)
            if self._do(self.blocks[number]):
                return
        if not self._reads:
            # nothing to do there: the keys are for the line as before
            self.post_message(Leaving("line"))

    def _step(self, by: int) -> None:
        if self._reads:
            self._read_on(by)
            return
        place = self._place(self.able(), by)
        if place is not None:
            self.choose(place)
        elif not self.scroll_rows(by) and (where := self.above if by < 0 else self.below):
            self.post_message(Leaving(where))

    def _read_on(self, by: int) -> None:
        """On a page to read only what is in view can be chosen."""
        place = self._place(self._seen(), by)
        if place is None and self.scroll_rows(by):
            place = self._place(self._seen(), by)
        self.choose(self.chosen if place is None and self.chosen in self._seen() else place)

    def _seen(self) -> list[int]:
        return [number for number in self.able() if self.in_view(number)]

    def _place(self, able: list[int], by: int) -> int | None:
        """The block an arrow goes to: the next of these, or the nearest where none of them is chosen."""
        if self.chosen not in able:
            return (able[0] if by > 0 else able[-1]) if able else None
        place = able.index(self.chosen) + by
        return able[place] if 0 <= place < len(able) else None

    def _page(self, by: int) -> None:
        step, able = max(self.size.height - 2, 1), self.able()
        if self._reads or not able:
            self.scroll_rows(by * step)
            self.choose(self.chosen if self.chosen in self._seen() else None)
            return
        place = able.index(self.chosen) if self.chosen in able else len(able) - 1
        there = able[min(max(place + by * step, 0), len(able) - 1)]
        if there == self.chosen:
            self.scroll_rows(by * step)
        else:
            self.choose(there)

    def _do(self, block: Block) -> bool:
        """Does what a block does; whether that is anything."""
        if block.does:
            self.post_message(Said(block.does))
        elif block.begins:
            self.post_message(Begun(block.begins))
        return bool(block.does or block.begins)
