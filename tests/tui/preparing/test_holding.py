"""What is said on the plain terminal afterwards, and where the words go that the disk did not take."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.agenda.decode import LIMIT
from iepmeet.errors import NotReadError, NotSavedError
from iepmeet.tui.preparing import holding, keeper
from iepmeet.tui.preparing.holding import PrepareApp

from ...faults.program import posix
from ..prepare_stage import NEW
from ..stage import terminal

TITLE = 'title = "Autumn review"'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agenda in whose title one word is changed while the app runs, and a home folder beside it."""

    def run(app: PrepareApp, *_: object, **__: object) -> str:
        app._desk.begin(typing=True)
        app._desk.keep("Autumn review")
        return "left"

    monkeypatch.setattr(PrepareApp, "run", run)
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    path = tmp_path / "sam.toml"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_it_says_that_all_is_saved_and_what_comes_next(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with terminal():
        assert holding.prepare(file) == 0
    said = capsys.readouterr().out
    assert "sam.toml is saved." in said
    assert "iepmeet run sam.toml" in said
    assert TITLE in file.read_text("utf-8")


def test_what_the_disk_does_not_take_is_written_into_the_home_folder(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> object:
        raise NotSavedError("sam.toml could not be saved: the disk is full.")

    monkeypatch.setattr(keeper, "save", refuses)
    with terminal():
        assert holding.prepare(file) == 3
    said = capsys.readouterr()
    home = file.parent / "home" / "sam.toml"
    assert said.out == ""
    assert "NOT SAVED: sam.toml could not be saved: the disk is full." in said.err
    assert f"What you wrote is in {home}." in said.err
    assert TITLE in home.read_text("utf-8")
    assert file.read_text("utf-8") == NEW


def test_what_is_no_agenda_is_said_in_a_sentence(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (LIMIT + 1))
    with pytest.raises(NotReadError, match="could not be read"):
        holding.prepare(large)


@posix
def test_a_link_is_not_written_through(file: Path) -> None:
    link = file.with_name("link.toml")
    link.symlink_to(file)
    with pytest.raises(NotReadError, match="a link to another file"):
        holding.prepare(link)
    assert file.read_text("utf-8") == NEW
