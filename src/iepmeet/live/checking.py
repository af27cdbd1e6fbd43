"""Whether a paper is as it was made, and whether it was made from the record beside it."""

from __future__ import annotations

import datetime as dt
import html
import re
import zipfile
from pathlib import Path

from msgspec import Struct

from iepmeet import files
from iepmeet.errors import NotReadError
from iepmeet.live.paths import RECORD, Paths
from iepmeet.live.sheet import fingerprint_of
from iepmeet.papers.page import hand_edited
from iepmeet.record import line as lines

COPIES = (".html", ".docx")
CANNOT_BE_READ = (".pdf", ".eml", ".ics")
_SEAL = re.compile(
    r"(?P<of>record|agenda) (?P<mark>[0-9a-f]{4}(?:-[0-9a-f]{4}){3}), page (?P<page>[0-9a-f]{16})\."
)
_TAG = re.compile(r"<[^>]*>")
_MARK_LENGTH = 16
_LARGEST = 50_000_000


class Checked(Struct, frozen=True, kw_only=True):
    """What was found about a paper.

    sealed     whether it has the line by which a copy is checked
    as_made    whether its words are as they were made; None for a copy, whose words cannot be checked
    of         what it was made from: "record", "agenda"
    source     the name of that file, if it is beside the paper; of a record, whatever its name
    matches    whether that file is as it was, has gone on since ("earlier"), or is another ("no")
    since      how many things were kept in the record since, and `when` the paper's last one was
    """

    sealed: bool
    as_made: bool | None = None
    of: str = "record"
    source: str = ""
    matches: str = ""
    since: int = 0
    when: dt.datetime | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against the paper."""
        return self.sealed and self.as_made is not False and self.matches in ("now", "earlier")


def is_paper(file: Path) -> bool:
    """Whether a file is a paper rather than an agenda or a record."""
    return file.suffix.lower() in (".md", *COPIES, *CANNOT_BE_READ)


def check(paper: Path) -> Checked:
    """What can be told of a paper in Markdown, HTML or Word. Raises NotReadError."""
    text = _text(paper)
    found = list(_SEAL.finditer(text))
    if not found:
        return Checked(sealed=False)
    seal = found[-1]
    as_made = not hand_edited(text) if paper.suffix.lower() == ".md" else None
    paths = Paths.of(paper)
    if seal["of"] == "agenda":
        return _of_agenda(paths.agenda, seal["mark"], as_made)
    found_in = _record_of(paths, seal["mark"])
    if found_in is None:
        there = paths.record.exists()
        name, matches = (paths.record.name, "no") if there else ("", "")
        return Checked(sealed=True, as_made=as_made, source=name, matches=matches)
    record, place, known = found_in
    since = len(known) - 1 - place
    return Checked(
        sealed=True,
        as_made=as_made,
        source=record.name,
        matches="earlier" if since else "now",
        since=since,
        when=known[place][1],
    )


def _of_agenda(agenda: Path, mark: str, as_made: bool | None) -> Checked:
    if not agenda.exists():
        return Checked(sealed=True, as_made=as_made, of="agenda")
    matches = "now" if fingerprint_of(agenda) == mark else "no"
    return Checked(sealed=True, as_made=as_made, of="agenda", source=agenda.name, matches=matches)


_Marks = list[tuple[str, dt.datetime | None]]


def _record_of(paths: Paths, mark: str) -> tuple[Path, int, _Marks] | None:
    """The record that once had this fingerprint, and when: the one of the paper's name, else any beside it.

    A paper with initials, or one that was given another name, has its record under another name.
    """
    others = sorted(paths.folder.glob(f"*{RECORD}"))
    for record in dict.fromkeys((paths.record, *others)):
        known = _marks(record) if record.exists() else []
        for place in range(len(known) - 1, -1, -1):
            if known[place][0] == mark:
                return record, place, known
    return None


def _marks(record: Path) -> _Marks:
    """The fingerprint that a record had after each of its whole lines, and when that was kept."""
    try:
        data = files.read(record)
    except OSError as error:
        raise NotReadError(f"{record.name} could not be read: {files.reason(error)}.") from None
    marks = []
    for raw in data.split(b"\n"):
        line = lines.decode(raw) if lines.holds(raw) else None
        if line is not None:
            short = line.sum[:_MARK_LENGTH]
            mark = "-".join(short[start : start + 4] for start in range(0, _MARK_LENGTH, 4))
            marks.append((mark, line.stamped.at if line.stamped else None))
    return marks


def _text(paper: Path) -> str:
    """The words of a paper; of a copy only roughly, enough to find its last line."""
    try:
        data = files.read(paper, limit=_LARGEST)
        if paper.suffix.lower() == ".docx":
            with zipfile.ZipFile(paper) as held:
                data = held.read("word/document.xml")
    except FileNotFoundError:
        raise NotReadError(
            f"There is no paper {paper.name} here.", "Check the name and the folder."
        ) from None
    except OSError as error:
        raise NotReadError(f"{paper.name} could not be read: {files.reason(error)}.") from None
    except (KeyError, ValueError, NotImplementedError, zipfile.BadZipFile):
        raise NotReadError(f"{paper.name} is not a Word file that can be read.") from None
    text = data.decode("utf-8", "replace")
    if paper.suffix.lower() == ".md":
        return text
    return " ".join(html.unescape(_TAG.sub("", text)).replace("\xa0", " ").split())
