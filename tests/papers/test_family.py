from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from iepmeet.errors import IepmeetError
from iepmeet.guidance.help import helpers, read
from iepmeet.guidance.model import NAMES, NATIONS, Nation
from iepmeet.guidance.rules import clocks
from iepmeet.papers.audience import for_school
from iepmeet.papers.audience_narrower import for_family
from iepmeet.papers.beside import TITLE, Beside
from iepmeet.papers.family import family_copy
from iepmeet.papers.minutes import minutes
from iepmeet.papers.page import hand_edited
from iepmeet.record.state import Meeting

from .meetings import everything, held, smallest
from .reading import headings, strict_reader, visible


def copy_of(meeting: Meeting, nation: Nation = "england", **more: object) -> str:
    beside = Beside(clocks=clocks(nation), nation_given=True, helpers=helpers(nation))
    return family_copy(for_family(for_school(meeting)), msgspec.structs.replace(beside, **more), "f")


def last_part(text: str) -> str:
    return text.partition(f"## {TITLE}\n")[2]


def test_above_the_last_part_it_reads_word_for_word_as_the_minutes() -> None:
    meeting = held(*everything())
    school = minutes(meeting, "f").rpartition("\n\nTo check this copy")[0]
    copy = copy_of(meeting)
    assert copy.startswith(f"{school}\n\n---\n\n## Not part of the minutes\n")
    assert not hand_edited(copy)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_helper_and_every_date_names_its_source_the_day_it_was_checked_and_check_this(
    nation: Nation,
) -> None:
    part = last_part(copy_of(held(*smallest()), nation))
    rows = [line for line in part.splitlines() if line.startswith("- ")]
    assert len(rows) == len(helpers(nation)) + len(clocks(nation).rules)
    for row in rows:
        assert "; checked " in row
        assert "2026: check this.*" in row
    seen = visible(strict_reader().parse(part))
    for rule in clocks(nation).rules.values():
        assert " ".join(rule.due.split()) in seen
    assert f"Dates the law gives ({NAMES[nation]})" in seen
    assert seen.count("This is not legal advice.") == 1


def test_a_row_that_has_to_be_checked_again_says_by_when() -> None:
    assert "To be checked again by" in last_part(copy_of(held(*smallest()), "northern-ireland"))


def test_no_option_of_the_command_line_stands_on_paper() -> None:
    for nation in NATIONS:
        assert " (--" not in copy_of(held(*smallest()), nation)


def test_a_nation_that_was_taken_and_not_given_is_said() -> None:
    said = "The agenda names no nation, so these are the dates for England."
    assert said in copy_of(held(*smallest()), nation_given=False)
    assert said not in copy_of(held(*smallest()))


def test_the_next_fair_step_stands_first_where_one_is_known() -> None:
    part = last_part(
        copy_of(held(*smallest()), next_step=("### If support lapses again", "Ask for a meeting."))
    )
    assert part.index("Ask for a meeting.") < part.index("### Who helps, free of charge")


@pytest.mark.parametrize("nation", NATIONS)
def test_whoever_is_listed_says_that_it_is_free_and_none_has_a_number_that_changes(nation: Nation) -> None:
    rows = helpers(nation)
    assert rows
    for row in rows:
        assert "free" in row.what.lower()
        assert row.checked <= dt.date(2026, 11, 25)
        assert not re.search(r"\d{4}|@|www", row.name + row.what)


@pytest.mark.parametrize("gone", ["source", "checked", "what"])
def test_a_helper_without_its_source_or_its_day_does_not_load(gone: str) -> None:
    row = {"id": "a", "name": "A", "what": "Free.", "when": "Now.", "source": "A page"}
    lines = [f'{key} = "{value}"' for key, value in row.items() if key != gone]
    if gone != "checked":
        lines.append("checked = 2026-11-24")
    with pytest.raises(IepmeetError, match=gone):
        read("\n".join(["[[help]]", *lines]), "x/help.toml")


def test_a_helper_that_is_there_twice_does_not_load() -> None:
    row = (
        '[[help]]\nid = "a"\nname = "A"\nwhat = "Free."\nwhen = "Now."\nsource = "B"\nchecked = 2026-11-24\n'
    )
    with pytest.raises(IepmeetError, match="twice"):
        read(row * 2, "x/help.toml")
    with pytest.raises(IepmeetError, match="not TOML"):
        read("[[help", "x/help.toml")


def test_the_headings_of_the_last_part_lie_below_its_own() -> None:
    copy = copy_of(held(*smallest()))
    tokens = strict_reader().parse(copy)
    assert headings(tokens, 2)[-1] == TITLE
    assert headings(tokens, 3) == ["Who helps, free of charge", "Dates the law gives (England)"]
