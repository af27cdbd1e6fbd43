"""Whatever the bytes, reading raises nothing and says where each problem stands."""

from __future__ import annotations

import datetime as dt
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iepmeet.agenda.places import find_places
from iepmeet.agenda.read import Reading, read, read_text
from iepmeet.agenda.statements import split
from iepmeet.agenda.templates import shipped, text_of
from iepmeet.text import clean

TODAY = dt.date(2026, 11, 24)
AGENDAS = [text_of(name) for name in shipped()]
SIGNS = [
    *"\"'[]{}=,.#:\\\n\r\0\t -“’\u00a0\u202e🙂é\ud800",
    '"""',
    "'''",
    "[[",
    "]]",
    "= ",
    "15:30",
    "[meeting]\n",
    "1e999",
    "[" * 30,
]
VALUES = [
    "1",
    "-1",
    "nan",
    "true",
    '"x"',
    "2026-12-08",
    "15:30:00",
    "[]",
    "{}",
    '["x", 1]',
    "{ x = 1 }",
    "9" * 5000,
    "[[1]]",
]


def harmless(sentence: str) -> bool:
    return clean(sentence) == sentence and "\n" not in sentence


def sound(result: Reading, text: str) -> None:
    """Each problem has a printable sentence and stands in the file; no agenda means that one was an error."""
    lines = text.split("\n")
    for problem in result.problems:
        assert harmless(str(problem))
        assert problem.what
        assert (problem.line == 0) == (problem.column == 0)
        assert problem.line <= len(lines)
        if problem.line:
            assert problem.column <= len(lines[problem.line - 1]) + 1
    places = [(problem.line, problem.column) for problem in result.problems[:200]]
    assert places == sorted(places)
    if result.agenda is None:
        assert any(problem.level == "error" for problem in result.problems)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A shipped agenda with a few pieces cut out, put in or written twice."""
    text = draw(st.sampled_from(AGENDAS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        put_in = draw(st.sampled_from([*SIGNS, "", text[start:end] * 2]))
        text = text[:start] + put_in + text[end:]
    return text


@st.composite
def other_values(draw: st.DrawFn) -> str:
    """A shipped agenda in which some keys hold something else than they should."""
    lines = draw(st.sampled_from(AGENDAS)).split("\n")
    pairs = [
        number for number, line in enumerate(lines) if " = " in line and not line.lstrip().startswith("#")
    ]
    for number in draw(st.lists(st.sampled_from(pairs), max_size=8)):
        key = lines[number].split(" = ")[0]
        lines[number] = f"{key} = {draw(st.sampled_from(VALUES))}"
    return "\n".join(lines)


def any_bytes(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agenda.toml"
        path.write_bytes(raw)
        result = read(path, today=TODAY)
    assert all(harmless(str(problem)) for problem in result.problems)
    assert result.agenda is not None or result.problems


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(raw: bytes) -> None:
    any_bytes(raw)


@given(st.text(st.sampled_from("abc =\"'[]{}#.,:\n\t\\1-é🙂"), max_size=120))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    sound(read_text(text, "agenda.toml", today=TODAY), text)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.one_of(spoilt(), other_values()))
def test_a_spoilt_agenda_is_read_without_an_exception(text: str) -> None:
    sound(read_text(text, "agenda.toml", today=TODAY), text)


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=5000, deadline=None)
@given(st.one_of(spoilt(), other_values()), st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-16-be"]))
def test_many_spoilt_agendas_are_read_without_an_exception(text: str, encoding: str) -> None:
    sound(read_text(text, "agenda.toml", today=TODAY), text)
    any_bytes(text.encode(encoding, errors="replace"))


@settings(max_examples=60, deadline=None)
@given(spoilt())
def test_every_agenda_that_toml_refuses_has_an_error(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError:
        result = read_text(text, "agenda.toml", today=TODAY)
        assert result.agenda is None
        assert any(problem.level == "error" for problem in result.problems)
    else:
        assert read_text(text, "agenda.toml", today=TODAY).agenda is not None


KEYS = st.sampled_from(["a", "b-c", "1", '"q k"', "'l.k'", "a.b", "x . y", '"é"', "inf"])
SCALARS = st.sampled_from(
    [
        *["1_0", "inf", "false", "2026-12-08", "2026-12-08 15:30:00", "15:30:00"],
        *['"x"', "'y'", '"a # [ { \\" b"', "''''a'''", '"""a""""', '"""\\\n  é"""', '"😀"'],
        *['"""m\n[x]\nk = 1\n"""', "'''l\n\"\"\"'''", '"""a\\"""b"""'],
    ]
)


def lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joint, edge = st.sampled_from([", ", ",\n", "\n, ", ",  # é\n"]), st.sampled_from(["", "\n", " # [\n"])
    return st.builds(
        lambda entries, by, at: f"[{at}{by.join(entries)}{at}]", st.lists(inner, max_size=3), joint, edge
    )


def in_braces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.builds("{} = {}".format, KEYS, inner), max_size=3)
    return pairs.map(lambda entries: f"{{ {', '.join(entries)} }}")


VALUE = st.recursive(SCALARS, lambda inner: lists(inner) | in_braces(inner), max_leaves=6)
STATEMENT = st.one_of(
    st.builds("{}{} = {}{}".format, st.sampled_from(["", "\t"]), KEYS, VALUE, st.sampled_from(["", " # é"])),
    st.builds("[{}]".format, KEYS),
    st.builds("[[ {} ]] # x".format, KEYS),
    st.sampled_from(["", "# é ]"]),
)


def paths(data: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for part, value in inner for path in ((*above, part), *paths(value, (*above, part)))]


@settings(max_examples=200, deadline=None)
@given(st.lists(STATEMENT, max_size=6).map("\n".join))
def test_every_value_of_a_good_text_has_its_place(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except ValueError:
        return
    statements = split(text)
    for statement in statements:
        tomllib.loads(statement.text)
    places = find_places(statements)
    assert set(paths(data)) <= places.values.keys()
    for path in paths(data):
        line, column = places.find(path, "value")
        assert text.split("\n")[line - 1][column - 1 :].strip()
