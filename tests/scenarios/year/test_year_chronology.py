"""The chronology of the year on each of its twelve days: its rows, their order, and where they come from."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.papers.reading import plain_reader, tables

from . import expected
from .by_hand import day as written
from .by_hand import evidence, meetings, private_words
from .chronology_by_hand import lines
from .living import HAPPENED
from .looked import Looked

_LINE = re.compile(r", line (\d+)$")


def rows(chronology: str, *, table: int = 0) -> list[list[str]]:
    """The rows of one of its tables, as a reader sees them."""
    return tables(plain_reader().parse(chronology))[table][1:]


@pytest.mark.parametrize("day", expected.DUE)
def test_its_rows_are_those_of_the_evidence_the_meetings_the_promises_and_the_diary(
    looked: Looked, day: str
) -> None:
    on = dt.date.fromisoformat(day)
    found = [(*row[:4], _LINE.sub("", row[4])) for row in rows(looked.chronology[day])]
    assert found == lines(on)
    count = f"{len(found)} rows to {written(on)}. Put together on {written(on)}."
    assert looked.chronology[day].splitlines()[2] == count


@pytest.mark.parametrize("day", expected.DUE)
def test_the_place_of_each_row_holds_it(looked: Looked, day: str) -> None:
    for date, what, _who, _concern, place in rows(looked.chronology[day]):
        file, _, inside = place.partition(", ")
        found = _opened(looked.folder / file, inside)
        assert found, place
        words = re.sub(r"^.*?: |\W*\(.*", "", what)
        assert date in found or words in found, (what, found)


def _opened(path: Path, inside: str) -> str:
    """What a file of the casebook says in this place, with its days written as a paper writes them."""
    if path.name == "evidence.toml":
        row, line = re.findall(r"\d+", inside)
        block = path.read_text(encoding="utf-8").split("\n")[int(line) - 1 :]
        assert block[0] == "[[evidence]]"
        (known,) = tomllib.loads("\n".join(block).split("\n\n")[0])["evidence"]
        (same,) = (one for one in evidence(dt.date.max) if one.number == int(row))
        assert (known["date"], known["kind"], known["concern"]) == (same.on, same.kind, same.concern)
        return f"{written(known['date'])} {known.get('what', '')}"
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if inside.startswith("outcome of concern"):
        concern = ("salt", "lunch")[int(inside[-1]) - 1]
        found = [one for one in events if one["event"]["kind"] == "outcome"]
        found = [one for one in found if one["event"]["concern"] == concern]
        assert len(found) == 1
    elif inside:
        found = [one for one in events if inside in _refs(one["event"])]
    else:
        found = events[:1]
    days = {written(dt.date.fromisoformat(one["at"][:10])) for one in found}
    return json.dumps([sorted(days), found], ensure_ascii=False) if found else ""


def _refs(event: dict[str, object]) -> set[object]:
    return {event.get("ref"), event.get("promise")}


@pytest.mark.parametrize("day", expected.DUE)
def test_asked_for_later_until_that_day_it_is_the_same(looked: Looked, day: str) -> None:
    assert rows(looked.until[day]) == rows(looked.chronology[day])


@pytest.mark.parametrize("day", expected.DUE)
def test_the_bundle_holds_the_minutes_and_the_letters_and_not_what_stays_with_the_family(
    looked: Looked, day: str
) -> None:
    on = dt.date.fromisoformat(day)
    papers = [f"{name}.minutes.md" for _, name in meetings(on)]
    papers += [
        f"letter-{what[1]}-{date}.md" for date, what in HAPPENED if what[0] == "letter" and date <= day
    ]
    found = rows(looked.chronology[day], table=1)
    assert [row[:2] for row in found] == [[str(at), name] for at, name in enumerate(sorted(papers), 1)]


@pytest.mark.parametrize("day", expected.DUE)
def test_nothing_private_is_in_any_letter_ladder_chronology_or_list_of_what_is_due(
    looked: Looked, day: str
) -> None:
    private = private_words()
    assert len(private) == 3
    for words in looked.words[day]:
        assert not [one for one in private if one.casefold() in words.casefold()]


def test_what_was_private_is_kept_in_the_records_all_the_same(looked: Looked) -> None:
    kept = "".join(path.read_text(encoding="utf-8") for path in looked.folder.glob("*.record.jsonl"))
    assert [one for one in private_words() if one in kept] == private_words()


@pytest.mark.parametrize("day", expected.DUE)
def test_a_note_is_in_no_letter_and_not_in_the_chronology(looked: Looked, day: str) -> None:
    for words in looked.words[day]:
        assert "The hall was cold" not in words
