from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record import line
from iepmeet.record.events import Stamped

from .lines import START, a_meeting, checksum, note, sealed, texts


def test_a_line_is_what_the_design_says_it_is() -> None:
    stamped = Stamped(7, START, ev.MovedTo(item="concern:salt"))
    prev = "ab" * 16
    body = (
        b'{"n":7,"at":"2026-12-08T15:30:00+00:00","event":{"kind":"moved-to","item":"concern:salt"},'
        b'"prev":"' + prev.encode() + b'"'
    )
    data, total = line.encode(stamped, prev)
    assert data == body + b',"sum":"' + checksum(body).encode() + b'"}\n'
    assert total == checksum(body)


def test_the_first_line_follows_thirty_two_zeros() -> None:
    assert line.ZERO == "0" * 32
    assert b'"prev":"00000000000000000000000000000000"' in line.encode(note(1), line.ZERO)[0]


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (dt.datetime(2026, 7, 1, 9, 5, tzinfo=ZoneInfo("Europe/London")), "2026-07-01T09:05:00+01:00"),
        (dt.datetime(2026, 12, 8, 15, 38, tzinfo=ZoneInfo("Europe/London")), "2026-12-08T15:38:00+00:00"),
        (dt.datetime(2026, 12, 8, 15, 38, tzinfo=dt.UTC), "2026-12-08T15:38:00+00:00"),
        (
            dt.datetime(2026, 12, 8, 15, 38, 9, 999_999, dt.timezone(dt.timedelta(hours=-3, minutes=-30))),
            "2026-12-08T15:38:09-03:30",
        ),
    ],
)
def test_the_time_keeps_its_offset_to_the_second(at: dt.datetime, written: str) -> None:
    data, _ = line.encode(Stamped(1, at, ev.MovedTo(item="parked")), line.ZERO)
    assert f'"at":"{written}"'.encode() in data
    read = line.decode(data.rstrip(b"\n"))
    assert read is not None
    assert read.stamped is not None
    assert read.stamped.at.isoformat() == written


def test_every_kind_of_event_in_a_meeting_is_read_back_as_it_was() -> None:
    for stamped in a_meeting():
        data, total = line.encode(stamped, "12" * 16)
        read = line.decode(data.rstrip(b"\n"))
        assert line.holds(data.rstrip(b"\n"))
        assert read == line.Line(n=stamped.n, prev="12" * 16, sum=total, stamped=stamped)


@given(texts)
def test_any_clean_text_is_read_back_as_it_was(text: str) -> None:
    data, _ = line.encode(note(1, text), line.ZERO)
    assert data.count(b"\n") == 1
    read = line.decode(data.rstrip(b"\n"))
    assert read is not None
    assert read.stamped == note(1, text)
    assert read.remark == ""


def test_the_same_event_gives_the_same_bytes() -> None:
    for stamped in a_meeting():
        assert line.encode(stamped, line.ZERO) == line.encode(replace(stamped), line.ZERO)


@pytest.mark.parametrize(
    "stamped",
    [
        Stamped(0, START, ev.MovedTo(item="parked")),
        Stamped(line.HIGHEST + 1, START, ev.MovedTo(item="parked")),
        Stamped(1, START.replace(tzinfo=None), ev.MovedTo(item="parked")),
        Stamped(1, START, ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=float("nan"))),
    ],
)
def test_what_could_not_be_read_back_is_refused_before_it_is_written(stamped: Stamped) -> None:
    with pytest.raises(ValueError, match=r"line|event"):
        line.prove(stamped)


def test_half_a_character_does_not_lose_the_words_around_it() -> None:
    line.prove(note(1, "before \ud800 after"))
    data, _ = line.encode(note(1, "before \ud800 after"), line.ZERO)
    read = line.decode(data.rstrip(b"\n"))
    assert read is not None
    assert read.stamped == note(1, "before \ufffd after")


def test_a_line_made_elsewhere_cannot_drive_the_screen() -> None:
    data, _ = line.encode(note(1, "red \x1b[31m and \u202ehidden"), line.ZERO)
    read = line.decode(data.rstrip(b"\n"))
    assert read is not None
    assert read.stamped == note(1, "red [31m and hidden")
    assert read.remark == line.CLEANED


def test_a_backslash_and_a_u_are_only_words() -> None:
    data, _ = line.encode(note(1, r"kept in C:\users\u0041"), line.ZERO)
    read = line.decode(data.rstrip(b"\n"))
    assert read is not None
    assert read.stamped == note(1, r"kept in C:\users\u0041")
    assert read.remark == ""


_AT = b'"at":"2026-12-08T15:30:00+00:00"'
_MOVED = b'"event":{"kind":"moved-to","item":"parked"}'
_PREV = b'"prev":"' + b"0" * 32 + b'"'


@pytest.mark.parametrize(
    "body",
    [
        b"{" + b",".join([b'"n":0', _AT, _MOVED, _PREV]),
        b"{" + b",".join([b'"n":-1', _AT, _MOVED, _PREV]),
        b"{" + b",".join([b'"n":' + b"9" * 400, _AT, _MOVED, _PREV]),
        b"{" + b",".join([b'"n":1', b'"at":"2026-12-08T15:30:00"', _MOVED, _PREV]),
        b"{" + b",".join([b'"n":1', b'"at":"2026-12-08T15:30:00+99:00"', _MOVED, _PREV]),
        b"{" + b",".join([b'"n":1', b'"at":"yesterday"', _MOVED, _PREV]),
        b"{" + b",".join([b'"n":1', _AT, _MOVED, b'"prev":"0"']),
        b"{" + b",".join([b'"n":1', _AT, _MOVED, _PREV, b'"more":1']),
        b"{" + b",".join([b'"n":1', _AT, _PREV]),
        b"{" + b",".join([b'"n":1', _AT, b'"event":{"kind":"moved-to","item":"\\ud800"}', _PREV]),
        b"[1",
        b"",
    ],
)
def test_what_is_no_line_is_none_even_with_a_checksum_that_fits(body: bytes) -> None:
    raw = sealed(body).rstrip(b"\n")
    assert line.holds(raw)
    assert line.decode(raw) is None


@pytest.mark.parametrize(
    ("event", "remark"),
    [
        (b'{"kind":"teleported","ref":"N4"}', line.NEWER),
        (b'{"kind":"moved-to"}', line.NOT_UNDERSTOOD),
        (b'{"kind":"entry","ref":"N1","entry":"song","item":"x","typed":"","words":{}}', line.NOT_UNDERSTOOD),
        (b'{"item":"parked"}', line.NOT_UNDERSTOOD),
        (b'"moved-to"', line.NOT_UNDERSTOOD),
        (b'{"kind":"moved-to","item":"\xff"}', line.NOT_UNDERSTOOD),
    ],
)
def test_an_event_that_is_not_understood_says_why(event: bytes, remark: str) -> None:
    raw = sealed(b"{" + b",".join([b'"n":1', _AT, b'"event":' + event, _PREV])).rstrip(b"\n")
    read = line.decode(raw)
    assert read is not None
    assert read.stamped is None
    assert read.remark == remark


@pytest.mark.parametrize("inside", [b"", b'"\\u0041"'])
def test_an_event_nested_too_deep_is_not_understood(inside: bytes) -> None:
    deep = b'"event":{"kind":"moved-to","item":' + b"[" * 5000 + inside + b"]" * 5000 + b"}"
    raw = sealed(b"{" + b",".join([b'"n":1', _AT, deep, _PREV])).rstrip(b"\n")
    assert line.holds(raw)
    # how deep is too deep for the line as a whole differs from one Python to the next
    read = line.decode(raw)
    assert read is None or read.stamped is None
