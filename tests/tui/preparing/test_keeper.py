"""Saving while one types: the newest text reaches the disk, and another program's version stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.agenda.saving import AgendaFile, Saved, open_agenda, save
from iepmeet.errors import NotSavedError
from iepmeet.tui.preparing import keeper as keeping
from iepmeet.tui.preparing.keeper import Keeper

LONG = 30.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sam.toml"
    path.write_text("# first\n", encoding="utf-8")
    return path


def test_what_was_kept_last_is_on_the_disk(file: Path) -> None:
    keeper = Keeper(open_agenda(file))
    for number in range(50):
        keeper.keep(f"# {number}\n")
    assert keeper.wait(LONG)
    assert file.read_text("utf-8") == "# 49\n"
    assert keeper.close()


def test_a_file_changed_by_another_program_stays_and_ours_goes_beside_it(file: Path) -> None:
    keeper = Keeper(open_agenda(file))
    file.write_text("# theirs\n", encoding="utf-8")
    keeper.keep("# ours\n")
    assert keeper.wait(LONG)
    assert file.read_text("utf-8") == "# theirs\n"
    assert keeper.file.path.name == "sam-2.toml"
    assert keeper.moved == (
        "sam.toml was changed by another program meanwhile and stays as it is. "
        "Your version is now sam-2.toml."
    )
    keeper.keep("# ours again\n")
    assert keeper.close()
    assert file.with_name("sam-2.toml").read_text("utf-8") == "# ours again\n"
    assert file.read_text("utf-8") == "# theirs\n"


def test_what_the_disk_refuses_is_tried_again_with_the_newest_text(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_SECONDS_TO_TRY_AGAIN", 0.01)
    refused = [True]

    def sometimes(file: AgendaFile, text: str) -> Saved:
        if refused[0]:
            raise NotSavedError("The disk is full.")
        return save(file, text)

    monkeypatch.setattr(keeping, "save", sometimes)
    keeper = Keeper(open_agenda(file))
    keeper.keep("# one\n")
    assert not keeper.wait(0.1)
    assert keeper.trouble == "The disk is full."
    keeper.keep("# two\n")
    refused[0] = False
    assert keeper.wait(LONG)
    assert keeper.trouble == ""
    assert file.read_text("utf-8") == "# two\n"
    assert keeper.close()


def test_closing_says_whether_all_is_saved(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> object:
        raise ValueError("Sam Rivers")

    monkeypatch.setattr(keeping, "save", never)
    keeper = Keeper(open_agenda(file))
    keeper.keep("# one\n")
    assert not keeper.close()
    assert "Sam" not in keeper.trouble
    assert file.read_text("utf-8") == "# first\n"
