"""A page to read: the help, the commands, a concern read back in large plain lines. Esc goes back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.live import commands
from iepmeet.live.act import Show
from iepmeet.live.words import help
from iepmeet.tui import keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Leaving, Said
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser

_TITLES: dict[Show, str] = {
    "help": "How it works",
    "commands": "Everything you can do",
    "concern-readback": "Is this right?",
    "clocks": "What the law says",
    "questions": "A question that may help",
}
_KEYS = (
    keys.Key("enter", "Enter", "choose", rank=2),
    keys.Key("escape", "Esc", "back to the meeting", rank=1),
)
_KEYS_READ_BACK = (
    keys.Key("ctrl+y", "^Y", "yes, go on", "/yes", rank=1),
    keys.Key("escape", "Esc", "back to amend it", rank=2),
)
_CLICKS = "Keys. A click below, on an item, a question, an entry or a gap does as much"
_NAME = 13
_WIDEST = 19


class ReadingScreen(Page[Said | Begun]):
    """Shows lines. Dismissed with what was chosen or begun, or with None to go back."""

    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("f1", "back", "back", show=False, priority=True),
        Binding("ctrl+y", "yes", "yes", show=False, priority=True),
    ]

    def __init__(self, show: Show, lines: Sequence[str], glyphs: Glyphs) -> None:
        super().__init__()
        self._show = show
        self._lines = lines
        self._glyphs = glyphs
        self._page = Chooser(id="page", reads=True)

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(_KEYS_READ_BACK if self._show == "concern-readback" else _KEYS)

    def on_mount(self) -> None:
        self.set_focus(self._page)

    def on_resize(self) -> None:
        self._page.show([Block(body=((_TITLES[self._show], "strong"),)), EMPTY, *self._blocks()])

    def on_said(self, message: Said) -> None:
        self.dismiss(message)

    def on_begun(self, message: Begun) -> None:
        numbered = {block.key: block.does for block in self._page.blocks if block.key}
        picked = numbered.get(message.text) if self._show == "questions" else None
        self.dismiss(Said(picked) if picked else message)

    def on_leaving(self, message: Leaving) -> None:
        if message.where != "line":
            self.dismiss(None)

    def action_back(self) -> None:
        """Back to the meeting."""
        self.dismiss(None)

    def action_yes(self) -> None:
        """Accepts what was read back, where that is what is shown."""
        if self._show == "concern-readback":
            self.dismiss(Said("/yes"))

    def _blocks(self) -> list[Block]:
        if self._show == "commands":
            return [_command(spec) for spec in commands.ALL]
        if self._show == "help":
            return _help()
        return [block for line in self._lines for block in (self._line(line), EMPTY)]

    def _line(self, line: str) -> Block:
        number, dot, rest = line.partition(". ")
        if self._show == "questions" and dot and number.isdecimal():
            head = ((f"{number}  ", "accent"),)
            return Block(head=head, body=((rest, "text"),), does=f"/question {number}", key=number)
        return Block(body=((line, "text"),))


def _help() -> list[Block]:
    blocks: list[Block] = []
    for title, rows in help.PARTS:
        blocks += [Block(body=((title, "muted"),)), EMPTY]
        blocks += [
            Block(head=((row.typed.ljust(_WIDEST), "accent"),), body=((row.means, "text"),)) for row in rows
        ]
        blocks.append(EMPTY)
    blocks += [Block(body=((_CLICKS, "muted"),)), EMPTY]
    return blocks + [
        Block(head=((key.shown.ljust(_WIDEST), "accent"),), body=((key.label, "text"),), does=key.line)
        for key in keys.MEETING
    ]


def _command(spec: commands.Spec) -> Block:
    needs_words = bool(spec.arguments) and not spec.arguments.startswith("[")
    key = keys.key_of(f"/{spec.name}")
    return Block(
        head=((f"/{spec.name}".ljust(_NAME), "accent"),),
        body=((spec.help, "text"), (f"   {spec.arguments}" if spec.arguments else "", "muted")),
        tail=((key, "muted"),) if key else (),
        does="" if needs_words else f"/{spec.name}",
        begins=f"/{spec.name} " if needs_words else "",
        key=spec.name,
    )
