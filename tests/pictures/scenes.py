"""The scenes the pictures show: a meeting in the middle, in each theme and size; read-back; minutes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from iepmeet import clock
from iepmeet.live.opening import open_meeting
from iepmeet.live.session import Session
from iepmeet.tui.app import MeetingApp

_OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield"
_BEFORE = "2026-12-08T15:30"
_NOW = "2026-12-08T15:42"
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
BEGUN = "! Share the reading list @Mrs Patel by fri"


@dataclass(frozen=True)
class Scene:
    """A picture: the theme, the size, the lines said before, the keys pressed then."""

    name: str
    theme: str = "evening"
    size: tuple[int, int] = (120, 36)
    lines: Sequence[str] = ()
    keys: Sequence[str] = ()
    begun: str = ""


def talk() -> tuple[str, ...]:
    """The meeting up to the middle of the first concern."""
    lines = []
    for name in ("first-sitting.txt", "second-sitting.txt"):
        lines += (_OAKFIELD / name).read_text(encoding="utf-8").splitlines()
    return tuple(lines[:26])


SCENES = (
    Scene("meeting-evening", lines=talk(), begun=BEGUN),
    Scene("meeting-day", "day", lines=talk(), begun=BEGUN),
    Scene("meeting-high-contrast", "high-contrast", lines=talk(), begun=BEGUN),
    Scene("meeting-80x24", size=(80, 24), lines=talk(), begun=BEGUN),
    Scene("meeting-60x16", size=(60, 16), lines=talk(), begun=BEGUN),
    Scene("read-back-day", "day", lines=talk(), keys=("ctrl+r",)),
    Scene("minutes-evening", lines=talk(), keys=("ctrl+t",)),
    Scene("month-evening", lines=talk(), begun="/review", keys=("enter",)),
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
    with patch.dict(os.environ, {clock.VARIABLE: _BEFORE}):
        session = Session(open_meeting(folder / "iep-review.toml", clock.now()))
        for line in scene.lines:
            session.say(line, clock.now())
        os.environ[clock.VARIABLE] = _NOW
        app = MeetingApp(session, scene.theme)
        async with app.run_test(size=scene.size) as pilot:
            if scene.begun:
                await pilot.press(*scene.begun)
            for key in scene.keys:
                await pilot.press(key)
                await pilot.pause(0.3)
            await pilot.pause()
            svg = app.export_screenshot(title="iepmeet")
        session.close()
    return _REMOTE_FONT.sub("", svg)
