"""The evidence as a table: weeks marked by a letter, rows typed in a line, what it shows below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding

from iepmeet.agenda.model import Evidence
from iepmeet.casebook.pattern_words import in_words
from iepmeet.dates.written import day
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.live.evidence_table import EvidenceTable, Line, chosen_at_first
from iepmeet.live.words.echo import Piece
from iepmeet.text import one_line
from iepmeet.tui import glyphs, keys
from iepmeet.tui.fitting import TALL
from iepmeet.tui.messages import Growing, Leaving, Said, Typed
from iepmeet.tui.screens.typing import Typing
from iepmeet.tui.widgets.bars import Bar, Footer
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, fill
from iepmeet.tui.widgets.lines import Lines
from iepmeet.tui.widgets.plain_line import PlainLine
from iepmeet.tui.widgets.top_line import Saved, mark
from iepmeet.tui.widgets.week_table import WeekTable

_NO_CONCERN = "There is no concern here yet: it is written in an agenda. Then its weeks stand here."
_HOW = "as in: missed tue: assistant covering Year 2"
_KEYS_HOW = "a letter marks the chosen week; Enter, to type a row with its day and words"
_KEY = ("delivered", "missed", "partly", "unrecorded")
_KEY_SAID = {"unrecorded": "nothing recorded"}
_KIND = 11
_DAY = 17
_PADDING = 2


class EvidenceScreen(Typing[None]):
    """Every change is saved at once; ^Z takes back what was added here."""

    AUTO_FOCUS = "#weeks"
    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("ctrl+z", "undo", "undo", show=False, priority=True),
        Binding("ctrl+q,ctrl+c", "leave", "leave", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "up", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "down", show=False, priority=True),
    ]

    def __init__(self, place: Path, today: dt.date, agenda: Path | None = None) -> None:
        """`agenda` is the one whose concerns are shown; without one they are all of the folder's."""
        super().__init__(PlainLine())
        self._table = EvidenceTable(place, today, agenda)
        self._glyphs = glyphs.for_terminal()
        self._concern = 0
        self._week = chosen_at_first(self._table.lines)
        self._trouble = ""
        self._previewed = ""
        self._top = Bar(id="top")
        self._weeks = WeekTable(self._glyphs, id="weeks")
        self._page = Lines(id="page")
        self._footer = Footer(keys.EVIDENCE)

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._weeks
        yield self._page
        yield from self.compose_typing()
        yield self._footer

    def on_mount(self) -> None:
        self._badge.show_words("a row", "note")

    def on_resize(self) -> None:
        self.set_class(self.size.height < TALL, "-short")
        self._show()

    def on_week_table_moved(self, message: WeekTable.Moved) -> None:
        lines = self._table.lines
        if not lines:
            return
        monday = self._monday
        if message.at is not None:
            self._concern, monday = message.at[0], message.at[1] or monday
        else:
            self._concern = min(max(self._concern + message.concern, 0), len(lines) - 1)
        weeks = lines[self._concern].weeks
        # to the same week of another concern, or the nearest it has
        near = sum(week.monday < monday for week in weeks) if monday else self._week
        self._week = min(max(near + message.week, 0), max(len(weeks) - 1, 0))
        self._show()

    def on_week_table_marked(self, message: WeekTable.Marked) -> None:
        line, monday = self._here, self._monday
        if line is None or monday is None:
            self._echo.say((_NO_CONCERN,))
        elif message.kind == "other":
            self.set_focus(self._line)
            if not self._line.text:
                self._line.fill("other: ")
        else:
            kind = message.kind
            self._change(lambda: self._table.mark(line, monday, kind))

    def on_typed(self, message: Typed) -> None:
        line = self._here
        if line is None:
            self._echo.say((_NO_CONCERN,))
        elif not message.text.strip():
            self.set_focus(self._weeks)
        else:
            read = self._table.read(line, self._monday, one_line(message.text))
            if not self._change(lambda: self._table.keep(line, read)):
                self._line.give_back(message.text)
            elif read.day is not None:
                self._go_to(read.day)

    def on_growing(self, message: Growing) -> None:
        if self._line.text != self._previewed:
            self._preview()

    def on_leaving(self, message: Leaving) -> None:
        self.set_focus(self._weeks if message.where == "entries" else self._line)

    def on_descendant_focus(self) -> None:
        self._footer.show_keys(keys.EVIDENCE_TYPING if self.focused is self._line else keys.EVIDENCE)
        self._preview()

    def on_said(self, message: Said) -> None:
        if message.text == "/undo":
            self._change(self._table.undo)

    def action_scroll(self, pages: int) -> None:
        """Scrolls what stands below the table."""
        self._page.scroll_rows(pages * max(self._page.size.height - 1, 1))

    def action_back(self) -> None:
        """From the line to the table, from the table out."""
        if self.focused is self._line:
            self._line.fill("")
            self.set_focus(self._weeks)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Out: all is saved."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.app.exit("")

    def _change(self, do: Callable[[], str]) -> bool:
        """Does what changes the evidence, says how it went; whether it was done."""
        try:
            said = do()
        except NotSavedError as trouble:
            self._trouble, said, is_done = str(trouble), str(trouble), False
        except IepmeetError as refused:
            said, is_done = str(refused), False
        else:
            self._trouble, is_done = "", True
        self._concern = min(self._concern, max(len(self._table.lines) - 1, 0))
        self._show()
        self._echo.say((said,))
        return is_done

    @property
    def _here(self) -> Line | None:
        return self._table.lines[self._concern] if self._concern < len(self._table.lines) else None

    @property
    def _monday(self) -> dt.date | None:
        line = self._here
        return line.weeks[self._week].monday if line and self._week < len(line.weeks) else None

    def _go_to(self, on: dt.date) -> None:
        line = self._here
        found = [n for n, week in enumerate(line.weeks) if week.monday <= on] if line else []
        if line and found and (on - line.weeks[found[-1]].monday).days < 7:
            self._week = found[-1]
        self._show()

    def _show(self) -> None:
        line, monday = self._here, self._monday
        left = [("Evidence", "strong"), (f"   {one_line(self._table.title)}", "muted")]
        self._top.show(left, [mark(Saved(trouble=self._trouble), self._glyphs)])
        self._weeks.show_lines(self._table.lines, self._concern, monday, self.size.width - 2 * _PADDING)
        wrong = [problem for problem in self._table.problems if problem.level == "error"]
        blocks = [Block(body=((str(problem), "action"),)) for problem in wrong]
        if line is None:
            blocks.append(Block(body=((_NO_CONCERN, "text"),)))
        else:
            blocks += [*([EMPTY] if wrong else []), *self._of_week(line, monday), EMPTY, *self._shows(line)]
        self._page.show(blocks)

    def _of_week(self, line: Line, monday: dt.date | None) -> list[Block]:
        """What is recorded of the chosen week, and then of days that belong to no week."""
        rule = fill(self._glyphs.rule, "rule")
        blocks: list[Block] = []
        if monday is not None:
            rows = line.rows_of(monday)
            week = self._table.week_said(monday).replace(" ", KEPT)
            title = (f"{one_line(line.concern.title)}   ", "strong")
            blocks.append(Block(body=(title, (f"{week} ", "muted"), rule)))
            blocks += [self._row(row, line) for row in rows]
            if not rows:
                blocks.append(Block(body=(("Nothing is recorded of this week.", "muted"),)))
        if line.apart:
            blocks += [EMPTY, Block(body=(("Other days, not counted in a week ", "muted"), rule))]
            blocks += [self._row(row, line) for row in line.apart]
        return blocks

    def _row(self, row: Evidence, line: Line) -> Block:
        words = one_line(row.what)
        tail = (("added now", "muted"),) if self._table.added(row, line) else ()
        kind = row.kind + KEPT * (_KIND - len(row.kind))
        head = ((day(row.date).ljust(_DAY), "strong"),)
        return Block(head=head, body=((kind, "accent"), (words, "text")), tail=tail)

    def _shows(self, line: Line) -> list[Block]:
        """The word with its rule, the figures, and what the signs mean."""
        verdict, *rest = in_words(line.pattern)
        word, _, rule = verdict.partition(":")
        key = "   ".join(
            f"{getattr(self._glyphs, state)}{KEPT}{_KEY_SAID.get(state, state).replace(' ', KEPT)}"
            for state in _KEY
        )
        return [
            Block(body=(("What it shows ", "muted"), fill(self._glyphs.rule, "rule"))),
            Block(body=((f"{word}:", "strong"), (rule, "text"))),
            *(Block(body=((words, "text"),)) for words in rest),
            EMPTY,
            Block(body=((key, "muted"),)),
        ]

    def _preview(self) -> None:
        self._previewed = self._line.text
        line = self._here
        typed = one_line(self._line.text)
        if line is None:
            return
        if not typed:
            hint = _HOW if self.focused is self._line else _KEYS_HOW
            self._echo.show_pieces((Piece(hint),), self._glyphs)
            return
        read = self._table.read(line, self._monday, typed)
        if read.day is None:
            self._echo.show_pieces((Piece(read.remark or "not a date yet", "open"),), self._glyphs)
            return
        pieces = [Piece(day(read.day), "strong"), Piece(read.said), Piece(read.kind, "strong")]
        if read.remark:
            pieces.insert(2, Piece(f"that day is {read.remark}", "open"))
        self._echo.show_pieces((*pieces, Piece(read.what)) if read.what else pieces, self._glyphs)
