"""The minutes of a meeting, for each who reads them, in the format they can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli import papers_out as shared
from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError
from iepmeet.speaking import say, warn

if TYPE_CHECKING:
    from iepmeet.live.meeting_papers import Paper
    from iepmeet.live.pages import Page
    from iepmeet.papers.shown import Audience
    from iepmeet.publish.calendar_source import Source


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["school", "family", "child", "staff"]),
    default="school",
    show_default=True,
    help="Who reads it.",
)
@click.option("--owner", default="", metavar="NAME", help="With --for staff: only this person's slip.")
@shared.INITIALS
@shared.YES
@shared.to(
    "--to",
    shared.FORMATS,
    default="md",
    help="md, html, docx, pdf, ics: one or more, with commas between.",
)
@shared.OUT
@shared.FORCE
@shared.FRESH
@shared.OPEN
def minutes(
    file: Path,
    *,
    audience: Audience,
    owner: str,
    initials: bool,
    yes: bool,
    formats: tuple[str, ...],
    out: Path | None,
    force: bool,
    fresh: bool,
    open_it: bool,
) -> None:
    """Write the minutes of a meeting from its record.

    \b
    iepmeet minutes sam --to pdf --open
    iepmeet minutes sam --for family --to html,pdf
    iepmeet minutes sam --for staff --to docx
    """
    if owner and audience != "staff":
        raise IepmeetError("--owner goes with --for staff.", exit_code=2)
    from iepmeet.live.hand_out import meeting_of
    from iepmeet.live.meeting_papers import papers_of
    from iepmeet.live.paths import Paths
    from iepmeet.publish.calendar_source import source_of

    paths = Paths.of(file)
    meeting, mark = meeting_of(paths.record)
    made = papers_of(
        meeting,
        mark,
        paths.name,
        audience,
        owner=owner,
        initials=initials,
        place=paths.folder,
        today=clock.today(),
    )
    if not made.papers:
        raise IepmeetError("Nobody has an action in this meeting, so there is no slip.", exit_code=1)
    if made.initialled and not shared.looked_over(made.initialled, yes=yes):
        return
    if audience != "school" or initials:
        shared.tell_other_edit(paths.minutes)
    source = source_of(meeting)
    written: list[Path] = []
    for paper in made.papers:
        written += _written(paper, source, paths.folder, out, formats, force=force, fresh=fresh)
    if audience == "staff" and made.unowned and not owner:
        number = "1 action is" if made.unowned == 1 else f"{made.unowned} actions are"
        say(f"{number} nobody's yet, and on no slip.")
    if open_it:
        shared.open_all(written)


def _written(
    paper: Paper,
    source: Source,
    folder: Path,
    out: Path | None,
    formats: tuple[str, ...],
    *,
    force: bool,
    fresh: bool,
) -> Iterator[Path]:
    """Writes a paper in its formats, says where each is, and gives those that were asked for."""
    from iepmeet.live.hand_out import AGAIN, WHAT
    from iepmeet.live.pages import new_page, page_to_copy

    path = (out or folder) / f"{paper.name}.md"
    if formats == ("md",):
        page = new_page(path, paper.text, force=force, what=WHAT, again=AGAIN)
    else:
        page = page_to_copy(path, folder, paper.text, force=force, fresh=fresh, what=WHAT, again=AGAIN)
    shared.tell_page(_label(paper), page)
    if "md" in formats:
        yield page.path
    yield from copies(paper, source, page, formats, force=force)


def copies(
    paper: Paper, source: Source, page: Page, formats: tuple[str, ...], *, force: bool
) -> Iterator[Path]:
    """Writes the copies of a page and says where each is."""
    from iepmeet.live.copies import KINDS, each

    kinds = [kind for wanted in formats for kind in KINDS if kind == wanted]
    for kind, copy in each(paper, source, page, kinds, force=force, making=shared.slowly):
        if copy is None:
            warn(f"Nothing has a date, so there is no {page.path.with_suffix('.ics').name}.")
            continue
        shared.tell(shared.NAMES[kind], copy.out)
        say(*copy.remarks)
        yield copy.out.page


def _label(paper: Paper) -> str:
    match paper.shown.audience:
        case "school":
            return "Minutes"
        case "family":
            return "Family's copy"
        case "child":
            return "Child's page"
        case "staff":
            return f"Slip for {paper.owner}"
