"""Attacks the way in: bytes that are no letters, pastes that hold keys, keys that come faster than frames."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ...faults.program import a_meeting, posix
from ...faults.standing import read_whole
from .screen import KEYS, AtScreen, surroundings_of_screen

pytestmark = posix

_OPENING_AND_CLOSING = (
    *("ctrl+g", "ctrl+k", "ctrl+n", "ctrl+o", "ctrl+r", "ctrl+t", "f1", "f9"),
    *("down", "enter", "escape", "left", "right", "tab", "up"),
)


def texts(agenda: Path) -> list[str]:
    """The entries of the record, as they were typed."""
    return [entry.typed for entry in read_whole(agenda).standing]


def leave(at: AtScreen) -> None:
    at.see_saved()
    at.press("ctrl+q")
    assert at.gone() == 0


def test_a_byte_that_is_no_letter_ends_nothing_and_loses_no_other(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.type(b"before \xff after\rcut off \xc3\rand on \xe2\x82\r")
        at.type("é".encode()[:1])
        at.pause(0.3)
        at.type("é".encode()[1:] + b"t\xc3\xa9\r")
        at.see("été")
        leave(at)
    assert texts(agenda) == ["before \ufffd after", "cut off \ufffd", "and on \ufffd", "été"]


def test_escapes_in_a_paste_lose_and_reorder_nothing(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.type("typed ")
        at.paste(b"one\x1b two\x1b[A three\x1b]0;four\x07\nfive \xff\x1bOP six\r\nseven\x1b")
        at.type(" typed\r")
        at.see("seven")
        leave(at)
    assert texts(agenda) == ["typed one two[A three]0;four\nfive \ufffdOP six\nseven typed"]


def test_a_paste_that_never_ends_is_no_end_of_the_meeting(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.type("\x1b[200~begun and ")
        at.pause(0.5)
        at.type("ended\x1b[201~\r")
        at.see("begun and ended")
        leave(at)
    assert texts(agenda) == ["begun and ended"]


@pytest.mark.parametrize("soon", ["J", "1", "=", " ", "é", "\r"])
def test_esc_and_a_key_soon_after_are_two_keys(soon: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.type("before")
        at.line_is("before")
        at.press("escape")
        at.type(f"{soon} after")
        at.line_is(" ".join(f"{'' if soon == chr(13) else f'before{soon}'} after".split()))
        assert at.process.poll() is None


def test_a_burst_of_keys_keeps_every_letter_under_its_item(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        lines = [f"line number {number}" for number in range(40)]
        burst = "".join(
            f"{line}\r{KEYS['ctrl+n' if n % 4 == 1 else 'ctrl+p'] if n % 2 and n < 39 else ''}"
            for n, line in enumerate(lines)
        )
        at.type(burst)
        at.see(f"N{len(lines)}")
        leave(at)
    kept = read_whole(agenda).standing
    assert [entry.typed for entry in kept] == lines
    first, second = kept[0].item, kept[2].item
    assert first != second
    assert [entry.item for entry in kept] == [first, first, second, second] * 10


def test_whoever_types_while_the_agenda_has_the_focus_means_the_line(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.press("ctrl+g")
        at.type("typed while the agenda was chosen\r")
        at.click("1 Speech")
        at.see("1  Speech")
        at.type("typed after the clikc\x7f\x7fck\r")
        at.see("N2")
        leave(at)
    assert texts(agenda) == ["typed while the agenda was chosen", "typed after the click"]
    assert [entry.item for entry in read_whole(agenda).standing] == ["opening", "concern:salt"]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("abc\x7fd", "abd"),
        ("teh\x7f\x7fhe end", "the end"),
        ("ab\x1b[Dc", "acb"),
        ("not this\x15but this", "but this"),
        ("one two\x17three", "one three"),
        ("end\x1b[Hat the ", "at the end"),
    ],
)
def test_a_key_that_edits_has_its_turn_among_the_letters(keys: str, line: str, tmp_path: Path) -> None:
    with AtScreen("run", a_meeting(tmp_path)) as at:
        at.see("/ everything else")
        at.type(keys)
        at.line_is(line)


def random_keys(folder: Path, seed: int, bursts: int) -> None:
    """Whatever was opened and closed at once, a letter that is typed then is in the line."""
    chance = random.Random(seed)
    with AtScreen("run", a_meeting(folder)) as at:
        at.see("/ everything else")
        for _ in range(bursts):
            burst = chance.choices(_OPENING_AND_CLOSING, k=chance.randrange(2, 7))
            at.press(*burst)
            for _ in range(3):
                at.quiet()
                at.press("escape")
            at.see("/ everything else")
            at.quiet()
            at.type("q")
            at.see(lambda now: "q" in now.line())
            at.press("ctrl+a", *["delete"] * 3, "ctrl+u")
            assert at.process.poll() is None, f"seed {seed}: {burst}"


def test_random_keys_never_leave_the_line_without_the_letters(tmp_path: Path) -> None:
    random_keys(tmp_path, seed=8601, bursts=4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8611, 8631))
def test_random_keys_many_times_never_leave_the_line_without_the_letters(seed: int, tmp_path: Path) -> None:
    random_keys(tmp_path, seed, bursts=20)


@pytest.mark.parametrize("key", ["f1", "ctrl+k", "ctrl+r", "ctrl+t"])
def test_a_page_opens_once_and_goes_back_once_however_often_the_key_is_pressed(
    key: str, tmp_path: Path
) -> None:
    with AtScreen("run", a_meeting(tmp_path)) as at:
        at.see("/ everything else")
        at.press(key)
        at.see_no_more("/ everything else")
        at.press("escape", "escape", "escape")
        at.see("/ everything else")
        at.press(key, key)
        at.quiet()
        at.press("escape")
        at.see("/ everything else")
        at.type("still here")
        at.line_is("still here")
        assert at.process.poll() is None


def test_under_the_c_locale_all_is_ascii_and_nothing_is_lost(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    env = surroundings_of_screen(LC_ALL="C", LANG="C")
    with AtScreen("run", agenda, env=env) as at:
        at.see("/ everything else")
        at.type("! Zoë’s café – 10 € @Jo by fri so that “it” is done\r")
        at.see("A1")
        for key in ("ctrl+r", "f1", "ctrl+k", "ctrl+t"):
            at.press(key)
            at.see_no_more("/ everything else")
            at.quiet()
            at.press("escape")
            at.see("/ everything else")
        leave(at)
        assert at.raw.isascii()
    assert "Zoë’s café – 10 € @Jo by fri so that “it” is done" in texts(agenda)


def random_bytes(folder: Path, seed: int) -> None:
    """Whatever arrives, the next clean line is kept."""
    chance = random.Random(seed)
    agenda = a_meeting(folder)
    leaving = {0x05, 0x11}
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        for _ in range(60):
            block = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))
            at.type(bytes(byte for byte in block if byte not in leaving))
            at.look(0.01)
        for _ in range(3):
            at.quiet(0.3)
            at.press("escape")
        at.quiet(0.3)
        at.see("/ everything else")
        # an unfit command stays in the line: it is cleared once the answer is there
        for _ in range(2):
            at.press("enter")
            at.quiet(0.3)
            at.press(*["ctrl+u"] * 5)
            at.quiet(0.3)
        at.type("\x1b[201~\rat last\r")
        at.see(lambda now: b"at last" in now.raw)
        at.see_saved()
        assert at.process.poll() is None, f"seed {seed}"
        at.press("ctrl+q")
        at.gone()
    assert any(text.endswith("at last") for text in texts(agenda)), f"seed {seed}"


def test_random_bytes_end_nothing(tmp_path: Path) -> None:
    random_bytes(tmp_path, seed=8501)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8511, 8551))
def test_random_bytes_many_times_end_nothing(seed: int, tmp_path: Path) -> None:
    random_bytes(tmp_path, seed)
