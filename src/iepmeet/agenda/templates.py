"""The agendas that ship with iepmeet, which are its templates as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import iepmeet

_FOLDER = "agendas"


def shipped() -> dict[str, Traversable]:
    """Each shipped agenda by its name, in the order of the names."""
    return _named(_folder())


def within(folder: str) -> dict[str, Traversable]:
    """The shipped TOML files of a folder beside the agendas, by name; none if there is no such folder."""
    inner = next((found for found in _folder() if found.name == folder and found.is_dir()), None)
    return _named(inner.iterdir()) if inner else {}


def text_of(name: str) -> str:
    r"""The text of a shipped agenda, with `\n` line ends. KeyError if none is called so."""
    return shipped()[name].read_text(encoding="utf-8").replace("\r\n", "\n")


def _named(found: Iterable[Traversable]) -> dict[str, Traversable]:
    named = {file.name.removesuffix(".toml"): file for file in found if file.name.endswith(".toml")}
    return dict(sorted(named.items()))


def _folder() -> Iterator[Traversable]:
    """What lies in the folder of the wheel; in a checkout it stands beside `src`."""
    packed = files("iepmeet") / _FOLDER
    if packed.is_dir():
        return packed.iterdir()
    checkout = Path(iepmeet.__file__).resolve().parents[2]
    if (checkout / "src" / "iepmeet").is_dir() and (checkout / _FOLDER).is_dir():
        return (checkout / _FOLDER).iterdir()
    return iter(())
