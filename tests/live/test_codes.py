"""The page with the codes, as `iepmeet scan` and the Share screen both write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.errors import NotSavedError
from iepmeet.live.codes import codes_of, write_page
from iepmeet.live.paths import Paths
from iepmeet.papers.audience import for_school
from iepmeet.publish.calendar_source import source_of
from iepmeet.publish.codes import TooSmall

from .holding import Held

AGAIN = "Try another folder."


def page_in(folder: Path, held: Held, *, owner: str = "", fits: bool = True) -> Path:
    shown = for_school(held.meeting)
    codes = codes_of(shown, source_of(held.meeting), owner) if fits else TooSmall(200, 100, (0, 0))
    return write_page(Paths(folder, "sam"), shown, "mark", codes, owner=owner, again=AGAIN)


@pytest.fixture
def agreed(held: Held) -> Held:
    """A meeting in which two people took an action each."""
    held.say("! ring the clinic @Mrs Patel by 11 december", "! ask at home @Jo Rivers by 11 december")
    return held


def test_the_page_is_called_after_the_meeting_and_the_owner_whose_codes_it_holds(
    agreed: Held, tmp_path: Path
) -> None:
    assert page_in(tmp_path, agreed).name == "sam.minutes.codes.html"
    assert page_in(tmp_path, agreed, owner="Mrs Patel").name == "sam.minutes.codes.Mrs-Patel.html"


def test_each_code_is_drawn_and_numbered_on_the_page(agreed: Held, tmp_path: Path) -> None:
    text = page_in(tmp_path, agreed).read_text(encoding="utf-8")
    assert text.count("data:image/svg") == 1
    assert "Code for a phone, 1: actions" in text


def test_codes_that_fit_nowhere_leave_a_page_without_any(agreed: Held, tmp_path: Path) -> None:
    text = page_in(tmp_path, agreed, fits=False).read_text(encoding="utf-8")
    assert "Codes for the phones in the room" in text
    assert "data:image/svg" not in text


def test_a_page_that_cannot_be_written_says_how_to_try_again(agreed: Held, tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match=r"sam\.minutes\.codes\.html could not be written") as trouble:
        page_in(tmp_path / "nowhere", agreed)
    assert AGAIN in str(trouble.value)
