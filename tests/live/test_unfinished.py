"""The line that was being typed when the meeting was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.record import events as ev

from .agendas import lines_of, names
from .holding import SALT, sitting


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
