"""A page of Markdown as copies that other programs open. Every copy derives from the page."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iepmeet.live import by_hand
from iepmeet.live.by_hand import HandedOut

if TYPE_CHECKING:
    from iepmeet.live.meeting_papers import Paper
    from iepmeet.live.pages import Page
    from iepmeet.papers.shown import Shown
    from iepmeet.publish.calendar_source import Source
    from iepmeet.publish.pdf import Figure

Format = Literal["html", "docx", "pdf"]
Kind = Literal[Format, "ics"]
KINDS: tuple[Kind, ...] = ("html", "docx", "pdf", "ics")
_AGAIN = "Choose another folder with --out."
_CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was written, and what there is to say about it."""

    out: HandedOut
    remarks: tuple[str, ...] = ()


def each(
    paper: Paper,
    source: Source,
    page: Page,
    kinds: Sequence[Kind],
    *,
    force: bool = False,
    making: Callable[[str], AbstractContextManager[object]] = nullcontext,
) -> Iterator[tuple[Kind, Copy | None]]:
    """Writes the copies of a paper's page one after the other; None is a calendar where nothing has a date.

    `making` is given the name of each and stands around its making alone. Raises NotSavedError.
    """
    drawn: Sequence[Figure] = ()
    if paper.with_codes and {"html", "pdf"} & set(kinds):
        from iepmeet.live.codes import figures_of

        drawn = figures_of(paper.shown, source)
    for kind in kinds:
        with making(page.path.with_suffix(f".{kind}").name):
            copy = (
                write_calendar(page.path, paper.shown, source, paper.owner, page.text)
                if kind == "ics"
                else write_copy(page.text, page.path, kind, large=paper.large, figures=drawn, force=force)
            )
        yield kind, copy


def write_copy(
    text: str,
    page: Path,
    wanted: Format,
    *,
    large: bool = False,
    figures: Sequence[Figure] = (),
    force: bool = False,
) -> Copy:
    """Writes one copy of a page beside it, or where it would be. Raises NotSavedError.

    A Word file that was worked on in a word processor stays, as a page changed by hand does.
    """
    path = page.with_suffix(f".{wanted}")
    what = path.name
    if wanted == "html":
        from iepmeet.publish import html

        made = html.render(text, large, figures).encode()
        return Copy(HandedOut(by_hand.put(path, made, what, _AGAIN)))
    if wanted == "docx":
        from iepmeet.publish import docx

        made = docx.render(text, large)
        return Copy(
            by_hand.hand_out(path, made, force=force, what=what, again=_AGAIN, is_changed=worked_on_in_word)
        )
    from iepmeet.publish import pdf

    done = pdf.render(text, large, figures)
    written = by_hand.put(path, done.data, what, _AGAIN)
    instead = f"The PDF's letters cannot draw all that was typed. It has instead: {', '.join(done.replaced)}."
    return Copy(HandedOut(written), (instead,) if done.replaced else ())


def write_calendar(page: Path, shown: Shown, source: Source, owner: str, text: str) -> Copy | None:
    """Writes the calendar file beside a page; None where nothing has a date. Raises NotSavedError.

    `text` is the page: where it was changed by hand and no longer holds a date of the calendar, that is said.
    """
    from iepmeet.publish.calendar import file_of
    from iepmeet.publish.calendar_dates import dated, dates_gone

    happenings = dated(shown, source, owner=owner)
    if shown.audience == "child":
        # what the grown-ups do is not for the child's calendar
        happenings = tuple(each for each in happenings if each.kind != "action")
    if not happenings:
        return None
    path = page.with_suffix(".ics")
    gone = dates_gone(happenings, text)
    said = (
        f"The page no longer holds {', '.join(gone)}; the calendar has what the record says." if gone else ""
    )
    out = HandedOut(by_hand.put(path, file_of(happenings), path.name, _AGAIN))
    return Copy(out, (said,) if said else ())


def worked_on_in_word(path: Path) -> bool:
    """Whether another program saved this Word file since: ours name nobody and are the first revision."""
    try:
        with zipfile.ZipFile(path) as held:
            core = held.read(_CORE)
    except FileNotFoundError:
        return False
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return True
    return (
        b"<cp:revision>1</cp:revision>" not in core or b"<cp:lastModifiedBy></cp:lastModifiedBy>" not in core
    )
