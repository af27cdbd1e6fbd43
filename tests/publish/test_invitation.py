"""The request to meet: an e-mail draft that a mail program opens, with the agenda in it."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from iepmeet.agenda.read import read
from iepmeet.papers.agenda_sheet import agenda_sheet
from iepmeet.papers.audience_ahead import for_everyone
from iepmeet.publish.html import render
from iepmeet.publish.invitation import invitation
from tests.cli.as_typed import typed

OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield" / "iep-review.toml"
MADE = dt.datetime(2026, 11, 25, 15, 30, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 25)


def request(file: Path) -> EmailMessage:
    agenda = read(file, today=TODAY).agenda
    assert agenda
    sheet = agenda_sheet(agenda, "0000", TODAY)
    done = invitation(for_everyone(agenda), agenda.people, sheet, render(sheet), MADE)
    message = message_from_bytes(done.data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def words(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body
    return str(body.get_content())


def test_it_says_when_where_and_who_will_come_and_asks_what_is_needed() -> None:
    message = request(OAKFIELD)
    assert message["Subject"] == "Request to meet, Tue 8 Dec 2026"
    assert "patel@oakfield.example" in message["To"]
    for kind in ("plain", "html"):
        said = words(message, kind)
        assert "on Tue 8 Dec 2026 at 15:30" in said
        assert "Mrs Patel (SENCO), Jo Rivers (Parent)" in said
        assert "large print" in said
        assert "Speech and language sessions missed" in said


def test_what_only_the_writer_should_see_is_not_in_it() -> None:
    message = request(OAKFIELD)
    for kind in ("plain", "html"):
        for private in (
            "Ask what +1 would look like",
            "Named cover when",
            "The eight weeks as dated evidence",
        ):
            assert private not in words(message, kind)


def test_without_a_day_one_is_asked_for(tmp_path: Path) -> None:
    agenda = tmp_path / "a.toml"
    agenda.write_text('[meeting]\ntitle = "Review"\n[[concerns]]\ntitle = "Reading"\n', encoding="utf-8")
    message = request(agenda)
    assert message["Subject"] == "Request to meet"
    assert "Please suggest a day and a time." in words(message, "plain")
    assert "Please say who will be there." in words(message, "plain")


def test_sheet_to_eml_writes_the_draft_beside_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "sam.toml").write_bytes(OAKFIELD.read_bytes())
    done = typed("sheet", "sam", "--to", "md,eml", cwd=tmp_path)
    assert done.returncode == 0
    assert "Nothing was sent." in done.stdout
    assert (tmp_path / "sam.sheet.eml").read_bytes().startswith(b"X-Unsent: 1")
