"""The sample casebook: made up, held like real meetings, always with something due, and gone on request."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from iepmeet.casebook import demo
from iepmeet.casebook.agendas import read_agenda
from iepmeet.casebook.due import due
from iepmeet.casebook.held import held_in
from iepmeet.casebook.index import Stands, casebooks
from iepmeet.casebook.promises import followed
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.live import demo as sample
from iepmeet.live.hand_out import meeting_of

NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    sample.make(folder, NOW)
    return folder


def test_every_line_of_its_scripts_was_followed_and_both_meetings_are_closed(made: Path) -> None:
    for name in (demo.FIRST, demo.SECOND):
        meeting, _ = meeting_of(made / f"{name}.record.jsonl")
        assert meeting.closed
        assert (made / f"{name}.minutes.md").exists()
        typed = [line for line in demo.script(name) if line[:1] not in "/"]
        assert len([entry for entry in meeting.standing if entry.kind not in ("answer", "scale")]) == len(
            typed
        )
        assert len([entry for entry in meeting.under("concern:reading") if entry.kind == "scale"]) == 2
        assert meeting.concerns["reading"].outcome == "partly"
        assert meeting.review is not None
        assert meeting.trigger


def test_it_shows_a_promise_that_was_promised_again_one_done_and_a_scale_over_time(made: Path) -> None:
    from iepmeet.casebook import diary

    meetings = held_in(made)
    promises = {one.ref: one for one in followed(meetings, diary.read(made).done)}
    assert promises["A1"].times == 2
    assert promises["A1"].state == "open"
    assert promises["A2"].state == "kept"
    assert promises["A4"].done is not None
    agenda = read_agenda(made / f"{demo.NEXT}.toml", today=NOW.date()).agenda
    assert agenda is not None
    (asked,) = (one for concern in agenda.concerns for one in concern.questions if one.last)
    assert set(asked.last) == {one.who for one in asked.earlier} == {"Dana Hale", "Mrs Okoro"}


@pytest.mark.parametrize("days", [0, 1, 5, 100, 240])
def test_something_is_due_and_the_next_meeting_is_ahead_whenever_it_is_made(
    tmp_path: Path, days: int
) -> None:
    now = NOW + dt.timedelta(days=days)
    folder = tmp_path / "sample"
    sample.make(folder, now)
    stands = Stands.opened(tmp_path / "cache")
    items = due(stands.of(casebooks(folder), now.date()), now.date())
    stands.close()
    kinds = {item.kind for item in items}
    assert {"action", "reply", "meeting", "trigger"} <= kinds
    (ahead,) = (item for item in items if item.kind == "meeting")
    assert ahead.on is not None
    assert ahead.on >= now.date()


def test_the_same_day_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    sample.make(tmp_path / "again", NOW)
    for path in made.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_it_is_taken_away_with_what_was_made_from_it_and_nothing_else(made: Path) -> None:
    (made / "next-review.minutes.md").write_text("played", encoding="utf-8")
    (made / "my own.toml").write_text("mine", encoding="utf-8")
    assert sample.remove(made) == ("my own.toml",)
    assert [path.name for path in made.iterdir()] == ["my own.toml"]


def test_an_untouched_one_goes_with_its_folder(made: Path) -> None:
    assert sample.remove(made) == ()
    assert not made.exists()


def test_no_other_folder_is_ever_written_into_or_removed(tmp_path: Path) -> None:
    (tmp_path / "summer.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(NotSavedError, match="not empty"):
        sample.make(tmp_path, NOW)
    with pytest.raises(IepmeetError, match="no sample casebook"):
        sample.remove(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["summer.toml"]
