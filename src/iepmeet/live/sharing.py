"""Sharing one meeting: what each reader would get, and its copies in the formats people can open.

Nothing is sent. The page comes first and every copy derives from it, so that a page changed by hand is what
is handed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iepmeet.live.hand_out import AGAIN, WHAT, meeting_of
from iepmeet.live.meeting_papers import Paper, Papers, papers_of
from iepmeet.live.pages import Page, page_to_copy
from iepmeet.live.paths import Paths
from iepmeet.papers.shown import Audience

if TYPE_CHECKING:
    from iepmeet.live.codes import Numbered
    from iepmeet.publish.calendar_source import Source
    from iepmeet.publish.codes import Room, TooSmall

Kind = Literal["docx", "pdf", "html", "ics", "eml"]
NOT_SENT = "Nothing was sent: open the draft in your mail program, read it, and send it yourself."
_HANGS_ON: dict[Kind, str] = {"pdf": "application/pdf", "ics": "text/calendar"}


class Sharing:
    """A record that is shared. Raises NotReadError where there is none."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.meeting, self._mark = meeting_of(paths.record)

    @cached_property
    def source(self) -> Source:
        """Whose calendar entries these are, so that a second import takes the place of the first."""
        from iepmeet.publish.calendar_source import source_of

        return source_of(self.meeting)

    def papers(self, audience: Audience, *, initials: bool) -> Papers:
        """What these readers would get: one paper, or a slip for each owner of an action."""
        return papers_of(self.meeting, self._mark, self.paths.name, audience, initials=initials)

    def codes_page(self) -> Path:
        """Writes the page with the codes for phones, for a window that is too small. Raises NotSavedError."""
        from iepmeet.live.by_hand import put
        from iepmeet.live.codes import figures, page_of
        from iepmeet.papers.audience import for_school
        from iepmeet.publish.codes import TooSmall
        from iepmeet.publish.html import render

        page = self.paths.folder / f"{self.paths.name}.minutes.codes.html"
        codes = self.codes("", None)
        text = page_of(for_school(self.meeting), self._mark)
        drawn = render(text, figures=figures(() if isinstance(codes, TooSmall) else codes))
        return put(page, drawn.encode(), page.name, AGAIN)

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
                else self._copy(paper, page, kind)
            )

    def _page(self, paper: Paper) -> Page:
        path = self.paths.folder / f"{paper.name}.md"
        folder = self.paths.folder
        return page_to_copy(path, folder, paper.text, force=False, fresh=False, what=WHAT, again=AGAIN)

    def _copy(self, paper: Paper, page: Page, kind: Kind) -> Iterator[str]:
        from iepmeet.live.codes import figures_of
        from iepmeet.live.copies import write_calendar, write_copy

        if kind == "ics":
            made = write_calendar(page.path, paper.shown, self.source, paper.owner, page.text)
        elif kind == "docx":
            made = write_copy(page.text, page.path, "docx", large=paper.large)
        else:
            drawn = figures_of(paper.shown, self.source) if paper.with_codes else []
            wanted: Literal["pdf", "html"] = "pdf" if kind == "pdf" else "html"
            made = write_copy(page.text, page.path, wanted, large=paper.large, figures=drawn)
        if made is None:
            yield "Nothing has a date, so there is no calendar."
            return
        yield f"Written: {made.out.page.name}"
        yield from made.remarks

    def _email(self, paper: Paper, page: Page, *, names: bool) -> Iterator[str]:
        from iepmeet.live.by_hand import put
        from iepmeet.publish.email import draft
        from iepmeet.publish.email_parts import Attachment
        from iepmeet.publish.html import render

        hanging = []
        for kind, type_ in _HANGS_ON.items():
            yield from self._copy(paper, page, kind)
            made = page.path.with_suffix(f".{kind}")
            if made.exists():
                hanging.append(Attachment(made.name, type_, made.read_bytes()))
        done = draft(
            paper.shown,
            self.meeting.people,
            page.text,
            render(page.text),
            made=self.meeting.events[-1].at,
            attachments=hanging,
            names=names,
        )
        path = page.path.with_suffix(".eml")
        put(path, done.data, path.name, AGAIN)
        yield f"Written: {path.name}"
        yield from done.left_out
        yield NOT_SENT
