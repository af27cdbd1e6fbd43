"""Reading a record that anything may have happened to: what is whole is kept, what is not is named.

No bytes make this fail, and it never changes the file. A damaged line is found by its checksum; that lines
are missing, changed or out of place between whole ones is found by `prev`, which repeats the checksum before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from iepmeet.record import line as lines
from iepmeet.record.events import Opened, Stamped
from iepmeet.record.line import ZERO, Line
from iepmeet.record.vocabulary import RECORD, Vocabulary

CHANGED = "It was damaged or changed: its checksum does not fit. It was left out."
BROKEN = "It is broken and cannot be read. It was left out."
CUT_OFF = "The last line was cut off before it was complete. It was left out."
NO_LINE = "It is not a line of a record. It was left out."
EMPTY = "It is empty; iepmeet writes no empty lines."
NOT_ENDED = "The last line lacks its line end. Its words are whole and were kept."
RAN_TOGETHER = "Its line end was damaged, so that it ran into the next. Both are whole and were kept."
ADDED = "Something was added before or after it. Its words are whole and were kept."
PARTLY = "It is damaged in part. What is whole in it was kept, the rest was left out."
TWICE = "Its number was used before. Both lines were kept."
MISSING = "Between the line before and this one, something was taken out or changed. It was kept."
BACKWARDS = "Its number goes back. It was kept, in the place of its number."
JUMP = "Its number does not follow the one before: lines may be missing. It was kept."


class Damage(Struct, frozen=True, kw_only=True):
    """Something wrong at line `line` of the file (to line `until`), counted from 1.

    n     the line's own number, where it is legible
    what  what is wrong and what was done, in plain sentences
    lost  whether something was left out; if not, every word here was kept
    """

    line: int
    until: int
    n: int | None
    what: str
    lost: bool

    def __str__(self) -> str:
        place = f"Line {self.line}" if self.until == self.line else f"Lines {self.line} to {self.until}"
        return f"{place}: {self.what}"


class Reading(Struct, frozen=True, kw_only=True):
    """What a record holds.

    events      in the order of their numbers
    damage      in the order of the file
    spent       refs legible on lines that were left out
    last_sum    the checksum of the whole line with the highest number, that the next line repeats
    next_n      one more than every number that is legible
    ends_clean  whether the file is empty or ends in a newline
    """

    events: tuple[Stamped, ...] = ()
    damage: tuple[Damage, ...] = ()
    spent: frozenset[str] = frozenset()
    last_sum: str = ZERO
    next_n: int = 1
    ends_clean: bool = True


def parse(data: bytes, vocabulary: Vocabulary = RECORD) -> Reading:
    """What these bytes of a record hold. Never raises, whatever they are."""
    reader = _Reader(vocabulary)
    ended = data.split(b"\n")
    tail = ended.pop()
    for place, raw in enumerate(ended, start=1):
        reader.take(place, raw)
    if tail:
        reader.take_unended(len(ended) + 1, tail)
    return reader.reading(ends_clean=not tail)


def fingerprint(reading: Reading) -> str:
    """Sixteen hex digits, in fours, that stand for every whole line up to the last one."""
    return "-".join(reading.last_sum[start : start + 4] for start in range(0, 16, 4))


def seed(events: Sequence[Stamped]) -> str:
    """What a meeting is known by whatever its files are called: a hash of how it was opened."""
    import hashlib  # loads OpenSSL, and a meeting that begins has nothing to check yet

    opened = next((each for each in events if isinstance(each.event, Opened)), None)
    first = opened or next(iter(events), None)
    return hashlib.sha256(msgspec.json.encode(first, order="deterministic")).hexdigest()[:32]


class _Reader:
    """Goes through the lines once; `gap` counts the damaged ones since the last whole one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.events: list[Stamped] = []
        self.damage: list[Damage] = []
        self.spent: set[str] = set()
        self.numbers: dict[str, int] = {ZERO: 0}
        self.taken: set[int] = set()
        self.last_n = 0
        self.last_sum = ZERO
        self.highest = 0
        self.gap = 0
        self.unfinished = 0

    def reading(self, *, ends_clean: bool) -> Reading:
        return Reading(
            events=tuple(sorted(self.events, key=lambda stamped: stamped.n)),
            damage=tuple(self.damage),
            spent=frozenset(self.spent),
            last_sum=self.last_sum,
            next_n=self.highest + 1,
            ends_clean=ends_clean,
        )

    def take(self, place: int, raw: bytes) -> None:
        if not raw:
            self._empty(place)
        elif lines.holds(raw):
            self._whole(place, raw)
        elif pieces := lines.parts(raw):
            self._parted(place, raw, pieces)
        else:
            self._broken(place, raw, CHANGED if lines.begins(raw) and lines.finishes(raw) else BROKEN)

    def take_unended(self, place: int, raw: bytes) -> None:
        if lines.holds(raw):
            self._name(place, lines.number(raw), NOT_ENDED, lost=False)
            self._whole(place, raw)
        elif pieces := lines.parts(raw):
            self._parted(place, raw, pieces)
        else:
            self._broken(place, raw, CUT_OFF)

    def _name(self, place: int, n: int | None, what: str, *, lost: bool) -> None:
        self.damage.append(Damage(line=place, until=place, n=n, what=what, lost=lost))

    def _join(self, place: int) -> None:
        self.damage[-1] = replace(self.damage[-1], until=place)

    def _empty(self, place: int) -> None:
        last = self.damage[-1] if self.damage else None
        if last and last.what == EMPTY and last.until == place - 1:
            self._join(place)
        else:
            self._name(place, None, EMPTY, lost=False)

    def _leave_out(self, raw: bytes) -> int | None:
        n = lines.number(raw)
        self.highest = max(self.highest, n or 0)
        self.spent |= lines.refs(raw)
        self.gap += 1
        return n

    def _broken(self, place: int, raw: bytes, what: str) -> None:
        n = self._leave_out(raw)
        if self.unfinished == place - 1 > 0 and not lines.begins(raw):
            # a line in two pieces, by a newline that was another character, is one damage
            self._join(place)
        else:
            self._name(place, n, what, lost=True)
        if not lines.finishes(raw):
            self.unfinished = place

    def _parted(self, place: int, raw: bytes, pieces: list[tuple[int, int]]) -> None:
        starts = [0, *(end for _, end in pieces)]
        ends = [*(start for start, _ in pieces), len(raw)]
        between = [raw[start:end] for start, end in zip(starts, ends, strict=True)]
        # a line end of two bytes, or the three of a byte-order mark, are no words
        rests = [rest if len(rest) > 3 else b"" for rest in between]
        if any(rests):
            n = next((n for rest in rests if (n := lines.number(rest))), None)
            self._name(place, n, PARTLY, lost=True)
        else:
            self._name(place, lines.number(raw), RAN_TOGETHER if len(pieces) > 1 else ADDED, lost=False)
        for rest, (start, end) in zip(rests, pieces, strict=False):
            if rest:
                self._leave_out(rest)
            self._whole(place, raw[start:end])
        if rests[-1]:
            self._leave_out(rests[-1])

    def _whole(self, place: int, raw: bytes) -> None:
        line = lines.decode(raw, self.vocabulary)
        if line is None:
            self._name(place, self._leave_out(raw), NO_LINE, lost=True)
            return
        if self.numbers.get(line.sum) == line.n:
            # written again, after a time when it was not certain that it had been
            return
        if wrong := self._out_of_place(line):
            self._name(place, line.n, wrong, lost=False)
        if line.remark:
            self._name(place, line.n, line.remark, lost=line.stamped is None)
        if line.stamped is None:
            self.spent |= lines.refs(raw)
        else:
            self.events.append(line.stamped)
        self._follow(line)

    def _out_of_place(self, line: Line) -> str:
        if line.n in self.taken:
            return TWICE
        if self.numbers.get(line.prev) == line.n - 1:
            return ""
        if line.prev != self.last_sum and not self.gap:
            return MISSING
        if line.n <= self.last_n:
            return BACKWARDS
        # after damage the writer goes on from the highest number that was legible
        if line.n > self.last_n + 1 + self.gap and line.n != self.highest + 1:
            return JUMP
        return ""

    def _follow(self, line: Line) -> None:
        self.numbers[line.sum] = line.n
        self.taken.add(line.n)
        self.highest = max(self.highest, line.n)
        if line.n >= self.last_n:
            self.last_n, self.last_sum = line.n, line.sum
        self.gap = 0
