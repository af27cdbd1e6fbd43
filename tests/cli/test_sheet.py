"""`iepmeet sheet`, as a user types it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ..test_cli import OAKFIELD
from .as_typed import typed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(OAKFIELD / "iep-review.toml", tmp_path)
    return tmp_path


def test_the_sheet_is_written_beside_the_agenda(folder: Path) -> None:
    done = typed("sheet", "iep-review.toml", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Agenda to send: iep-review.sheet.md\n", "")
    text = (folder / "iep-review.sheet.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "## What we talk about, and for how long" in text
    again = (folder / "iep-review.sheet.md").read_bytes()
    assert typed("sheet", "iep-review.toml", cwd=folder).returncode == 0
    assert (folder / "iep-review.sheet.md").read_bytes() == again


def test_a_page_changed_by_hand_stays_and_is_replaced_only_when_asked(folder: Path) -> None:
    typed("sheet", "iep-review.toml", cwd=folder)
    page = folder / "iep-review.sheet.md"
    mine = page.read_text(encoding="utf-8").replace("# ", "# Draft: ", 1)
    page.write_text(mine, encoding="utf-8")
    done = typed("sheet", "iep-review.toml", cwd=folder)
    assert "iep-review.sheet.md was changed by hand and stays as it is. --force replaces it." in done.stdout
    assert page.read_text(encoding="utf-8") == mine
    assert (folder / "iep-review.sheet-2.md").exists()
    forced = typed("sheet", "iep-review.toml", "--force", cwd=folder)
    assert "The page that was changed by hand is now iep-review.sheet.md.backup." in forced.stdout
    assert (folder / "iep-review.sheet.md.backup").read_text(encoding="utf-8") == mine
    assert page.read_text(encoding="utf-8") != mine
    page.write_text(mine, encoding="utf-8")
    typed("sheet", "iep-review.toml", "--force", cwd=folder)
    assert (folder / "iep-review.sheet.md.backup-2").exists()


def test_it_is_written_into_another_folder_when_asked(folder: Path) -> None:
    (folder / "out").mkdir()
    assert typed("sheet", "iep-review.toml", "--out", "out", cwd=folder).returncode == 0
    assert (folder / "out" / "iep-review.sheet.md").exists()
    refused = typed("sheet", "iep-review.toml", "--out", "nowhere", cwd=folder)
    assert refused.returncode == 3
    assert "The sheet could not be written: the folder or disk is no longer there." in refused.stderr


def test_it_comes_as_a_page_for_phones_as_a_word_file_and_as_pdf(folder: Path) -> None:
    done = typed("sheet", "iep-review.toml", "--to", "html,docx,pdf", cwd=folder)
    assert done.stdout.splitlines() == [
        "Agenda to send: iep-review.sheet.md",
        "HTML: iep-review.sheet.html",
        "Word: iep-review.sheet.docx",
        "PDF: iep-review.sheet.pdf",
    ]
    assert "What we talk about" in (folder / "iep-review.sheet.html").read_text(encoding="utf-8")
    assert (folder / "iep-review.sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_changed_by_hand_is_published_as_it_is(folder: Path) -> None:
    typed("sheet", "iep-review.toml", cwd=folder)
    page = folder / "iep-review.sheet.md"
    page.write_text(page.read_text(encoding="utf-8").replace("# ", "# Draft: ", 1), encoding="utf-8")
    done = typed("sheet", "iep-review.toml", "--to", "html", cwd=folder)
    assert "that page is published as it is. --fresh makes a new one." in done.stdout
    assert "Draft: " in (folder / "iep-review.sheet.html").read_text(encoding="utf-8")
    fresh = typed("sheet", "iep-review.toml", "--to", "html", "--fresh", cwd=folder)
    assert "HTML: iep-review.sheet-2.html" in fresh.stdout


def test_an_agenda_with_errors_gives_no_sheet(folder: Path) -> None:
    (folder / "wrong.toml").write_text('[meeting]\ntitle = "x"\nminutes = "long"\n', encoding="utf-8")
    done = typed("sheet", "wrong.toml", cwd=folder)
    assert done.returncode == 1
    assert "wrong.toml:3:11: " in done.stderr
    assert not (folder / "wrong.sheet.md").exists()
    assert typed("sheet", "nothing.toml", cwd=folder).returncode == 3
