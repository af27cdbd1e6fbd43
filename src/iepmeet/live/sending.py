"""The minutes as an e-mail draft beside their page, with copies hanging on it. Nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from iepmeet.live.by_hand import put

if TYPE_CHECKING:
    from iepmeet.live.meeting_papers import Paper
    from iepmeet.live.pages import Page
    from iepmeet.publish.email import Draft
    from iepmeet.record.state import Meeting

NOT_SENT = "Nothing was sent. Open the draft in your mail program, read it, and send it yourself."
_TYPES = {
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
}


def write_draft(
    paper: Paper, page: Page, meeting: Meeting, hanging: Iterable[Path], *, names: bool, again: str
) -> tuple[Path, Draft]:
    """Writes the draft beside a page; where it is, who it is to and who is left out.

    `hanging` are copies of the page that were written. `names=False` writes addresses without names beside
    them; `again` is how to try again. Raises NotSavedError.
    """
    from iepmeet.publish.email import draft
    from iepmeet.publish.email_parts import Attachment
    from iepmeet.publish.html import render

    done = draft(
        paper.shown,
        meeting.people,
        page.text,
        render(page.text),
        made=meeting.events[-1].at,
        attachments=[Attachment(copy.name, _TYPES[copy.suffix], copy.read_bytes()) for copy in hanging],
        names=names,
    )
    path = page.path.with_suffix(".eml")
    return put(path, done.data, path.name, again), done
