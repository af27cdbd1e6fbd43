"""Sharing one meeting: what each reader would get, and its copies in the formats people can open.

Nothing is sent. The page comes first and every copy derives from it, so that a page changed by hand is what
is handed on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iepmeet.live import copies
from iepmeet.live.hand_out import AGAIN, WHAT, meeting_of
from iepmeet.live.meeting_papers import Paper, Papers, papers_of
from iepmeet.live.pages import Page, page_to_copy
from iepmeet.live.paths import Paths
from iepmeet.live.sending import NOT_SENT, write_draft
from iepmeet.papers.shown import Audience

if TYPE_CHECKING:
    from iepmeet.live.codes import Numbered
    from iepmeet.publish.calendar_source import Source
    from iepmeet.publish.codes import Room, TooSmall

Kind = Literal[copies.Kind, "eml"]
_AGAIN = "iepmeet send FILE --out FOLDER writes it into another folder."
_AGAIN_CODES = "iepmeet scan FILE --out FOLDER writes them into another folder."
_HANG_ON: tuple[copies.Kind, ...] = ("pdf", "ics")


class Sharing:
    """A record that is shared. Raises NotReadError where there is none."""

    def __init__(self, paths: Paths, today: dt.date) -> None:
        self.paths = paths
        self._today = today
        self.meeting, self._mark = meeting_of(paths.record)

    @cached_property
    def source(self) -> Source:
        """Whose calendar entries these are, so that a second import takes the place of the first."""
        from iepmeet.publish.calendar_source import source_of

        return source_of(self.meeting)

    def papers(self, audience: Audience, *, initials: bool) -> Papers:
        """What these readers would get: one paper, or a slip for each owner of an action."""
        return papers_of(
            self.meeting,
            self._mark,
            self.paths.name,
            audience,
            initials=initials,
            place=self.paths.folder,
            today=self._today,
        )

    def codes_page(self) -> Path:
        """Writes the page with the codes for phones, for a window that is too small. Raises NotSavedError."""
        from iepmeet.live.codes import write_page
        from iepmeet.papers.audience import for_school

        codes = self.codes("", None)
        return write_page(self.paths, for_school(self.meeting), self._mark, codes, again=_AGAIN_CODES)

    def owners(self) -> tuple[str, ...]:
        """Whose actions there are."""
        from iepmeet.papers.audience import for_school
        from iepmeet.papers.audience_narrower import owners

        return tuple(owners(for_school(self.meeting)))

    def codes(self, owner: str, room: Room | None) -> tuple[Numbered, ...] | TooSmall:
        """The codes for phones, everybody's actions or one owner's; `room` is the window's, None is paper."""
        from iepmeet.live.codes import codes_of
        from iepmeet.papers.audience import for_school

        return codes_of(for_school(self.meeting), self.source, owner, room=room)

    def write(self, audience: Audience, kind: Kind, *, initials: bool) -> Iterator[str]:
        """Writes one kind of copy for these readers, and says where each is and what to know about it."""
        papers = self.papers(audience, initials=initials).papers
        if not papers:
            yield "Nobody has an action in this meeting, so there is no slip."
        for paper in papers:
            page = self._page(paper)
            if page.edited:
                yield f"{page.edited.name} was changed by hand: the copy is made from it."
            yield from (
                self._email(paper, page, names=not initials)
                if kind == "eml"
                else self._copies(paper, page, (kind,), [])
            )

    def _page(self, paper: Paper) -> Page:
        path = self.paths.folder / f"{paper.name}.md"
        folder = self.paths.folder
        return page_to_copy(path, folder, paper.text, force=False, fresh=False, what=WHAT, again=AGAIN)

    def _copies(
        self, paper: Paper, page: Page, kinds: Sequence[copies.Kind], written: list[Path]
    ) -> Iterator[str]:
        for _, copy in copies.each(paper, self.source, page, kinds):
            if copy is None:
                yield "Nothing has a date, so there is no calendar."
            else:
                written.append(copy.out.page)
                yield f"Written: {copy.out.page.name}"
                yield from copy.remarks

    def _email(self, paper: Paper, page: Page, *, names: bool) -> Iterator[str]:
        hanging: list[Path] = []
        yield from self._copies(paper, page, _HANG_ON, hanging)
        path, done = write_draft(paper, page, self.meeting, hanging, names=names, again=_AGAIN)
        yield f"Written: {path.name}"
        yield from done.left_out
        yield NOT_SENT
