"""The e-mail draft, as `iepmeet send` and the Share screen both write it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import msgspec
import pytest

from iepmeet.agenda.model import Person
from iepmeet.errors import NotSavedError
from iepmeet.live.meeting_papers import papers_of
from iepmeet.live.pages import Page
from iepmeet.live.paths import Paths
from iepmeet.live.sending import write_draft
from iepmeet.live.sharing import Sharing
from iepmeet.publish.email import Draft

from .holding import AGENDA, TODAY, meeting_of, sitting

AGAIN = "Try another folder."
PATEL = Person(name="Mrs Patel", role="SENCO", email="patel@oakfield.example")
JO = Person(name="Jo Rivers", role="Parent")


def drafted(folder: Path, hanging: tuple[Path, ...] = (), *, names: bool = True) -> tuple[Path, Draft]:
    meeting = meeting_of(msgspec.structs.replace(AGENDA, people=(PATEL, JO)))
    (paper,) = papers_of(meeting, "mark", "sam", place=folder, today=TODAY).papers
    page = Page("# Minutes\n\nNo cover at all.", folder / "sam.minutes.md")
    return write_draft(paper, page, meeting, hanging, names=names, again=AGAIN)


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_draft_lies_beside_the_page_and_holds_its_words(tmp_path: Path) -> None:
    path, done = drafted(tmp_path)
    assert path == tmp_path / "sam.minutes.eml"
    assert path.read_bytes() == done.data
    for kind in ("plain", "html"):
        body = read(path).get_body((kind,))
        assert body is not None
        assert "No cover at all." in body.get_content()
    assert done.left_out == ("Jo Rivers has no address in the agenda.",)


@pytest.mark.parametrize(
    ("ending", "type_"),
    [
        ("html", "text/html"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("pdf", "application/pdf"),
        ("ics", "text/calendar"),
    ],
)
def test_a_copy_hangs_on_it_as_what_it_is(tmp_path: Path, ending: str, type_: str) -> None:
    copy = tmp_path / f"sam.minutes.{ending}"
    copy.write_bytes(b"what was written")
    path, _ = drafted(tmp_path, (copy,))
    (part,) = read(path).iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == (copy.name, type_)
    assert part.get_payload(decode=True) == b"what was written"


@pytest.mark.parametrize("names", [True, False])
def test_names_stand_beside_the_addresses_only_where_they_are_wanted(tmp_path: Path, names: bool) -> None:
    path, _ = drafted(tmp_path, names=names)
    assert ("Mrs Patel" in read(path)["To"]) == names
    assert "patel@oakfield.example" in read(path)["To"]


def test_a_draft_that_cannot_be_written_says_how_to_try_again(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match=r"sam\.minutes\.eml could not be written") as trouble:
        drafted(tmp_path / "nowhere")
    assert AGAIN in str(trouble.value)


def test_only_what_was_written_for_it_hangs_on_a_draft(tmp_path: Path) -> None:
    with sitting(tmp_path) as held:
        held.say("Nothing with a date")
        held.record()
    (tmp_path / "sam.minutes.ics").write_text("an older calendar", encoding="utf-8")
    said = list(Sharing(Paths.of(tmp_path / "sam.toml"), TODAY).write("school", "eml", initials=False))
    assert "Nothing has a date, so there is no calendar." in said
    made = message_from_bytes((tmp_path / "sam.minutes.eml").read_bytes(), policy=default)
    assert isinstance(made, EmailMessage)
    assert [part.get_filename() for part in made.iter_attachments()] == ["sam.minutes.pdf"]
