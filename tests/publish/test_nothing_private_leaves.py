"""One meeting in every format for every audience: what was planted in private entries is in none of them."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from ..cli.a_meeting import hold, words_of_docx, words_of_pdf
from ..cli.as_typed import typed
from ..faults.program import leave_out
from ..test_cli import OAKFIELD
from .test_codes import of_svg, seen

LINES = """\
/here
/late Miss Ali
~ Kai Planted from Year 5 was there, ring 07700 900123
Mrs Patel: no cover on Tuesdays
a note that becomes private PLANTEDLATER
/as N2 ~
a note that is taken out PLANTEDREMOVED
/remove N3
* I miss Miss Ali
/go 1
~ PLANTEDMARKER tell nobody that Kai Planted hit him
~ ! Mrs Patel: ring Kai Planted's mother on 07700 900123 by friday
! name a second assistant @Mrs Patel by 11 december so that the name is on the timetable
/outcome agreed
/go next
~ PLANTEDMARKER before the next review
/review 2 march 2027 15:30 @Mrs Patel to see the second assistant at work
/check 19 january 2027
/trigger two missed sessions in a fortnight
/end
/end
"""
PLANTED = ("planted", "kai", "07700", "900123", "07700900123")
# what the agenda holds for the eyes of whoever prepared it
PREPARED = (
    "ask what +1 would look like",
    "the eight weeks as dated evidence",
    "named cover when the assistant",
)
ADDRESS = "patel@oakfield.example"
PUBLIC = "second assistant"
AUDIENCES = ("school", "family", "child", "staff")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything that can be made of the meeting: before and after it was amended."""
    if shutil.which("pdftotext") is None:
        leave_out("pdftotext is not installed (poppler-utils)")
    here = tmp_path_factory.mktemp("meeting")
    shutil.copy(OAKFIELD / "iep-review.toml", here)
    hold(here, LINES)
    typed("amend", "iep-review", "PLANTED why", cwd=here)
    hold(here, "/edit P1 PLANTEDEDIT Kai Planted\n~ PLANTEDAFTER 07700 900123\nA word more\n/end\n/end\n")
    typed("confirm", "iep-review", "patel", cwd=here)
    for audience in AUDIENCES:
        for more in ((), ("--initials", "--yes")):
            arguments = ("--for", audience, "--to", "md,html,docx,pdf,ics", *more)
            assert typed("minutes", "iep-review", *arguments, cwd=here).returncode == 0
    assert typed("send", "iep-review", "--attach", "html,docx,pdf,ics", cwd=here).returncode == 0
    for arguments in (("--name-child",), ("--owner", "patel")):
        assert typed("scan", "iep-review", *arguments, cwd=here).returncode == 0
    assert typed("sheet", "iep-review", "--to", "md,html,docx,pdf", cwd=here).returncode == 0
    return here


def made(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if ".minutes." in path.name or ".sheet." in path.name)


def words_of(path: Path) -> Iterator[str]:
    """Everything that can be read in a file: its text, what is packed in it, what a phone scans."""
    data = path.read_bytes()
    if path.suffix not in (".docx", ".pdf", ".eml"):
        # what is packed may hold any letters by chance
        yield data.decode()
    match path.suffix:
        case ".docx":
            yield words_of_docx(path)
        case ".pdf":
            yield words_of_pdf(path)
        case ".html":
            for one in re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', data.decode()):
                svg = base64.b64decode(one).decode()
                yield svg
                if "Code for a phone" in svg:
                    yield seen(of_svg(svg))
        case ".ics":
            yield str(Calendar.from_ical(data))
            for event in Calendar.from_ical(data).walk("VEVENT"):
                yield " ".join(str(value) for value in event.values())
        case ".eml":
            yield from _parts_of(path)


def _parts_of(path: Path) -> Iterator[str]:
    for part in message_from_bytes(path.read_bytes(), policy=default).walk():
        yield " ".join(f"{name}: {value}" for name, value in part.items())
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        assert isinstance(body, bytes)
        name = part.get_filename()
        if name is None:
            yield body.decode()
        else:
            # what hangs on it are the files beside it, and those are read by themselves
            assert body == (path.parent / name).read_bytes()


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


def test_the_record_holds_what_was_planted_so_that_this_can_fail(folder: Path) -> None:
    record = plain((folder / "iep-review.record.jsonl").read_text(encoding="utf-8"))
    for word in (
        *PLANTED[:4],
        *PREPARED,
        ADDRESS,
        "plantedlater",
        "plantedremoved",
        "plantedafter",
        "planted why",
    ):
        assert word in record, word


def test_every_format_of_every_audience_was_made(folder: Path) -> None:
    endings = {tuple(path.name.split(".")[1:]) for path in made(folder)}
    for ending in ("md", "html", "docx", "pdf", "ics"):
        for audience in ((), ("family",), ("child",), ("staff", "Mrs-Patel")):
            assert ("minutes", *audience, ending) in endings
            short = tuple("Mrs-P" if part == "Mrs-Patel" else part for part in audience)
            assert ("minutes", *short, "initials", ending) in endings
    assert ("minutes", "eml") in endings
    assert ("minutes", "codes", "html") in endings
    assert len(made(folder)) >= 4 * 5 * 2 + 2 + 4


def test_nothing_private_removed_or_meant_for_one_person_is_in_any_of_them(folder: Path) -> None:
    for path in made(folder):
        for words in map(plain, words_of(path)):
            for planted in (*PLANTED, *PREPARED):
                assert planted not in words, (path.name, planted)


def test_an_address_is_in_the_head_of_the_draft_and_nowhere_else(folder: Path) -> None:
    for path in made(folder):
        found = [words for words in map(plain, words_of(path)) if ADDRESS in words]
        if path.suffix == ".eml":
            assert all("to: mrs patel" in words for words in found)
        else:
            assert not found, path.name


def test_what_everybody_may_read_is_found_by_the_same_reading(folder: Path) -> None:
    for path in made(folder):
        read = [plain(words) for words in words_of(path)]
        wanted = (
            "early check" if path.name.endswith("child.ics") or "child.initials.ics" in path.name else PUBLIC
        )
        if ".sheet." in path.name:
            wanted = "speech and language sessions missed"
        assert any(wanted in words for words in read), path.name


def test_with_initials_no_name_of_anybody_is_in_any_of_them(folder: Path) -> None:
    names = re.compile(r"(?<![a-z])(?:sam|rivers|patel|ali|wren|mr lee)(?![a-z])")
    initialled = [path for path in made(folder) if ".initials." in path.name]
    assert len(initialled) == 20
    for path in initialled:
        for words in map(plain, words_of(path)):
            assert not (found := names.search(words)), (path.name, found)
