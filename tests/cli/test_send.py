"""`iepmeet send`, as a user types it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from .a_meeting import held, hold, said
from .as_typed import typed

__all__ = ["held"]


def draft_in(folder: Path, name: str = "iep-review.minutes.eml") -> EmailMessage:
    message = message_from_bytes((folder / name).read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def attached(message: EmailMessage) -> dict[str, bytes]:
    return {
        str(part.get_filename()): part.get_payload(decode=True)  # type: ignore[misc]
        for part in message.iter_attachments()
    }


def test_minutes_calendar_and_a_draft_are_made_and_nothing_is_sent(held: Path) -> None:
    done = typed("send", "iep-review", cwd=held)
    assert said(done) == [
        "Minutes: iep-review.minutes.md",
        "HTML: iep-review.minutes.html",
        "PDF: iep-review.minutes.pdf",
        "Calendar: iep-review.minutes.ics",
        "E-mail draft: iep-review.minutes.eml",
        "It is to: Mrs Patel.",
        "With it: iep-review.minutes.pdf, iep-review.minutes.ics.",
        "Jo Rivers has no address in the agenda.",
        "Mr Lee has no address in the agenda.",
        "Miss Ali has no address in the agenda.",
        "Dr Wren has no address in the agenda.",
        "Nothing was sent. Open the draft in your mail program, read it, and send it yourself.",
    ]
    message = draft_in(held)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "IEP review, minutes, Tue 8 Dec 2026"
    for name, data in attached(message).items():
        assert (held / name).read_bytes() == data


def test_what_hangs_on_the_draft_is_chosen(held: Path) -> None:
    typed("send", "iep-review", "--attach", "docx", cwd=held)
    assert list(attached(draft_in(held))) == ["iep-review.minutes.docx"]
    assert (held / "iep-review.minutes.ics").exists()
    assert not (held / "iep-review.minutes.pdf").exists()
    assert typed("send", "iep-review", "--attach", "exe", cwd=held).returncode == 2


def test_minutes_changed_by_hand_are_the_ones_that_go_out(held: Path) -> None:
    page = held / "iep-review.minutes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("no cover", "no cover at all"), encoding="utf-8")
    done = typed("send", "iep-review", cwd=held)
    assert "was changed by hand: that page is published as it is." in done.stdout
    message = draft_in(held)
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        assert "no cover at all" in body.get_content()


def test_with_initials_the_draft_names_nobody(held: Path) -> None:
    assert typed("send", "iep-review", "--initials", cwd=held).stdout.endswith("with --yes writes it.\n")
    assert not (held / "iep-review.minutes.eml").exists()
    done = typed("send", "iep-review", "--initials", "--yes", cwd=held)
    assert "It is to: patel@oakfield.example." in done.stdout
    message = draft_in(held, "iep-review.minutes.initials.eml")
    assert message["To"] == "patel@oakfield.example"
    body = message.get_body(("plain",))
    assert body is not None
    assert "Patel" not in body.get_content()
    assert "Mrs P" in body.get_content()


def test_minutes_of_an_open_meeting_go_out_as_a_draft_and_it_is_said(held: Path) -> None:
    typed("amend", "iep-review", cwd=held)
    assert "these are draft minutes" in typed("send", "iep-review", cwd=held).stdout
    assert draft_in(held)["Subject"] == "IEP review, draft minutes, Tue 8 Dec 2026"


def test_nobody_to_write_to_still_makes_a_draft(held: Path) -> None:
    agenda = held / "iep-review.toml"
    agenda.write_text(
        agenda.read_text(encoding="utf-8").replace('email = "patel@oakfield.example"', ""), "utf-8"
    )
    (held / "iep-review.record.jsonl").unlink()
    hold(held)
    done = typed("send", "iep-review", cwd=held)
    assert "It is to nobody yet" in done.stdout


def test_it_goes_into_another_folder_when_asked(held: Path) -> None:
    (held / "out").mkdir()
    before = sorted(held.glob("*"))
    typed("send", "iep-review", "--out", "out", cwd=held)
    assert (held / "out" / "iep-review.minutes.eml").exists()
    assert sorted(held.glob("*")) == before
