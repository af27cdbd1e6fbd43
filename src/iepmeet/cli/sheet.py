"""The agenda to send before the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli import papers_out as shared
from iepmeet.cli.shared import FILE

if TYPE_CHECKING:
    from iepmeet.agenda.model import Agenda
    from iepmeet.live.copies import Format
    from iepmeet.live.pages import Page

_EMAIL = "eml"
_KINDS: dict[str, Format] = {"html": "html", "docx": "docx", "pdf": "pdf"}


@click.command()
@click.argument("file", type=FILE)
@shared.to(
    "--to",
    ("md", *_KINDS, _EMAIL),
    default="md",
    help="md, html, docx, pdf, or eml for a request to meet: one or more, with commas between.",
)
@click.option("--out", type=FILE, help="Write into this folder instead of beside the agenda.")
@shared.FORCE
@shared.FRESH
@shared.OPEN
def sheet(
    file: Path, *, formats: tuple[str, ...], out: Path | None, force: bool, fresh: bool, open_it: bool
) -> None:
    """Write the agenda to send before the meeting: no hints, nothing that only you should see."""
    from iepmeet.cli.prepared import agenda_of
    from iepmeet.live.copies import write_copy
    from iepmeet.live.pages import new_page, page_to_copy
    from iepmeet.live.paths import Paths
    from iepmeet.live.sheet import AGAIN, SHEET, WHAT, sheet_of
    from iepmeet.speaking import say

    paths, agenda = Paths.of(file), agenda_of(file)
    text = sheet_of(paths, agenda, clock.today())
    path = (out or paths.folder) / f"{paths.name}{SHEET}"
    if formats == ("md",):
        page = new_page(path, text, force=force, what=WHAT, again=AGAIN)
    else:
        page = page_to_copy(path, paths.folder, text, force=force, fresh=fresh, what=WHAT, again=AGAIN)
    shared.tell_page("Agenda to send", page)
    written = [page.path] if "md" in formats else []
    if _EMAIL in formats:
        written.append(_request(agenda, page))
    for wanted in formats:
        if wanted not in _KINDS:
            continue
        with shared.slowly(page.path.with_suffix(f".{wanted}").name):
            copy = write_copy(page.text, page.path, _KINDS[wanted], force=force)
        shared.tell(shared.NAMES[wanted], copy.out)
        say(*copy.remarks)
        written.append(copy.out.page)
    if open_it:
        shared.open_all(written)


def _request(agenda: Agenda, page: Page) -> Path:
    """Writes the request to meet as an e-mail draft beside the page, and says who it is to."""
    from iepmeet.live.by_hand import put
    from iepmeet.papers.audience_ahead import for_everyone
    from iepmeet.publish.html import render
    from iepmeet.publish.invitation import invitation
    from iepmeet.speaking import say

    done = invitation(for_everyone(agenda), agenda.people, page.text, render(page.text), clock.now())
    path = page.path.with_suffix(f".{_EMAIL}")
    put(path, done.data, path.name, "Choose another folder with --out.")
    say(f"E-mail draft: {path}", *done.left_out)
    say("Nothing was sent. Write in it what you need to take part, and send it from your mail program.")
    return path
