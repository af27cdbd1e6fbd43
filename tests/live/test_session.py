"""Opening a meeting, going on with it later, and looking on while another writes."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from iepmeet.agenda.model import Person
from iepmeet.errors import NotReadError
from iepmeet.live.opening import AgendaError, open_meeting
from iepmeet.record import events as ev
from iepmeet.record import journal

from .holding import AGENDA, NOW, SALT, SMALL, Held, sitting

TOML = """
[meeting]
title = "IEP review for Sam"
[[people]]
name = "Mrs Patel"
role = "SENCO"
[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
questions = ["What gets in the way?"]
"""
MORE = """
[[people]]
name = "Mr Lee"
[[concerns]]
id = "quiet"
title = "The quiet space is used as a store"
"""


def agenda_of(folder: Path, toml: str) -> None:
    """Writes the agenda file."""
    (folder / "sam.toml").write_text(toml, encoding="utf-8")


def names(folder: Path) -> set[str]:
    """The files of a folder."""
    return {path.name for path in folder.iterdir()}


def lines_of(folder: Path) -> list[str]:
    """The lines of the record on the disk."""
    record = folder / "sam.record.jsonl"
    return record.read_text(encoding="utf-8").splitlines() if record.exists() else []


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


def test_going_on_later_continues_where_it_was_and_writes_nothing(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note", "/go 1", "/undo", "! Ring @Jo by fri")
        before = held.meeting
    written = lines_of(tmp_path)
    with sitting(tmp_path) as held:
        assert held.meeting == before
        assert held.meeting.current == SALT
        held.say("/agenda", "/readback")
    assert lines_of(tmp_path) == written


def test_going_on_later_numbers_on(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        with sitting(tmp_path) as held:
            held.say("a note")
            assert held.refs[-1] == f"N{number}"


def test_a_meeting_is_opened_by_its_record_as_well_without_its_agenda(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    (tmp_path / "sam.toml").unlink()
    opening = open_meeting(tmp_path / "sam.record.jsonl", NOW)
    assert opening.journal is not None
    opening.journal.close()
    assert opening.lines == ()
    with sitting(tmp_path, None) as held:
        assert held.meeting.agenda.meeting.title == "IEP review for Sam"
        held.say("1: another")


def test_an_agenda_that_broke_since_does_not_stop_the_meeting(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    agenda_of(tmp_path, "[meeting")
    with sitting(tmp_path, None) as held:
        assert held.session.lines == (
            "The agenda file cannot be read any more; the meeting goes on from its record.",
        )
        held.say("another")
        assert held.refs == ["N1", "N2"]


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


def test_what_is_new_in_the_agenda_is_taken_in_and_said_once(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("1: a note", "/concern Homework")
    agenda_of(tmp_path, TOML.replace('way?"]', 'way?", "Who pays?"]') + MORE)
    with sitting(tmp_path, None) as held:
        assert held.session.lines == (
            "The agenda was changed since. New: person Mr Lee; concern The quiet space is used as a store; "
            "question Who pays?.",
        )
        assert held.meeting.people[-1] == Person(name="Mr Lee")
        assert [state.number for state in held.meeting.concerns.values()] == [1, 2, 3]
        assert held.entries["N1"].item == SALT
        held.say("3: it is full", "Lee: it is", "/go 1", "/asked 2")
        assert held.entries["N2"].item == ev.concern_item("quiet")
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()


def test_what_is_new_is_written_with_the_next_thing_kept_only(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("a note")
    written = lines_of(tmp_path)
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("/agenda")
        assert len(held.meeting.concerns) == 2
    assert lines_of(tmp_path) == written


def test_what_went_from_the_agenda_stays_in_the_meeting(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("2: a note")
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert held.entries["N1"].item == ev.concern_item("quiet")


def test_a_person_put_right_does_not_come_back_under_the_old_name(tmp_path: Path) -> None:
    agenda_of(tmp_path, TOML + MORE)
    with sitting(tmp_path, None) as held:
        held.say("/name Mr Lee = Mr Leigh", "/here Grandma (Carer)")
    agenda_of(tmp_path, TOML + MORE + '[[people]]\nname = "Grandma"\n')
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert [person.name for person in held.meeting.people] == ["Mrs Patel", "Mr Leigh", "Grandma"]


@pytest.mark.parametrize("undone", ["/concern Homework", "/question Who pays?"])
def test_what_was_undone_is_not_brought_back_by_the_same_agenda(tmp_path: Path, undone: str) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("/go 1", undone, "/undo")
        before = held.meeting
    with sitting(tmp_path, None) as held:
        assert held.session.lines == ()
        assert held.meeting == before


def test_a_second_opener_looks_and_writes_nothing(tmp_path: Path) -> None:
    with sitting(tmp_path) as first:
        first.say("/go 1", "a note")
        written = first.record()
        with sitting(tmp_path) as second:
            assert second.session.looking
            assert second.session.lines == (
                "This record is open in another iepmeet. You can look, but not write.",
            )
            assert second.texts == ["a note"]
            for line in (
                "a note",
                "~ private",
                "! act",
                "/here",
                "/undo",
                "/end",
                "/save /tmp",
                "/outcome agreed",
            ):
                assert "you can look, not write" in second.refused(line)
            second.say("/next", "/agenda", "/readback")
            assert second.meeting.current != first.meeting.current
            second.session.typing("half a line")
        assert first.record() == written
        first.say("another")
    assert names(tmp_path) == {"sam.record.jsonl"}


def test_a_second_opener_may_look_at_the_agenda_before_anything_is_kept(tmp_path: Path) -> None:
    with sitting(tmp_path), sitting(tmp_path) as second:
        assert second.session.looking
        assert "you can look, not write" in second.refused("a note")
        assert second.say("/go 1").startswith("Now: 1.")
    assert names(tmp_path) == set()


def test_after_the_first_is_gone_the_next_may_write(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("a note")
    with sitting(tmp_path) as held:
        assert not held.session.looking
        held.say("another")


def test_an_unfinished_line_comes_back_with_its_item(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.say("/go 2")
        held.session.typing("half a li")
        held.session.typing("half a line")
    with sitting(tmp_path, drafts=True) as held:
        assert (held.session.unfinished, held.meeting.current) == ("half a line", "concern:quiet")
        assert not held.session.started
        held.say("half a line kept")
        assert held.entries["N1"].item == "concern:quiet"
    assert names(tmp_path) == {"sam.record.jsonl"}
    assert 'half a li"' not in "".join(lines_of(tmp_path))


def test_with_a_record_the_record_says_where_the_meeting_is(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.say("/go 1", "a note")
        held.session.typing("half")
        held.session.close()
    (tmp_path / "sam.draft").write_text('{"item":"parked","text":"half"}', encoding="utf-8")
    with sitting(tmp_path, drafts=True) as held:
        assert (held.session.unfinished, held.meeting.current) == ("half", SALT)


@pytest.mark.parametrize(
    "draft", [b"", b"{", b'{"item":1,"text":2}', b"\xff\xfe", b'{"item":"nowhere","text":"x"}']
)
def test_a_broken_draft_is_no_trouble(tmp_path: Path, draft: bytes) -> None:
    (tmp_path / "sam.draft").write_bytes(draft)
    with sitting(tmp_path, drafts=True) as held:
        assert held.session.unfinished in ("", "x")
        assert held.meeting.current == ev.OPENING


def test_words_thought_better_of_leave_no_trace(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.session.typing("she is a liar")
        held.session.typing("")
        held.say("a note")
    assert "liar" not in "".join(lines_of(tmp_path))
    assert names(tmp_path) == {"sam.record.jsonl"}


def test_a_refused_line_stays_as_the_unfinished_one(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.session.typing("/outcom agreed")
        held.refused("/outcom agreed")
    with sitting(tmp_path, drafts=True) as held:
        assert held.session.unfinished == "/outcom agreed"


def test_a_pipe_leaves_the_unfinished_line_of_a_terminal_alone(tmp_path: Path) -> None:
    with sitting(tmp_path, drafts=True) as held:
        held.session.typing("half a line")
    with sitting(tmp_path, drafts=False) as held:
        assert held.session.unfinished == ""
        held.session.typing("other words")
        held.say("a note")
    assert "half a line" in (tmp_path / "sam.draft").read_text(encoding="utf-8")


def test_a_meeting_without_an_agenda_file_is_resumed_from_its_record(tmp_path: Path) -> None:
    with sitting(tmp_path, SMALL) as held:
        held.say("a note")
    with sitting(tmp_path, None) as held:
        assert held.texts == ["a note"]
        assert held.meeting.agenda == SMALL


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
