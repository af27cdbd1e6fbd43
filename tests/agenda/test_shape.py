from __future__ import annotations

from msgspec import Struct
from msgspec.structs import fields

from iepmeet.agenda.model import Agenda, Concern, Expected
from iepmeet.agenda.shape import (
    BOUNDS,
    MAY_BE_LEFT_OUT,
    NAMES_IN_FILE,
    NOT_IN_FILE,
    heading,
    keys,
    tables,
    where_known,
)
from iepmeet.dates.school import Calendar


def test_every_field_of_the_model_is_a_key_of_the_file() -> None:
    every: list[type[Struct]] = [Agenda, *(table for _, table in tables())]
    for table in every:
        in_file = {key.field for key in keys(table).values()} - {"file"}
        assert in_file == {field.name for field in fields(table) if (table, field.name) not in NOT_IN_FILE}


def test_what_differs_from_the_model_is_still_in_the_model() -> None:
    differing: list[tuple[type[Struct], str]] = [*NAMES_IN_FILE, *NOT_IN_FILE, *MAY_BE_LEFT_OUT, *BOUNDS]
    for table, name in differing:
        assert name in {field.name for field in fields(table)}


def test_the_file_has_names_of_its_own_where_the_design_says_so() -> None:
    assert keys(Expected)["from"].field == "start"
    assert "start" not in keys(Expected)
    assert not keys(Concern)["id"].required
    assert keys(Concern)["title"].required
    assert set(keys(Calendar)) == {"file", "terms", "inset", "bank_holidays"}


def test_headings_are_written_as_the_file_has_them() -> None:
    assert heading("meeting") == "[meeting]"
    assert heading("concerns.evidence") == "[[concerns.evidence]]"
    assert heading("calendar.terms") == "[[calendar.terms]]"
    assert heading("weather") is None
    assert where_known("strengths") == ["[child]"]
