"""What the commands that write papers share: the formats asked for, what is said, what takes its time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from iepmeet.cli.shared import FILE
from iepmeet.speaking import say, warn

if TYPE_CHECKING:
    from iepmeet.live.by_hand import HandedOut
    from iepmeet.live.pages import Page
    from iepmeet.papers.initials import Initialled

FC = TypeVar("FC", bound=Callable[..., Any])
FORMATS = ("md", "html", "docx", "pdf", "ics")
NAMES = {"html": "HTML", "docx": "Word", "pdf": "PDF", "ics": "Calendar"}
_SECONDS_TO_WAIT_IN_SILENCE = 0.5

OUT = click.option("--out", type=FILE, help="Write into this folder instead of beside the record.")
FORCE = click.option(
    "--force", is_flag=True, help="Replace a page that was changed by hand; it is kept as a backup."
)
FRESH = click.option("--fresh", is_flag=True, help="Make a new page, though one was changed by hand.")
OPEN = click.option("--open", "open_it", is_flag=True, help="Open what was written.")
INITIALS = click.option("--initials", is_flag=True, help="Initials in the place of names.")
YES = click.option("--yes", is_flag=True, help="With --initials: write without asking first.")


def to(name: str, known: tuple[str, ...], *, default: str, help: str) -> Callable[[FC], FC]:
    """An option that takes a list of formats: `html,pdf`."""

    def read(context: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",") if part.strip()))
        unknown = [part for part in wanted if part not in known]
        if unknown or not wanted:
            said = f"{unknown[0]} is none of them" if unknown else "none is named"
            raise click.BadParameter(f"{said}: write {', '.join(known)}, with commas between.")
        return wanted

    return click.option(name, "formats", default=default, callback=read, metavar="FORMATS", help=help)


@contextmanager
def slowly(name: str) -> Iterator[None]:
    """Says on standard error what is being made, if that takes more than half a second."""
    timer = threading.Timer(_SECONDS_TO_WAIT_IN_SILENCE, warn, (f"Making {name} …",))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def tell(label: str, out: HandedOut) -> None:
    """Says where a file is, and what became of one that was changed by hand."""
    if out.kept_edit:
        say(f"{out.kept_edit.name} was changed by hand and stays as it is. --force replaces it.")
    if out.backup:
        say(f"The page that was changed by hand is now {out.backup.name}.")
    say(f"{label}: {out.page}")


def tell_page(label: str, page: Page) -> None:
    """Says where the page is, or that one changed by hand is taken as it is."""
    if page.out:
        tell(label, page.out)
    else:
        name = page.edited.name if page.edited else page.path.name
        say(f"{name} was changed by hand: that page is published as it is. --fresh makes a new one.")
        say(f"{label}: {page.path}")


def tell_other_edit(minutes: Path) -> None:
    """Says that another paper than the minutes does not have what a hand changed in them."""
    from iepmeet.live.by_hand import changed

    if changed(minutes):
        say(f"{minutes.name} was changed by hand; this comes from the record and does not have the changes.")


def looked_over(made: Initialled, *, yes: bool) -> bool:
    """Shows what was replaced and what was not, before anything is written; whether to go on."""
    from iepmeet.live.words.initials import initials_list

    say(*initials_list(made))
    if yes:
        return True
    if sys.stdin.isatty() and sys.stdout.isatty():
        return click.confirm("Write it like this?", default=False)
    say("Nothing is written yet. The same command with --yes writes it.")
    return False


def open_all(paths: Iterable[Path]) -> None:
    """Opens files with the program that the system has for each; says so where it has none."""
    for path in paths:
        if not _opened(path.absolute()):
            say(f"{path.name} could not be opened from here. Open it yourself: {path}")


def _opened(path: Path) -> bool:
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path)  # noqa: S606 - a file that we wrote
        except OSError:
            return False
        return True
    import shutil
    import subprocess

    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, with a file that we wrote
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
