"""After the meeting: `amend`, `confirm` and `verify`, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .a_meeting import held, hold, said, words_of_docx
from .as_typed import typed

__all__ = ["held"]


def minutes_in(folder: Path) -> str:
    return (folder / "iep-review.minutes.md").read_text(encoding="utf-8")


def test_an_amended_meeting_goes_on_and_its_minutes_list_what_was_changed(held: Path) -> None:
    assert said(typed("amend", "iep-review", "WHYMARKER Patel asked", cwd=held))[0] == (
        "The meeting is open again. Until it is closed, its minutes are a draft."
    )
    typed("minutes", "iep-review", cwd=held)
    assert "**Draft: the meeting is not closed**" in minutes_in(held)
    hold(held, "/edit N1 Mrs Patel: no cover on Mondays\n/end\n/end\n")
    text = minutes_in(held)
    assert "Draft" not in text
    assert "no cover on Mondays" in text
    assert "- Tue 8 Dec 2026 at 15:42: a note was corrected, under Opening\n" in text
    assert "WHYMARKER" not in text


def test_an_open_meeting_needs_no_amending_and_a_closed_one_is_not_changed_twice(held: Path) -> None:
    assert typed("amend", "iep-review", cwd=held).returncode == 0
    before = (held / "iep-review.record.jsonl").read_bytes()
    again = typed("amend", "iep-review.record.jsonl", cwd=held)
    assert again.returncode == 1
    assert "This meeting is open already." in again.stderr
    assert (held / "iep-review.record.jsonl").read_bytes() == before
    assert typed("amend", "nothing", cwd=held).returncode == 3
    assert not (held / "nothing.record.jsonl").exists()
    assert not (held / "nothing.lock").exists()


def test_who_confirmed_or_asked_for_what_stands_in_the_minutes(held: Path) -> None:
    assert said(typed("confirm", "iep-review", "patel", cwd=held)) == [
        "Kept: Mrs Patel, that they confirm the minutes.",
        "Minutes: iep-review.minutes.md",
    ]
    done = typed("confirm", "iep-review", "Jo Rivers", "It was Tuesday", cwd=held)
    assert "Kept: Jo Rivers, what they say." in done.stdout
    assert "To put it right: iepmeet amend iep-review.record.jsonl" in done.stdout
    text = minutes_in(held)
    assert "- Confirmed by Mrs Patel, Tue 8 Dec 2026\n" in text
    assert "- Said by Jo Rivers, Tue 8 Dec 2026: It was Tuesday\n" in text


def test_somebody_who_was_not_there_may_confirm_too_and_it_is_said(held: Path) -> None:
    done = typed("confirm", "iep-review", "Ms Green\x1b[2J", cwd=held)
    assert "Ms Green[2J is not among the people of this meeting." in done.stdout


@pytest.mark.parametrize("name", ["", "  "])
def test_a_confirmation_needs_a_name(held: Path, name: str) -> None:
    assert typed("confirm", "iep-review", name, cwd=held).returncode == 2


def test_minutes_of_an_open_meeting_cannot_be_confirmed(held: Path) -> None:
    typed("amend", "iep-review", cwd=held)
    done = typed("confirm", "iep-review", "patel", cwd=held)
    assert done.returncode == 1
    assert "not closed" in done.stderr


def test_a_confirmation_leaves_minutes_changed_by_hand_alone(held: Path) -> None:
    page = held / "iep-review.minutes.md"
    page.write_text(minutes_in(held).replace("no cover", "no cover at all"), encoding="utf-8")
    before = page.read_bytes()
    done = typed("confirm", "iep-review", "patel", cwd=held)
    assert "iep-review.minutes.md was changed by hand and stays as it is" in done.stdout
    assert page.read_bytes() == before
    assert not (held / "iep-review.minutes-2.md").exists()


def test_a_paper_that_matches_its_record_is_told_from_one_that_was_changed(held: Path) -> None:
    assert said(typed("verify", "iep-review.minutes.md", cwd=held)) == [
        "iep-review.minutes.md was not changed since it was made.",
        "It matches iep-review.record.jsonl as that is now.",
    ]
    page = held / "iep-review.minutes.md"
    page.write_text(minutes_in(held).replace("no cover", "no lover"), encoding="utf-8")
    done = typed("verify", "iep-review.minutes.md", cwd=held)
    assert done.returncode == 1
    assert "iep-review.minutes.md was changed after it was made." in done.stdout
    assert "It matches iep-review.record.jsonl as that is now." in done.stdout


def test_a_paper_made_before_more_was_kept_says_when_the_record_was_so(held: Path) -> None:
    typed("minutes", "iep-review", "--for", "family", cwd=held)
    typed("confirm", "iep-review", "patel", cwd=held)
    done = typed("verify", "iep-review.minutes.family.md", cwd=held)
    assert said(done)[1] == (
        "It matches iep-review.record.jsonl as that stood on Tue 8 Dec 2026 at 15:42. "
        "1 thing was kept since; a new one has them."
    )


def test_a_paper_under_another_name_is_matched_with_the_record_it_was_made_from(held: Path) -> None:
    (held / "other.minutes.md").write_text(minutes_in(held), encoding="utf-8")
    assert said(typed("verify", "other.minutes.md", cwd=held))[1] == (
        "It matches iep-review.record.jsonl as that is now."
    )
    typed("minutes", "iep-review", "--initials", "--yes", cwd=held)
    assert typed("verify", "iep-review.minutes.initials.md", cwd=held).returncode == 0


def test_a_paper_of_another_record_and_one_without_its_record_are_named(held: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.minutes.md").write_text(minutes_in(held), encoding="utf-8")
    done = typed("verify", "other.minutes.md", cwd=elsewhere)
    assert done.returncode == 1
    assert "The record it was made from is not beside it." in done.stdout
    agenda = '[meeting]\ntitle = "B"\n[[concerns]]\ntitle = "C"\n'
    (elsewhere / "other.toml").write_text(agenda, encoding="utf-8")
    hold(elsewhere, "a note\n/quit\n", "other")
    done = typed("verify", "other.minutes.md", cwd=elsewhere)
    assert done.returncode == 1
    assert "It was not made from other.record.jsonl as that is: its fingerprint is another." in done.stdout
    (elsewhere / "no.md").write_text("# A page\n", encoding="utf-8")
    assert typed("verify", "no.md", cwd=elsewhere).returncode == 1
    assert typed("verify", "gone.minutes.md", cwd=elsewhere).returncode == 3


def test_copies_say_which_record_they_were_made_from(held: Path) -> None:
    typed("minutes", "iep-review", "--to", "html,docx,pdf", cwd=held)
    for ending in ("html", "docx"):
        lines = said(typed("verify", f"iep-review.minutes.{ending}", cwd=held))
        assert "is a copy" in lines[0]
        assert lines[1] == "It matches iep-review.record.jsonl as that is now."
    assert "To check this copy" in words_of_docx(held / "iep-review.minutes.docx").replace("\xa0", " ")
    assert typed("verify", "iep-review.minutes.pdf", cwd=held).returncode == 2
    (held / "iep-review.minutes.docx").write_bytes(b"PK no zip")
    assert typed("verify", "iep-review.minutes.docx", cwd=held).returncode == 3


def test_a_sheet_is_checked_against_its_agenda(held: Path) -> None:
    typed("sheet", "iep-review", cwd=held)
    assert said(typed("verify", "iep-review.sheet.md", cwd=held))[1] == (
        "It matches iep-review.toml as that is now."
    )
    agenda = held / "iep-review.toml"
    agenda.write_text(agenda.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert typed("verify", "iep-review.sheet.md", cwd=held).returncode == 1


def test_what_verify_finds_can_be_read_by_a_program(held: Path) -> None:
    found = json.loads(typed("verify", "iep-review.minutes.md", "--json", cwd=held).stdout)
    assert found == {
        "fits": True,
        "sealed": True,
        "as_made": True,
        "made_from": "iep-review.record.jsonl",
        "matches": "now",
        "kept_since": 0,
    }
