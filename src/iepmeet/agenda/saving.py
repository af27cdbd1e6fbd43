"""An agenda file opened to be changed, and saved whole; what another program wrote is never lost."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.agenda.decode import LIMIT, file_name, to_text
from iepmeet.errors import NotReadError, NotSavedError, Problem

_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """An agenda file as it was when it was opened or last saved: its bytes, and what they say."""

    path: Path
    raw: bytes
    text: str

    @property
    def has_mark(self) -> bool:
        """Whether it begins with the byte-order mark of UTF-8, as some Windows programs write it."""
        return self.raw.startswith(codecs.BOM_UTF8)


@dataclass(frozen=True, slots=True)
class Saved:
    """The file to go on with. `other` is the one that another program changed, and that stays as it is."""

    file: AgendaFile
    other: Path | None = None

    @property
    def said(self) -> str:
        """Where the agenda is now, in a sentence."""
        name = file_name(Path(self.file.path.name))
        if self.other is None:
            return f"Saved as {name}."
        other = file_name(Path(self.other.name))
        return (
            f"{other} was changed by another program meanwhile and stays as it is. "
            f"Your version is now {name}."
        )


def open_agenda(path: Path) -> AgendaFile:
    """Opens an agenda file. Raises NotReadError."""
    try:
        raw = files.read(path, limit=LIMIT)
    except FileNotFoundError:
        raise NotReadError(
            f"There is no agenda {file_name(path)} here.", "Check the name and the folder."
        ) from None
    except OSError as error:
        raise NotReadError(f"{file_name(path)} could not be read: {files.reason(error)}.") from None
    text = to_text(raw, file_name(path))
    if isinstance(text, Problem):
        raise NotReadError(f"{file_name(path)} could not be read: {text.what}", text.fix)
    return AgendaFile(path, raw, text)


def create(path: Path, text: str) -> AgendaFile:
    """Writes an agenda file that must not be there yet. Raises FileExistsError, NotSavedError."""
    raw = text.encode()
    try:
        files.create(path, raw)
    except FileExistsError:
        raise
    except OSError as error:
        raise _not_saved(path, error) from None
    return AgendaFile(path, raw, text)


def save(file: AgendaFile, text: str) -> Saved:
    """Puts a new text in the place of the old one, whole, for its owner alone.

    If the file is not as it was when it was opened, it stays, and the text goes beside it as NAME-2.toml.
    A file saved in UTF-16 becomes UTF-8. Raises NotSavedError with nothing changed.
    """
    raw = (codecs.BOM_UTF8 if file.has_mark else b"") + text.encode()
    try:
        now: bytes | None = files.read(file.path, follow=False)
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise _not_saved(file.path, error) from None
    if now not in (None, file.raw, raw):
        return Saved(_beside(file.path, text), other=file.path)
    try:
        files.replace(file.path, raw)
    except OSError as error:
        raise _not_saved(file.path, error) from None
    return Saved(AgendaFile(file.path, raw, text))


def _beside(path: Path, text: str) -> AgendaFile:
    name, number = path.name.removesuffix(_ENDING), 2
    while True:
        try:
            return create(path.with_name(f"{name}-{number}{_ENDING}"), text)
        except FileExistsError:
            number += 1


def _not_saved(path: Path, error: OSError) -> NotSavedError:
    return NotSavedError(
        f"{file_name(Path(path.name))} could not be saved: {files.reason(error)}.",
        "Nothing was changed. Try another folder.",
    )
