"""Opening a meeting, and what its record holds."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from iepmeet.errors import NotReadError
from iepmeet.live.opening import AgendaError, open_meeting
from iepmeet.record import events as ev
from iepmeet.record import journal

from .agendas import MORE, TOML, agenda_of, lines_of, names
from .holding import AGENDA, NOW, SALT, Held, sitting


@pytest.mark.parametrize(
    "lines", [(), ("",), ("/next", "/go 1", "/back"), ("!", "/agenda", "/review", "/help")]
)
def test_there_is_no_record_until_something_is_kept(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with sitting(tmp_path) as held:
        held.say(*lines)
        assert not held.session.started
    assert names(tmp_path) == set()


def test_the_record_is_made_with_the_first_thing_kept_and_knows_where_we_had_gone(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("/go 1", "a note")
        assert held.entries["N1"].item == SALT
        assert [stamped.n for stamped in held.meeting.events] == [1, 2, 3]
    kinds = [type(stamped.event) for stamped in journal.read(tmp_path / "sam.record.jsonl").events]
    assert kinds == [ev.Opened, ev.MovedTo, ev.Entry]


def test_an_answer_is_kept_once_the_disk_has_it(held: Held) -> None:
    held.say("a note")
    assert held.session.wait_saved(held.answer.kept[-1], 10)
    assert held.session.saved(held.answer.kept[-1])
    assert (held.session.unsaved, held.session.trouble) == (0, "")
    assert "a note" in held.record()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_the_record_is_for_its_owner_alone(held: Held) -> None:
    held.say("a note")
    held.record()
    assert held.session.paths.record.stat().st_mode & 0o777 == 0o600


def test_no_agenda_and_no_record_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotReadError, match=r"There is no agenda sam\.toml here"):
        open_meeting(tmp_path / "sam.toml", NOW)


def test_an_agenda_that_is_no_toml_names_its_problems(tmp_path: Path) -> None:
    agenda_of(tmp_path, "[meeting")
    with pytest.raises(AgendaError) as trouble:
        open_meeting(tmp_path / "sam.toml", NOW)
    assert trouble.value.exit_code == 1
    assert "sam.toml:1:" in str(trouble.value)
    assert names(tmp_path) == {"sam.toml"}


def test_an_agenda_with_a_slip_opens_and_says_what_was_left_out(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML + 'minutes = "soon"\n')
    with sitting(tmp_path, None) as held:
        assert any("sam.toml:11" in line for line in held.session.lines)
        held.say("a note")
        assert held.meeting.left_out
        assert "soon" not in str(held.meeting.left_out)


def test_control_characters_and_halves_of_characters_are_cleaned_before_the_record(held: Held) -> None:
    held.say("\x1b]0;title\x07a note \ud800 \u202e\r\nnext")
    assert held.texts == ["]0;titlea note \ufffd \nnext"]
    assert held.session.preview("\x1b~ x", held.now).kind == "private"


@pytest.mark.parametrize(
    "line",
    ["x" * 200_000, "! " + "by friday " * 2000, '"' * 5000, "@" * 5000, "a\n" * 5000],
    ids=["letters", "dates", "quote marks", "names", "lines"],
)
def test_a_very_long_line_is_kept(held: Held, line: str) -> None:
    held.say(line)
    assert len(held.refs) == 1
    assert held.record()


def test_the_same_words_at_the_same_time_give_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    made = []
    for name in ("here", "Another Place"):
        folder = tmp_path / name
        folder.mkdir()
        agenda_of(folder, TOML + MORE)
        with sitting(folder, None) as held:
            held.say(
                "/here",
                "/go 1",
                "Patel: no cover",
                "~ alone",
                "! Ring @Lee by 3 weeks so that we know",
                "/undo",
            )
            held.say("/redo", "/concern Homework", "/review 1", "/end", "/end")
        made.append([(folder / f"sam.{end}").read_bytes() for end in ("record.jsonl", "minutes.md")])
    assert made[0] == made[1]


def test_the_record_holds_no_path_no_host_and_no_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, "zzuserzz")
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note", "/end", "/end")
    text = "".join(lines_of(tmp_path)) + (tmp_path / "sam.minutes.md").read_text(encoding="utf-8")
    assert "zzuserzz" not in text
    for part in (platform.node(), str(tmp_path), tmp_path.name, "sam.toml", "sam.record"):
        assert part not in text


def test_the_agenda_of_the_first_sitting_is_in_the_record_whole(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note")
    (opened, *_) = journal.read(tmp_path / "sam.record.jsonl").events
    assert opened.event == ev.Opened(agenda=AGENDA)
