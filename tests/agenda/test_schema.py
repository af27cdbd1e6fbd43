from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from iepmeet.agenda.read import read_text
from iepmeet.agenda.schema import schema
from iepmeet.agenda.shape import keys, tables
from iepmeet.agenda.templates import shipped, text_of

BROKEN = Path(__file__).parent / "broken"
TERM = "[[calendar.terms]]\nstarts = 2026-09-02\nends = 2026-12-18\n"
CHECK = jsonschema.Draft202012Validator(schema())


def as_json(value: Any) -> Any:
    """TOML's values as an editor sees them: dates and times are strings."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def faults(text: str) -> list[str]:
    return [
        "/".join(map(str, error.absolute_path)) for error in CHECK.iter_errors(as_json(tomllib.loads(text)))
    ]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_agenda_fits_it(name: str) -> None:
    assert faults(text_of(name)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[meeting]\ntitel = "x"', "meeting"),
        ("[meeting]\nminutes = 0", "meeting/minutes"),
        ('[meeting]\ndate = "8 December"', "meeting/date"),
        ('[meeting]\nnation = "france"', "meeting/nation"),
        ('[[concerns]]\nquestions = ["Who?"]', "concerns/0"),
        ('[[concerns]]\ntitle = ""', "concerns/0/title"),
        ('[[concerns]]\ntitle = "x"\nquestions = [3]', "concerns/0/questions/0"),
        ('[[concerns]]\ntitle = "x"\nexpected = { times = 1, start = 2026-09-08 }', "concerns/0/expected"),
        ('[[carried]]\nref = "second"\naction = "x"', "carried/0/ref"),
        (
            f"{TERM}half_term = [2026-10-26]",
            "calendar/terms/0/half_term",
        ),
        ("[calendar]\nnation_given = true", "calendar"),
        ("[weather]\ntoday = 1", ""),
    ],
)
def test_a_broken_agenda_does_not_fit_it(text: str, place: str) -> None:
    assert faults(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        '[meeting]\ntime = "9:30"\ndate = "2026-12-08"',
        '[[concerns]]\ntitle = "x"\nquestions = ["Who?", { ask = "How sure?", last = { SENCO = 4.5 } }]',
        f"{TERM}half_term = {{ starts = 2026-10-26, ends = 2026-10-30 }}",
        '[calendar]\nfile = "term-dates.toml"',
    ],
)
def test_the_forms_that_the_file_allows_fit_it(text: str) -> None:
    assert faults(text) == []


def test_what_the_reader_refuses_as_a_key_or_a_kind_of_value_the_schema_refuses() -> None:
    for name in ("unknown-keys", "wrong-types", "missing-parts", "numbers"):
        assert faults((BROKEN / f"{name}.toml").read_text(encoding="utf-8"))


def test_the_reader_and_the_schema_know_the_same_keys_of_every_table() -> None:
    definitions = schema()["$defs"]
    for _, table in tables():
        described = definitions[table.__name__]
        assert set(described["properties"]) == set(keys(table))
        assert described["additionalProperties"] is False
        assert described["description"]


@pytest.mark.parametrize("heading", [head for head, _ in tables()])
def test_the_reader_takes_every_key_of_the_schema_and_no_other(heading: str) -> None:
    properties = schema()["$defs"][dict(tables())[heading].__name__]["properties"]
    table = "\n".join(f"{key} = {{ }}" for key in [*properties, "zzz"])
    above = heading.strip("[]").split(".")[:-1]
    before = "".join(f"[[{name}]]\n" if f"[[{name}]]" in dict(tables()) else f"[{name}]\n" for name in above)
    problems = read_text(f"{before}{heading}\n{table}\n", "x", today=dt.date(2026, 11, 24)).problems
    assert [problem.what.split('"')[1] for problem in problems if "is not known here" in problem.what] == [
        "zzz"
    ]
