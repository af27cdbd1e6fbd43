"""The calendars that ship with iepmeet: invented, and made to be copied and changed."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from iepmeet.agenda.templates import within


def shipped_calendars() -> dict[str, Traversable]:
    """Each shipped file of term dates by its name, in the order of the names."""
    return within("calendars")


def text_of(name: str) -> str:
    r"""The text of a shipped calendar, with `\n` line ends. KeyError if none is called so."""
    return shipped_calendars()[name].read_text(encoding="utf-8").replace("\r\n", "\n")


def title_of(name: str) -> str:
    """What a shipped calendar is, in a line: its first. KeyError if none is called so."""
    return text_of(name).partition("\n")[0].lstrip("# ")
