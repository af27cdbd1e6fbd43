"""A meeting that is over is shared from the screen: nothing has to be remembered to get there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ...faults.program import Piped, a_meeting, posix
from .screen import AtScreen

pytestmark = posix


@pytest.mark.parametrize("command", ["share", "run"])
def test_a_closed_meeting_opens_to_be_shared_and_a_key_writes_the_pdf(command: str, tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    with Piped("run", agenda, "--plain") as meeting:
        meeting.feed("/here", "Jo: no cover was found", "! Ring @Jo by fri so that we know", "/end", "/end")
        assert meeting.end() == 0
    with AtScreen(command, agenda) as at:
        at.see("WHO READS IT")
        at.type("p")
        at.see("Written: sam.minutes.pdf")
        assert (tmp_path / "sam.minutes.pdf").read_bytes().startswith(b"%PDF")
        at.type("q")
        at.see("(1 of ")
        at.press("escape")
        at.see("WHO READS IT")
        at.press("escape")
        assert at.gone() == 0
        assert at.settings() == at.settings_before
        assert at.modes_left_on() == {7, 25}
