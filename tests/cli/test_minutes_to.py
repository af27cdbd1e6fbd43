"""`iepmeet minutes` for each who reads them, in each format, as a user types it."""

from __future__ import annotations

import stat
import sys
import time
from pathlib import Path
from unittest import mock

import pytest

from iepmeet.cli import papers_out

from ..tui.pty.screen import AtScreen
from .a_meeting import held, hold, said, visible_in_docx
from .as_typed import typed

__all__ = ["held"]


def edit(page: Path, old: str = "no cover", new: str = "no cover at all") -> str:
    text = page.read_text(encoding="utf-8").replace(old, new)
    assert new in text
    page.write_text(text, encoding="utf-8")
    return text


def test_each_format_is_written_beside_the_page_for_its_owner_alone_and_its_path_is_printed(
    held: Path,
) -> None:
    done = typed("minutes", "iep-review", "--to", "html,docx,pdf,ics", cwd=held)
    assert said(done) == [
        "Minutes: iep-review.minutes.md",
        "HTML: iep-review.minutes.html",
        "Word: iep-review.minutes.docx",
        "PDF: iep-review.minutes.pdf",
        "Calendar: iep-review.minutes.ics",
    ]
    for ending in ("md", "html", "docx", "pdf", "ics"):
        written = held / f"iep-review.minutes.{ending}"
        assert written.stat().st_size > 200
        if sys.platform != "win32":
            assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert not list(held.glob(".*"))


def test_the_same_record_gives_the_same_bytes_in_every_format(held: Path) -> None:
    typed("minutes", "iep-review", "--for", "family", "--to", "md,html,docx,pdf,ics", cwd=held)
    first = {path.name: path.read_bytes() for path in held.glob("*.minutes.family.*")}
    assert len(first) == 5
    typed("minutes", "iep-review", "--for", "family", "--to", "md,html,docx,pdf,ics", cwd=held)
    assert {path.name: path.read_bytes() for path in held.glob("*.minutes.family.*")} == first


def test_each_audience_has_its_page_under_its_name(held: Path) -> None:
    assert said(typed("minutes", "iep-review", "--for", "family", cwd=held)) == [
        "Family's copy: iep-review.minutes.family.md"
    ]
    assert said(typed("minutes", "iep-review", "--for", "child", cwd=held)) == [
        "Child's page: iep-review.minutes.child.md"
    ]
    assert said(typed("minutes", "iep-review", "--for", "staff", cwd=held)) == [
        "Slip for Mrs Patel: iep-review.minutes.staff.Mrs-Patel.md",
        "Slip for Miss Ali: iep-review.minutes.staff.Miss-Ali.md",
    ]
    family = (held / "iep-review.minutes.family.md").read_text(encoding="utf-8")
    assert "## Not part of the minutes\n" in family
    assert "Dates the law gives" in family
    assert "Dates the law gives" not in (held / "iep-review.minutes.md").read_text(encoding="utf-8")


def test_the_familys_copy_says_the_next_fair_step_and_no_other_paper_does(held: Path) -> None:
    typed("minutes", "iep-review", "--for", "family", "--initials", "--yes", cwd=held)
    typed("minutes", "iep-review", "--for", "child", cwd=held)
    (family,) = held.glob("*.minutes.family.initials.md")
    text = family.read_text(encoding="utf-8")
    _, part = text.split("## Not part of the minutes")
    step = part[part.index("### The next fair step\n") : part.index("### Who helps")]
    assert "checked 24 November 2026: check this." in step
    assert "Sam" not in step and "Rivers" not in step
    for other in held.glob("*.minutes*.md"):
        if other != family:
            assert "next fair step" not in other.read_text(encoding="utf-8")


def test_one_owners_slip_is_had_by_any_way_they_are_called(held: Path) -> None:
    for name in ("patel", "SENCO", "Mrs Patel"):
        done = typed("minutes", "iep-review", "--for", "staff", "--owner", name, cwd=held)
        assert said(done) == ["Slip for Mrs Patel: iep-review.minutes.staff.Mrs-Patel.md"]
    done = typed("minutes", "iep-review", "--for", "staff", "--owner", "Jo Rivers", cwd=held)
    assert done.returncode == 2
    assert "Jo Rivers has no action here. Actions are with: Mrs Patel, Miss Ali." in done.stderr
    assert typed("minutes", "iep-review", "--owner", "patel", cwd=held).returncode == 2


def test_actions_that_are_nobodys_are_on_no_slip_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[meeting]\ntitle = "A"\n[[concerns]]\ntitle = "B"\n', encoding="utf-8")
    hold(tmp_path, "! ring the clinic\n/end\n/end\n", "a")
    done = typed("minutes", "a", "--for", "staff", cwd=tmp_path)
    assert done.returncode == 1
    assert "Nobody has an action in this meeting" in done.stderr
    (tmp_path / "b.toml").write_text('[meeting]\ntitle = "A"\n[[concerns]]\ntitle = "B"\n', encoding="utf-8")
    hold(tmp_path, "! ring the clinic\n! ask @Jo by friday\n/end\n/end\n", "b")
    assert said(typed("minutes", "b", "--for", "staff", cwd=tmp_path)) == [
        "Slip for Jo: b.minutes.staff.Jo.md",
        "1 action is nobody's yet, and on no slip.",
    ]


def test_a_page_changed_by_hand_is_published_as_it_is(held: Path) -> None:
    page = held / "iep-review.minutes.md"
    mine = edit(page)
    done = typed("minutes", "iep-review", "--to", "html,docx", cwd=held)
    assert said(done)[:2] == [
        "iep-review.minutes.md was changed by hand: that page is published as it is. "
        "--fresh makes a new one.",
        "Minutes: iep-review.minutes.md",
    ]
    assert "no cover at all" in (held / "iep-review.minutes.html").read_text(encoding="utf-8")
    assert "no cover at all" in visible_in_docx(held / "iep-review.minutes.docx")
    assert page.read_text(encoding="utf-8") == mine


def test_fresh_makes_a_new_page_beside_the_one_changed_by_hand_and_publishes_that(held: Path) -> None:
    page = held / "iep-review.minutes.md"
    mine = edit(page)
    done = typed("minutes", "iep-review", "--to", "html", "--fresh", cwd=held)
    assert said(done) == [
        "iep-review.minutes.md was changed by hand and stays as it is. --force replaces it.",
        "Minutes: iep-review.minutes-2.md",
        "HTML: iep-review.minutes-2.html",
    ]
    assert "no cover at all" not in (held / "iep-review.minutes-2.html").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8") == mine


def test_force_keeps_the_changed_page_as_a_backup(held: Path) -> None:
    page = held / "iep-review.minutes.family.md"
    typed("minutes", "iep-review", "--for", "family", cwd=held)
    mine = edit(page)
    done = typed("minutes", "iep-review", "--for", "family", "--to", "html", "--force", cwd=held)
    assert said(done)[0] == "The page that was changed by hand is now iep-review.minutes.family.md.backup."
    assert (held / "iep-review.minutes.family.md.backup").read_text(encoding="utf-8") == mine
    assert "no cover at all" not in (held / "iep-review.minutes.family.html").read_text(encoding="utf-8")


def test_into_another_folder_the_page_changed_by_hand_goes_along(held: Path) -> None:
    (held / "out").mkdir()
    mine = edit(held / "iep-review.minutes.md")
    typed("minutes", "iep-review", "--to", "html", "--out", "out", cwd=held)
    assert (held / "out" / "iep-review.minutes.md").read_text(encoding="utf-8") == mine
    assert "no cover at all" in (held / "out" / "iep-review.minutes.html").read_text(encoding="utf-8")
    assert not (held / "iep-review.minutes.html").exists()
    refused = typed("minutes", "iep-review", "--to", "pdf", "--out", "nowhere", cwd=held)
    assert refused.returncode == 3
    assert "could not be written" in refused.stderr


def test_papers_that_do_not_have_what_a_hand_changed_in_the_minutes_say_so(held: Path) -> None:
    edit(held / "iep-review.minutes.md")
    said_so = "iep-review.minutes.md was changed by hand; this comes from the record and does not have"
    for more in (("--for", "family"), ("--for", "child"), ("--initials", "--yes")):
        assert said_so in typed("minutes", "iep-review", *more, cwd=held).stdout
    assert said_so not in typed("minutes", "iep-review", "--to", "html", cwd=held).stdout


def test_owners_whose_names_make_one_file_name_have_a_slip_each(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[meeting]\ntitle = "A"\n[[concerns]]\ntitle = "B"\n', encoding="utf-8")
    lines = "! ring @J/R by friday\n! ask @j-r by friday\n! look @\U0001f600 by friday\n/end\n/end\n"
    hold(tmp_path, lines, "a")
    done = typed("minutes", "a", "--for", "staff", cwd=tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.staff.*")) == [
        "a.minutes.staff.J-R.md",
        "a.minutes.staff.j-r_2.md",
        "a.minutes.staff.owner.md",
    ], done.stdout


def test_a_word_file_that_was_worked_on_in_word_is_never_overwritten(held: Path) -> None:
    from docx import Document

    typed("minutes", "iep-review", "--to", "docx", cwd=held)
    path = held / "iep-review.minutes.docx"
    paper = Document(str(path))
    paper.add_paragraph("Added in Word")
    paper.core_properties.last_modified_by = "Mrs Patel"
    paper.core_properties.revision = 2
    paper.save(str(path))
    mine = path.read_bytes()
    done = typed("minutes", "iep-review", "--to", "docx", cwd=held)
    assert (
        "iep-review.minutes.docx was changed by hand and stays as it is. --force replaces it." in done.stdout
    )
    assert path.read_bytes() == mine
    assert (held / "iep-review.minutes-2.docx").exists()
    typed("minutes", "iep-review", "--to", "docx", "--force", cwd=held)
    assert (held / "iep-review.minutes.docx.backup").read_bytes() == mine
    assert path.read_bytes() != mine


def test_a_date_that_was_taken_out_by_hand_is_named_beside_the_calendar(held: Path) -> None:
    edit(held / "iep-review.minutes.md", "Fri 18 Dec 2026", "soon")
    done = typed("minutes", "iep-review", "--to", "ics", cwd=held)
    assert "The page no longer holds Fri 18 Dec 2026; the calendar has what the record says." in done.stdout


def test_letters_that_no_font_of_the_pdf_has_are_listed(held: Path) -> None:
    edit(held / "iep-review.minutes.md", "no cover", "no cover \U0001f44d")
    done = typed("minutes", "iep-review", "--to", "pdf", cwd=held)
    assert "It has instead: [THUMBS UP SIGN]." in done.stdout


def test_a_meeting_without_a_date_has_no_calendar_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[meeting]\ntitle = "A"\n[[concerns]]\ntitle = "B"\n', encoding="utf-8")
    hold(tmp_path, "a note\n/end\n/end\n", "a")
    done = typed("minutes", "a", "--to", "ics", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "Nothing has a date, so there is no a.minutes.ics.\n")
    assert not (tmp_path / "a.minutes.ics").exists()


@pytest.mark.parametrize("formats", ["doc", "html,odt", "", ","])
def test_a_format_that_is_none_of_them_is_named_with_those_there_are(held: Path, formats: str) -> None:
    done = typed("minutes", "iep-review", "--to", formats, cwd=held)
    assert done.returncode == 2
    assert "write md, html, docx, pdf, ics, with commas between." in " ".join(done.stderr.split())


def test_initials_are_looked_over_before_anything_is_written(held: Path) -> None:
    before = sorted(held.iterdir())
    done = typed("minutes", "iep-review", "--initials", "--to", "html,pdf", cwd=held)
    lines = said(done)
    assert lines[0] == "Initials in the place of names:"
    assert any(line.startswith("  SR: Sam Rivers") for line in lines)
    assert lines[-1] == "Nothing is written yet. The same command with --yes writes it."
    assert "Oakfield Primary" in done.stdout
    assert sorted(held.iterdir()) == before


def test_with_initials_no_name_is_in_a_page_or_in_the_name_of_its_file(held: Path) -> None:
    (held / "iep-review.toml").rename(held / "sam-rivers.toml")
    (held / "iep-review.record.jsonl").rename(held / "sam-rivers.record.jsonl")
    for audience in ("school", "family", "child", "staff"):
        formats = "md,html,docx,ics"
        done = typed(
            "minutes", "sam-rivers", "--for", audience, "--initials", "--yes", "--to", formats, cwd=held
        )
        assert done.returncode == 0, done.stderr
    made = [path for path in held.iterdir() if ".initials." in path.name]
    assert len(made) == 4 * 5
    for path in made:
        text = visible_in_docx(path) if path.suffix == ".docx" else path.read_text(encoding="utf-8")
        for name in ("Sam", "Rivers", "Patel", "Ali"):
            assert name not in path.name
            assert name.lower() not in path.name
            assert f"{name} " not in text.replace("\n", " "), (path.name, name)
    assert {path.name.partition(".")[0] for path in made} == {"SR"}
    assert (held / "SR.minutes.staff.Mrs-P.initials.md").exists()


def test_what_was_written_is_opened_when_asked_and_a_machine_that_cannot_says_so(held: Path) -> None:
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    with mock.patch.object(papers_out, "_opened", open_it):
        typed("minutes", "iep-review", "--to", "html,pdf", "--open", cwd=held)
    assert [path.name for path in opened] == ["iep-review.minutes.html", "iep-review.minutes.pdf"]
    assert all(path.is_absolute() for path in opened)
    with mock.patch("shutil.which", return_value=None), mock.patch.object(sys, "platform", "linux"):
        done = typed("minutes", "iep-review", "--open", cwd=held)
    assert said(done)[-1] == (
        "iep-review.minutes.md could not be opened from here. Open it yourself: iep-review.minutes.md"
    )


def test_what_takes_its_time_says_what_it_is_making(capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch.object(papers_out, "_SECONDS_TO_WAIT_IN_SILENCE", 0.0), papers_out.slowly("a.pdf"):
        time.sleep(0.05)
    assert "Making a.pdf" in capsys.readouterr().err
    with papers_out.slowly("b.pdf"):
        pass
    assert capsys.readouterr().err == ""


def test_any_file_of_the_meeting_names_it(held: Path) -> None:
    names = (
        "",
        ".toml",
        ".record.jsonl",
        ".minutes.md",
        ".minutes-2.md",
        ".minutes.family.pdf",
        ".sheet.docx",
    )
    for name in (f"iep-review{ending}" for ending in names):
        assert typed("minutes", name, cwd=held).stdout == "Minutes: iep-review.minutes.md\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize(("key", "written"), [("y", True), ("n", False), ("ctrl+c", False)])
def test_at_a_terminal_the_list_of_initials_is_asked_about(held: Path, key: str, *, written: bool) -> None:
    with AtScreen("minutes", "iep-review", "--initials", cwd=held) as screen:
        screen.see("Write it like this? [y/N]")
        assert "SR: Sam Rivers" in screen.text
        if key == "ctrl+c":
            screen.press(key)
        else:
            screen.type(f"{key}\r")
        screen.gone()
        assert "Traceback" not in screen.text
    assert (held / "iep-review.minutes.initials.md").exists() is written
