"""An agenda on the desk: what is chosen, what is being changed, what is offered; and what each act does.

It knows no screen. Whatever a person does comes here at once and in order, so that keys typed faster than a
screen can draw mean what they should.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from iepmeet.agenda import edit_concerns
from iepmeet.agenda.edit import Editing, NotEditableError
from iepmeet.agenda.found import Path
from iepmeet.casebook.names import EVIDENCE
from iepmeet.live.paths import Paths
from iepmeet.tui.preparing import acts, offering, values, words
from iepmeet.tui.preparing.laid import Laid
from iepmeet.tui.preparing.rows import Part, Row


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an act: a sentence for the echo, and whether the line goes back to be mended."""

    said: str = ""
    refused: bool = False


class Desk(Laid):
    """One agenda while it is prepared: everything that can be done to it."""

    # changing

    def begin(self, *, typing: bool) -> str:
        """Begins to change the chosen row; what the line is to hold. `typing`: its first letter is here.

        Where the words are few they are offered, unless a letter of one is typed already.
        """
        self.offers = ()
        if self.mode == "parts":
            self.mode = "rows"
        choices = values.choices_of(self.row.field)
        if choices and not typing:
            self.offers = offering.of_choices(self.row, choices)
            self.offer_at = next((at for at, one in enumerate(self.offers) if one.now), 0)
            self.mode = "picking"
            return ""
        self.mode = "changing"
        self.over = typing and not self.row.adds and self.row.held is not None
        return "" if typing or self.row.adds else values.as_typed(self.row.field, self.row.held)

    def completion(self, line: str) -> str:
        """The rest of a name or of a word that the chosen field can hold; "" for none."""
        field = self.row.field
        known = [one.said for one in values.choices_of(field)]
        if field.names:
            known = [person.name for person in self.agenda.people]
        begun = line.casefold()
        return next((word[len(line) :] for word in known if word.casefold().startswith(begun)), "")

    def keep(self, typed: str) -> Answer:
        """Keeps what was typed for the row that is being changed."""
        row, part = self.row, self.part
        if row.adds and not typed.strip():
            self.back()
            return Answer()
        understood = values.read(row.field, typed, row.held, self.about)
        if understood.refused:
            return Answer(understood.refused, refused=True)
        return self._keep(part, row, understood.value)

    def pick(self, at: int) -> Answer:
        """Takes one of what is offered."""
        if not 0 <= at < len(self.offers):
            return Answer(f"There is no number {at + 1}.")
        row, offer = self.row, self.offers[at]
        if offer.choice:
            return self._keep(self.part, row, values.chosen(row.field, offer.choice).value)
        adding = self.rows[-1]
        return self._do(lambda editing: acts.added(editing, adding, offer.question), len(self.rows))

    def new(self) -> Answer:
        """Goes to where one more is added: a person, an entry of the list, a question; else a concern."""
        row, part = self.row, self.part
        if self.mode != "parts" and part.kind in ("people", "concern", "child"):
            key = row.field.key if row.field.many else "questions" if part.kind == "concern" else ""
            adding = [
                at for at, one in enumerate(self.rows) if one.adds and (one.field.key == key or not key)
            ]
            if adding and (key or part.kind == "people"):
                self.row_at = adding[-1]
                self.begin(typing=False)
                return Answer()
        self.mode = "rows"
        self.go(next(at for at, one in enumerate(self.parts) if one.kind == "new"))
        self.begin(typing=False)
        return Answer()

    def take_out(self) -> Answer:
        """Takes out the chosen entry, the value of the chosen field, or a whole concern from its title."""
        part, row = self.part, self.row
        if part.kind == "concern" and (self.mode == "parts" or row.field.key == "title"):
            return self._do(lambda editing: editing.remove(part.path), 0, words.taken_out(part.title))
        if self.mode == "parts" or row.adds or row.held is None:
            return Answer(words.NOTHING_THERE)
        shown = values.as_shown(row.field, row.held) or row.named
        return self._do(lambda editing: acts.taken_out(editing, row), self.row_at, words.taken_out(shown))

    def shift(self, by: int) -> Answer:
        """Moves the chosen entry up or down in its list, or the concern that is shown."""
        part, row = self.part, self.row
        in_list = self.mode != "parts" and row.field.many and row.at is not None and not row.adds
        if in_list and row.at is not None:
            old, path, last = row.at, row.list_path, sum(one.list_path == row.list_path for one in self.rows)
            last -= 1
        elif part.kind == "concern" and not row.adds:
            old, path = part.at, ("concerns",)
            last = sum(one.kind == "concern" for one in self.parts)
        else:
            return Answer(words.NO_LIST)
        new = old + by
        if not 0 <= new < last:
            return Answer()
        answer = self._do(lambda editing: editing.move(path, old, new), self.row_at, words.moved(new + 1))
        if in_list:
            self.row_at += by if not answer.refused else 0
        elif not answer.refused:
            self.go(self.part_at + by, self.row_at)
        return answer

    def offer_questions(self) -> Answer:
        """Offers questions of the bank for the concern that is shown."""
        if self.part.kind != "concern":
            return Answer("Questions are offered for a concern: choose one first.")
        self.offers = offering.of_questions(self.agenda, self.part.at)
        if not self.offers:
            return Answer("There are no further questions to offer for this concern.")
        self.row_at, self.offer_at, self.mode = len(self.rows) - 1, 0, "picking"
        return Answer()

    def undo(self) -> Answer:
        """Takes back the last change, and goes to where it was."""
        return self._go_back(self.editing.undo(), words.taken_back, words.ALL_TAKEN_BACK)

    def redo(self) -> Answer:
        """Returns what was taken back last."""
        return self._go_back(self.editing.redo(), words.returned, words.NOTHING_TO_RETURN)

    # inside

    def _keep(self, part: Part, row: Row, value: Any) -> Answer:
        concerns = len(self.parts)
        at = self.row_at + (1 if row.adds and row.field.key != "concerns" and value is not None else 0)
        answer = self._do(lambda editing: acts.kept(editing, part, row, value, self._pointed_to()), at)
        if not answer.refused and row.field.key == "concerns" and len(self.parts) > concerns:
            # the new concern stands where the row to add one stood
            self.go(self.part_at, 1)
        return answer

    def _do(self, change: Callable[[Editing], Editing], row_at: int, said: str = "") -> Answer:
        try:
            after = change(self.editing)
        except (NotEditableError, LookupError, TypeError, ValueError, AttributeError):
            return Answer(words.NOT_EDITABLE, refused=True)
        was_in_parts = self.mode == "parts"
        if after.text != self.editing.text:
            self._take(after)
        self.mode = "parts" if was_in_parts else "rows"
        self.go(self.part_at, row_at)
        return Answer(said)

    def _take(self, after: Editing) -> None:
        self.editing = after
        self.keeper.keep(after.text)
        self._read()

    def _go_back(self, after: Editing, say: Callable[[str], str], otherwise: str) -> Answer:
        if after.text == self.editing.text:
            return Answer(otherwise)
        where = acts.differing(self.editing.data, after.data)
        self._take(after)
        self.mode = "rows"
        return Answer(say(self._go_to(where)))

    def _go_to(self, path: Path) -> str:
        """Goes to the row of a path, as well as it can be told; what it is called."""
        fitting = [at for at, part in enumerate(self.parts) if part.path == path[: len(part.path)]]
        wanted = [at for at in fitting if self.parts[at].kind != "new"] or [
            at for at, part in enumerate(self.parts) if part.kind == "concern" and path[:1] == ("concerns",)
        ][-1:]
        self.go(wanted[0] if wanted else self.part_at)
        rows = [(len(row.path), at) for at, row in enumerate(self.rows) if path[: len(row.path)] == row.path]
        if rows:
            self.row_at = max(rows)[1]
            return self.row.named
        return self.part.title

    def _pointed_to(self) -> tuple[str, ...]:
        """The ids of the concerns, where a record or evidence may speak of them."""
        used = (Paths.of(self.path).record, self._folder / EVIDENCE)
        return edit_concerns.ids(self.editing) if any(file.exists() for file in used) else ()
