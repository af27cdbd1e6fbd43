"""Somebody who types the entries of a meeting through any number of sittings, however each of them ends."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.reading import BROKEN, CUT_OFF, Reading
from iepmeet.record.state import Meeting

from ...faults.program import record_of
from .screen import AtScreen

SIZE = (200, 40)

_ENTRY = re.compile(r"15:30 . .*?(Mk[0-9]{4}x).* ([NQGK][0-9]+)\b")
_SIGNS = ("", '"', "= ", "? ", "Jo: ")
_WORDS = ("cover", "each", "week", "the", "hall", "is free", "before lunch", "and then we look again")


class Typist:
    """Types the entries of one meeting through any number of sittings, and notes what the screen shows."""

    def __init__(self, seed: int, agenda: Path) -> None:
        self.seed = seed
        self._chance = random.Random(seed)
        self._agenda = agenda
        self._marks = 0
        self._saved: dict[str, str] = {}
        self._lines: list[tuple[float, str]] = []
        self._changed: set[int] = set()
        self._typed: list[str] = [""]
        self._due = ""

    def sit(self, end: Callable[[AtScreen], None], may_lose: float = 0.0) -> None:
        """Opens the meeting, finds what must be there and types on, until `end` ends it.

        Typing that the screen showed less than `may_lose` seconds before may be lost.
        """
        with AtScreen("run", self._agenda, size=SIZE) as at:
            if self._chance.random() < 0.1:
                at.pause(self._chance.uniform(0, 0.5))
                at.kill()
                return
            self._find_line(at)
            at.after_each_read = lambda: self._note(at)
            self._type(at, time.monotonic() + self._chance.uniform(0, 2.4))
            ended = time.monotonic()
            self._due = self._shown_before(ended - may_lose)
            end(at)
        self.check_record()

    def sit_to_the_end(self) -> None:
        """The last sitting is left in peace: it goes on where the kills left it."""
        with AtScreen("run", self._agenda, size=SIZE) as at:
            self._find_line(at)
            at.type(" at last\r")
            at.line_is("")
            at.see_saved()
            at.press("ctrl+q")
            assert at.gone() == 0
        assert self.check_record().standing[-1].typed.endswith("at last")

    def check_record(self) -> Meeting:
        """Every entry that was shown under the saved mark is in a record without damage."""
        record = record_of(self._agenda)
        reading = journal.read(record) if record.exists() else Reading()
        meeting = fold(reading.events, reading.spent)
        kept = {entry.ref: entry.typed for entry in meeting.standing}
        for mark, ref in self._saved.items():
            assert mark in kept.get(ref, ""), f"seed {self.seed}: {mark} was shown saved as {ref}; {kept}"
        # a line that was being written when the power went may be torn: it was never called saved
        assert {damage.what for damage in reading.damage} <= {CUT_OFF, BROKEN}, list(map(str, reading.damage))
        return meeting

    def _find_line(self, at: AtScreen) -> None:
        """The line that was shown a second before the end is back, or was kept; nothing was made up."""
        at.see("/ everything else")
        at.see_saved()
        line = at.line()
        kept = [entry.typed for entry in self.check_record().standing]
        told = (
            f"seed {self.seed}: {line!r} is back; due was {self._due!r}; typed {self._typed!r}; kept {kept}"
        )
        # a word that just fitted the first row goes to the second with the blank behind it
        back = at.line_and_next_row()
        assert back.startswith(self._due) or any(self._is_in(self._due, text) for text in kept), told
        assert any(one_space(typed).startswith(line) for typed in self._typed), told
        self._typed = [line]
        self._lines = [(time.monotonic(), line)]
        self._changed.clear()

    @staticmethod
    def _is_in(line: str, kept: str) -> bool:
        """Whether an entry holds what was shown of its line; the sign before it is not kept as text."""
        return any(one_space(kept).startswith(line.removeprefix(sign.strip()).strip()) for sign in _SIGNS)

    def _type(self, at: AtScreen, until: float) -> None:
        while True:
            self._marks += 1
            words = self._chance.choices(_WORDS, k=self._chance.choice((0, 0, 1, 2, 4, 30)))
            words.insert(self._chance.randrange(len(words) + 1), f"Mk{self._marks:04}x")
            sign = self._chance.choice(_SIGNS) if not self._typed[-1] else " "
            for key in f"{sign}{' '.join(words)}\r":
                at.pause(min(self._chance.uniform(0.002, 0.03), max(until - time.monotonic(), 0)))
                if time.monotonic() >= until:
                    return
                at.type(key)
                if key == "\r":
                    self._typed = [self._typed[-1], ""]
                else:
                    self._typed[-1] += key

    def _note(self, at: AtScreen) -> None:
        self._lines.append((time.monotonic(), at.line()))
        self._changed |= at.shown.dirty
        at.shown.dirty.clear()
        if at.says_saved():
            for y in self._changed:
                if found := _ENTRY.search(at.shown.display[y]):
                    self._saved[found[1]] = found[2]
            self._changed.clear()

    def _shown_before(self, moment: float) -> str:
        return next((line for at, line in reversed(self._lines) if at <= moment), self._due)


def one_space(text: str) -> str:
    """The text as it is compared: a blank at the end of a line cannot be seen."""
    return " ".join(text.split())
