from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.record import events as ev
from iepmeet.record import line, reading
from iepmeet.record.events import Stamped
from iepmeet.record.reading import Reading, fingerprint, parse

from .lines import START, a_meeting, meetings, note, notes, record, sealed


def test_a_whole_record_is_read_as_it_was_written() -> None:
    data = record(a_meeting())
    read = parse(data)
    assert read.events == tuple(a_meeting())
    assert read.damage == ()
    assert read.spent == frozenset()
    assert read.next_n == 11
    assert read.ends_clean
    assert read.last_sum == data[-35:-3].decode()


def test_an_empty_record_is_an_empty_meeting() -> None:
    assert parse(b"") == Reading()
    assert parse(b"").next_n == 1


def test_the_fingerprint_is_for_people() -> None:
    read = Reading(last_sum="3f2a91bc0d4e77aa" + "5" * 16)
    assert fingerprint(read) == "3f2a-91bc-0d4e-77aa"


def test_another_word_anywhere_gives_another_fingerprint() -> None:
    lines = notes(5)
    changed = [note(1, "other words"), *lines[1:]]
    assert fingerprint(parse(record(lines))) != fingerprint(parse(record(changed)))


@given(st.binary(max_size=400))
def test_any_bytes_open(data: bytes) -> None:
    read = parse(data)
    assert read.ends_clean == (not data or data.endswith(b"\n"))
    assert read.next_n >= 1


@given(
    st.lists(st.sampled_from([*record(notes(4)).splitlines(keepends=True), b"\n", b"{", b'{"n":3,"at":"']))
)
def test_any_lines_in_any_order_open_and_no_entry_comes_twice(pieces: list[bytes]) -> None:
    read = parse(b"".join(pieces))
    numbers = [stamped.n for stamped in read.events]
    assert numbers == sorted(set(numbers))


@given(meetings, st.data())
def test_any_prefix_of_a_record_keeps_all_its_whole_lines(lines: list[Stamped], data: st.DataObject) -> None:
    whole = record(lines)
    cut = data.draw(st.integers(0, len(whole)))
    read = parse(whole[:cut])
    ends = [len(record(lines[: count + 1])) for count in range(len(lines))]
    # the last line is whole without its newline too
    kept = sum(end - 1 <= cut for end in ends)
    assert read.events == tuple(lines[:kept])
    assert bool(read.damage) == (cut not in {0, *ends})


@given(meetings.filter(bool), st.data())
def test_any_bytes_put_in_place_of_others_lose_only_the_lines_they_touch(
    lines: list[Stamped], data: st.DataObject
) -> None:
    whole = record(lines)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 300)))
    wrong = data.draw(st.binary(max_size=50))
    read = parse(whole[:start] + wrong + whole[end:])
    ends = [len(record(lines[: count + 1])) for count in range(len(lines))]
    starts = [0, *ends[:-1]]
    untouched = [
        each
        for each, first, after in zip(lines, starts, ends, strict=True)
        if after - 1 <= start or first >= end
    ]
    assert [each for each in untouched if each not in read.events] == []
    assert [each for each in read.events if each not in lines] == []
    if whole[:start] + wrong + whole[end:] != whole and untouched != lines[: len(untouched)]:
        assert read.damage


def test_truncation_at_every_byte_of_the_last_three_lines() -> None:
    lines = notes(6)
    whole = record(lines)
    ends = [len(record(lines[: count + 1])) for count in range(6)]
    for cut in range(ends[2], len(whole)):
        read = parse(whole[:cut])
        kept = sum(end - 1 <= cut for end in ends)
        assert read.events == tuple(lines[:kept])
        if cut in ends:
            assert read.damage == ()
            continue
        (damage,) = read.damage
        place = sum(end <= cut for end in ends) + 1
        assert damage.line == place
        assert damage.what == (reading.NOT_ENDED if cut + 1 in ends else reading.CUT_OFF)
        assert damage.lost == (cut + 1 not in ends)
        assert not read.ends_clean


def test_a_cut_off_line_still_says_its_number_and_its_ref() -> None:
    whole = record(notes(2))
    read = parse(whole[:-60])
    assert [damage.n for damage in read.damage] == [2]
    assert read.spent == {"N2"}
    assert read.next_n == 3
    assert str(read.damage[0]) == f"Line 2: {reading.CUT_OFF}"


def test_refs_of_a_line_that_is_left_out_are_not_given_out_again() -> None:
    changed = Stamped(
        2, START, ev.ChangedKind(ref="N1", new_ref="A7", entry="action", words=ev.Words(text="x"))
    )
    whole = record([note(1), changed, note(3)])
    read = parse(whole.replace(b'"text":"x"', b'"text":"y"'))
    assert [stamped.n for stamped in read.events] == [1, 3]
    assert read.spent == {"N1", "A7"}


def test_words_that_look_like_a_ref_spend_none() -> None:
    said = note(1, 'she wrote "ref":"N99", and {"n":55,"at":"x')
    read = parse(record([said])[:-5])
    assert read.spent == {"N1"}
    assert read.next_n == 2


def test_a_line_of_a_newer_iepmeet_is_named_and_the_rest_is_kept() -> None:
    first = record([note(1)])
    body = (
        b'{"n":2,"at":"2026-12-08T15:30:00+00:00","event":{"kind":"sung","ref":"N2"},"prev":"'
        + first[-35:-3]
        + b'"'
    )
    newer = sealed(body)
    third, _ = line.encode(note(3), newer[-35:-3].decode())
    read = parse(first + newer + third)
    assert [stamped.n for stamped in read.events] == [1, 3]
    (damage,) = read.damage
    assert (damage.line, damage.n, damage.what, damage.lost) == (2, 2, line.NEWER, True)
    assert read.spent == {"N2"}
    assert read.next_n == 4


def test_json_nested_a_million_deep_is_only_a_bad_line() -> None:
    lines = notes(2)
    whole = record(lines)
    deep = b"[" * 1_000_000 + b"]" * 1_000_000
    body = b'{"n":3,"at":"2026-12-08T15:30:00+00:00","event":' + deep + b',"prev":"' + b"0" * 32 + b'"'
    for bad in (deep + b"\n", sealed(body)):
        read = parse(whole + bad)
        assert read.events == tuple(lines)
        assert [damage.line for damage in read.damage] == [3]


@pytest.mark.parametrize("filler", [b"\0", b"x", b'{"n":1,"at":"', b',"sum":"' + b"0" * 32 + b'"}'])
def test_each_byte_of_an_endless_line_is_summed_once_at_most(
    filler: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed = 0
    real = line.holds

    def counting(raw: bytes) -> bool:
        nonlocal summed
        summed += len(raw)
        return real(raw)

    monkeypatch.setattr(line, "holds", counting)
    data = record(notes(1)).rstrip(b"\n") + filler * (200_000 // len(filler)) + record(notes(2))
    read = parse(data)
    assert read.events == tuple(notes(2))
    # once for the line as it stands, once for the whole lines sought in it
    assert summed <= 2 * len(data)


def test_the_lines_of_a_gap_are_not_given_a_number_again() -> None:
    whole = record([note(1), note(2), note(80)])
    read = parse(whole.replace(b"Year 2", b"Year 3"))
    assert read.events == ()
    assert read.next_n == 81


def test_times_come_back_with_the_offset_they_had() -> None:
    at = dt.datetime(2026, 7, 1, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    (stamped,) = parse(record([Stamped(1, at, ev.MovedTo(item="parked"))])).events
    assert stamped.at.utcoffset() == dt.timedelta(hours=1)
