"""Agenda files for sittings that go on later, and what stands in their folder."""

from __future__ import annotations

from pathlib import Path

TOML = """
[meeting]
title = "IEP review for Sam"
[[people]]
name = "Mrs Patel"
role = "SENCO"
[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
questions = ["What gets in the way?"]
"""
MORE = """
[[people]]
name = "Mr Lee"
[[concerns]]
id = "quiet"
title = "The quiet space is used as a store"
"""


def agenda_of(folder: Path, toml: str) -> None:
    """Writes the agenda file."""
    (folder / "sam.toml").write_text(toml, encoding="utf-8")


def names(folder: Path) -> set[str]:
    """The files of a folder."""
    return {path.name for path in folder.iterdir()}


def lines_of(folder: Path) -> list[str]:
    """The lines of the record on the disk."""
    record = folder / "sam.record.jsonl"
    return record.read_text(encoding="utf-8").splitlines() if record.exists() else []
