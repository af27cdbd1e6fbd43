"""The meetings that were opened lately: a short list of names in the user's own state folder, nothing else.

`IEPMEET_RECENT=0` keeps none and shows none. `IEPMEET_STATE` is another folder for it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from iepmeet import files

SWITCH = "IEPMEET_RECENT"
VARIABLE = "IEPMEET_STATE"
_FILE = "recent.txt"
_MOST = 20
_LARGEST = 200_000
_FOLDER_MODE = 0o700


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the list is kept: `IEPMEET_STATE`, else where the platform keeps such things. Not made."""
    asked = environment.get(VARIABLE, "").strip()
    if asked:
        return Path(asked).expanduser()
    user = Path.home()
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or user / "AppData" / "Local") / "iepmeet"
    if sys.platform == "darwin":
        return user / "Library" / "Application Support" / "iepmeet"
    return Path(environment.get("XDG_STATE_HOME") or user / ".local" / "state") / "iepmeet"


def read(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The agendas opened lately, the latest first; none where the list is off or cannot be read."""
    if _is_off(environment):
        return ()
    try:
        raw = files.read(folder(environment) / _FILE, limit=_LARGEST)
    except (OSError, RuntimeError):
        return ()
    found = (Path(os.fsdecode(line)) for line in raw.split(b"\n") if line.strip() and b"\0" not in line)
    return tuple(dict.fromkeys(path for path in found if path.is_absolute()))[:_MOST]


def remember(agenda: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Puts an agenda at the top of the list. A disk that refuses is no trouble: it is only a list."""
    if _is_off(environment):
        return
    with suppress(OSError, RuntimeError):
        path = Path(os.path.abspath(agenda))  # noqa: PTH100 - links in it stay as the user knows them
        if "\n" in str(path):
            return
        paths = dict.fromkeys((path, *read(environment)))
        place = folder(environment)
        place.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        lines = b"".join(os.fsencode(each) + b"\n" for each in list(paths)[:_MOST])
        files.replace(place / _FILE, lines)


def clear(environment: Mapping[str, str] = os.environ) -> None:
    """Forgets them all. Raises OSError where the list cannot be taken away."""
    files.remove(folder(environment) / _FILE)


def _is_off(environment: Mapping[str, str]) -> bool:
    return environment.get(SWITCH, "").strip() == "0"
