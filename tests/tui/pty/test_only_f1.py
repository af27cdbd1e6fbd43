"""Somebody who has read only F1 holds a meeting: once by keys alone, once by mouse and the words to type.

They record a quote, an action with owner and date and a differing view, correct a name, take back an entry,
find out what is still open, and end the meeting.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.record.state import Meeting

from ...faults.program import a_meeting, posix
from ...faults.standing import read_whole
from .screen import AtScreen

pytestmark = posix

QUOTE = "No one told me the sessions had stopped"
ACTION = "Share the cover list @Mrs Patel by fri so that no week is missed"
VIEW = "Jo: one in three is not partial delivery"
NAME = "Mrs Patel = Mrs Pavel"
MISTAKE = "this was never said"


def assert_held(agenda: Path) -> None:
    """All of it is in the record and in the minutes."""
    meeting: Meeting = read_whole(agenda)
    kept = {entry.kind: entry.words for entry in meeting.standing}
    assert set(kept) == {"quote", "action", "differs"}
    assert kept["quote"].text == QUOTE
    assert (kept["action"].text, kept["action"].who) == ("Share the cover list", "Mrs Pavel")
    assert str(kept["action"].by and kept["action"].by.date) == "2026-12-11"
    assert kept["action"].measure == "no week is missed"
    assert kept["differs"].who == "Jo Rivers"
    assert meeting.closed
    minutes = agenda.with_name("sam.minutes.md").read_text(encoding="utf-8")
    assert QUOTE in minutes
    assert "| Mrs Pavel | Fri 11 Dec 2026 |" in minutes
    assert MISTAKE not in minutes


def read_f1(at: AtScreen) -> str:
    """The whole help, turning its pages."""
    at.see("How it works")
    at.quiet()
    pages = [at.text]
    for _ in range(3):
        at.wheel("How it works" if "How it works" in pages[-1] else at.rows()[5].strip(), 12)
        at.quiet()
        pages.append(at.text)
    return "\n".join(pages)


def test_f1_tells_all_that_is_needed(tmp_path: Path) -> None:
    with AtScreen("run", a_meeting(tmp_path)) as at:
        at.see("/ everything else")
        at.press("f1")
        told = read_f1(at)
    for needed in (
        "a quote, word for word",
        "what @who by when so that how we will know",
        "a view that differs: # Name: the view",
        "a name that was heard wrong",
        "takes back the last change",
        "what is still open",
        "closes the meeting and writes the minutes",
        "^Z                 undo",
        "^R                 read back",
        "^E                 end",
        "A click",
    ):
        assert needed in told, needed


def test_by_keys_alone(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        at.press("f1")
        at.see("How it works")
        at.press("escape")
        at.see("/ everything else")
        at.type(f'"{QUOTE}" - Jo\r')
        at.see("Q1")
        at.type(f"! {ACTION}\r")
        at.see("A1")
        at.type(f"# {VIEW}\r")
        at.see("D1")
        at.type(f"/name {NAME}\r")
        at.see("Mrs Pavel")
        at.type(f"{MISTAKE}\r")
        at.see("N1")
        at.press("ctrl+z")
        at.see_no_more(MISTAKE)
        at.press("ctrl+r")
        at.see("3 things are still open")
        at.see("Next review")
        at.press("ctrl+e")
        at.see("/end again")
        at.press("ctrl+e")
        assert at.gone() == 0
        assert "The meeting is closed." in at.text
    assert_held(agenda)


class Mouse:
    """Clicks, and types nothing but words."""

    def __init__(self, at: AtScreen) -> None:
        self._at = at

    def click(self, words: str) -> None:
        self._at.click(words)

    def words(self, text: str) -> None:
        assert text.isprintable()
        self._at.type(text)

    def keep(self, kind: str, text: str, ref: str) -> None:
        """Clicks the kind until the badge says it, types the words and clicks to keep them."""
        for _ in range(8):
            self._at.quiet()
            if f" {kind} " in f"{self._at.rows()[self._at.line_row()][:14]} ":
                break
            self.click("Tab kind")
        self.words(text)
        self.click("Enter keep")
        self._at.see(ref)


@pytest.mark.long
def test_by_mouse_and_words_alone(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        mouse = Mouse(at)
        at.see("/ everything else")
        mouse.click("F1 help")
        assert "A click" in read_f1(at)
        mouse.click("Esc back to the meeting")
        at.see("/ everything else")
        mouse.keep("quote", f'{QUOTE}" - Jo', "Q1")
        mouse.keep("action", ACTION, "A1")
        mouse.keep("differs", VIEW, "D1")
        mouse.click("/ everything else")
        at.see("Everything you can do")
        mouse.click("/name")
        at.line_is("/name")
        mouse.words(NAME)
        mouse.click("Enter keep")
        at.see("Mrs Pavel")
        mouse.keep("note", MISTAKE, "N1")
        mouse.click("^Z undo")
        at.see_no_more(MISTAKE)
        mouse.click("^R read back")
        at.see("3 things are still open")
        mouse.click("^E end")
        at.see("/end again")
        mouse.click("^E end")
        assert at.gone() == 0
        assert "The meeting is closed." in at.text
    assert_held(agenda)


@pytest.mark.parametrize("gap", ["no date yet", "nobody is marked yet"])
def test_a_gap_is_one_click_from_its_fix(gap: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with AtScreen("run", agenda) as at:
        mouse = Mouse(at)
        at.see("/ everything else")
        mouse.click("^R read back")
        mouse.click(gap)
        mouse.words("12 weeks" if gap == "no date yet" else "Mrs Patel, Jo")
        mouse.click("Enter keep")
        at.see_no_more(gap)
    meeting = read_whole(agenda)
    assert bool(meeting.review) == (gap == "no date yet")
    assert bool(meeting.attendance) == (gap != "no date yet")
