"""Files that a sync service made of one file, by their names: nobody wrote them on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from iepmeet.record.journal import ENDING

_MARKS = (
    # Dropbox, Nextcloud, Syncthing, Google Drive
    re.compile(
        r"(?P<name>.+?) ?\((?:[^()]*'s )?(?:conflicted copy|conflict copy|case conflict)[^()]*\)", re.I
    ),
    re.compile(r"(?P<name>.+?)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?", re.I),
    re.compile(r"(?P<name>.+?)_conf\(\d{4}-[^()]*\)", re.I),
    # OneDrive: the name of the computer
    re.compile(r"(?P<name>.+?)-(?:DESKTOP|LAPTOP|PC|SURFACE|MACBOOK|WIN|[\w-]*(?:-PC|-LAPTOP))-?[A-Z0-9]*"),
    # iCloud and Finder; Google Drive and Windows
    re.compile(r"(?P<name>.+?) (?:[2-9]|[1-9]\d)"),
    re.compile(r"(?P<name>.+?) ?\([1-9]\d?\)"),
    re.compile(r"(?P<name>.+?) - Cop(?:y|ie)(?: \(\d+\))?", re.I),
    re.compile(r"(?P<name>.+?) copy(?: \d+)?", re.I),
)
_INSIDE = re.compile(r"(?P<stem>.+?)\.record(?P<mark>.*)\.jsonl", re.DOTALL)


class Copy(NamedTuple):
    """A copy of a record, and the record that it was made of."""

    path: Path
    of: Path


def record_copies(paths: Iterable[Path]) -> tuple[Copy, ...]:
    """Which of these files are conflict copies of other records among them, by their names alone.

    A file whose name only looks like one ("sam 2") is none where there is no "sam".
    """
    there = {path.name: path for path in paths}
    found = []
    for name, path in sorted(there.items()):
        original = next((made for made in _originals(name) if made != name and made in there), None)
        if original:
            found.append(Copy(path, there[original]))
    return tuple(found)


def copies_of(record: Path) -> tuple[Path, ...]:
    """The conflict copies that stand beside a record, for whoever opens it. Never raises."""
    try:
        beside = [path for path in record.parent.iterdir() if path.suffix == ".jsonl"]
    except OSError:
        return ()
    return tuple(copy.path for copy in record_copies(beside) if copy.of.name == record.name)


def _originals(name: str) -> Iterable[str]:
    """What the file may be a copy of: the mark stands before `.record.jsonl`, or within that ending."""
    if name.endswith(ENDING):
        yield from (stem + ENDING for stem in _unmarked(name.removesuffix(ENDING)))
    elif inside := _INSIDE.fullmatch(name):
        yield from (stem + ENDING for stem in _unmarked(inside["stem"] + inside["mark"]))


def _unmarked(stem: str) -> Iterable[str]:
    for mark in _MARKS:
        if found := mark.fullmatch(stem):
            yield found["name"]
