"""How the prepare screen is laid out and drawn: the parts, the fields of one, the line with its echo."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from iepmeet.live.words.echo import Piece
from iepmeet.tui import keys
from iepmeet.tui.fitting import TALL, WIDE
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Reported
from iepmeet.tui.preparing import hints, words
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.screens.typing import Typing
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.blocks import Block
from iepmeet.tui.widgets.field_line import FieldLine
from iepmeet.tui.widgets.lines import Lines
from iepmeet.tui.widgets.prepare_page import PreparePage
from iepmeet.tui.widgets.prepare_parts import PrepareParts
from iepmeet.tui.widgets.prepare_top import PrepareTop

TWO_AREAS = 100
"""So wide a window shows the parts beside the fields."""

_KEYS = {
    "parts": keys.PREPARE_PARTS,
    "changing": keys.PREPARE_CHANGING,
    "picking": keys.PREPARE_PICKING,
}


class PrepareLayout(Typing[None]):
    """Shows an agenda as it stands on the desk."""

    AUTO_FOCUS = "#capture"

    def __init__(self, desk: Desk, glyphs: Glyphs, line: FieldLine) -> None:
        super().__init__(line)
        self.desk = desk
        self._glyphs = glyphs
        self._soft = True
        self._moved_shown = self._moved_seen = ""
        self._top = PrepareTop(id="top")
        self._bar = Lines(id="trouble")
        self._parts = PrepareParts(id="parts")
        self._page = PreparePage(id="fields")
        self._footer = Footer(keys.PREPARE)
        self._previewed: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._bar
        with Horizontal(id="body"):
            yield self._parts
            yield self._page
        yield from self.compose_typing()
        yield self._footer

    def on_mount(self) -> None:
        # posting a message is what may be done from the thread that saves
        self.desk.keeper.listen(self._reported)
        self._fit()
        self._show()

    def on_unmount(self) -> None:
        self.desk.keeper.listen(lambda: None)

    def on_resize(self) -> None:
        self._fit()
        self.call_after_refresh(self._show)

    def on_reported(self, message: Reported) -> None:
        self._show_top()

    def _reported(self) -> None:
        self.post_message(Reported())

    def _fit(self) -> None:
        self.set_class(self.app.size.width < TWO_AREAS, "-narrow")
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.set_class(self.app.size.height < TALL, "-short")

    def _show(self, *, keep_echo: bool = False) -> None:
        self.set_class(self.desk.mode == "parts", "-parts-shown")
        self._parts.show_desk(self.desk, self._glyphs)
        short, narrow = self.has_class("-short"), self.has_class("-narrow")
        self._page.show_desk(self.desk, self._glyphs, short=short, narrow=narrow)
        self._footer.show_keys(_KEYS.get(self.desk.mode, keys.PREPARE))
        self._show_top()
        if not keep_echo:
            self._preview()

    def _show_top(self) -> None:
        keeper = self.desk.keeper
        self._top.show_desk(self.desk, self._glyphs)
        self._moved_shown = keeper.moved if keeper.moved != self._moved_seen else ""
        said, tone = self._moved_shown, "text"
        if keeper.trouble:
            said, tone = f"NOT SAVED: {keeper.trouble} {words.HELD}", "not-saved"
        self.set_class(bool(said), "-in-trouble")
        self._bar.show([Block(body=((said, tone),))] if said else [])

    def _preview(self) -> None:
        """The badge and the echo, where the line or what is chosen is another one than before."""
        desk = self.desk
        line = self._line.text
        now = (line, desk.mode, desk.part_at, desk.row_at, desk.over, self._soft, desk.editing.text)
        if now == self._previewed:
            return
        self._previewed = now
        changing = desk.mode == "changing"
        if desk.mode == "parts":
            self._badge.show_words("the parts", "note")
            self._echo.show_pieces((Piece(words.CHOOSE_A_PART),), self._glyphs)
            return
        self._badge.show_words(desk.row.named, "command" if changing else "note")
        if changing:
            pieces = hints.of_typing(desk.row, line, desk.about, over=desk.over, soft=self._soft)
        else:
            pieces = hints.of_offers(desk.row) if desk.mode == "picking" else hints.of_row(desk.row)
        self._echo.show_pieces(pieces, self._glyphs)
