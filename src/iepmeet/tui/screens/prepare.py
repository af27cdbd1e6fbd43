"""The prepare screen: an agenda filled in, part by part. Keys reach the desk; what came of it is shown."""

from __future__ import annotations

from textual import events

from iepmeet.tui import frames, keys
from iepmeet.tui.glyphs import Glyphs
from iepmeet.tui.messages import Growing, Leaving, Said, TakingBack, Typed
from iepmeet.tui.preparing import words
from iepmeet.tui.preparing.desk import Answer, Desk
from iepmeet.tui.screens.prepare_layout import PrepareLayout
from iepmeet.tui.widgets.field_line import FieldLine
from iepmeet.tui.widgets.prepare_page import OFFER, ROW
from iepmeet.tui.widgets.prepare_parts import GO

SECONDS_IN_ONE_FRAME = 0.02
"""So long a change waits for the disk, that it and its saved mark come together."""

_COMMANDS = {key.key: key.line for key in keys.PREPARE if key.line}
_OF_THE_LINE = ("take-out", "up", "down")
"""What a key does to the chosen row; in a line that is being typed it is the line's own."""


class PrepareScreen(PrepareLayout):
    """One agenda while it is prepared. The app ends with "left"."""

    def __init__(self, desk: Desk, glyphs: Glyphs) -> None:
        super().__init__(desk, glyphs, FieldLine(self))
        self._asked_to_leave = ""

    def pressed(self, key: str, character: str | None) -> bool:
        """A key, at once and in order."""
        desk = self.desk
        changing = desk.mode == "changing"
        command = _COMMANDS.get(key, "")
        if key == "ctrl+c":
            self._copy()
        elif command and not (changing and command in _OF_THE_LINE):
            self._command(command)
        elif key == "escape":
            self._escape()
        elif key in ("tab", "shift+tab"):
            self._tab(-1 if key == "shift+tab" else 1)
        elif key == "enter":
            self._enter()
        elif key in ("pageup", "pagedown"):
            if self._finished():
                desk.turn(-1 if key == "pageup" else 1)
                self._show()
        elif changing:
            return key in ("up", "down", "left", "right") and not self._line.text
        elif key in ("up", "down"):
            desk.step(-1 if key == "up" else 1)
            self._show()
        elif key == "left":
            desk.to_parts()
            self._show()
        elif key == "right":
            if desk.mode == "parts":
                desk.back()
            self._show()
        elif character is not None:
            return self._letter(character)
        return True

    def pasting(self) -> None:
        """What is pasted while a row is chosen takes the row's place, as if it were typed."""
        if self.desk.mode != "changing":
            self.desk.begin(typing=True)
            self._show()

    def completion(self, line: str) -> str:
        """The rest of a name or of a word that the field can hold."""
        return self.desk.completion(line) if self.desk.mode == "changing" else ""

    def on_key(self, event: events.Key) -> None:
        """The line has no focus: it takes the key all the same."""
        self.to_the_line(event)

    async def on_said(self, message: Said) -> None:
        """A click; what is being typed is kept first."""
        desk = self.desk
        offered = message.text.startswith(OFFER)
        if offered or self._finished():
            if offered:
                self._after(desk.pick(int(message.text.removeprefix(OFFER))))
            elif message.text.startswith(GO):
                desk.mode = "rows"
                desk.go(int(message.text.removeprefix(GO)))
            elif message.text.startswith(ROW):
                desk.mode = "rows"
                desk.go(desk.part_at, int(message.text.removeprefix(ROW)))
                self._line.fill(desk.begin(typing=False))
            self._show(keep_echo=offered)
        self.set_focus(self._line)
        await frames.together()

    def on_growing(self, message: Growing) -> None:
        self._preview()

    def on_typed(self, message: Typed) -> None:
        """Nothing: Enter is understood where it is pressed."""

    def on_taking_back(self, message: TakingBack) -> None:
        """Nothing: what it means is understood where it is pressed."""

    def on_leaving(self, message: Leaving) -> None:
        """Nothing: the arrows are understood where they are pressed."""

    def leave(self) -> None:
        """Leaves; a line that cannot be kept is said once, and given up the second time."""
        if self.desk.mode == "changing" and not self._finished() and self._asked_to_leave != self._line.text:
            self._asked_to_leave = self._line.text
            self._echo.say((words.AGAIN_TO_LEAVE,))
            return
        self.app.exit("left")

    def keep_line(self) -> None:
        """What is being typed is kept, if it can be: the program is told to end."""
        if self.desk.mode == "changing" and self._line.text.strip():
            self.desk.keep(self._line.text)

    def _enter(self) -> None:
        desk = self.desk
        if desk.mode == "changing":
            self._keep()
        elif desk.mode == "picking":
            self._after(desk.pick(desk.offer_at))
        elif desk.mode == "parts":
            desk.back()
            if desk.part.kind == "new":
                self._line.fill(desk.begin(typing=False))
            self._show()
        else:
            self._line.fill(desk.begin(typing=False))
            self._show()

    def _escape(self) -> None:
        changing = self.desk.mode == "changing"
        self.desk.back()
        if changing:
            self._line.fill("")
        self._show()

    def _tab(self, by: int) -> None:
        desk = self.desk
        if desk.mode != "changing":
            desk.turn(by)
            self._show()
        elif self._line.suggestion and by > 0:
            self._line.insert(self._line.suggestion)
        elif self._keep() and not desk.row.adds:
            desk.step(by)
            self._show()

    def _letter(self, character: str) -> bool:
        desk = self.desk
        if desk.mode == "picking" and character.isdecimal():
            self._after(desk.pick(int(character) - 1))
            return True
        if desk.mode == "parts" and desk.part.kind != "new":
            numbers = [at for at, part in enumerate(desk.parts) if character == str(part.number or "")]
            if numbers:
                desk.go(numbers[0])
                self._show()
            return True
        if desk.mode == "parts":
            desk.back()
        self._line.fill("")
        desk.begin(typing=True)
        self._show()
        return False

    def _finished(self) -> bool:
        """Whether nothing is left in the line: what is being typed is kept first."""
        return self.desk.mode != "changing" or self._keep()

    def _keep(self) -> bool:
        answer = self.desk.keep(self._line.text)
        if not answer.refused:
            self._line.fill("")
        self._after(answer)
        return not answer.refused

    def _command(self, command: str) -> None:
        desk = self.desk
        if command == "undo" and desk.mode == "changing":
            self._line.undo()
        elif command == "redo" and desk.mode == "changing":
            self._line.redo()
        elif command == "leave":
            self.leave()
        elif command == "hints":
            self._soft = not self._soft
            self._preview()
            self._echo.say((words.HINTS_ON if self._soft else words.HINTS_OFF,))
        elif command == "help":
            self._help()
        elif self._finished():
            self._act(command)

    def _act(self, command: str) -> None:
        desk = self.desk
        match command:
            case "new":
                self._after(desk.new())
            case "offer":
                self._after(desk.offer_questions())
            case "take-out":
                self._after(desk.take_out())
            case "up" | "down":
                self._after(desk.shift(-1 if command == "up" else 1))
            case "undo":
                self._after(desk.undo())
            case "redo":
                self._after(desk.redo())
            case "parts":
                if desk.mode == "parts":
                    desk.back()
                else:
                    desk.to_parts()
                self._show()

    def _help(self) -> None:
        if self.is_active:
            from iepmeet.tui.screens.prepare_help import PrepareHelp

            self.app.push_screen(PrepareHelp())

    def _copy(self) -> None:
        selected = self._line.selected_text
        if selected:
            self.app.copy_to_clipboard(selected)
        self._echo.say(("Copied.",) if selected else (words.HOW_TO_LEAVE,))

    def _after(self, answer: Answer) -> None:
        # what became of the file stays to be read until something more is done
        self._moved_seen = self._moved_shown or self._moved_seen
        if self.desk.keeper.pending:
            # on an ordinary disk the change and the mark come in one frame
            self.desk.keeper.wait(SECONDS_IN_ONE_FRAME)
        self._show()
        if answer.said:
            self._echo.say((answer.said,))
