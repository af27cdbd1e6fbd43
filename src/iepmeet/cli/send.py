"""The minutes made ready to send: the pages, the calendar and an e-mail draft. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli import papers_out as shared
from iepmeet.cli.shared import FILE
from iepmeet.speaking import say

if TYPE_CHECKING:
    from iepmeet.publish.email import Draft

_TYPES = {
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
}
_NOT_SENT = "Nothing was sent. Open the draft in your mail program, read it, and send it yourself."


@click.command()
@click.argument("file", type=FILE)
@shared.to(
    "--attach",
    ("pdf", "docx", "html", "ics"),
    default="pdf,ics",
    help="What hangs on the draft: pdf, docx, html, ics. Without it pdf,ics.",
)
@shared.INITIALS
@shared.YES
@shared.OUT
@shared.FORCE
@shared.FRESH
@shared.OPEN
def send(
    file: Path,
    *,
    formats: tuple[str, ...],
    initials: bool,
    yes: bool,
    out: Path | None,
    force: bool,
    fresh: bool,
    open_it: bool,
) -> None:
    """Make minutes, calendar and an e-mail draft, ready to send. It sends nothing."""
    from iepmeet.cli.minutes import copies
    from iepmeet.live.hand_out import AGAIN, WHAT, meeting_of
    from iepmeet.live.meeting_papers import papers_of
    from iepmeet.live.pages import page_to_copy
    from iepmeet.live.paths import Paths
    from iepmeet.publish.calendar_source import source_of

    paths = Paths.of(file)
    meeting, mark = meeting_of(paths.record)
    made = papers_of(meeting, mark, paths.name, initials=initials)
    if made.initialled and not shared.looked_over(made.initialled, yes=yes):
        return
    if initials:
        shared.tell_other_edit(paths.minutes)
    if not meeting.closed:
        say("The meeting is not closed: these are draft minutes.")
    (paper,) = made.papers
    path = (out or paths.folder) / f"{paper.name}.md"
    page = page_to_copy(path, paths.folder, paper.text, force=force, fresh=fresh, what=WHAT, again=AGAIN)
    shared.tell_page("Minutes", page)
    # the page for phones and the calendar are made in any case: they may be handed on without an e-mail
    every = tuple(dict.fromkeys(("html", *formats, "ics")))
    written = list(copies(paper, source_of(meeting), page.text, page.path, every, force=force))
    from iepmeet.publish.email import draft
    from iepmeet.publish.email_parts import Attachment
    from iepmeet.publish.html import render

    hanging = [each for each in written if each.suffix.removeprefix(".") in formats]
    done = draft(
        paper.shown,
        meeting.people,
        page.text,
        render(page.text),
        made=meeting.events[-1].at,
        attachments=[Attachment(each.name, _TYPES[each.suffix], each.read_bytes()) for each in hanging],
        names=not initials,
    )
    _tell(done, _write(page.path, done), hanging, names=not initials)
    if open_it:
        shared.open_all([page.path.with_suffix(".eml")])


def _write(page: Path, done: Draft) -> Path:
    from iepmeet.live.by_hand import put

    path = page.with_suffix(".eml")
    return put(path, done.data, path.name, "Choose another folder with --out.")


def _tell(done: Draft, path: Path, hanging: list[Path], *, names: bool) -> None:
    say(f"E-mail draft: {path}")
    if done.to:
        to = (each.name if names and each.name else each.address for each in done.to)
        say(f"It is to: {', '.join(to)}.")
    else:
        say("It is to nobody yet: no address in the agenda can be used. Add them in your mail program.")
    if hanging:
        say(f"With it: {', '.join(each.name for each in hanging)}.")
    say(*done.left_out, _NOT_SENT)
