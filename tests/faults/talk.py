"""A meeting made up line by line from a seed, and what must be true after each of its lines.

Each line carries a mark of its own. `Held` is what the record and the minutes must hold after so many
lines: worked out here again, without the program's own fold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

_Marks = Mapping[str, str]
MARK = re.compile(r"Mk[0-9]{4}x")


@dataclass(frozen=True)
class Held:
    """What stands after some lines.

    shown    marks that the minutes show once, by ref
    hidden   marks of private entries, by ref: in the record only
    used     the highest number given out of each letter, undone ones too
    past     what each undo would go back to; `future` what each redo would return to
    """

    shown: _Marks = field(default_factory=dict)
    hidden: _Marks = field(default_factory=dict)
    used: Mapping[str, int] = field(default_factory=dict)
    past: tuple[tuple[_Marks, _Marks], ...] = ()
    future: tuple[tuple[_Marks, _Marks], ...] = ()
    at_concern: bool = False

    def act(self, shown: _Marks, hidden: _Marks, given: str = "") -> Held:
        """After an act that leaves these standing and gave out this ref."""
        used = {**self.used, given[0]: int(given[1:])} if given else self.used
        past = (*self.past, (self.shown, self.hidden))
        return replace(self, shown=shown, hidden=hidden, used=used, past=past, future=())

    def having_given(self, refs: Iterable[str]) -> Held:
        """The same, but these refs stand on a torn line: they are not given out again."""
        used = dict(self.used)
        for ref in refs:
            used[ref[0]] = max(used.get(ref[0], 0), int(ref[1:]))
        return replace(self, used=used)

    def fresh(self, letter: str) -> str:
        """The ref that the next entry of this letter gets."""
        return f"{letter}{self.used.get(letter, 0) + 1}"


@dataclass(frozen=True)
class Step:
    """One line, how its answer starts, and what stands after it. `mark` is on the line, `ref` if kept."""

    line: str
    answer: str
    after: Held
    mark: str = ""
    ref: str = ""


_SIGNS = {
    "N": "{}",
    "Q": '"{} she said" - Jo',
    "V": "* {}",
    "G": "= Mrs Patel: {}",
    "A": "! Send {} @Jo by fri so that it is read",
    "D": "# Jo: {}",
    "K": "? {} @Patel",
    "P": "~ {}",
}
_Plan = Callable[["Talk"], Step | None]


class Talk:
    """Makes up the next lines of a meeting."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._marks = 0
        self.held = Held()

    def go_on_from(self, held: Held) -> None:
        """The meeting stands like this, whatever was made up meanwhile."""
        self.held = held

    def lines(self, count: int) -> list[Step]:
        """So many steps, each following from the one before."""
        steps: list[Step] = []
        while len(steps) < count:
            step = self._next()
            if step is not None:
                steps.append(step)
                self.held = step.after
        return steps

    def _next(self) -> Step | None:
        if not self.held.used:
            return self._entry()
        return self._chance.choices(_PLANS, _WEIGHTS)[0](self)

    def _mark(self) -> str:
        self._marks += 1
        return f"Mk{self._marks:04}x"

    def _entry(self) -> Step:
        held, mark = self.held, self._mark()
        letter = self._chance.choice([*_SIGNS])
        ref = held.fresh(letter)
        shown, hidden = held.shown, held.hidden
        if letter == "P":
            hidden = {**hidden, ref: mark}
        else:
            shown = {**shown, ref: mark}
        line = _SIGNS[letter].format(f"words {mark} words")
        return Step(line, f"Kept {ref},", held.act(shown, hidden, ref), mark, ref)

    def _answer(self) -> Step | None:
        held = self.held
        if not held.at_concern:
            return None
        mark, ref = self._mark(), held.fresh("R")
        after = held.act({**held.shown, ref: mark}, held.hidden, ref)
        return Step(f"/answer 1 Jo: {mark}", f"Kept {ref},", after, mark, ref)

    def _edit(self) -> Step | None:
        ref = self._one_of([*self.held.shown])
        if not ref:
            return None
        mark = self._mark()
        after = self.held.act({**self.held.shown, ref: mark}, self.held.hidden)
        return Step(f"/edit {ref} put right {mark}", f"{ref} is put right", after, mark)

    def _remove(self) -> Step | None:
        ref = self._one_of([*self.held.shown])
        if not ref:
            return None
        after = self.held.act(_without(self.held.shown, ref), self.held.hidden)
        return Step(f"/remove {ref}", f"{ref} is taken out", after)

    def _make_private(self) -> Step | None:
        held = self.held
        ref = self._one_of([ref for ref in held.shown if ref.startswith("N")])
        if not ref:
            return None
        new = held.fresh("P")
        after = held.act(_without(held.shown, ref), {**held.hidden, new: held.shown[ref]}, new)
        return Step(f"/as {ref} ~", f"{ref} is now {new}", after)

    def _undo(self) -> Step | None:
        held = self.held
        if not held.past:
            return None
        shown, hidden = held.past[-1]
        future = (*held.future, (held.shown, held.hidden))
        after = replace(held, shown=shown, hidden=hidden, past=held.past[:-1], future=future)
        return Step("/undo", "Taken back:", after)

    def _redo(self) -> Step | None:
        held = self.held
        if not held.future:
            return None
        shown, hidden = held.future[-1]
        past = (*held.past, (held.shown, held.hidden))
        after = replace(held, shown=shown, hidden=hidden, past=past, future=held.future[:-1])
        return Step("/redo", "Returned:", after)

    def _go(self) -> Step:
        there = not self.held.at_concern
        line, answer = ("/go 1", "Now: 1. Speech") if there else ("/go opening", "Now: Opening")
        return Step(line, answer, replace(self.held, at_concern=there))

    def _one_of(self, refs: Sequence[str]) -> str:
        return self._chance.choice(refs) if refs else ""


_PLANS: tuple[_Plan, ...] = (
    Talk._entry,
    Talk._answer,
    Talk._edit,
    Talk._remove,
    Talk._make_private,
    Talk._undo,
    Talk._redo,
    Talk._go,
)
_WEIGHTS = (12, 3, 3, 1, 1, 3, 2, 2)


def _without(marks: _Marks, ref: str) -> _Marks:
    return {other: mark for other, mark in marks.items() if other != ref}


def answered(steps: Sequence[Step], said: Sequence[str]) -> int:
    """How many of the steps were answered in what was said after the opening lines."""
    opening = next((number for number, line in enumerate(said) if line.startswith("Now: ")), len(said))
    done = 0
    for line in said[opening + 1 :]:
        if done < len(steps) and line.startswith(steps[done].answer):
            done += 1
    return done
