from __future__ import annotations

import pytest

from iepmeet.record import line, reading
from iepmeet.record.reading import parse

from .lines import note, notes, record

LINES = notes(5)
WHOLE = record(LINES)
STARTS = [len(record(LINES[:count])) for count in range(6)]


def _flips(first: int, after: int) -> list[tuple[int, bytes]]:
    """Every record in which one bit between these places is another."""
    flipped = []
    for place in range(first, after):
        for bit in range(8):
            changed = bytearray(WHOLE)
            changed[place] ^= 1 << bit
            flipped.append((place, bytes(changed)))
    return flipped


def test_every_single_bit_flip_of_a_line_is_named_once_and_loses_no_other() -> None:
    for place, data in _flips(STARTS[2], STARTS[3] - 1):
        read = parse(data)
        assert read.events == (*LINES[:2], *LINES[3:]), place
        (damage,) = read.damage
        assert (damage.line, damage.lost) == (3, True)
        # a newline within the line makes two lines of it
        assert damage.until == (4 if data.count(b"\n") == 6 else 3)
        assert read.last_sum == parse(WHOLE).last_sum


def test_every_bit_flip_of_a_line_end_is_named_and_loses_nothing() -> None:
    for _, data in _flips(STARTS[3] - 1, STARTS[3]):
        read = parse(data)
        assert read.events == tuple(LINES)
        (damage,) = read.damage
        assert (damage.line, damage.n, damage.what) == (3, 3, reading.RAN_TOGETHER)
        assert not damage.lost


def test_every_bit_flip_of_the_last_line_end_is_named_and_loses_nothing() -> None:
    for _, data in _flips(len(WHOLE) - 1, len(WHOLE)):
        read = parse(data)
        assert read.events == tuple(LINES)
        (damage,) = read.damage
        assert (damage.line, damage.what, damage.lost) == (5, reading.ADDED, False)


def test_two_lines_with_the_newline_taken_out_are_parted() -> None:
    data = WHOLE[: STARTS[2] - 1] + WHOLE[STARTS[2] :]
    read = parse(data)
    assert read.events == tuple(LINES)
    assert [(damage.line, damage.what) for damage in read.damage] == [(2, reading.RAN_TOGETHER)]


def test_all_newlines_taken_out_lose_nothing() -> None:
    read = parse(WHOLE.replace(b"\n", b""))
    assert read.events == tuple(LINES)
    assert [damage.what for damage in read.damage] == [reading.RAN_TOGETHER]


def test_a_record_saved_by_an_editor_with_other_line_ends_loses_nothing() -> None:
    read = parse(b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n"))
    assert read.events == tuple(LINES)
    assert [(damage.line, damage.n, damage.lost) for damage in read.damage] == [
        (n, n, False) for n in range(1, 6)
    ]


def test_a_damaged_line_that_ran_into_a_whole_one_loses_only_itself() -> None:
    data = bytearray(WHOLE)
    data[STARTS[2] - 1] = 0x0B
    data[STARTS[1] + 60] ^= 1
    read = parse(bytes(data))
    assert read.events == (LINES[0], *LINES[2:])
    (damage,) = read.damage
    assert (damage.line, damage.n, damage.what, damage.lost) == (2, 2, reading.PARTLY, True)


def test_a_torn_line_before_a_whole_one_loses_only_itself() -> None:
    data = WHOLE[: STARTS[1]] + WHOLE[STARTS[1] : STARTS[1] + 120] + WHOLE[STARTS[2] :]
    read = parse(data)
    assert read.events == (LINES[0], *LINES[2:])
    assert [(damage.line, damage.n) for damage in read.damage] == [(2, 2)]
    assert read.spent >= {"N2"}


def test_two_damaged_lines_side_by_side_are_named_one_by_one() -> None:
    data = bytearray(WHOLE)
    data[STARTS[1] + 60] ^= 1
    data[STARTS[2]] ^= 1
    read = parse(bytes(data))
    assert read.events == (LINES[0], *LINES[3:])
    assert [(damage.line, damage.n) for damage in read.damage] == [(2, 2), (3, None)]


def test_a_hole_of_zeros_in_the_middle_is_one_damage() -> None:
    data = WHOLE[: STARTS[1]] + b"\0" * 4096 + WHOLE[STARTS[2] :]
    read = parse(data)
    assert read.events == (LINES[0], *LINES[2:])
    assert len(read.damage) == 1


def test_bytes_that_are_no_record_are_one_damage_however_many_lines() -> None:
    read = parse(b"buy milk\n" * 1000 + WHOLE)
    assert read.events == tuple(LINES)
    (damage,) = read.damage
    assert (damage.line, damage.until, damage.what) == (1, 1000, reading.BROKEN)
    assert str(damage).startswith("Lines 1 to 1000: ")


def test_empty_lines_are_named_as_one_and_lose_nothing() -> None:
    read = parse(WHOLE[: STARTS[2]] + b"\n\n\n" + WHOLE[STARTS[2] :])
    assert read.events == tuple(LINES)
    assert [(damage.line, damage.until, damage.what) for damage in read.damage] == [(3, 5, reading.EMPTY)]


def test_the_number_of_a_damaged_line_is_said_when_it_can_be_read() -> None:
    read = parse(WHOLE.replace(b"Note number 4", b"Note number 9"))
    assert [(damage.line, damage.n, damage.what) for damage in read.damage] == [(4, 4, reading.CHANGED)]


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_a_record_goes_on_after_its_end_was_torn_off(left: int) -> None:
    torn = WHOLE[: STARTS[left] + 60] + b"\n"
    before = parse(torn)
    more, _ = line.encode(note(before.next_n, "afterwards"), before.last_sum)
    read = parse(torn + more)
    assert read.events == (*LINES[:left], note(left + 2, "afterwards"))
    assert [damage.line for damage in read.damage] == [left + 1]


def test_a_record_goes_on_after_a_damaged_number_without_a_word_more() -> None:
    damaged = WHOLE.replace(b'{"n":3,', b'{"n":7,')
    before = parse(damaged)
    assert before.next_n == 8
    more, total = line.encode(note(8), before.last_sum)
    last, _ = line.encode(note(9), total)
    read = parse(damaged + more + last)
    assert [stamped.n for stamped in read.events] == [1, 2, 4, 5, 8, 9]
    assert read.damage == before.damage


def test_a_torn_line_and_a_damaged_one_after_it_are_two() -> None:
    after = WHOLE[STARTS[2] :].replace(b"Note number 3", b"Note number 9")
    read = parse(WHOLE[: STARTS[1] + 120] + b"\n" + after)
    assert read.events == (LINES[0], *LINES[3:])
    assert [(damage.line, damage.until, damage.n) for damage in read.damage] == [(2, 2, 2), (3, 3, 3)]
