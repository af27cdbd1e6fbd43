"""The copies of a page, as the commands and the Share screen both write them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from iepmeet.live.copies import KINDS, each
from iepmeet.live.meeting_papers import Paper, papers_of
from iepmeet.live.pages import Page
from iepmeet.papers.shown import Audience
from iepmeet.publish.calendar_source import source_of

from .holding import TODAY, Held

FAMILY_AND_SCHOOL: tuple[Audience, ...] = ("family", "school")


def paper_of(held: Held, audience: Audience = "school") -> Paper:
    made = papers_of(held.meeting, "mark", "sam", audience, place=held.session.paths.folder, today=TODAY)
    (paper,) = made.papers
    return paper


def test_each_kind_is_written_beside_the_page_in_the_order_asked_for(held: Held, tmp_path: Path) -> None:
    held.say("! ring the clinic @Mrs Patel by 11 december")
    page = Page("# Minutes", tmp_path / "sam.minutes.md")
    made = []
    for kind, copy in each(paper_of(held), source_of(held.meeting), page, KINDS[::-1]):
        assert copy is not None
        assert copy.out.page == tmp_path / f"sam.minutes.{kind}"
        assert copy.out.page.stat().st_size > 100
        made.append(kind)
    assert made == ["ics", "pdf", "docx", "html"]


def test_where_nothing_has_a_date_the_calendar_is_none_and_the_others_are_made(
    held: Held, tmp_path: Path
) -> None:
    page = Page("# Minutes", tmp_path / "sam.minutes.md")
    made = dict(each(paper_of(held), source_of(held.meeting), page, ("ics", "html")))
    assert made["ics"] is None
    assert made["html"] is not None
    assert [file.name for file in tmp_path.glob("sam.minutes.*")] == ["sam.minutes.html"]


@pytest.mark.parametrize("audience", FAMILY_AND_SCHOOL)
def test_the_familys_copy_alone_carries_the_codes_for_phones(
    held: Held, tmp_path: Path, audience: Audience
) -> None:
    held.say("! ring the clinic @Mrs Patel by 11 december")
    page = Page("# Minutes", tmp_path / "sam.minutes.md")
    list(each(paper_of(held, audience), source_of(held.meeting), page, ("html",)))
    drawn = (tmp_path / "sam.minutes.html").read_text(encoding="utf-8")
    assert ("data:image/svg" in drawn) == (audience == "family")


def test_what_stands_around_the_making_is_told_its_name_and_is_over_before_the_copy_is_told_of(
    held: Held, tmp_path: Path
) -> None:
    happened: list[str] = []

    @contextmanager
    def making(name: str) -> Iterator[None]:
        happened.append(f"making {name}")
        yield
        happened.append(f"made {name}")

    page = Page("# Minutes", tmp_path / "sam.minutes.md")
    for kind, _ in each(paper_of(held), source_of(held.meeting), page, ("html", "ics"), making=making):
        happened.append(f"told of {kind}")
    assert happened == [
        "making sam.minutes.html",
        "made sam.minutes.html",
        "told of html",
        "making sam.minutes.ics",
        "made sam.minutes.ics",
        "told of ics",
    ]


@pytest.mark.parametrize("module", ["copies", "sending", "codes", "sharing"])
def test_what_draws_a_page_for_other_programs_loads_only_when_it_is_written(module: str) -> None:
    late = ("docx", "typst", "markdown_it", "icalendar", "segno", "iepmeet.publish.html")
    code = f"import sys, iepmeet.live.{module}; print([name for name in {late!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
