"""What happens between meetings is kept like a record: nothing is lost, nothing is changed."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.casebook import diary
from iepmeet.casebook.diary import Diary, Done, Replied, Sent, TakenBack
from iepmeet.errors import InUseError, NotSavedError
from iepmeet.record import journal
from iepmeet.record.events import Event, Stamped
from iepmeet.record.journal import Journal
from iepmeet.record.line import ZERO, decode, encode

NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 3)
DONE = Done(ref="A2", meeting="sept", held=dt.date(2026, 9, 15), on=DAY, confirmed_by="Mrs Patel")
SENT = Sent(ref="L1", letter="meeting-request", on=DAY, to="Mrs Patel", reply_by=dt.date(2026, 11, 17))
REPLY = Replied(
    ref="L2", answers="L1", letter="meeting-request", on=dt.date(2026, 11, 10), sender="Mrs Patel"
)


def keep(folder: Path, *events: Event) -> None:
    diary.keep(folder, lambda _: events, NOW)


def test_what_is_kept_is_read_back_in_its_order(tmp_path: Path) -> None:
    keep(tmp_path, DONE)
    keep(tmp_path, SENT, REPLY)
    held = diary.read(tmp_path)
    assert held.happenings == ((1, DONE), (2, SENT), (3, REPLY))
    assert (held.done, held.sent, held.replies, held.last_letter) == ((DONE,), (SENT,), (REPLY,), 2)
    assert not held.damage


def test_a_letter_is_awaited_until_it_is_answered(tmp_path: Path) -> None:
    keep(tmp_path, SENT)
    assert diary.read(tmp_path).awaited == (SENT,)
    keep(tmp_path, REPLY)
    assert diary.read(tmp_path).awaited == ()


def test_a_folder_without_a_diary_has_an_empty_one_and_none_is_made(tmp_path: Path) -> None:
    assert diary.read(tmp_path) == Diary()
    assert not list(tmp_path.iterdir())


def test_a_line_taken_back_counts_no_more_and_its_number_is_not_given_again(tmp_path: Path) -> None:
    keep(tmp_path, SENT)
    keep(tmp_path, TakenBack(act=1))
    held = diary.read(tmp_path)
    assert held.happenings == ()
    assert held.last_letter == 1


def test_every_byte_of_the_file_stays_when_more_is_added(tmp_path: Path) -> None:
    keep(tmp_path, DONE)
    before = (tmp_path / "casebook.jsonl").read_bytes()
    keep(tmp_path, SENT)
    assert (tmp_path / "casebook.jsonl").read_bytes().startswith(before)


@pytest.mark.skipif(os.name != "posix", reason="the bits of a file are told otherwise there")
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    keep(tmp_path, DONE)
    assert (tmp_path / "casebook.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_damaged_line_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    keep(tmp_path, DONE, SENT, REPLY)
    path = tmp_path / "casebook.jsonl"
    path.write_bytes(path.read_bytes().replace(b"meeting-request", b"meeting-requost", 1))
    held = diary.read(tmp_path)
    assert held.happenings == ((1, DONE), (3, REPLY))
    assert "Line 2" in held.damage[0]
    assert held.last_letter == 2


def test_a_torn_last_line_is_named_and_adding_goes_on_behind_it(tmp_path: Path) -> None:
    keep(tmp_path, DONE, SENT)
    path = tmp_path / "casebook.jsonl"
    path.write_bytes(path.read_bytes()[:-30])
    keep(tmp_path, REPLY)
    held = diary.read(tmp_path)
    assert [event for _, event in held.happenings] == [DONE, REPLY]
    assert held.damage


def test_two_programs_do_not_write_at_once(tmp_path: Path) -> None:
    first = Journal.open(tmp_path / "casebook.jsonl", diary.WORDS)
    try:
        with pytest.raises(InUseError, match="Another iepmeet is writing in this casebook's diary"):
            keep(tmp_path, DONE)
    finally:
        first.close()


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")
    (tmp_path / "casebook.jsonl").symlink_to(other)
    with pytest.raises(NotSavedError, match="This casebook's diary is a link"):
        keep(tmp_path, DONE)
    assert other.read_bytes() == b""


def test_a_records_reader_leaves_a_diarys_lines_out_and_a_diarys_a_records(tmp_path: Path) -> None:
    keep(tmp_path, DONE)
    assert journal.read(tmp_path / "casebook.jsonl").events == ()
    assert journal.read(tmp_path / "casebook.jsonl").damage[0].lost


_TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")), max_size=20)
_DAYS = st.dates()
_ANY = st.one_of(
    st.builds(Done, ref=_TEXT, meeting=_TEXT, held=_DAYS, on=_DAYS, confirmed_by=_TEXT, text=_TEXT),
    st.builds(
        Sent, ref=_TEXT, letter=_TEXT, on=_DAYS, to=_TEXT, reply_by=st.none() | _DAYS, clocks=st.tuples(_TEXT)
    ),
    st.builds(Replied, ref=_TEXT, answers=_TEXT, letter=_TEXT, on=_DAYS, sender=_TEXT, text=_TEXT),
    st.builds(TakenBack, act=st.integers(0, 10**9)),
)


@given(_ANY)
def test_every_line_is_read_back_as_it_was_written(event: Event) -> None:
    raw, _ = encode(Stamped(1, NOW, event), ZERO)
    line = decode(raw.removesuffix(b"\n"), diary.WORDS)
    assert line is not None
    assert line.stamped == Stamped(1, NOW, event)
