"""The terminal's input: pastes told from keys however they are cut up, and no byte that ends the reading."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from iepmeet.tui.terminal import Escapes, Pastes

terminal = pytest.importorskip("iepmeet.tui.terminal", reason="Windows has its own driver")

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"
LETTERS = "ab\n \x1b[2013~é"
typed = st.text(LETTERS, max_size=12).map(lambda text: f"{text}z").filter(lambda text: BEGINS not in text)
pasted = st.text(LETTERS, max_size=12).map(lambda text: f"{text}z").filter(lambda text: ENDS not in text)
streams = st.lists(st.one_of(st.text(LETTERS, max_size=9), st.sampled_from([BEGINS, ENDS]))).map("".join)
cuts = st.lists(st.integers(0, 60), max_size=6)


def taken(parts: Sequence[str]) -> list[tuple[bool, str]]:
    """What comes of the stream in these parts, keys that follow each other joined."""
    pastes, found = Pastes(), []
    for part in parts:
        found += list(pastes.take(part))
    found.append((False, pastes.waiting()))
    joined: list[tuple[bool, str]] = []
    for paste, text in found:
        if joined and not paste and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1] + text)
        else:
            joined.append((paste, text))
    return [piece for piece in joined if piece[0] or piece[1]]


def cut(stream: str, places: list[int]) -> list[str]:
    """The stream in parts."""
    ends = [0, *sorted(min(place, len(stream)) for place in places), len(stream)]
    return [stream[start:end] for start, end in pairwise(ends)]


@given(streams, cuts)
def test_any_cut_of_any_stream_gives_the_same_pastes_and_keys(stream: str, places: list[int]) -> None:
    assert taken(cut(stream, places)) == taken([stream])
    assert taken(list(stream)) == taken([stream])


@given(st.lists(st.tuples(typed, pasted)), cuts)
def test_what_was_pasted_and_what_was_typed_come_apart_in_order(
    turns: list[tuple[str, str]], places: list[int]
) -> None:
    stream = "".join(f"{keys}{BEGINS}{paste}{ENDS}" for keys, paste in turns)
    assert taken(cut(stream, places)) == [
        piece for keys, paste in turns for piece in ((False, keys), (True, paste))
    ]


def test_an_esc_inside_a_paste_stays_where_it_is() -> None:
    assert taken([f"a{BEGINS}one\x1b[31mtwo\x1b{ENDS}b"]) == [
        (False, "a"),
        (True, "one\x1b[31mtwo\x1b"),
        (False, "b"),
    ]


def test_the_beginning_of_a_mark_that_is_none_is_keys_after_all() -> None:
    pastes = Pastes()
    assert list(pastes.take("a\x1b[2")) == [(False, "a")]
    assert pastes.waiting() == "\x1b[2"
    assert pastes.waiting() == ""


def test_an_unfinished_paste_is_not_handed_out_in_part() -> None:
    pastes = Pastes()
    assert list(pastes.take(f"{BEGINS}one\x1b[20")) == []
    assert pastes.waiting() == ""
    assert list(pastes.take("1~")) == [(True, "one")]


def test_the_esc_key_and_a_letter_soon_after_it_are_two_keys() -> None:
    escapes = Escapes()
    assert list(escapes.take("\x1bhello")) == ["\x1b", "hello"]
    assert list(escapes.take("x\x1b")) == ["x"]
    assert escapes.waiting() == "\x1b"


class Reader:
    """The driver's input thread on a pipe, with all that it hands on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.source, self.sink = os.pipe()
        self.messages: list[Message] = []
        self.gone = threading.Event()
        driver = terminal.CarefulDriver.__new__(terminal.CarefulDriver)
        driver.fileno = self.source
        driver._debug = False
        driver.exit_event = threading.Event()
        monkeypatch.setattr(driver, "process_message", self.messages.append)
        monkeypatch.setattr(driver, "_gone", self.gone.set)
        self._thread = threading.Thread(target=driver.run_input_thread)
        self._thread.start()

    def hear(self, *pieces: bytes) -> list[str]:
        """What was typed and pasted, once the terminal has gone away."""
        for piece in pieces:
            os.write(self.sink, piece)
        os.close(self.sink)
        self._thread.join(30)
        os.close(self.source)
        assert self.gone.is_set()
        return [
            f"paste {message.text}" if isinstance(message, events.Paste) else message.key
            for message in self.messages
            if isinstance(message, events.Paste | events.Key)
        ]


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"])
def test_a_byte_that_is_no_utf8_ends_nothing(monkeypatch: pytest.MonkeyPatch, bad: bytes) -> None:
    keys = Reader(monkeypatch).hear(b"a", bad, b"b")
    assert keys[0] == "a" and keys[-1] == "b"


def test_a_letter_of_two_bytes_may_come_in_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Reader(monkeypatch).hear(b"\xc3", b"\xa9x")
    assert len(keys) == 2 and keys[-1] == "x"


def test_a_paste_arrives_whole_and_clean_and_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Reader(monkeypatch).hear(b"a\x1b[200~one\r", b"two\x1b]52;c;eA==\x07\xc2\x9b\x1b[201~b")
    assert keys == ["a", "paste one\ntwo]52;c;eA==", "b"]
