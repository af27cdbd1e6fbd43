"""Where the files of one meeting are: all beside the agenda, all called after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

AGENDA = ".toml"
RECORD = ".record.jsonl"
DRAFT = ".draft"
MINUTES = ".minutes.md"
# a page or a published copy of one: NAME.minutes.family.md, NAME.minutes-2.pdf, NAME.sheet.docx
_PAPER = re.compile(r"(?P<name>.+?)\.(?:minutes|sheet)(?:[.-][^/\\]*)?\.(?:md|html|docx|pdf|ics|eml)\Z")


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of the meeting NAME in one folder."""

    folder: Path
    name: str

    @classmethod
    def of(cls, file: Path) -> Paths:
        """From any file of the meeting (agenda, record, paper) or from NAME alone."""
        for ending in (RECORD, MINUTES, DRAFT, AGENDA):
            if file.name.endswith(ending) and file.name != ending:
                return cls(file.parent, file.name.removesuffix(ending))
        paper = _PAPER.match(file.name)
        return cls(file.parent, paper["name"] if paper else file.name)

    @property
    def agenda(self) -> Path:
        """The agenda."""
        return self.folder / f"{self.name}{AGENDA}"

    @property
    def record(self) -> Path:
        """The record."""
        return self.folder / f"{self.name}{RECORD}"

    @property
    def draft(self) -> Path:
        """The unfinished line."""
        return self.folder / f"{self.name}{DRAFT}"

    @property
    def minutes(self) -> Path:
        """The minutes for the school."""
        return self.folder / f"{self.name}{MINUTES}"

    def further_minutes(self, number: int) -> Path:
        """Where minutes go when a page changed by hand stands in their place."""
        return self.folder / f"{self.name}.minutes-{number}.md"
