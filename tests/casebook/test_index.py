"""The index changes no answer: deleted, damaged, killed half-way or shared, it is that of the files."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from iepmeet.casebook.diary import Done, keep
from iepmeet.casebook.finding import name_of, search
from iepmeet.casebook.index import NAME, Stands, casebooks, delete
from iepmeet.casebook.standing import Standing
from iepmeet.record import events as ev
from iepmeet.record.journal import Journal

from .leaving import note, opened, stamped, to_do

TODAY = dt.date(2026, 11, 25)
HELD = dt.date(2026, 9, 15)
NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)


def write_record(path: Path, day: dt.date, *events: ev.AnyEvent) -> None:
    journal = Journal.open(path)
    journal.append(stamped(day, *events))
    journal.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Three casebooks with two meetings each, settled: as old as a day."""
    home = tmp_path / "home"
    for child in ("sam", "ali", "kit"):
        folder = home / child
        folder.mkdir(parents=True)
        for month in (6, 9):
            write_record(
                folder / f"m{month}.record.jsonl",
                dt.date(2026, month, 15),
                opened(),
                to_do(f"A{month}", f"Book the cover for {child}", dt.date(2026, month, 30)),
                note("N1", f"The rota of {child} was read out"),
                note("P1", "secretword about the rota", "private"),
            )
    settle(home)
    return home


def settle(place: Path) -> None:
    """Makes every file a day old, as far as a test can: the turn of the inode is waited for elsewhere."""
    before = time.time() - 86_400
    for path in sorted(place.rglob("*"), reverse=True):
        os.utime(path, (before, before))


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was written just now counts as settled: no test waits for seconds."""
    monkeypatch.setattr("iepmeet.casebook.marks._SETTLED", -(10**18))
    yield


def ask(home: Path, cache: Path) -> tuple[tuple[Standing, ...], list[str]]:
    """How the casebooks stand, and the records that were read for it."""
    stands = Stands.opened(cache)
    try:
        return stands.of(casebooks(home), TODAY), stands.read
    finally:
        stands.close()


@pytest.mark.usefixtures("no_wait")
def test_nothing_is_read_that_has_not_changed(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, read = ask(home, cache)
    assert len(read) == 6
    assert [standing.folder for standing in first] == ["ali", "kit", "sam"]
    assert ask(home, cache) == (first, [])
    journal = Journal.open(home / "kit" / "m9.record.jsonl")
    journal.append(
        stamped(HELD, opened(), *(note(f"N{n}", "x") for n in range(2, 5)), to_do("A9", "new"))[4:]
    )
    journal.close()
    again, read = ask(home, cache)
    assert read == ["m9.record.jsonl"]
    assert again[1] != first[1]
    assert (again[0], again[2]) == (first[0], first[2])


def test_files_that_were_just_written_are_looked_at_by_their_bytes(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    path = home / "sam" / "m6.record.jsonl"
    at = path.stat()
    text = path.read_bytes()
    agenda = home / "sam" / "next.toml"
    agenda.write_text('[meeting]\ntitle = "Next"\ndate = 2026-12-08\n', encoding="utf-8")
    planned, _ = ask(home, cache)
    assert planned[2].planned[0].on == dt.date(2026, 12, 8)
    # of one length, and the clock of the disk is set back to what it said before
    when = agenda.stat()
    agenda.write_text('[meeting]\ntitle = "Next"\ndate = 2026-12-09\n', encoding="utf-8")
    os.utime(agenda, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert ask(home, cache)[0][2].planned[0].on == dt.date(2026, 12, 9)
    agenda.unlink()
    assert path.read_bytes() == text
    assert path.stat().st_mtime_ns == at.st_mtime_ns
    assert ask(home, cache)[0] == before


@pytest.mark.usefixtures("no_wait")
def test_a_file_touched_but_not_changed_is_read_and_nothing_is_worked_out_again(
    home: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    (home / "sam" / "m6.record.jsonl").touch()
    assert ask(home, cache) == (before, [])


@pytest.mark.usefixtures("no_wait")
def test_each_kind_of_file_is_noticed(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    sam = home / "sam"
    ask(home, cache)
    keep(sam, lambda _: [Done(ref="A9", meeting="m9", held=HELD, on=TODAY)], NOW)
    assert [one.ref for one in ask(home, cache)[0][2].promises] == ["A6"]
    (sam / "casebook.toml").write_text('[child]\nname = "Samira"\n', encoding="utf-8")
    (sam / "next.toml").write_text('[meeting]\ntitle = "Next"\ndate = 2026-12-08\n', encoding="utf-8")
    found = ask(home, cache)[0][2]
    assert (found.child, found.planned[0].name) == ("Samira", "next")
    (sam / "m9.record.jsonl").unlink()
    assert ask(home, cache)[0][2].last == "m6"
    shutil.rmtree(home / "kit")
    assert [one.folder for one in ask(home, cache)[0]] == ["ali", "sam"]


@pytest.mark.usefixtures("no_wait")
def test_term_dates_in_another_folder_are_noticed_too(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    terms = home / "terms.toml"
    terms.write_text("[[terms]]\nstarts = 2026-09-02\nends = 2026-12-18\n", encoding="utf-8")
    (home / "sam" / "next.toml").write_text(
        '[meeting]\ntitle = "Next"\ndate = 2026-12-08\n[calendar]\nfile = "../terms.toml"\n', encoding="utf-8"
    )
    ask(home, cache)
    stands = Stands.opened(cache)
    stands.of((home / "sam",), TODAY)
    stands.close()
    with closing(sqlite3.connect(cache / NAME)) as index:
        marks = index.execute("SELECT marks FROM standings WHERE folder LIKE '%sam'").fetchone()
    assert b"../terms.toml" in marks[0]


@pytest.mark.usefixtures("no_wait")
def test_deleting_the_index_changes_no_answer(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    delete(cache)
    assert ask(home, cache)[0] == before


@pytest.mark.usefixtures("no_wait")
@pytest.mark.parametrize("damage", ["torn", "noise", "text", "empty", "flipped"])
def test_damaging_the_index_changes_no_answer(home: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    index = cache / NAME
    raw = index.read_bytes()
    if damage == "torn":
        index.write_bytes(raw[: len(raw) // 2])
    elif damage == "noise":
        index.write_bytes(os.urandom(len(raw)))
    elif damage == "text":
        index.write_text("no index", encoding="utf-8")
    elif damage == "empty":
        index.write_bytes(b"")
    else:
        index.write_bytes(raw.replace(b"Book the cover for sam", b"Book the hover for sam"))
    assert ask(home, cache)[0] == before
    assert ask(home, cache)[0] == before


@pytest.mark.usefixtures("no_wait")
def test_a_flipped_byte_anywhere_in_the_index_changes_no_answer(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    index = cache / NAME
    raw = index.read_bytes()
    for place in range(0, len(raw), max(1, len(raw) // 60)):
        index.write_bytes(raw[:place] + bytes([raw[place] ^ 0x55]) + raw[place + 1 :])
        assert ask(home, cache)[0] == before, place


@pytest.mark.usefixtures("no_wait")
def test_where_no_index_can_be_kept_the_answer_is_the_same(home: Path, tmp_path: Path) -> None:
    before, _ = ask(home, tmp_path / "cache")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert ask(home, tmp_path / "file" / "under")[0] == before


@pytest.mark.usefixtures("no_wait")
def test_another_program_that_writes_is_not_waited_for_long_and_changes_no_answer(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iepmeet.casebook.store._PATIENCE", 0.05)
    cache = tmp_path / "cache"
    before, _ = ask(home, cache)
    keep(home / "sam", lambda _: [Done(ref="A9", meeting="m9", held=HELD, on=TODAY)], NOW)
    other = sqlite3.connect(cache / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        held, _ = ask(home, cache)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert [len(one.promises) for one in held] == [2, 2, 1]
    assert held[:2] == before[:2]
    assert ask(home, cache)[0] == held


@pytest.mark.usefixtures("no_wait")
def test_an_interruption_keeps_what_was_done_and_the_next_time_goes_on(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def stop(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise KeyboardInterrupt

    stands = Stands.opened(cache)
    with pytest.raises(KeyboardInterrupt):
        stands.of(casebooks(home), TODAY, stop)
    stands.close()
    found, read = ask(home, cache)
    assert len(read) == 2
    assert found == ask(home, tmp_path / "other")[0]


def test_two_programs_that_build_it_at_once_both_answer_rightly(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code = (
        "import datetime as dt, sys\n"
        "from pathlib import Path\n"
        "from iepmeet.casebook import index\n"
        "index._AT_ONCE = 1\n"
        "for _ in range(5):\n"
        "    stands = index.Stands.opened(Path(sys.argv[2]))\n"
        "    found = stands.of(index.casebooks(Path(sys.argv[1])), dt.date(2026, 11, 25))\n"
        "    stands.close()\n"
        "    print([(one.folder, len(one.promises)) for one in found])\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(home), str(cache)], stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    right = [("ali", 2), ("kit", 2), ("sam", 2)]
    for one in both:
        said, _ = one.communicate(timeout=60)
        assert said.decode().splitlines() == [str(right)] * 5


@pytest.mark.skipif(os.name != "posix", reason="a program is killed otherwise there")
def test_killing_a_rebuild_half_way_changes_no_answer(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code = (
        "import datetime as dt, os, signal, sys\n"
        "from pathlib import Path\n"
        "from iepmeet.casebook import index\n"
        "index._AT_ONCE = 1\n"
        "def die(done, of):\n"
        "    if done == 2:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "stands = index.Stands.opened(Path(sys.argv[2]))\n"
        "stands.of(index.casebooks(Path(sys.argv[1])), dt.date(2026, 11, 25), die)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(home), str(cache)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert (cache / NAME).exists()
    assert ask(home, cache)[0] == ask(home, tmp_path / "other")[0]


@pytest.mark.usefixtures("no_wait")
def test_a_casebook_that_was_deleted_leaves_nothing_in_the_index(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ask(home, cache)
    search(home / "sam", "rota", cache=cache)
    assert b"for sam" in (cache / NAME).read_bytes()
    shutil.rmtree(home / "sam")
    ask(home, cache)
    search(home / "kit", "rota", cache=cache)
    assert not any(b" sam" in path.read_bytes() for path in cache.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="the bits of a file are told otherwise there")
def test_the_index_is_for_its_owner_alone(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ask(home, cache)
    search(home / "sam", "rota", cache=cache)
    assert {path.stat().st_mode & 0o777 for path in cache.iterdir()} == {0o600}
    assert cache.stat().st_mode & 0o777 == 0o700


def test_a_private_entry_is_in_no_derived_file(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ask(home, cache)
    assert search(home / "sam", "secretword", cache=cache) == ()
    assert search(home / "sam", "rota", cache=cache)
    assert not any(b"secretword" in path.read_bytes() for path in cache.iterdir())


def test_words_are_found_in_records_agendas_evidence_and_papers(home: Path, tmp_path: Path) -> None:
    sam = home / "sam"
    (sam / "next.toml").write_text('[meeting]\ntitle = "Timetable review"\n', encoding="utf-8")
    (sam / "evidence.toml").write_text(
        '[[evidence]]\ndate = 2026-11-03\nwhat = "timetable was empty"\n', encoding="utf-8"
    )
    (sam / "m9.minutes.md").write_text("# Minutes\n\nThe *timetable* hangs there.\n", encoding="utf-8")
    found = search(sam, "TIMETAB", cache=tmp_path / "cache")
    assert {(row.file, row.place) for row in found} == {
        ("next.toml", "line 2"),
        ("evidence.toml", "line 3"),
        ("m9.minutes.md", "line 3"),
    }
    (row,) = search(sam, "rota read", cache=tmp_path / "cache")[:1]
    assert row.place.startswith("N1 of ")
    assert [row.snippet[a:b] for a, b in row.marked] == ["rota", "read"]


def test_what_was_removed_or_made_private_is_not_found(home: Path, tmp_path: Path) -> None:
    sam = home / "sam"
    write_record(
        sam / "m12.record.jsonl",
        dt.date(2026, 12, 1),
        opened(),
        note("N1", "withdrawnword"),
        ev.Withdrawn(ref="N1"),
        note("N2", "laterprivate"),
        ev.ChangedKind(ref="N2", new_ref="P1", entry="private", words=ev.Words(text="laterprivate")),
    )
    assert search(sam, "withdrawnword", cache=tmp_path / "cache") == ()
    assert search(sam, "laterprivate", cache=tmp_path / "cache") == ()


@pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "-", "*", "said:rota", "", "\x00", "ro*ta"])
def test_no_sign_in_the_words_means_anything(home: Path, tmp_path: Path, words: str) -> None:
    search(home / "sam", words, cache=tmp_path / "cache")


def test_damage_to_what_search_keeps_changes_no_answer(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    sam = home / "sam"
    before = search(sam, "rota", cache=cache)
    path = cache / name_of(sam)
    raw = path.read_bytes()
    for place in range(0, len(raw), max(1, len(raw) // 60)):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 0x55]) + raw[place + 1 :])
        assert search(sam, "rota", cache=cache) == before, place
    path.unlink()
    assert search(sam, "rota", cache=cache) == before


def test_search_follows_its_files(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    sam = home / "sam"
    assert search(sam, "dinosaur", cache=cache) == ()
    (sam / "letter.md").write_text("A dinosaur.\n", encoding="utf-8")
    assert len(search(sam, "dinosaur", cache=cache)) == 1
    (sam / "letter.md").unlink()
    assert search(sam, "dinosaur", cache=cache) == ()


def test_a_link_that_leads_to_itself_is_no_casebook(tmp_path: Path) -> None:
    (tmp_path / "sam").mkdir()
    (tmp_path / "sam" / "casebook.toml").write_text("", encoding="utf-8")
    try:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    except OSError:
        pytest.skip("links cannot be made here")
    assert [place.name for place in casebooks(tmp_path)] == ["sam"]
