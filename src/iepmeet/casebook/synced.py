"""Folders that a service copies to other computers, told by their path."""

from __future__ import annotations

import re
from pathlib import Path

_SYNCED = (
    (re.compile(r"onedrive(?:$|[ -].*)", re.IGNORECASE), "OneDrive", "Microsoft's"),
    (re.compile(r"dropbox(?:$|[ -].*)", re.IGNORECASE), "Dropbox", "Dropbox's"),
    (
        re.compile(r"icloud ?drive(?:$|[ ~].*)|mobile documents|com~apple~clouddocs", re.IGNORECASE),
        "iCloud",
        "Apple's",
    ),
    (re.compile(r"google ?drive(?:$|[ -].*)", re.IGNORECASE), "Google Drive", "Google's"),
)


def synced(folder: Path) -> str:
    """What it means for privacy that a folder is synced, as its path tells; empty if it is not."""
    parts = (*folder.absolute().parts, *folder.resolve().parts)
    for pattern, name, whose in _SYNCED:
        if any(pattern.fullmatch(part) for part in parts):
            return (
                f"This folder is in {name}: what is kept here is copied to {whose} computers and can be read "
                "by everyone the folder is shared with and on every device it is synced to."
            )
    return ""
