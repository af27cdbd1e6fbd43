"""What a meeting left on the disk: its record as it reads back, its minutes as a user makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from iepmeet.cli import cli
from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.reading import BROKEN, CUT_OFF, Reading
from iepmeet.record.state import Meeting

from .program import record_of
from .talk import MARK, Held, Step


def folded(reading: Reading) -> Meeting:
    """The meeting that a record holds."""
    return fold(reading.events, reading.spent)


def read_whole(agenda: Path) -> Meeting:
    """The meeting of a record in which nothing is damaged."""
    reading = journal.read(record_of(agenda))
    assert not reading.damage, [str(damage) for damage in reading.damage]
    return folded(reading)


def minutes_of(agenda: Path) -> str:
    """The minutes, made anew by `iepmeet minutes`."""
    made = CliRunner().invoke(cli, ["minutes", str(agenda), "--force"], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    return agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")


def words_of(meeting: Meeting) -> str:
    """The words of every entry that stands, private ones included."""
    return "\n".join(f"{entry.words}" for entry in meeting.standing)


def which(agenda: Path, possible: Iterable[Held]) -> Held:
    """Which of these the files on the disk show; fails with both sides if it is none of them."""
    reading = journal.read(record_of(agenda))
    # a line that was being written when the power went may be torn: it was never answered
    assert {damage.what for damage in reading.damage} <= {CUT_OFF, BROKEN}, list(map(str, reading.damage))
    meeting, minutes = folded(reading), minutes_of(agenda)
    printed = Counter(MARK.findall(minutes))
    private = {entry.ref: entry.words.text for entry in meeting.standing if entry.kind == "private"}
    told = []
    for held in possible:
        shown = Counter(held.shown.values())
        kept_private = {ref: mark for ref, mark in held.hidden.items() if mark in private.get(ref, "")}
        here = (meeting.concern_of(meeting.current) is not None) == held.at_concern
        if here and printed == shown and kept_private == held.hidden and len(private) == len(held.hidden):
            assert all(mark in meeting.entries[ref].words.text for ref, mark in held.shown.items())
            return held.having_given(reading.spent)
        told.append(f"\nit could be: {sorted(shown)}, private {sorted(held.hidden)}, {held.at_concern}")
    found = f"{sorted(printed)}, private {sorted(private)}, at {meeting.current}"
    raise AssertionError(f"the minutes show {found}; {''.join(told)}")


def every_answer_is_recorded(agenda: Path, steps: Iterable[Step]) -> None:
    """Every entry that was answered with a ref is in the record under that ref, undone later or not."""
    kept = {
        (getattr(stamped.event, "ref", ""), mark)
        for stamped in journal.read(record_of(agenda)).events
        for mark in MARK.findall(str(getattr(stamped.event, "typed", "")))
    }
    missing = [(step.ref, step.mark) for step in steps if step.ref and (step.ref, step.mark) not in kept]
    assert not missing, f"answered but not in the record: {missing}"
