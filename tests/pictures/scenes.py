"""The scenes the pictures show: a meeting in the middle, in each theme and size; read-back; minutes."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from textual.app import App

from iepmeet import clock
from iepmeet.agenda import templates
from iepmeet.agenda.saving import open_agenda
from iepmeet.live.home import at_first, looked_at
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.tui.app import EvidenceApp, HomeApp, MeetingApp
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.preparing.holding import PrepareApp

_OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield"
_BEFORE = "2026-12-08T15:30"
_NOW = "2026-12-08T15:42"
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_TO_FIRST_CONCERN = ("pagedown",) * 3

Opens = Literal["meeting", "home", "evidence", "prepare"]
Opened = tuple[App[str], Callable[[], object]]
"""What is pictured, and what closes it."""

BEGUN = "! Share the reading list @Mrs Patel by fri"


@dataclass(frozen=True)
class Scene:
    """A picture: what opens, the lines said before; then keys, what is typed, and keys again."""

    name: str
    theme: str = "evening"
    size: tuple[int, int] = (120, 36)
    lines: Sequence[str] = ()
    keys: Sequence[str] = ()
    begun: str = ""
    opens: Opens = "meeting"
    keys_first: Sequence[str] = ()


def talk() -> tuple[str, ...]:
    """The meeting up to the middle of the first concern."""
    lines = []
    for name in ("first-sitting.txt", "second-sitting.txt"):
        lines += (_OAKFIELD / name).read_text(encoding="utf-8").splitlines()
    return tuple(lines[:26])


BEFORE = (
    Scene("home", opens="home"),
    Scene("form", opens="home", keys_first=("n", "1", "enter"), begun="Ada Byron"),
    Scene("prepare", opens="prepare", keys_first=(*_TO_FIRST_CONCERN, "down")),
    Scene("evidence", opens="evidence", keys_first=("left", "left")),
)
SCENES = (
    Scene("meeting-evening", lines=talk(), begun=BEGUN),
    Scene("meeting-day", "day", lines=talk(), begun=BEGUN),
    Scene("meeting-high-contrast", "high-contrast", lines=talk(), begun=BEGUN),
    Scene("meeting-80x24", size=(80, 24), lines=talk(), begun=BEGUN),
    Scene("meeting-60x16", size=(60, 16), lines=talk(), begun=BEGUN),
    Scene("read-back-day", "day", lines=talk(), keys=("ctrl+r",)),
    Scene("minutes-evening", lines=talk(), keys=("ctrl+t",)),
    Scene("month-evening", lines=talk(), begun="/review", keys=("enter",)),
    *(
        replace(scene, name=f"{scene.name}-{width}x{height}", size=(width, height))
        for scene in BEFORE
        for width, height in ((120, 36), (80, 24))
    ),
    Scene("help-evening", lines=talk(), keys=("f1",)),
)


def _evidence() -> str:
    """With the two rows of the agenda: of the last eight taught weeks three had a session."""
    rows = {
        "2026-10-06": "delivered",
        "2026-10-13": "missed",
        "2026-10-20": "missed",
        "2026-11-17": "missed",
        "2026-11-24": "cancelled",
        "2026-12-01": "delivered",
    }
    return "".join(
        f'[[evidence]]\ndate = {date}\nkind = "{kind}"\nconcern = "salt"\n' for date, kind in rows.items()
    )


async def picture(scene: Scene, folder: Path) -> str:
    """The scene as SVG. Nothing in it is fetched from elsewhere."""
    shutil.copy(_OAKFIELD / "iep-review.toml", folder)
    (folder / "evidence.toml").write_text(_evidence(), encoding="utf-8")
    with patch.dict(os.environ, {clock.VARIABLE: _BEFORE, "IEPMEET_RECENT": "0"}), contextlib.chdir(folder):
        app, close = _OPENED[scene.opens](scene, folder)
        os.environ[clock.VARIABLE] = _NOW
        async with app.run_test(size=scene.size) as pilot:
            for key in (*scene.keys_first, *scene.begun):
                await pilot.press(key)
            for key in scene.keys:
                await pilot.press(key)
                await pilot.pause(0.3)
            await pilot.pause()
            svg = app.export_screenshot(title="iepmeet")
        close()
    return _REMOTE_FONT.sub("", svg)


def _meeting(scene: Scene, folder: Path) -> Opened:
    session = Session(open_meeting(folder / "iep-review.toml", clock.now()))
    for line in scene.lines:
        session.say(line, clock.now())
    return MeetingApp(session, scene.theme), session.close


def _home(scene: Scene, folder: Path) -> Opened:
    for name in ("termly-review", "transition"):
        (folder / f"{name}.toml").write_text(templates.text_of(name), encoding="utf-8")
    today = clock.today()
    home = at_first(folder, today)
    return HomeApp(home, today, partial(looked_at, today=today), theme=scene.theme), lambda: None


def _evidence_table(scene: Scene, folder: Path) -> Opened:
    return EvidenceApp(folder, clock.today(), theme=scene.theme), lambda: None


def _prepare(scene: Scene, folder: Path) -> Opened:
    desk = Desk(open_agenda(folder / "iep-review.toml"), clock.today())
    return PrepareApp(desk, scene.theme), desk.keeper.close


_OPENED: dict[Opens, Callable[[Scene, Path], Opened]] = {
    "meeting": _meeting,
    "home": _home,
    "evidence": _evidence_table,
    "prepare": _prepare,
}
