"""One meeting through both faces: over sixty inputs at a real terminal, and the same lines through a pipe.

At the terminal they are keys, words and clicks; the window changes its size, and the power goes in between.
The minutes must be the same, byte for byte; so must the record they are made from.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ...faults.program import posix, run
from .hand import do
from .screen import AtScreen

pytestmark = posix

OAKFIELD = Path(__file__).parents[2] / "scenarios" / "oakfield"
SITTINGS = ("first-sitting.txt", "second-sitting.txt", "third-sitting.txt")
SIZES = {5: (80, 24), 13: (120, 36), 32: (60, 16), 44: (200, 50), 50: (80, 24), 68: (120, 36)}
"""Before this line the window is made so large (columns, rows)."""
KILLED_BEFORE = 48
HALF_A_LINE = "Sam said something that nobody had wri"


def meeting_lines() -> list[str]:
    """The lines of the meeting, but those that are no command that fits: only a pipe keeps those, parked."""
    lines = [line for name in SITTINGS for line in (OAKFIELD / name).read_text(encoding="utf-8").splitlines()]
    del lines[lines.index("/yes")]
    del lines[lines.index("/nonsense this is kept whole")]
    return lines


def fresh_agenda(folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(OAKFIELD / "iep-review.toml", folder))


def test_there_are_at_least_sixty_inputs() -> None:
    assert len(meeting_lines()) >= 60


def test_keys_clicks_resizes_and_a_power_cut_give_the_same_minutes_as_lines_do(tmp_path: Path) -> None:
    lines = meeting_lines()
    drawn, plain = fresh_agenda(tmp_path / "drawn"), fresh_agenda(tmp_path / "plain")
    sit(drawn, lines[:KILLED_BEFORE], start=0)
    assert sit_after_the_power_cut(drawn, lines[KILLED_BEFORE:]) == 0
    done = run("run", plain, "--plain", stdin="".join(f"{line}\n" for line in lines).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    for name in ("iep-review.minutes.md", "iep-review.record.jsonl"):
        assert drawn.with_name(name).read_bytes() == plain.with_name(name).read_bytes(), name


def sit(agenda: Path, lines: list[str], start: int) -> None:
    """The first sitting, up to the power cut in the middle of a line."""
    with AtScreen("run", agenda) as at:
        at.see("/ everything else")
        go_through(at, lines, start)
        at.type(HALF_A_LINE)
        draft = agenda.with_name("iep-review.draft")
        at.see(lambda _: draft.exists() and HALF_A_LINE in draft.read_text(encoding="utf-8"))
        at.kill()


def sit_after_the_power_cut(agenda: Path, lines: list[str]) -> int:
    """The second sitting goes on at the same item with the same half line, which is thought better of."""
    with AtScreen("run", agenda, size=(200, 50)) as at:
        at.see("3  Moving rooms")
        at.line_is(HALF_A_LINE)
        at.press("ctrl+u")
        at.line_is("")
        at.type("/nonsense this is not kept\r")
        at.see("There is no command /nonsense")
        at.line_is("/nonsense this is not kept")
        at.press("ctrl+u")
        at.line_is("")
        go_through(at, lines, start=KILLED_BEFORE)
        return at.gone()


def go_through(at: AtScreen, lines: list[str], start: int) -> None:
    for number, line in enumerate(lines, start):
        if number in SIZES:
            at.resize(*SIZES[number])
            at.see(lambda now: now.rows()[0].endswith("saved") and "keep" in now.rows()[-1])
            at.quiet()
        do(at, line)
