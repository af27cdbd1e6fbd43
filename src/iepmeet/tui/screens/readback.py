"""Before we finish: what is still open, each gap one key from its fix; then the end."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from iepmeet import clock
from iepmeet.live import readback
from iepmeet.live.readback import Part, Row
from iepmeet.live.session import Session
from iepmeet.tui import completing, keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Begun, Growing, Leaving, Picked, Said, Typed
from iepmeet.tui.widgets.bars import Footer
from iepmeet.tui.widgets.capture_line import CaptureLine
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.echo_line import Badge, EchoLine
from iepmeet.tui.widgets.lines import EMPTY, Block, Span
from iepmeet.tui.widgets.top_line import Saved, TopLine

_PARTS: dict[Part, str] = {
    "actions": "ACTIONS",
    "promises": "FROM LAST TIME",
    "concerns": "CONCERNS",
    "also": "ALSO",
}
_PICK = "pick "
_WIDE, _COLUMN = 100, 44


class ReadBackScreen(Screen[str]):
    """The read-back. Dismissed with "ended", "left", or "" to go back to the meeting."""

    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("ctrl+e", "end", "end", show=False, priority=True),
        Binding("ctrl+r", "back", "back", show=False, priority=True),
    ]
    AUTO_FOCUS = "#capture"

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._glyphs = glyphs
        self._picked: Row | None = None
        self._top = TopLine(id="top")
        self._page = Chooser(id="page")
        self._badge = Badge(id="badge")
        self._line = CaptureLine(lambda line: completing.rest(line, session.meeting))
        self._echo = EchoLine(id="echo")

    def compose(self) -> ComposeResult:
        self._line.picks = True
        yield self._top
        yield self._page
        with Vertical(id="typing"):
            with Horizontal(id="line"):
                yield self._badge
                yield self._line
            yield self._echo
        yield Footer(keys.READ_BACK)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_all)

    def on_picked(self, message: Picked) -> None:
        self._pick(message.number)

    def on_typed(self, message: Typed) -> None:
        line = message.text
        if self._picked is not None and line.strip():
            line = _mended(self._picked, line)
        elif self._picked is not None:
            self._unpick()
            return
        self._say(line)

    def on_said(self, message: Said) -> None:
        if message.text.startswith(_PICK):
            self._pick(int(message.text.removeprefix(_PICK)))
        else:
            self._say(message.text)

    def on_begun(self, message: Begun) -> None:
        self._line.fill(self._line.text + message.text)
        self._line.focus()

    def on_growing(self, message: Growing) -> None:
        if self._picked is None:
            self._session.typing(message.text)
        self._preview()

    def on_leaving(self, message: Leaving) -> None:
        if message.where == "entries":
            self._page.focus()
        else:
            self._line.focus()

    def action_back(self) -> None:
        """Lets the picked gap go, or goes back to the meeting."""
        if self._picked is not None:
            self._unpick()
        else:
            self.dismiss("")

    def action_end(self) -> None:
        """Closes and writes the minutes; with gaps it takes a second time."""
        self._say("/end")

    def _pick(self, number: int) -> None:
        rows = [row for row in readback.read(self._session.meeting).gaps if row.number == number]
        if not rows:
            self._echo.say((f"There is no number {number}.",))
            return
        self._picked = rows[0]
        self._line.picks = False
        missing = rows[0].missing[0]
        if missing.go:
            concern = self._session.meeting.concern_of(missing.go)
            if concern:
                self._session.say(f"/go {concern.number}", clock.now())
        self._line.fill("")
        self._line.focus()
        self._preview()

    def _unpick(self) -> None:
        self._picked = None
        self._line.picks = True
        self._line.fill("")
        self._preview()

    def _say(self, line: str) -> None:
        answer = self._session.say(line, clock.now())
        if not answer.refused:
            self._picked = None
            self._line.picks = True
            self._line.fill("")
        if answer.kept:
            self._session.wait_saved(answer.kept[-1], 0.02)
        self._show_all()
        if answer.lines:
            self._echo.say(answer.lines if not answer.show else answer.lines[-1:])
        if answer.over:
            self.dismiss(answer.over)
        elif answer.show and answer.show != "readback":
            self.dismiss("")

    def _preview(self) -> None:
        line = self._line.text
        if self._picked is not None:
            self._badge.show(
                [
                    (
                        f"{self._picked.number} {self._glyphs.between} {self._picked.missing[0].question}",
                        "badge",
                    )
                ]
            )
            self._badge.set_class(True, "-action")
            line = _mended(self._picked, line) if line.strip() else ""
        preview = self._session.preview(line, clock.now())
        if self._picked is None:
            self._badge.show_kind(preview.kind, preview.command, self._glyphs)
        self._echo.show_pieces(preview.pieces if line else (), self._glyphs)

    def _show_all(self) -> None:
        meeting = self._session.meeting
        read = readback.read(meeting)
        count = len(read.gaps)
        lead = (
            f"{count} thing{'s are' if count > 1 else ' is'} still open. Each is one key away."
            if count
            else "Nothing is still open."
        )
        blocks = [Block(body=(("Before we finish", "strong"), (f"     {lead}", "muted")))]
        part = ""
        for row in read.rows:
            if row.part != part:
                part = row.part
                blocks += [EMPTY, Block(body=((_PARTS[row.part], "muted"),)), EMPTY]
            blocks.append(self._row(row))
        if read.shown:
            blocks += [EMPTY, Block(body=(("GOOD TO KNOW", "muted"),)), EMPTY]
            blocks += [Block(head=(("   ", "text"),), body=((note, "muted"),)) for note in read.shown]
        self._page.show(blocks)
        saved = Saved(self._session.unsaved, self._session.trouble)
        self._top.show_meeting(meeting, clock.now(), saved, self._glyphs)
        self._preview()

    def _row(self, row: Row) -> Block:
        if row.number:
            head: Span = (f"{row.number}  ", "action")
            does = f"{_PICK}{row.number}"
        else:
            head, does = (f"{self._glyphs.done}  ", "agreed"), ""
        body: list[Span] = [(self._column(row.text, row.part), "text")]
        body += [(f"   {said}", "muted") for said in row.said]
        body += [(f"   {missing.question}", "action") for missing in row.missing]
        return Block(head=(head,), body=tuple(body), does=does, key=row.text)

    def _column(self, text: str, part: Part) -> str:
        """In a wide window what is said of the rows stands in one column."""
        if part == "also" or self.size.width < _WIDE:
            return text
        return set_cell_size(text, max(cell_len(text), _COLUMN))


def _mended(picked: Row, typed: str) -> str:
    """The line that mends a gap with these words; a command is meant as it is typed."""
    fill = picked.missing[0].fill
    return typed if typed.startswith("/") else f"{fill}{'' if fill.endswith(' ') else ' '}{typed}"
