"""A file's bytes as text: what a family's or a school's computer may have saved, and what is refused."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from iepmeet.errors import Problem
from iepmeet.text import clean, one_line

LIMIT = 5_000_000
"""The largest agenda that is read, in bytes. The longest real ones are a hundredth of it."""

_AS_UTF8 = "Open it in the program it was written with and save it again with the encoding UTF-8."
_PLAIN_TEXT = "An agenda is plain text: copy the words into a text editor and save them as NAME.toml."
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"%PDF", "a PDF file"),
)
_SAMPLE = 4000
_MOSTLY, _HARDLY, _FEW = 0.4, 0.05, 16


def file_name(path: Path) -> str:
    """A path as a sentence may show it: a file's name can hold anything, even what drives a terminal."""
    return one_line(clean(str(path))) or "?"


def open_file(path: Path) -> str | Problem:
    """The text of a file, or the one reason why there is none. Nothing larger than LIMIT is ever read."""

    def refused(what: str, fix: str) -> Problem:
        return Problem(file_name(path), 0, 0, what, fix)

    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return refused("This is a folder, not an agenda.", "Give the name of a .toml file in it.")
        if not stat.S_ISREG(found.st_mode):
            return refused("This is not an ordinary file.", "Give the name of a .toml file.")
        raw = b""
        if found.st_size <= LIMIT:
            with path.open("rb") as file:
                raw = file.read(LIMIT + 1)
        if found.st_size > LIMIT or len(raw) > LIMIT:
            return refused("This file is larger than 5 MB; no agenda is.", "Is it the right file?")
    except (FileNotFoundError, NotADirectoryError):
        return refused("There is no file of this name.", "Check how it is spelt and which folder it is in.")
    except PermissionError:
        return refused("You are not allowed to read this file.", "Ask whoever owns it, or copy it elsewhere.")
    except (OSError, ValueError):
        return refused("This file could not be read.", "Check its name, and that its disk is connected.")
    return to_text(raw, file_name(path))


def to_text(raw: bytes, file: str) -> str | Problem:
    """Bytes as text without a byte-order mark; or the reason why they are none."""
    for start, kind in _OTHER_FILES:
        if raw.startswith(start):
            return Problem(file, 0, 0, f"This is {kind}, not an agenda.", _PLAIN_TEXT)
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Problem(file, 0, 0, "This file is saved as UTF-32.", _AS_UTF8)
    wide = _utf_16(raw)
    if wide:
        try:
            return raw.decode(wide).removeprefix("\ufeff")
        except UnicodeDecodeError:
            return Problem(file, 0, 0, "This file is saved as UTF-16, and a part of it is damaged.", _AS_UTF8)
    if raw.count(0) > max(_FEW, len(raw) * _HARDLY):
        return Problem(file, 0, 0, "This is not a text file.", _PLAIN_TEXT)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as odd:
        return _not_utf_8(raw, odd.start, file)


def _utf_16(raw: bytes) -> str | None:
    """Which UTF-16 this is. Without a mark, every second byte of a European text is zero, and no other."""
    if raw.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if raw.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    first, second = raw[:_SAMPLE:2], raw[1:_SAMPLE:2]
    if len(second) < 2:
        return None
    empty_first, empty_second = first.count(0) / len(first), second.count(0) / len(second)
    if empty_second > _MOSTLY and empty_first < _HARDLY:
        return "utf-16-le"
    if empty_first > _MOSTLY and empty_second < _HARDLY:
        return "utf-16-be"
    return None


def _not_utf_8(raw: bytes, at: int, file: str) -> Problem:
    before = raw[:at].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    meant = raw[at : at + 1].decode("cp1252", errors="ignore").strip()
    guess = (
        f' (it may be "{meant}", saved as Windows-1252 or Latin-1)' if meant and meant.isprintable() else ""
    )
    what = f"This file is not saved as UTF-8: the first odd byte is here{guess}."
    return Problem(file, line, column, what, _AS_UTF8)
