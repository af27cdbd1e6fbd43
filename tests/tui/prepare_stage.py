"""An agenda on the prepare screen for a test: typed into, clicked on, and read as a person reads it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from iepmeet import clock
from iepmeet.agenda.saving import open_agenda
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.preparing.holding import PrepareApp

from .stage import LONG, OAKFIELD, WIDE, Stage, terminal

NEW = """\
# made by hand
[meeting]
title = "IEP review for Sam"   # on the door
minutes = 45

[[concerns]]
title = "Speech and language sessions missed"
"""


class PrepareStage(Stage):
    """The prepare screen, and the hands and eyes before it."""

    def __init__(self, app: PrepareApp, pilot: Any, desk: Desk) -> None:
        self.app = app  # type: ignore[assignment]
        self.pilot = pilot
        self.desk = desk

    @property
    def data(self) -> dict[str, Any]:
        """What the agenda on the screen holds."""
        return self.desk.editing.data

    @property
    def saved(self) -> str:
        """What the file holds, once all is saved."""
        assert self.desk.keeper.wait(LONG)
        return self.desk.path.read_text(encoding="utf-8")

    async def part(self, title: str) -> None:
        """Goes to a part, as often as Page Down takes."""
        for _ in range(len(self.desk.parts)):
            if self.desk.part.title == title:
                return
            await self.press("pagedown")
        raise AssertionError(f"there is no part {title!r}")

    async def row(self, label: str) -> None:
        """Goes down to the row with this label; a list's last row is called by what it adds."""
        for _ in range(len(self.desk.rows)):
            row = self.desk.row
            if label == (row.field.empty if row.adds else row.field.label if row.at is None else ""):
                return
            await self.press("down")
        raise AssertionError(f"there is no row {label!r}")

    async def fill_in(self, label: str, words: str) -> None:
        """Writes words into the row with this label."""
        for _ in self.desk.rows:
            await self.press("up")
        await self.row(label)
        await self.type(words)
        await self.press("enter")


def opened_desk(folder: Path, agenda: str | None = None) -> Desk:
    """The agenda at Oakfield on the desk, or one written here."""
    file = folder / "iep-review.toml"
    if agenda is not None:
        file.write_text(agenda, encoding="utf-8")
    elif not file.exists():
        shutil.copy(OAKFIELD / "iep-review.toml", file)
    return Desk(open_agenda(file), clock.today())


@asynccontextmanager
async def prepare_stage(
    folder: Path,
    *,
    agenda: str | None = None,
    size: tuple[int, int] = WIDE,
    theme: str = "",
    environ: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[PrepareStage]:
    """An agenda on the prepare screen of this size."""
    with terminal(**environ):
        desk = opened_desk(folder, agenda)
        app = PrepareApp(desk, theme)
        try:
            async with app.run_test(size=size) as pilot:
                on = PrepareStage(app, pilot, desk)
                await on.settle()
                yield on
        finally:
            desk.keeper.close()
