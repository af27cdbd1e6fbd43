"""How the prepare screen looks, in four sizes and three themes, against pictures that were looked at.

`pytest -n 0 tests/tui/test_prepare_looks.py --snapshot-update` draws them anew. Look at each.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from iepmeet.errors import NotSavedError
from iepmeet.tui import themes
from iepmeet.tui.preparing import keeper

from .prepare_stage import NEW, PrepareStage, prepare_stage
from .stage import WIDE
from .test_looks import SIZES, drawn, picture

__all__ = ["picture"]

pytestmark = pytest.mark.asyncio

Act = Callable[[PrepareStage], Awaitable[None]]
SALT = "Speech and language sessions missed"
CROWDED = NEW + "agreed = 'A session each week'\nminutes = 40\n[[concerns]]\ntitle = 'Quiet space at lunch'\n"


async def meeting(on: PrepareStage) -> None:
    """As it opens."""


async def nation(on: PrepareStage) -> None:
    await on.row("Nation")
    await on.press("enter")


async def child(on: PrepareStage) -> None:
    await on.part("Sam")
    await on.row("Voice")


async def people(on: PrepareStage) -> None:
    await on.part("People")
    await on.row("add a person …")
    await on.type("Mrs Hart, Speech assistant, hart@oakfield.example")


async def concern(on: PrepareStage) -> None:
    await on.part(SALT)
    await on.row("Agreed")
    await on.press("enter")
    await on.type(", with extra help as needed")


async def questions(on: PrepareStage) -> None:
    await on.part(SALT)
    await on.press("ctrl+o", "down")


async def review(on: PrepareStage) -> None:
    await on.part("Next review")
    await on.type("soon")
    await on.press("enter", "down")


async def parts(on: PrepareStage) -> None:
    await on.press("left", "down", "down", "down")


async def problems(on: PrepareStage) -> None:
    await on.fill_in("Chair", "Mrs Patel")
    await on.part("Quiet space at lunch")
    await on.row("add a question …")


async def moved(on: PrepareStage) -> None:
    on.desk.path.write_text("# another program was here\n", encoding="utf-8")
    await on.fill_in("Place", "Oakfield Primary")
    await on.wait_for("changed by another program", "trouble")


async def helped(on: PrepareStage) -> None:
    await on.press("f1")


STATES: dict[str, tuple[Act, str | None]] = {
    "meeting": (meeting, None),
    "nation": (nation, None),
    "child": (child, None),
    "people": (people, None),
    "concern": (concern, None),
    "questions": (questions, None),
    "review": (review, None),
    "parts": (parts, None),
    "problems": (problems, CROWDED),
    "moved": (moved, NEW),
    "help": (helped, None),
}
MAIN = ("meeting", "concern", "questions", "problems")


@pytest.mark.parametrize("name", STATES)
async def test_in_the_evening_in_every_size(tmp_path: Path, name: str, picture: SnapshotAssertion) -> None:
    act, agenda = STATES[name]
    async with prepare_stage(tmp_path, agenda=agenda) as on:
        await act(on)
        wrong = []
        for width, height in SIZES:
            await on.pilot.resize_terminal(width, height)
            await on.settle()
            if drawn(on) != picture(name=f"{width}x{height}"):
                wrong.append(f"{width}x{height}")
        assert not wrong


@pytest.mark.long
@pytest.mark.parametrize("theme", [themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("name", MAIN)
async def test_in_the_other_themes(tmp_path: Path, name: str, theme: str, picture: SnapshotAssertion) -> None:
    act, agenda = STATES[name]
    async with prepare_stage(tmp_path, agenda=agenda, theme=theme, size=WIDE) as on:
        await act(on)
        assert drawn(on) == picture(name="120x36")


async def test_what_the_disk_refuses_is_said_in_a_bar_and_in_the_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> object:
        raise NotSavedError("iep-review.toml could not be saved: the disk is full.", "Try another folder.")

    async with prepare_stage(tmp_path, agenda=NEW) as on:
        with monkeypatch.context() as patched:
            patched.setattr(keeper, "save", refuses)
            await on.fill_in("Place", "Oakfield Primary")
            await on.wait_for("NOT SAVED: iep-review.toml could not be saved: the disk is full.", "trouble")
            assert on.mark == "× NOT SAVED"
        assert 'place = "Oakfield Primary"' in on.saved
        await on.wait_for("● saved", "top")
        assert on.text("trouble") == ""
