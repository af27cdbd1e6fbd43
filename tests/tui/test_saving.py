"""Saved means saved: the mark, the bar, and which frame they come in."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen

from tests.live.kept import Gate

from .stage import LONG, Stage, stage

pytestmark = pytest.mark.asyncio


class Frames:
    """What stood in the terminal after each drawing."""

    def __init__(self, on: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.marks: list[str] = []
        self.drawn: list[str] = []
        """What was sent to the terminal, drawing by drawing."""
        self._on = on
        draw = on.app._display

        def drawn(screen: Screen[object], drawing: LayoutUpdate | ChopsUpdate) -> None:
            draw(screen, drawing)
            self.drawn.append(drawing.render_segments(on.app.console))
            if "a new entry" in on.text("entries"):
                self.marks.append(on.mark)

        monkeypatch.setattr(on.app, "_display", drawn)


async def test_on_an_ordinary_disk_the_entry_and_the_saved_mark_come_in_one_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, ["before"]) as on:
        frames = Frames(on, monkeypatch)
        waited: list[float] = []
        wait = on.session.wait_saved

        def patient(n: int, seconds: float) -> bool:
            waited.append(seconds)
            return wait(n, LONG)

        monkeypatch.setattr(on.session, "wait_saved", patient)
        await on.type("a new entry")
        frames.drawn.clear()
        await on.press("enter")
        assert waited == [0.02]
        # the line emptied, the entry and the mark: nothing of it comes before the rest
        assert "a new entry" in frames.drawn[0]
        assert frames.marks and set(frames.marks) == {"● saved"}


async def test_on_a_slow_disk_the_entry_comes_with_saving_and_the_mark_turns_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with stage(tmp_path, ["before"]) as on:
        frames = Frames(on, monkeypatch)
        gate.open.clear()
        await on.enter("a new entry")
        assert frames.marks and set(frames.marks) == {"○ saving"}
        assert on.colour("○", "top") == on.app.theme_variables["iep-muted"]
        gate.open.set()
        await on.wait_for("● saved", "top")
        assert on.colour("●", "top") == on.app.theme_variables["iep-agreed"]


async def test_typing_goes_on_while_the_disk_is_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    async with stage(tmp_path, ["before"]) as on:
        gate.open.clear()
        await on.enter("one", "two", "three")
        assert on.texts[1:] == ["one", "two", "three"]
        assert on.mark == "○ saving"
        gate.open.set()
        await on.wait_for("● saved", "top")


async def test_a_disk_that_refuses_is_said_in_plain_words_and_taken_back_when_it_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with stage(tmp_path, ["before"]) as on:
        assert not on.app.screen.query_one("#trouble").display
        gate.fault = OSError(errno.ENOSPC, "No space left on device")
        await on.enter("a new entry")
        await on.wait_for("× NOT SAVED", "top")
        await on.wait_for("NOT SAVED: ", "trouble")
        bar = on.text("trouble")
        assert bar.startswith("NOT SAVED: ")
        assert "OSError" not in bar and "Errno" not in bar
        assert on.colour("× NOT", "top") == on.app.theme_variables["iep-not-saved"]
        assert "a new entry" in on.text("entries")
        await on.enter("another one")
        assert on.texts[-1] == "another one"
        gate.fault = None
        await on.enter("and a third")
        await on.wait_for("● saved", "top")
        await on.settle()
        assert not on.app.screen.query_one("#trouble").display


async def test_the_whole_sentence_of_the_bar_can_be_read_in_every_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with stage(tmp_path, ["before"], size=(60, 16)) as on:
        gate.fault = OSError(errno.ENOSPC, "No space left on device")
        await on.enter("a new entry")
        await on.wait_for("× NOT SAVED", "top")
        await on.wait_for("NOT SAVED: ", "trouble")
        assert on.text("trouble") == f"{' '.join(on.session.trouble.split())} /save FOLDER"
        assert "a new entry" in on.text("entries")
        await on.click("/save FOLDER", "trouble")
        assert on.line.text == "/save "
        gate.fault = None


async def test_the_read_back_shows_the_mark_and_the_bar_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with stage(tmp_path, ["before"]) as on:
        await on.press("ctrl+r")
        gate.open.clear()
        await on.enter("/review 2 march")
        assert on.mark == "○ saving"
        gate.fault = OSError(errno.EIO, "I/O error")
        gate.open.set()
        await on.wait_for("× NOT SAVED", "top")
        await on.wait_for("NOT SAVED: ", "trouble")
        assert on.text("trouble").startswith("NOT SAVED: ")
        gate.fault = None
        await on.enter("/check 19 jan")
        await on.wait_for("● saved", "top")


async def test_another_place_can_be_offered_and_the_meeting_goes_on_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    other = tmp_path / "other"
    other.mkdir()
    async with stage(tmp_path, ["before"]) as on:
        gate.fault = OSError(errno.ENOSPC, "No space left on device")
        await on.enter("a new entry")
        await on.wait_for("× NOT SAVED", "top")
        await on.wait_for("NOT SAVED: ", "trouble")
        gate.fault = None
        await on.enter(f"/save {other}")
        await on.wait_for("● saved", "top")
        assert "a new entry" in (other / "iep-review.record.jsonl").read_text("utf-8")
        assert "Saved. The record goes on in" in on.text("echo")


async def test_nothing_is_called_saved_that_is_not_in_the_file(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for n in range(10):
            await on.enter(f"entry number {n}.")
            await on.wait_for("● saved", "top")
            assert f"entry number {n}." in (tmp_path / "iep-review.record.jsonl").read_text("utf-8")
