"""After the meeting: who gets what, seen before it is written. Nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Markdown

from iepmeet.dates import written
from iepmeet.errors import IepmeetError
from iepmeet.live.sharing import Kind, Sharing
from iepmeet.live.words.initials import initials_list
from iepmeet.papers.initials import Initialled
from iepmeet.papers.shown import Audience
from iepmeet.tui import keys
from iepmeet.tui.fitting import THREE_AREAS
from iepmeet.tui.messages import Begun, Said
from iepmeet.tui.screens.page import Page
from iepmeet.tui.widgets.bars import Bar, Footer
from iepmeet.tui.widgets.blocks import EMPTY, Block
from iepmeet.tui.widgets.chooser import Chooser
from iepmeet.tui.widgets.lines import Lines

_READERS: tuple[tuple[Audience, str, str], ...] = (
    ("school", "School", "the minutes"),
    ("family", "Family", "who helps, dates"),
    ("child", "Child", "one friendly page"),
    ("staff", "Staff", "a slip for each"),
)
_KINDS: tuple[tuple[str, Kind, str], ...] = (
    ("w", "docx", "Word"),
    ("p", "pdf", "PDF"),
    ("h", "html", "Web page"),
    ("c", "ics", "Calendar"),
    ("e", "eml", "E-mail draft"),
)
_TWO_AREAS = 72
_LINES_TOLD = 12
_BETWEEN = "\n\n---\n\n"


class ShareScreen(Page[None]):
    """The readers, the ways to write, and at the right what the chosen reader would see."""

    BINDINGS = [
        Binding("escape", "leave", "leave", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", "leave", show=False, priority=True),
        Binding("pageup", "turn(-1)", "up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "down", show=False, priority=True),
    ]

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing
        self._audience: Audience = "school"
        self._initials = False
        self._top = Bar(id="top")
        self._list = Chooser(id="readers", reads=True)
        self._paper = Markdown("", open_links=False)
        self._told = Lines(id="shared")
        self._said: list[str] = []

    def compose(self) -> ComposeResult:
        yield self._top
        with Horizontal(id="body"):
            yield self._list
            with VerticalScroll(id="paper", can_focus=False):
                yield self._paper
        yield self._told
        yield Footer(keys.SHARE)

    def on_mount(self) -> None:
        self.set_focus(self._list)
        self._preview()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < THREE_AREAS, "-narrow")
        self.set_class(self.app.size.width < _TWO_AREAS, "-small")
        self._show()

    def on_key(self, event: events.Key) -> None:
        if self._do(event.character or ""):
            event.stop()

    def on_begun(self, message: Begun) -> None:
        self._do(message.text)

    def on_said(self, message: Said) -> None:
        self._do(message.text)

    def action_leave(self) -> None:
        """Out: what was written is written."""
        self.app.exit("left")

    def action_turn(self, pages: int) -> None:
        """Scrolls the preview."""
        paper = self.query_one("#paper", VerticalScroll)
        paper.scroll_relative(y=pages * max(paper.size.height - 2, 1), animate=False)

    def _do(self, key: str) -> bool:
        """What a key or a click on its row does; whether it is one."""
        kinds = {sign: kind for sign, kind, _ in _KINDS}
        key = key.lower()
        if key.isdecimal() and 0 < int(key) <= len(_READERS):
            self._audience = _READERS[int(key) - 1][0]
            self._show()
            # one mark, not one for the keys and one for the reader
            self._list.choose(next(n for n, block in enumerate(self._list.blocks) if block.does == key))
            self._preview()
        elif key in kinds:
            self._write(kinds[key])
        elif key == "q":
            from iepmeet.tui.screens.codes import CodesScreen

            self.app.push_screen(CodesScreen(self._sharing))
        elif key == "i":
            self._turn_initials()
        elif key == "v":
            self.toggle_class("-preview-shown")
        else:
            return False
        return True

    def _turn_initials(self) -> None:
        if self._initials:
            self._set_initials(False)
            return
        made = self._sharing.papers(self._audience, initials=True).initialled
        if made:
            self.app.push_screen(InitialsScreen(made), lambda yes: self._set_initials(bool(yes)))

    def _set_initials(self, on: bool) -> None:
        self._initials = on
        self._show()
        self._preview()

    def _preview(self) -> None:
        papers = self._sharing.papers(self._audience, initials=self._initials).papers
        text = _BETWEEN.join(paper.text for paper in papers) or "Nobody has an action in this meeting."
        self._paper.update(text)
        self.query_one("#paper", VerticalScroll).scroll_home(animate=False)

    def _write(self, kind: Kind) -> None:
        label = next(label for _, each, label in _KINDS if each == kind)
        self._tell(f"Writing {label} …")
        work = partial(self._written, self._audience, kind, self._initials)
        self.run_worker(work, thread=True, exclusive=False)

    def _written(self, audience: Audience, kind: Kind, initials: bool) -> None:
        """In a thread of its own: a PDF takes longer than a key may."""
        try:
            for line in self._sharing.write(audience, kind, initials=initials):
                self.app.call_from_thread(self._tell, line)
        except IepmeetError as trouble:
            self.app.call_from_thread(self._tell, str(trouble))

    def _tell(self, line: str) -> None:
        self._said = [said for said in self._said if not said.endswith("…")] + [line]
        self._told.show([Block(body=((said, "text"),)) for said in self._said[-_LINES_TOLD:]], at_end=True)
        self._told.display = True

    def _show(self) -> None:
        meeting = self._sharing.meeting
        held = written.day(meeting.started.date()) if meeting.started else ""
        state = "" if meeting.closed else "draft: the meeting is not closed"
        left = ((f"Share   {meeting.agenda.meeting.title}", "strong"), (f"   {held}", "muted"))
        self._top.show(left, ((state, "action"),) if state else ())
        self._list.show(list(self._rows()))

    def _rows(self) -> Iterator[Block]:
        yield Block(body=(("WHO READS IT", "muted"),))
        yield EMPTY
        for number, (audience, name, about) in enumerate(_READERS, start=1):
            here = audience == self._audience
            yield Block(
                head=((f"{number}  ", "accent"),),
                body=((name, "strong" if here else "text"), (f"   {about}", "muted")),
                does=str(number),
                here=here,
            )
        yield EMPTY
        yield Block(body=(("WRITE IT AS", "muted"),))
        yield EMPTY
        for sign, _, label in _KINDS:
            yield Block(head=((f"{sign.upper()}  ", "accent"),), body=((label, "text"),), does=sign)
        yield EMPTY
        yield Block(head=(("Q  ", "accent"),), body=(("Codes for phones", "text"),), does="q")
        said = "on" if self._initials else "off"
        yield Block(head=(("I  ", "accent"),), body=(("Initials   ", "text"), (said, "muted")), does="i")


class InitialsScreen(Page[bool]):
    """What becomes initials, to look over before anything is written. Dismissed with whether to do it."""

    BINDINGS = [
        Binding("escape", "answer(False)", "keep the names", show=False, priority=True),
        Binding("enter", "answer(True)", "write it like this", show=False, priority=True),
    ]

    def __init__(self, made: Initialled) -> None:
        super().__init__()
        self._made = made
        self._page = Chooser(id="page", reads=True)

    def compose(self) -> ComposeResult:
        yield self._page
        yield Footer(keys.INITIALS)

    def on_mount(self) -> None:
        self.set_focus(self._page)

    def on_resize(self) -> None:
        lines = [line.strip() for line in initials_list(self._made)]
        title = Block(body=(("Initials in the place of names", "strong"),))
        self._page.show([title, EMPTY, *(Block(body=((line, "text"),)) for line in lines[1:])])

    def action_answer(self, yes: bool) -> None:
        """Goes back with the answer."""
        self.dismiss(yes)
