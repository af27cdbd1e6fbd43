"""A meeting held in plain lines: from a pipe, as a user runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.state import Meeting

from ..faults.program import PATIENCE, Piped, a_meeting, command, posix, quiet, record_of, run, surroundings
from ..live.holding import NOW


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """An agenda in a folder of its own."""
    return a_meeting(tmp_path)


class Sitting:
    """One run of the program with these lines on its standard input, and what came of it."""

    def __init__(self, agenda: Path, *lines: str | bytes, end: bytes = b"\n") -> None:
        raw = [line.encode() if isinstance(line, str) else line for line in lines]
        done = run("run", agenda, "--plain", stdin=b"".join(line + end for line in raw))
        self.code = done.returncode
        self.said = done.stdout.decode()
        self.warned = done.stderr.decode().splitlines()
        assert quiet(done.stdout), self.said
        assert quiet(done.stderr), self.warned
        self._record = record_of(agenda)

    @property
    def meeting(self) -> Meeting:
        """The meeting as its record has it."""
        reading = journal.read(self._record)
        assert not reading.damage
        return fold(reading.events, reading.spent)

    @property
    def kept(self) -> dict[str, str]:
        """The words that stand, by ref."""
        return {entry.ref: entry.words.text for entry in self.meeting.standing}


def test_a_script_holds_a_whole_meeting_and_says_where_its_files_are(agenda: Path) -> None:
    done = Sitting(
        agenda, "/here", "* I like it", "/go 1", "Jo: No cover", "/outcome agreed", "/review 2 march", "/end"
    )
    assert (done.code, done.warned) == (0, [])
    assert done.said.splitlines()[:3] == [
        "IEP review for Sam",
        "Now: Opening",
        "Expected: Mrs Patel (SENCO), Jo Rivers (Parent). /here marks them all here.",
    ]
    assert "Kept N1, note. Jo Rivers" in done.said
    assert done.said.splitlines()[-3:] == [
        "The meeting is closed.",
        f"Minutes: {agenda.with_name('sam.minutes.md')}",
        f"Record: {record_of(agenda)}",
    ]
    assert done.meeting.closed
    assert "No cover" in agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")


def test_a_script_without_an_end_leaves_the_meeting_open_and_says_so(agenda: Path) -> None:
    done = Sitting(agenda, "a note")
    assert (done.code, done.warned) == (0, [])
    assert done.said.splitlines()[-3:] == [
        "The meeting is left open.",
        f"Record: {record_of(agenda)}",
        "The same command goes on with it.",
    ]
    again = Sitting(agenda, "another")
    assert again.kept == {"N1": "a note", "N2": "another"}


def test_a_script_that_says_nothing_keeps_nothing(agenda: Path) -> None:
    done = Sitting(agenda, "", "   ", "!", "/next", end=b"\r\n")
    assert (done.code, done.warned) == (0, [])
    assert done.said.splitlines()[-1] == "Nothing was written, so nothing is kept."
    assert sorted(path.name for path in agenda.parent.iterdir()) == ["sam.toml"]


def test_a_line_that_cannot_be_followed_is_named_with_its_number_and_parked_whole(agenda: Path) -> None:
    done = Sitting(
        agenda, "a note", "", "/outcom agreed Thursdays", "/outcome agreed", "/edit N9 other words", "more"
    )
    assert done.code == 0
    assert done.warned == [
        "Line 3: There is no command /outcom. Did you mean /outcome? / alone lists them. It is kept whole.",
        "Line 4: That belongs to a concern. /go N takes you to one. It is kept whole.",
        "Line 5: There is no entry N9. It is kept whole.",
    ]
    assert done.kept == {
        "N1": "a note",
        "K1": "/outcom agreed Thursdays",
        "K2": "/outcome agreed",
        "K3": "/edit N9 other words",
        "N2": "more",
    }


@pytest.mark.parametrize(
    "line",
    [
        "/edit P9 she cried",
        "/edt N1 ~ she cried",
        "/xyzzy she cried\t~",
        "/pek p1 she cried",
        "/edit N9 ~she cried",
    ],
)
def test_a_line_that_may_hold_private_words_is_kept_private_instead(agenda: Path, line: str) -> None:
    done = Sitting(agenda, line, "/end", "/end")
    assert done.code == 0
    assert done.kept == {"P1": line.strip()}
    assert "she cried" not in done.said
    assert "she cried" not in "\n".join(done.warned)
    assert "she cried" not in agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")


def test_a_line_after_the_end_is_named_and_not_kept(agenda: Path) -> None:
    done = Sitting(agenda, "a note", "/end", "/end", "", "/end", " /END ", "too late", "/undo", "~ late")
    assert done.code == 0
    assert done.warned == [
        "Line 7 came after the end and is not kept.",
        "Line 8 came after the end and is not kept.",
        "Line 9 came after the end and is not kept.",
    ]
    assert done.kept == {"N1": "a note"}


def test_a_line_after_quit_is_named_and_not_kept(agenda: Path) -> None:
    done = Sitting(agenda, "a note", "/quit", "too late")
    assert (done.code, done.warned) == (0, ["Line 3 came after the end and is not kept."])
    assert not done.meeting.closed


def test_lines_of_windows_of_macs_of_old_and_without_a_last_line_end_are_read(agenda: Path) -> None:
    done = Sitting(agenda, "one\r\n! two @Jo\r\n\r\nthree", end=b"")
    assert done.kept == {"N1": "one", "A1": "two", "N2": "three"}
    assert done.meeting.entries["A1"].words.who == "Jo Rivers"


def test_the_mark_at_the_start_of_a_windows_file_does_not_hide_the_first_sign(agenda: Path) -> None:
    done = Sitting(agenda, b"\xef\xbb\xbf~ she cried", "a note")
    assert done.kept == {"P1": "she cried", "N1": "a note"}


def test_bytes_that_are_no_text_are_kept_as_far_as_they_can_be(agenda: Path) -> None:
    done = Sitting(
        agenda, b"caf\xe9 and \xff\xfe", b"\x00\x1b[2J\x07one", b"\xed\xa0\x80~", "caf\u00e9 \U0001f996"
    )
    assert done.code == 0
    texts = list(done.kept.values())
    assert texts[0] == "caf\ufffd and \ufffd\ufffd"
    assert texts[1] == "[2Jone"
    assert texts[3] == "caf\u00e9 \U0001f996"
    assert "\x1b" not in done.said


def test_a_very_long_line_is_kept_whole(agenda: Path) -> None:
    line = "word " * 100_000
    done = Sitting(agenda, line, f"! {line}")
    assert done.code == 0
    assert done.kept == {"N1": line.strip(), "A1": line.strip()}


def test_a_closed_meeting_is_left_as_it_is(agenda: Path) -> None:
    Sitting(agenda, "a note", "/end", "/end")
    record, minutes = record_of(agenda), agenda.with_name("sam.minutes.md")
    before = record.read_bytes(), minutes.read_bytes()
    done = Sitting(agenda, "another", "/end")
    assert done.code == 1
    assert done.warned == [
        "This meeting is closed. Its record is sam.record.jsonl; iepmeet minutes makes the minutes again."
    ]
    assert (record.read_bytes(), minutes.read_bytes()) == before


def test_a_meeting_open_elsewhere_keeps_nothing_from_a_pipe(agenda: Path) -> None:
    session = Session(open_meeting(agenda, NOW))
    try:
        first = Sitting(agenda, "a note")
        session.say("theirs", NOW)
        second = Sitting(agenda, "a note", "~ private", "/end")
    finally:
        session.close()
    for done in (first, second):
        assert done.code == 3
        assert done.warned == ["Nothing was kept. Close the other iepmeet and try again."]
        assert "This record is open in another iepmeet." in done.said
    assert second.kept == {"N1": "theirs"}


@pytest.mark.parametrize(
    ("toml", "code", "says"),
    [
        (None, 3, "There is no agenda sam.toml here. Check the name and the folder."),
        (b"[meeting\n", 1, "sam.toml:1:"),
        (b"\xff\xfe\x00", 1, "sam.toml"),
    ],
)
def test_an_agenda_that_cannot_be_used_is_said_and_nothing_is_made(
    tmp_path: Path, toml: bytes | None, code: int, says: str
) -> None:
    agenda = tmp_path / "sam.toml"
    if toml is not None:
        agenda.write_bytes(toml)
    done = Sitting(agenda, "a note")
    assert (done.code, done.said) == (code, "")
    assert says in done.warned[0]
    assert not record_of(agenda).exists()


def test_a_pipe_must_name_its_meeting() -> None:
    done = run("run", "--plain", stdin=b"a note\n")
    assert done.returncode == 2
    assert b"From a pipe the agenda must be named." in done.stderr
    assert quiet(done.stderr)


def test_an_option_that_does_not_exist_is_wrong_usage(agenda: Path) -> None:
    assert run("run", agenda, "--plane").returncode == 2


def test_a_record_that_cannot_be_written_exits_3_and_says_so(agenda: Path) -> None:
    record_of(agenda).mkdir()
    done = Sitting(agenda, "a note")
    assert done.code == 3
    assert done.warned[0].startswith("The record cannot be written to")


def test_a_damaged_line_is_named_and_the_meeting_goes_on(agenda: Path) -> None:
    Sitting(agenda, "one", "two")
    record = record_of(agenda)
    record.write_bytes(record.read_bytes().replace(b"one", b"ona"))
    done = run("run", agenda, "--plain", stdin=b"three\n")
    assert done.returncode == 0
    assert b"Line 2: It was damaged or changed" in done.stdout
    assert b"Kept N3, note." in done.stdout


def test_each_line_is_answered_before_the_next_is_awaited(agenda: Path) -> None:
    with Piped("run", agenda, "--plain") as meeting:
        for number in (1, 2, 3):
            meeting.feed("a note")
            meeting.hear_line(f"Kept N{number}, note.")
            assert len(journal.read(record_of(agenda)).events) == number + 1
        assert meeting.end() == 0


@posix
def test_a_listener_that_went_away_costs_no_entry(agenda: Path) -> None:
    nobody, end = os.pipe()
    os.close(nobody)
    done = subprocess.run(
        command("run", agenda, "--plain"),
        input=b"one\ntwo\n",
        stdout=end,
        stderr=subprocess.PIPE,
        env=surroundings(),
        timeout=PATIENCE,
        check=False,
    )
    os.close(end)
    assert (done.returncode, done.stderr) == (0, b"")
    reading = journal.read(record_of(agenda))
    assert [entry.words.text for entry in fold(reading.events).standing] == ["one", "two"]
