"""The agendas that ship with iepmeet, which are its templates as well."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import iepmeet

_FOLDER = "agendas"


def shipped() -> dict[str, Traversable]:
    """Each shipped agenda by its name, in the order of the names."""
    found = {file.name.removesuffix(".toml"): file for file in _folder() if file.name.endswith(".toml")}
    return dict(sorted(found.items()))


def text_of(name: str) -> str:
    r"""The text of a shipped agenda, with `\n` line ends. KeyError if none is called so."""
    return shipped()[name].read_text(encoding="utf-8").replace("\r\n", "\n")


def _folder() -> Iterator[Traversable]:
    """What lies in the folder of the wheel; in a checkout it stands beside `src`."""
    packed = files("iepmeet") / _FOLDER
    if packed.is_dir():
        return packed.iterdir()
    checkout = Path(iepmeet.__file__).resolve().parents[2]
    if (checkout / "src" / "iepmeet").is_dir() and (checkout / _FOLDER).is_dir():
        return (checkout / _FOLDER).iterdir()
    return iter(())
