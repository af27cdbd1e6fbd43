"""`iepmeet scan`: on a page from a pipe, and on a real terminal, read back as a phone would."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from iepmeet.live.codes import Numbered, screens
from iepmeet.publish.codes_drawing import coded

from ..publish.test_codes import event_in, of_half_blocks, of_svg, seen
from ..tui.pty.screen import AtScreen, surroundings_of_screen
from .a_meeting import held, hold, said
from .as_typed import typed

__all__ = ["held"]


def on_page(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    drawn = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', text)
    return [seen(of_svg(base64.b64decode(one).decode())) for one in drawn]


def test_from_a_pipe_the_codes_are_on_a_page_that_names_no_child(held: Path) -> None:
    assert said(typed("scan", "iep-review", cwd=held)) == ["Codes: iep-review.minutes.codes.html"]
    read = on_page(held / "iep-review.minutes.codes.html")
    assert str(event_in(read[0])["SUMMARY"]) == "IEP review"
    assert str(event_in(read[1])["SUMMARY"]) == "IEP early check"
    actions = "".join(read[2:])
    assert "name a second assistant (Mrs Patel, by Fri 11 Dec 2026)" in actions
    assert "write down each session" in actions
    assert "Sam" not in "".join(read) + (held / "iep-review.minutes.codes.html").read_text(encoding="utf-8")


def test_one_persons_actions_and_the_childs_name_when_asked(held: Path) -> None:
    typed("scan", "iep-review", "--owner", "ali", "--name-child", cwd=held)
    read = on_page(held / "iep-review.minutes.codes.Miss-Ali.html")
    assert str(event_in(read[0])["SUMMARY"]) == "IEP review for Sam Rivers"
    assert "write down each session" in read[-1]
    assert "second assistant" not in "".join(read)
    assert typed("scan", "iep-review", "--owner", "nobody", cwd=held).returncode == 2


def test_a_meeting_without_dates_and_actions_has_nothing_to_scan(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[meeting]\ntitle = "A"\n[[concerns]]\ntitle = "B"\n', encoding="utf-8")
    hold(tmp_path, "a note\n/end\n/end\n", "a")
    done = typed("scan", "a", cwd=tmp_path)
    assert done.returncode == 1
    assert "There is nothing to scan" in done.stderr


def test_the_family_page_carries_the_same_codes(held: Path) -> None:
    typed("minutes", "iep-review", "--for", "family", "--to", "html", cwd=held)
    typed("scan", "iep-review", cwd=held)
    assert on_page(held / "iep-review.minutes.family.html") == on_page(held / "iep-review.minutes.codes.html")


def test_as_many_codes_as_fit_stand_beside_each_other_in_order() -> None:
    codes = [Numbered(f"{n}", coded("x" * 30)) for n in range(5)]
    columns = codes[0].code.size[0]
    assert [[one.said for one in screen] for screen in screens(codes, (columns * 2 + 2, 40))] == [
        ["0", "1"],
        ["2", "3"],
        ["4"],
    ]
    assert len(screens(codes, (columns, 40))) == 5


class Shows(AtScreen):
    """`iepmeet scan` on a terminal of its own."""

    def codes(self) -> list[str]:
        """What a phone reads of the screen: each run of black on white, wherever it stands."""
        buffer = self.shown.buffer
        rows, columns = self.shown.lines, self.shown.columns
        white = [[buffer[y][x].bg not in ("default", "000000") for x in range(columns)] for y in range(rows)]
        top = next(y for y in range(rows) if any(white[y]))
        starts = [x for x in range(columns) if white[top][x] and (not x or not white[top][x - 1])]
        found = []
        for start in starts:
            end = next((x for x in range(start, columns) if not white[top][x]), columns)
            below = next((y for y in range(top, rows) if not white[y][start]), rows)
            drawn = ["".join(buffer[y][x].data for x in range(start, end)) for y in range(top, below)]
            found.append(seen(of_half_blocks(drawn)))
        return found


@pytest.mark.parametrize(("size", "bare"), [((80, 24), True), ((120, 36), False)])
def test_on_a_terminal_each_code_is_read_from_the_screen_one_after_the_other(
    held: Path, size: tuple[int, int], bare: bool
) -> None:
    page = on_page_after(held)
    with Shows("scan", held / "iep-review", size=size) as screen:
        read: list[str] = []
        while True:
            screen.see(f"{len(read) + 1}. ")
            screen.quiet()
            read += screen.codes()
            if "Enter ends" in screen.text:
                break
            screen.shown.reset()
            screen.press("enter")
        screen.press("enter")
        assert screen.gone() == 0
    assert read[0].startswith("BEGIN:VEVENT" if bare else "BEGIN:VCALENDAR")
    for there, on_paper in zip(read[:2], page[:2], strict=True):
        for name in ("SUMMARY", "DTSTART"):
            assert event_in(there)[name] == event_in(on_paper)[name]
    pieces = [re.sub(r"\A\d/\d\n", "", piece) for piece in read[2:]]
    assert "".join(pieces) == page[2]


def on_page_after(folder: Path) -> list[str]:
    typed("scan", "iep-review", cwd=folder)
    return on_page(folder / "iep-review.minutes.codes.html")


def test_a_window_that_is_too_small_is_said_plainly_and_the_page_is_offered(held: Path) -> None:
    with Shows("scan", "iep-review", size=(60, 16), cwd=held, env=surroundings_of_screen()) as screen:
        screen.see("Codes: ")
        said_there = " ".join(screen.text.split())
    assert "This window is too small for the code" in said_there
    assert on_page(held / "iep-review.minutes.codes.html")
