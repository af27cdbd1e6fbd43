"""A meeting that was held, in a folder of its own: what the commands that come after it are tried on."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from unittest import mock

import pytest

from iepmeet.cli import papers_out

from ..test_cli import OAKFIELD
from .as_typed import Done, typed

LINES = """\
/here
~ Kai Planted from Year 5 was there, ring 07700 900123
Mrs Patel: no cover on Tuesdays
* I miss Miss Ali
/go 1
~ PRIVATEMARKER tell nobody
! name a second assistant @Mrs Patel by 11 december so that the name is on the timetable
! write down each session @Miss Ali by 18 december
/outcome agreed
/go next
/review 2 march 2027 15:30
/check 19 january 2027
/trigger two missed sessions in a fortnight
/end
/end
"""


def hold(folder: Path, lines: str = LINES, agenda: str = "iep-review") -> None:
    """Holds the meeting of an agenda over lines; it has to end well."""
    text = io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8")
    with mock.patch.object(sys, "stdin", text):
        done = typed("run", f"{agenda}.toml", "--plain", cwd=folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the agenda of Oakfield, its record and its minutes."""
    # a busy machine may need more than half a second for a paper, and would say so on standard error
    monkeypatch.setattr(papers_out, "_SECONDS_TO_WAIT_IN_SILENCE", 600.0)
    text = (OAKFIELD / "iep-review.toml").read_text(encoding="utf-8")
    (tmp_path / "iep-review.toml").write_text(text, encoding="utf-8")
    hold(tmp_path)
    return tmp_path


def said(done: Done) -> list[str]:
    """The lines of a command that has to end well."""
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout.splitlines()


def words_of_docx(path: Path) -> str:
    """Every part of a Word file, its marks included."""
    with zipfile.ZipFile(path) as opened:
        return "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())


def visible_in_docx(path: Path) -> str:
    """The words a reader of a Word file sees, roughly."""
    with zipfile.ZipFile(path) as opened:
        body = opened.read("word/document.xml").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body.replace("</w:p>", " ")))


def words_of_pdf(path: Path) -> str:
    """What poppler reads in a PDF: its words and its metadata."""
    read = [["pdftotext", str(path), "-"], ["pdfinfo", str(path)], ["pdfinfo", "-meta", str(path)]]
    done = [
        subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=True) for line in read
    ]
    return "\n".join(one.stdout for one in done)
