"""Attacks the record on the disk: cut anywhere, any bit turned, and read by the whole program.

Design, section 3.2: "A damaged line is skipped and named, later lines are kept, and the damaged file is
never rewritten"; "a torn tail, a flipped bit and a careless edit are all found"; "two lines run together by
a damaged newline are parted again". Promise 5 of section 7: no input gives a traceback.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from iepmeet.cli import cli
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.papers.minutes import minutes
from iepmeet.record import journal
from iepmeet.record.reading import fingerprint
from iepmeet.record.state import Meeting, Recorded

from .program import a_meeting, quiet, record_of, run
from .standing import folded
from .talk import MARK

SCRIPT = """\
/here Mrs Patel, Jo
Mk0001x said first
~ Mk0002x for me alone
/go 1
Mrs Patel: Mk0003x three of eight weeks had a session
! Mk0004x send the dates @Jo by fri so that they are read
/answer 1 Jo: Mk0005x there is no cover
= Mk0006x cover is named by Friday
# Jo: Mk0007x it is too late
? Mk0008x who writes to the hospital
"Mk0009x nobody told me" - Jo
"""
NOW = dt.datetime(2026, 12, 8, 15, 45, tzinfo=dt.UTC)
_MIDDLE = "Mk0003x"


class Original:
    """The record before anything happened to it."""

    def __init__(self, agenda: Path) -> None:
        self.agenda = agenda
        self.data = record_of(agenda).read_bytes()
        self.meeting = folded(journal.read(record_of(agenda)))
        self.lines = self.data.splitlines(keepends=True)
        self.starts = [sum(map(len, self.lines[:number])) for number in range(len(self.lines) + 1)]
        self.middle = next(n for n, line in enumerate(self.lines) if _MIDDLE.encode() in line)

    def damaged(self, folder: Path, data: bytes) -> Path:
        """A copy of the meeting whose record holds this."""
        agenda = a_meeting(folder)
        record_of(agenda).write_bytes(data)
        return agenda

    def flipped(self, first: int, after: int, step: int = 1) -> Iterator[tuple[int, bytes]]:
        """Every record in which one bit between these places is another."""
        for number in range(first * 8, after * 8, step):
            changed = bytearray(self.data)
            changed[number // 8] ^= 1 << number % 8
            yield number, bytes(changed)

    def without(self, number: int) -> dict[str, Recorded]:
        """The entries, but for the one that stands on this line (from 0)."""
        mark = MARK.search(self.lines[number].decode())
        gone = mark[0] if mark else "none of them"
        return {ref: entry for ref, entry in self.meeting.entries.items() if gone not in entry.typed}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    agenda = a_meeting(tmp_path_factory.mktemp("original"))
    done = run("run", agenda, "--plain", stdin=SCRIPT.encode())
    assert done.returncode == 0, done.stderr
    return Original(agenda)


def read(agenda: Path) -> tuple[Meeting, list[str], str]:
    """The meeting, what is said of the damage, and the minutes; the file must stay as it is."""
    before = record_of(agenda).read_bytes()
    reading = journal.read(record_of(agenda))
    meeting = folded(reading)
    text = minutes(meeting, fingerprint(reading))
    assert record_of(agenda).read_bytes() == before
    return meeting, [str(damage) for damage in reading.damage], text


def go_on(agenda: Path, words: str) -> tuple[str, ...]:
    """One more entry, said to the whole program; returns what it said on opening."""
    before = record_of(agenda).read_bytes()
    session = Session(open_meeting(agenda, NOW), drafts=False)
    answer = session.say(words, NOW)
    assert session.close()
    assert answer.lines[0].startswith("Kept ")
    after = record_of(agenda).read_bytes()
    assert after.startswith(before), "what was there is never rewritten"
    assert words in [entry.words.text for entry in folded(journal.read(record_of(agenda))).standing]
    return session.lines


def test_a_record_cut_at_any_byte_of_its_last_lines_keeps_all_lines_before(
    original: Original, tmp_path: Path
) -> None:
    count = len(original.lines)
    for cut in range(original.starts[count - 3], len(original.data)):
        agenda = original.damaged(tmp_path, original.data[:cut])
        meeting, damage, text = read(agenda)
        kept = _whole(original, cut)
        assert {mark for entry in meeting.entries.values() for mark in MARK.findall(entry.typed)} == kept
        assert set(MARK.findall(text)) == kept - {"Mk0002x"}
        assert bool(damage) == (cut not in original.starts), cut


def _marks(line: bytes) -> list[str]:
    return MARK.findall(line.decode("utf-8", "replace"))


def _whole(original: Original, cut: int) -> set[str]:
    """The marks on lines that are whole before the cut; one that lacks its line end only is."""
    ends = original.starts[1:]
    return {
        mark
        for line, end in zip(original.lines, ends, strict=True)
        if end - 1 <= cut
        for mark in _marks(line)
    }


def test_a_record_that_was_cut_goes_on_and_is_never_rewritten(original: Original, tmp_path: Path) -> None:
    last = original.starts[-2]
    for cut in [*range(last - 3, last + 3), *range(last + 3, len(original.data), 41), len(original.data) - 1]:
        agenda = original.damaged(tmp_path / str(cut), original.data[:cut])
        go_on(agenda, "Mk9999x after the power came back")
        _, damage, text = read(agenda)
        assert set(MARK.findall(text)) == _whole(original, cut) - {"Mk0002x"} | {"Mk9999x"}
        torn = cut not in original.starts and cut + 1 not in original.starts
        assert len(damage) == torn, (cut, damage)


def test_any_bit_of_a_line_turned_loses_that_line_alone_and_is_named(
    original: Original, tmp_path: Path
) -> None:
    others = original.without(original.middle)
    agenda = original.damaged(tmp_path, original.data)
    first, newline = original.starts[original.middle], original.starts[original.middle + 1] - 1
    for number, data in original.flipped(first, newline):
        record_of(agenda).write_bytes(data)
        reading = journal.read(record_of(agenda))
        assert folded(reading).entries == others, number
        assert [damage.line for damage in reading.damage] == [original.middle + 1], number
        assert record_of(agenda).read_bytes() == data


def test_any_bit_of_a_line_end_turned_loses_nothing_and_is_named(original: Original, tmp_path: Path) -> None:
    for number in range(len(original.lines)):
        end = original.starts[number + 1] - 1
        for place, data in original.flipped(end, end + 1):
            meeting, damage, _ = read(original.damaged(tmp_path, data))
            assert meeting.entries == original.meeting.entries, place
            assert len(damage) == 1, place
            assert damage[0].startswith(f"Line {number + 1}: ")


def test_bits_turned_anywhere_leave_minutes_with_every_other_entry(
    original: Original, tmp_path: Path
) -> None:
    marks = {mark for line in original.lines for mark in _marks(line)}
    for number, data in original.flipped(0, len(original.data), step=61):
        meeting, damage, text = read(original.damaged(tmp_path, data))
        on_the_line = max(n for n, start in enumerate(original.starts[:-1]) if start <= number // 8)
        lost = set(_marks(original.lines[on_the_line]))
        assert marks - lost - {"Mk0002x"} <= set(MARK.findall(text)), number
        assert "Mk0002x" not in text
        assert damage, number
        assert {ref for ref in meeting.entries if ref in original.without(on_the_line)} == set(
            original.without(on_the_line)
        )


def as_user(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments], catch_exceptions=False)


def test_a_user_is_told_which_line_is_damaged_and_gets_the_rest(original: Original, tmp_path: Path) -> None:
    first, after = original.starts[original.middle], original.starts[original.middle + 1]
    for number, data in original.flipped(first, after, step=307):
        agenda = original.damaged(tmp_path, data)
        verified = as_user("verify", str(agenda))
        assert verified.exit_code == 1
        assert f"Line {original.middle + 1}: " in verified.output
        made = as_user("minutes", str(agenda), "--force")
        assert made.exit_code == 0
        text = agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")
        in_the_newline = number // 8 == after - 1
        assert set(MARK.findall(text)) >= {"Mk0001x", "Mk0004x", "Mk0009x"}
        assert (_MIDDLE in text) == in_the_newline
        assert record_of(agenda).read_bytes() == data


def test_a_user_goes_on_with_a_damaged_record_and_is_told(original: Original, tmp_path: Path) -> None:
    place = original.starts[original.middle] + 120
    ((_, data),) = original.flipped(place, place + 1, step=8)
    agenda = original.damaged(tmp_path, data)
    done = run("run", agenda, "--plain", stdin=b"Mk9999x goes on\n/end\n/end\n")
    assert done.returncode == 0
    assert quiet(done.stdout + done.stderr)
    said = done.stdout.decode().splitlines()
    assert any(line.startswith(f"Line {original.middle + 1}: ") for line in said)
    assert record_of(agenda).read_bytes().startswith(data)
    text = agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")
    assert {"Mk0001x", "Mk0004x", "Mk9999x"} <= set(MARK.findall(text))
    verified = run("verify", agenda)
    assert verified.returncode == 1
    assert verified.stdout.decode().count("Line ") == 1


def test_a_damaged_opening_loses_no_entry_and_takes_the_agenda_in_again(
    original: Original, tmp_path: Path
) -> None:
    for number, data in original.flipped(0, original.starts[1] - 1, step=977):
        agenda = original.damaged(tmp_path / str(number), data)
        meeting, damage, _ = read(agenda)
        assert {ref: entry.words for ref, entry in meeting.entries.items()} == {
            ref: entry.words for ref, entry in original.meeting.entries.items()
        }
        assert damage[0].startswith("Line 1: ")
        said = go_on(agenda, "Mk9999x goes on")
        assert any(line.startswith("Line 1: ") for line in said)
        again = folded(journal.read(record_of(agenda)))
        assert [person.name for person in again.people] == ["Mrs Patel", "Jo Rivers"]
        assert "salt" in again.concerns


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"\0" * 4096, b"{}\n", b"\xff\xfe", b"[" * 100_000, b"not a record\n" * 50],
    ids=["empty", "a blank line", "zeros", "another object", "no text", "nested deeply", "another file"],
)
def test_a_file_that_is_no_record_is_said_to_be_none_and_stays_as_it_is(data: bytes, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    record_of(agenda).write_bytes(data)
    for arguments in (["verify", str(agenda)], ["minutes", str(agenda)]):
        done = run(*arguments)
        assert quiet(done.stdout + done.stderr)
        assert done.returncode in (0, 1, 3)
        assert record_of(agenda).read_bytes() == data
    done = run("run", agenda, "--plain", stdin=b"Mk0001x said\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert record_of(agenda).read_bytes().startswith(data)
    assert "Mk0001x said" in [e.words.text for e in folded(journal.read(record_of(agenda))).standing]
