"""`iepmeet done`, `sent` and `replied`: what happens between meetings."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from unittest import mock

import pytest

from .as_typed import Done, typed
from .casebooks import held


@pytest.fixture
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPMEET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    held(tmp_path / "sam")
    return tmp_path / "sam"


def due(sam: Path, *more: str) -> list[tuple[str, str | None]]:
    rows = json.loads(typed("due", ".", "--json", *more, cwd=sam).stdout)["items"]
    return [(row["ref"], row["on"]) for row in rows]


def run(folder: Path, agenda: str, *lines: str) -> None:
    """Holds a meeting over lines."""
    text = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8")
    with mock.patch.object(sys, "stdin", text):
        assert typed("run", agenda, "--plain", cwd=folder).returncode == 0


def refused(done: Done) -> str:
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


def test_an_action_that_was_done_is_due_no_more_until_that_is_taken_back(sam: Path) -> None:
    said = typed("done", "a1", "--on", "12 oct", "--confirmed-by", "Mrs Patel", cwd=sam)
    assert said.stdout == (
        "Kept: A1 Book cover (Mrs Patel): done on Mon 12 Oct 2026; Mrs Patel confirmed it in writing.\n"
    )
    assert due(sam) == [("A2", "2026-12-11"), ("review", "2026-12-15")]
    assert typed("done", "A1", "--undo", cwd=sam).stdout == "Taken back: the latest line about A1.\n"
    assert ("A1", "2026-10-16") in due(sam)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("A9",), "There is no action A9 in this folder. Open here: A1, A2."),
        (("A1", "--on", "2026-12-09"), ": that is still to come. Write"),
        (("A1", "--on", "2026-09-14"), "before the meeting of Tue 15 Sep 2026"),
        (("A1", "--on", "one day"), "Write it like 2026-10-01"),
        (("check",), "No check was agreed at the last meeting"),
        (("A1", "--undo"), "Nothing of A1 was kept in this folder"),
    ],
)
def test_what_cannot_be_kept_is_a_sentence_and_changes_nothing(
    sam: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(typed("done", *arguments, cwd=sam))
    assert not (sam / "casebook.jsonl").exists() or (sam / "casebook.jsonl").stat().st_size == 0


def test_what_is_settled_is_not_done_again(sam: Path) -> None:
    typed("done", "A1", cwd=sam)
    assert "settled already" in refused(typed("done", "A1", cwd=sam))


def test_where_two_meetings_have_such_a_ref_it_is_asked_which(sam: Path) -> None:
    held(sam, "other", minute=40)
    assert "Add --meeting other, --meeting sept." in refused(typed("done", "A1", cwd=sam))
    assert typed("done", "A1", "--meeting", "other", cwd=sam).returncode == 0
    assert [ref for ref, _ in due(sam)].count("A1") == 1


def test_a_review_that_was_held_otherwise_is_due_no_more(sam: Path) -> None:
    assert "the review of Tue 15 Dec 2026: done on Tue 8 Dec 2026" in typed("done", "review", cwd=sam).stdout
    assert "review" not in [ref for ref, _ in due(sam)]


def test_a_letter_is_awaited_by_its_day_and_its_reply_ends_that(sam: Path) -> None:
    said = typed(
        "sent", "meeting-request", "--on", "1 dec", "--to", "Mrs Patel", "--reply-by", "2 weeks", cwd=sam
    )
    kept, awaited = said.stdout.strip().split(". ")
    assert kept == "Kept as L1: meeting-request, sent to Mrs Patel on Tue 1 Dec 2026"
    assert awaited == "A reply is awaited by Tue 15 Dec 2026."
    assert ("L1", "2026-12-15") in due(sam)
    reply = typed("replied", "L1", "--on", "3 dec", "--from", "Mrs Patel", cwd=sam)
    assert reply.stdout == "Kept as L2: the reply to L1 (meeting-request) from Mrs Patel, Thu 3 Dec 2026.\n"
    assert "L1" not in [ref for ref, _ in due(sam)]
    typed("replied", "meeting-request", "--undo", cwd=sam)
    assert ("L1", "2026-12-15") in due(sam)


def test_a_reply_is_to_the_oldest_letter_of_its_kind(sam: Path) -> None:
    for day in ("1 dec", "2 dec"):
        typed("sent", "chase", "--on", day, cwd=sam)
    assert "the reply to L1 (chase)" in typed("replied", "chase", cwd=sam).stdout
    assert "the reply to L2 (chase)" in typed("replied", "chase", cwd=sam).stdout
    assert typed("replied", "chase", cwd=sam).stdout == "Kept as L5: chase, Tue 8 Dec 2026.\n"


def test_a_letter_that_the_law_has_a_date_for_starts_its_clock_with_its_source(sam: Path) -> None:
    said = typed("sent", "subject-access", "--on", "2026-11-02", cwd=sam).stdout
    assert "subject-access: Wed 2 Dec 2026." in said
    assert "checked 24 November 2026. Check this before you rely on it." in said
    assert ("subject-access", "2026-12-02") in due(sam)


def test_a_letter_starts_the_clocks_that_its_guidance_names(sam: Path) -> None:
    said = typed("sent", "Assessment", "--on", "2026-11-02", cwd=sam).stdout
    assert "ehc-assess-decision: Mon 14 Dec 2026." in said
    assert "ehc-no-plan: " in said and "ehc-final: " in said
    assert [one for one in due(sam) if one[0] == "ehc-assess-decision"] == [
        ("ehc-assess-decision", "2026-12-14")
    ]
    assert "ehc" not in typed("sent", "draft-reply", "--on", "2026-11-03", cwd=sam).stdout


def test_a_date_of_the_law_that_began_twice_is_settled_twice(sam: Path) -> None:
    for on in ("2026-10-05", "2026-11-02"):
        typed("sent", "subject-access", "--on", on, cwd=sam)
    assert "counted from Mon 5 Oct 2026" in typed("done", "subject-access", cwd=sam).stdout
    assert "counted from Mon 2 Nov 2026" in typed("done", "subject-access", cwd=sam).stdout
    assert "is settled already" in refused(typed("done", "subject-access", cwd=sam))


def test_an_annual_review_that_was_held_starts_its_clocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IEPMEET_CACHE", str(tmp_path / "cache"))
    agenda = '[meeting]\ntitle = "Annual review"\nkind = "annual-review"\nnation = "england"\n'
    (tmp_path / "owen.toml").write_text(agenda, encoding="utf-8")
    run(tmp_path, "owen.toml", "/here", "All is well", "/end", "/end")
    found = [(ref, on) for ref, on in due(tmp_path, "--within", "8 weeks") if ref.startswith("review-")]
    assert found == [("review-report", "2026-12-22"), ("review-decision", "2027-01-05")]
    said = typed("due", ".", "--within", "8 weeks", cwd=tmp_path).stdout
    assert "Annual review of Tue 8 Dec 2026, from which it is" in said and "Check this" in said
    assert "counted from Tue 8 Dec 2026" in typed("done", "review-report", cwd=tmp_path).stdout
    assert [ref for ref, _ in due(tmp_path, "--within", "8 weeks")] == ["review-decision"]


def test_a_decision_starts_a_clock_of_ones_own_and_done_ends_it(sam: Path) -> None:
    typed("replied", "decision", "--on", "2026-11-16", "--clock", "mediation-contact", cwd=sam)
    assert due(sam)[0][0] != "mediation-contact"
    rows = json.loads(typed("due", ".", "--within", "8 weeks", "--json", cwd=sam).stdout)["items"]
    assert ("mediation-contact", "2027-01-16") in [(row["ref"], row["on"]) for row in rows]
    assert (
        "mediation-contact, counted from Mon 16 Nov 2026"
        in typed("done", "mediation-contact", cwd=sam).stdout
    )
    assert "mediation-contact" not in typed("due", ".", "--within", "8 weeks", "--json", cwd=sam).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sent", "chase", "--clock", "nothing-such"), "There is no date called"),
        (("sent", "chase", "--clock", "ehc-exceptions"), "is no period that a day alone starts"),
        (("sent", "chase", "--reply-by", "2026-12-01"), "is before the letter"),
        (("sent", "chase", "--reply-by", "soonish"), "Write it like 2026-10-15"),
        (("sent", "chase", "--on", "2027-01-05"), ": that is still to come. Write"),
    ],
)
def test_a_letter_that_cannot_be_kept_is_a_sentence(
    sam: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(typed(*arguments, cwd=sam))


def test_words_that_drive_a_terminal_do_not_get_in(sam: Path) -> None:
    typed("sent", "chase\x1b]0;x\x07", "--to", "Mrs\u202e Patel\nJo", cwd=sam)
    raw = (sam / "casebook.jsonl").read_text(encoding="utf-8")
    assert "\\u001b" not in raw
    assert "\u202e" not in raw
    assert '"to":"Mrs Patel Jo"' in raw
