"""The list of recent meetings: names only, the user's alone, and off when they say so."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from iepmeet.live import recent


def test_the_latest_comes_first_and_each_once(tmp_path: Path) -> None:
    environment = {recent.VARIABLE: str(tmp_path / "state")}
    for name in ("a", "b", "a"):
        recent.remember(tmp_path / f"{name}.toml", environment)
    assert recent.read(environment) == (tmp_path / "a.toml", tmp_path / "b.toml")


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    environment = {recent.VARIABLE: str(tmp_path)}
    for number in range(40):
        recent.remember(tmp_path / f"{number}.toml", environment)
    assert len(recent.read(environment)) == 20
    assert recent.read(environment)[0] == tmp_path / "39.toml"


def test_only_names_are_kept_and_for_the_owner_alone(tmp_path: Path) -> None:
    agenda = tmp_path / "sam.toml"
    agenda.write_text('[meeting]\ntitle = "IEP review for Sam"\n', encoding="utf-8")
    recent.remember(agenda, {recent.VARIABLE: str(tmp_path / "state")})
    kept = tmp_path / "state" / "recent.txt"
    assert kept.read_text(encoding="utf-8") == f"{agenda}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_switched_off_it_keeps_and_shows_nothing(tmp_path: Path) -> None:
    on = {recent.VARIABLE: str(tmp_path / "state")}
    off = {**on, recent.SWITCH: "0"}
    recent.remember(tmp_path / "sam.toml", off)
    assert not (tmp_path / "state").exists()
    recent.remember(tmp_path / "sam.toml", on)
    assert recent.read(off) == ()


def test_it_can_be_cleared(tmp_path: Path) -> None:
    environment = {recent.VARIABLE: str(tmp_path)}
    recent.remember(tmp_path / "sam.toml", environment)
    recent.clear(environment)
    recent.clear(environment)
    assert recent.read(environment) == ()
    assert not (tmp_path / "recent.txt").exists()


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\x00", b"relative.toml\n\n\n", b"x" * 300_000])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "recent.txt").write_bytes(junk)
    assert recent.read({recent.VARIABLE: str(tmp_path)}) == ()


def test_a_disk_that_refuses_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    recent.remember(tmp_path / "sam.toml", {recent.VARIABLE: str(tmp_path / "state")})


def test_it_is_kept_where_the_platform_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert recent.folder({}) == tmp_path / ".local" / "state" / "iepmeet"
    assert recent.folder({"XDG_STATE_HOME": str(tmp_path / "x")}) == tmp_path / "x" / "iepmeet"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert recent.folder({}) == tmp_path / "Library" / "Application Support" / "iepmeet"
    monkeypatch.setattr(sys, "platform", "win32")
    assert recent.folder({"LOCALAPPDATA": str(tmp_path / "local")}) == tmp_path / "local" / "iepmeet"
