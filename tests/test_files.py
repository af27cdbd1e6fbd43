from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from iepmeet import files

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and pipes are POSIX's")


def _refuse(number: int) -> OSError:
    return OSError(number, "refused")


def test_a_new_file_is_made_only_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "sam"
    os.close(files.open_append(path, new=True))
    with pytest.raises(FileExistsError):
        files.open_append(path, new=True)
    with pytest.raises(FileNotFoundError):
        files.open_append(tmp_path / "other")


def test_what_is_appended_comes_after_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "sam"
    path.write_bytes(b"one\r\n")
    fd = files.open_append(path)
    assert files.ends_line(fd)
    assert files.read_open(fd) == b"one\r\n"
    os.lseek(fd, 0, os.SEEK_SET)
    files.write_all(fd, b"two\x1a")
    assert not files.ends_line(fd)
    assert files.read_open(fd) == b"one\r\ntwo\x1a"
    os.close(fd)
    assert files.read(path) == b"one\r\ntwo\x1a"


def test_an_empty_file_ends_a_line(tmp_path: Path) -> None:
    fd = files.open_append(tmp_path / "sam", new=True)
    assert files.ends_line(fd)
    os.close(fd)


def test_everything_is_written_however_little_the_disk_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:3])))
    files.replace(tmp_path / "sam", b"ten letters")
    assert (tmp_path / "sam").read_bytes() == b"ten letters"


@posix
def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    link = tmp_path / "link"
    link.symlink_to(target)
    assert files.is_link(link)
    assert not files.is_link(target)
    with pytest.raises(OSError, match="a link"):
        files.open_append(link)
    with pytest.raises(FileExistsError):
        files.open_append(link, new=True)
    with pytest.raises(OSError, match="a link"):
        files.read(link, follow=False)
    assert files.read(link) == b"precious"
    files.replace(link, b"new")
    assert (target.read_bytes(), link.read_bytes()) == (b"precious", b"new")
    assert not link.is_symlink()


@posix
def test_a_link_put_there_at_the_last_moment_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    link = tmp_path / "link"
    link.symlink_to(target)
    monkeypatch.setattr(files, "is_link", lambda path: False)
    for attempt in (files.open_append, lambda path: files.read(path, follow=False)):
        with pytest.raises(OSError) as caught:
            attempt(link)
        assert files.reason(caught.value) == "it is a link to another file"


@posix
def test_pipes_and_folders_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        for attempt in (files.open_append, files.read):
            with pytest.raises(OSError) as caught:
                attempt(tmp_path / name)
            assert files.reason(caught.value) == "it is not an ordinary file"


def test_a_file_over_its_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sam"
    path.write_bytes(b"12345")
    assert files.read(path, limit=5) == b"12345"
    with pytest.raises(OSError) as caught:
        files.read(path, limit=4)
    assert files.reason(caught.value) == "the file is too large"


@posix
def test_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        os.close(files.open_append(tmp_path / "added", new=True))
        files.replace(tmp_path / "replaced", b"x")
    finally:
        os.umask(before)
    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()}
    assert modes == {"added": 0o600, "replaced": 0o600}


@pytest.mark.parametrize("broken", ["write", "sync", "replace"])
def test_a_replacement_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise _refuse(errno.ENOSPC)

    owner = Path if broken == "replace" else files
    monkeypatch.setattr(owner, broken, refuse)
    with pytest.raises(OSError, match="refused"):
        # the function itself, not the one of Path that is broken here
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["sam"]


def test_a_file_that_is_not_there_is_removed_already(tmp_path: Path) -> None:
    (tmp_path / "sam").write_bytes(b"x")
    files.remove(tmp_path / "sam")
    files.remove(tmp_path / "sam")
    assert list(tmp_path.iterdir()) == []


def test_names_with_signs_in_them_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "a[b]*.draft"
    for name in (".a[b]*.draft.00ff00ff", ".ab.draft.00ff00ff"):
        (tmp_path / name).write_bytes(b"")
    files.remove_leftovers(path)
    assert [entry.name for entry in tmp_path.iterdir()] == [".ab.draft.00ff00ff"]
    files.remove_leftovers(tmp_path / "nowhere" / "sam")


@posix
def test_a_file_that_lost_its_name_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "sam"
    fd = files.open_append(path, new=True)
    assert files.still_at(fd, path)
    path.unlink()
    assert not files.still_at(fd, path)
    path.write_bytes(b"")
    assert not files.still_at(fd, path)
    assert not files.still_at(fd, path / "below")
    os.close(fd)


@posix
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_knows_no_sync_is_let_be(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int) -> None:
        raise _refuse(number)

    monkeypatch.setattr(os, "fsync", refuse)
    files.sync_folder(tmp_path)


@posix
def test_a_folder_with_a_fault_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(fd: int) -> None:
        raise _refuse(errno.EIO)

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="refused"):
        files.sync_folder(tmp_path)


@posix
@pytest.mark.parametrize("fails", [False, True])
def test_on_a_mac_the_drive_itself_is_asked_and_else_the_system(
    tmp_path: Path, fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    asked = []

    def full(fd: int, command: int) -> None:
        asked.append(command)
        if fails:
            raise _refuse(errno.ENOTSUP)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", asked.append)
    files.sync(7)
    assert asked == ([51, 7] if fails else [51])


def test_reasons_are_plain_words() -> None:
    assert (
        files.reason(OSError(errno.ENOSPC, "No space left on device", "/home/jo/sam")) == "the disk is full"
    )
    assert files.reason(OSError("odd")) == "the disk refuses"
    assert files.reason(OSError(9999, "odd")) == "the disk refuses"


def test_a_name_is_on_the_disk_when_its_file_came_or_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(folder: Path) -> None:
        seen.append([entry.name for entry in folder.iterdir()])

    monkeypatch.setattr(files, "sync_folder", look)
    files.replace(tmp_path / "sam", b"x")
    files.remove(tmp_path / "sam")
    assert seen == [["sam"], []]
