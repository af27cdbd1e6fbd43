from __future__ import annotations

import pytest

from iepmeet.record import line, reading
from iepmeet.record.reading import Damage, parse

from .lines import note, notes, record, with_words

LINES = notes(6)
RAW = record(LINES).splitlines(keepends=True)


def _named(data: bytes) -> list[tuple[int, str]]:
    return [(damage.line, damage.what) for damage in parse(data).damage]


@pytest.mark.parametrize("gone", [(0,), (2,), (2, 3), (0, 1, 2)])
def test_lines_that_were_taken_out_are_missed_at_the_next_one(gone: tuple[int, ...]) -> None:
    data = b"".join(raw for place, raw in enumerate(RAW) if place not in gone)
    assert _named(data) == [(gone[0] + 1, reading.MISSING)]
    assert [stamped.n for stamped in parse(data).events] == [n for n in range(1, 7) if n - 1 not in gone]


def test_a_line_changed_with_a_checksum_made_anew_is_found_at_the_next_one() -> None:
    changed = with_words(RAW[2], b"twice", b"once")
    data = b"".join([*RAW[:2], changed, *RAW[3:]])
    assert _named(data) == [(4, reading.MISSING)]
    assert len(parse(data).events) == 6
    assert not parse(data).damage[0].lost


def test_a_line_changed_without_a_new_checksum_is_left_out() -> None:
    data = b"".join([*RAW[:2], RAW[2].replace(b"twice", b"never"), *RAW[3:]])
    assert _named(data) == [(3, reading.CHANGED)]


def test_a_chain_made_anew_is_found_only_by_the_fingerprint() -> None:
    forged = record([*LINES[:2], note(3, "She never said so"), *LINES[3:]])
    assert parse(forged).damage == ()
    assert reading.fingerprint(parse(forged)) != reading.fingerprint(parse(b"".join(RAW)))


def test_lines_taken_out_with_the_chain_made_anew_show_by_their_numbers() -> None:
    forged = record([*LINES[:2], *LINES[4:]])
    assert _named(forged) == [(3, reading.JUMP)]


def test_numbers_that_do_not_begin_with_one_are_named() -> None:
    assert _named(record(LINES[1:])) == [(1, reading.JUMP)]


def test_two_lines_that_changed_places_are_named_and_put_back() -> None:
    data = b"".join([RAW[0], RAW[2], RAW[1], *RAW[3:]])
    read = parse(data)
    assert _named(data) == [(2, reading.MISSING)]
    assert read.events == tuple(LINES)


def test_a_number_that_goes_back_is_named_and_kept() -> None:
    back = record([note(1), note(5), note(3)])
    assert _named(back) == [(2, reading.JUMP), (3, reading.BACKWARDS)]
    assert [stamped.n for stamped in parse(back).events] == [1, 3, 5]


def test_a_number_used_twice_is_named_and_both_are_kept() -> None:
    second, _ = line.encode(note(6, "somebody else's six"), RAW[4][-35:-3].decode())
    data = b"".join(RAW) + second
    assert _named(data) == [(7, reading.TWICE)]
    assert parse(data).events == (*LINES, note(6, "somebody else's six"))
    assert parse(data).next_n == 7


def test_a_line_slipped_in_is_named() -> None:
    extra, _ = line.encode(note(3, "slipped in"), RAW[1][-35:-3].decode())
    data = b"".join([*RAW[:2], extra, *RAW[2:]])
    assert _named(data) == [(4, reading.TWICE)]


def test_lines_written_again_after_a_doubtful_save_are_read_once_and_not_named() -> None:
    data = b"".join([*RAW[:4], *RAW[2:4], *RAW[2:5], RAW[5]])
    read = parse(data)
    assert read.events == tuple(LINES)
    assert read.damage == ()
    assert read.last_sum == RAW[5][-35:-3].decode()


def test_a_line_lost_in_a_doubtful_save_and_written_again_takes_its_place() -> None:
    data = b"".join([*RAW[:2], RAW[2].replace(b"twice", b"\0\0\0\0\0"), RAW[3], *RAW[2:4], *RAW[4:]])
    read = parse(data)
    assert read.events == tuple(LINES)
    assert [(damage.line, damage.n) for damage in read.damage] == [(3, 3)]


def test_a_whole_line_after_a_damaged_one_is_not_blamed() -> None:
    data = b"".join([RAW[0], RAW[1].replace(b"twice", b"never"), RAW[2], *RAW[3:]])
    assert _named(data) == [(2, reading.CHANGED)]


def test_more_lines_missing_than_are_damaged_are_named() -> None:
    data = b"".join([RAW[0], RAW[1].replace(b"twice", b"never"), RAW[4], RAW[5]])
    assert _named(data) == [(2, reading.CHANGED), (3, reading.JUMP)]


def test_a_damage_reads_as_a_sentence() -> None:
    damage = Damage(line=3, until=3, n=3, what=reading.CHANGED, lost=True)
    assert str(damage) == ("Line 3: It was damaged or changed: its checksum does not fit. It was left out.")


def test_a_record_goes_on_from_its_highest_line_though_a_lower_one_was_written_last() -> None:
    data = b"".join([RAW[0], RAW[1].replace(b"twice", b"\0\0\0\0\0"), RAW[2], RAW[1], RAW[2]])
    assert parse(data).last_sum == RAW[2][-35:-3].decode()
    assert parse(data + RAW[3]).events == tuple(LINES[:4])
    assert len(parse(data + RAW[3]).damage) == 1
