"""Where a case stands: the gentlest next step in full, then what was done, what is open, what may come."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from iepmeet.casebook import ladder_words as words
from iepmeet.casebook.ladder import Rung, State
from iepmeet.live.ladder import Stands
from iepmeet.tui import keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Leaving, Said
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block, fill
from iepmeet.tui.widgets.chooser import Chooser

_IN = "  "


class LadderScreen(Page[None]):
    """Enter on a step shows that step in full, and again closes it."""

    def __init__(self, stands: Stands, glyphs: Glyphs) -> None:
        super().__init__()
        self._stands = stands
        self._glyphs = glyphs
        self._page = Chooser(id="page", reads=True)
        self._opened: set[str] = set()

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(keys.LADDER)

    def on_mount(self) -> None:
        self.set_focus(self._page)

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self._page.show(self._blocks())

    def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "ctrl+c", "ctrl+q", "l"):
            event.stop()
            self.dismiss(None)

    def on_leaving(self, message: Leaving) -> None:
        self.dismiss(None)

    def on_said(self, message: Said) -> None:
        self._opened ^= {message.text}
        chosen = self._page.chosen
        self._page.show(self._blocks())
        self._page.choose(chosen)

    def _blocks(self) -> list[Block]:
        found, case = self._stands.standing, self._stands.case
        blocks = [Block(body=((words.title(case), "strong"),)), EMPTY]
        if found.next:
            blocks += [Block(body=((words.NEXT, "muted"),)), *self._in_full(found.next), EMPTY]
        blocks += [block for said in found.remarks for block in (Block(body=((said, "text"),)), EMPTY)]
        for part in words.parts(found):
            heading = part.heading.removesuffix(":")
            blocks.append(Block(body=((f"{heading} ", "muted"), fill(self._glyphs.rule, "rule"))))
            for rung, why in zip(part.rungs, part.why, strict=True):
                opened = rung.step.id in self._opened
                blocks += self._in_full(rung) if opened else [self._row(rung, why)]
            blocks.append(EMPTY)
        blocks += [Block(body=((said, "muted"),)) for said in (self._stands.notice, words.NOT_ADVICE) if said]
        return blocks

    def _row(self, rung: Rung, why: str) -> Block:
        return Block(
            head=((f"{self._sign(rung.state)} ", "agreed" if rung.state == "done" else "accent"),),
            body=((rung.step.title, "text"), (why, "muted")),
            does=rung.step.id,
            key=rung.step.id,
        )

    def _in_full(self, rung: Rung) -> list[Block]:
        title, *lines = words.in_full(rung, self._stands.case.nation)
        is_next = rung is self._stands.standing.next
        head = ((f"{self._glyphs.review if is_next else self._sign(rung.state)} ", "accent"),)
        does = "" if is_next else rung.step.id
        blocks = [Block(head=head, body=((title, "strong"),), does=does, key=rung.step.id)]
        for line in lines:
            tone = "muted" if line.startswith("Source:") else "text"
            item = line.startswith("- ")
            sign = f"{_IN}{self._glyphs.between} " if item else _IN
            blocks.append(Block(head=((sign, "muted"),), body=((line.removeprefix("- "), tone),)))
        return blocks

    def _sign(self, state: State) -> str:
        return self._glyphs.done if state == "done" else self._glyphs.to_ask
