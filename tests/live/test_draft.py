from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet import files
from iepmeet.live.draft import LIMIT, Draft

LONG = 30.0
AGES = 3600.0
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sam-review.draft"


def _settled(path: Path, *texts: str) -> None:
    draft = Draft(path, pause=0)
    for text in texts:
        draft.update("concern:salt", text)
    assert draft.close(LONG)


def test_the_unfinished_line_is_there_again(path: Path) -> None:
    _settled(path, "Sam said\nthat “café”")
    assert Draft(path).load() == ("concern:salt", "Sam said\nthat “café”")
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_last_words_typed_are_those_kept(path: Path) -> None:
    _settled(path, *["The assistant was away"[:end] for end in range(1, 23)])
    assert Draft(path).load() == ("concern:salt", "The assistant was away")


def test_no_draft_is_none(path: Path) -> None:
    assert Draft(path).load() is None
    assert Draft(path).close(LONG)
    assert list(path.parent.iterdir()) == []


def test_a_line_that_was_kept_leaves_no_trace(path: Path) -> None:
    draft = Draft(path, pause=0)
    draft.update("opening", "words thought better of")
    draft.clear()
    assert draft.close(LONG)
    assert list(path.parent.iterdir()) == []


def test_a_line_emptied_by_hand_leaves_no_trace(path: Path) -> None:
    _settled(path, "words thought better of", "  ")
    assert list(path.parent.iterdir()) == []


def test_a_draft_of_an_earlier_session_goes_when_its_line_is_kept(path: Path) -> None:
    _settled(path, "left over")
    draft = Draft(path)
    draft.clear()
    assert draft.close(LONG)
    assert not path.exists()


def test_clearing_wins_over_an_update_that_is_under_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, go_on = threading.Event(), threading.Event()
    real = files.replace

    def slow(target: Path, data: bytes) -> None:
        under_way.set()
        assert go_on.wait(LONG)
        real(target, data)

    monkeypatch.setattr(files, "replace", slow)
    draft = Draft(path, pause=0)
    draft.update("opening", "words thought better of")
    assert under_way.wait(LONG)
    draft.clear()
    go_on.set()
    assert draft.close(LONG)
    assert list(path.parent.iterdir()) == []


def test_typing_never_waits_for_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    writers = set()

    def slow(*_: object) -> None:
        writers.add(threading.current_thread())
        assert go_on.wait(LONG)

    monkeypatch.setattr(files, "replace", slow)
    monkeypatch.setattr(files, "remove", slow)
    draft = Draft(path, pause=0)
    for count in range(100):
        draft.update("opening", f"typing {count}")
        draft.clear()
    assert not draft.close(0)
    go_on.set()
    assert draft.close(LONG)
    assert threading.current_thread() not in writers


def test_it_is_written_at_once_and_then_once_in_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    first = threading.Event()

    def note(target: Path, data: bytes) -> None:
        written.append(data)
        first.set()

    monkeypatch.setattr(files, "replace", note)
    draft = Draft(path, pause=AGES)
    draft.update("opening", "T")
    assert first.wait(LONG)
    for end in range(2, 10):
        draft.update("opening", "The words"[:end])
    assert len(written) == 1
    # closing waits for no pause
    assert draft.close(LONG)
    assert written == [b'{"item":"opening","text":"T"}', b'{"item":"opening","text":"The words"}']


def test_the_kept_line_goes_at_once_though_the_next_is_being_typed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, gone = threading.Event(), threading.Event()
    real = files.remove

    def written(target: Path, data: bytes) -> None:
        target.write_bytes(data)
        first.set()

    def removed(target: Path) -> None:
        real(target)
        gone.set()

    monkeypatch.setattr(files, "replace", written)
    monkeypatch.setattr(files, "remove", removed)
    draft = Draft(path, pause=AGES)
    draft.update("opening", "kept")
    assert first.wait(LONG)
    draft.clear()
    draft.update("opening", "next")
    assert gone.wait(LONG)
    assert not path.exists()
    assert draft.close(LONG)
    assert Draft(path).load() == ("opening", "next")


def test_trouble_with_the_draft_is_nobodys_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", refuse)
        patch.setattr(files, "remove", refuse)
        draft = Draft(path, pause=0)
        draft.update("opening", "typed")
        draft.clear()
        draft.update("opening", "typed again")
        assert draft.close(LONG)
    assert Draft(path.parent / "gone" / "sam.draft").load() is None


@posix
def test_a_draft_is_its_owners_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        _settled(path, "words")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_a_draft_that_is_a_link_is_neither_read_nor_written_through(path: Path) -> None:
    target = path.with_name("precious.json")
    target.write_bytes(b'{"item":"opening","text":"precious"}')
    path.symlink_to(target)
    assert Draft(path).load() is None
    _settled(path, "words")
    assert target.read_bytes() == b'{"item":"opening","text":"precious"}'
    assert Draft(path).load() == ("concern:salt", "words")


def test_leftovers_of_a_killed_session_go_and_nothing_else_does(path: Path) -> None:
    leftover = path.with_name(".sam-review.draft.0a1b2c3d")
    others = [".sam-review.draft.mine", ".sam.draft.0a1b2c3d", "sam-review.draft.0a1b2c3d"]
    for name in [leftover.name, *others]:
        path.with_name(name).write_bytes(b"secret")
    Draft(path)
    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted(others)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b'{"item":"opening"}',
        b'{"item":"opening","text":7}',
        b'{"item":"opening","text":"x","more":1}',
        b'{"item":"opening","text":"\xff"}',
        b'{"item":"opening","text":"\\ud800"}',
        b'{"item":"opening","text":" \\u001b \\n"}',
        b"[" * 100_000,
        b'{"item":"opening","text":"' + b"x" * LIMIT + b'"}',
    ],
)
def test_a_draft_that_is_none_of_ours_is_none(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert Draft(path).load() is None
    assert path.read_bytes() == data


@given(st.binary(max_size=200))
def test_any_bytes_are_a_draft_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.draft"
    path.write_bytes(data)
    Draft(path).load()


def test_a_draft_made_elsewhere_cannot_drive_the_screen(path: Path) -> None:
    path.write_bytes(b'{"item":"open\\u001bing\\nx","text":"a\\u001b[31mb\\u202ec"}')
    assert Draft(path).load() == ("opening x", "a[31mbc")


def test_the_longest_line_is_kept_as_far_as_a_draft_can_hold_it(path: Path) -> None:
    _settled(path, "\U0001f995" * 300_000)
    assert path.stat().st_size <= LIMIT
    loaded = Draft(path).load()
    assert loaded is not None
    assert loaded[1] == "\U0001f995" * 200_000


def test_half_a_character_does_not_lose_the_line(path: Path) -> None:
    _settled(path, "before \ud800 after")
    assert Draft(path).load() == ("concern:salt", "before \ufffd after")
