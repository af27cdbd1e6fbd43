"""The minutes made ready to send: the pages, the calendar and an e-mail draft. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli import papers_out as shared
from iepmeet.cli.shared import FILE
from iepmeet.speaking import say

if TYPE_CHECKING:
    from iepmeet.publish.email import Draft


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
    from iepmeet.live.sending import write_draft
    from iepmeet.publish.calendar_source import source_of

    paths = Paths.of(file)
    meeting, mark = meeting_of(paths.record)
    made = papers_of(meeting, mark, paths.name, initials=initials, place=paths.folder, today=clock.today())
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
    written = list(copies(paper, source_of(meeting), page, every, force=force))
    hanging = [each for each in written if each.suffix.removeprefix(".") in formats]
    again = "Choose another folder with --out."
    draft, done = write_draft(paper, page, meeting, hanging, names=not initials, again=again)
    _tell(done, draft, hanging, names=not initials)
    if open_it:
        shared.open_all([draft])


def _tell(done: Draft, path: Path, hanging: list[Path], *, names: bool) -> None:
    from iepmeet.live.sending import NOT_SENT

    say(f"E-mail draft: {path}")
    if done.to:
        to = (each.name if names and each.name else each.address for each in done.to)
        say(f"It is to: {', '.join(to)}.")
    else:
        say("It is to nobody yet: no address in the agenda can be used. Add them in your mail program.")
    if hanging:
        say(f"With it: {', '.join(each.name for each in hanging)}.")
    say(*done.left_out, NOT_SENT)
