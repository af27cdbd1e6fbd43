"""Looking on while another iepmeet writes."""

from __future__ import annotations

from pathlib import Path

from .agendas import names
from .holding import sitting


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
