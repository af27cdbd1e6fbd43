"""An agenda on the desk: whatever is done to it in whatever order, it stays whole, and nothing raises."""

from __future__ import annotations

import datetime as dt
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.agenda.edit import NotEditableError
from iepmeet.agenda.saving import AgendaFile
from iepmeet.agenda.templates import shipped, text_of
from iepmeet.tui.preparing.desk import Desk
from iepmeet.tui.preparing.rows import rows_of

TODAY = dt.date(2026, 12, 8)
ODD = """\
people = [{ name = "Mrs Patel" }, 3]
concerns = [{ title = "Missed", put_in = "alone", questions = "Why?", expected = 5, minutes = "x" }, 7]
[meeting]
title = ["a"]
date = "soon"
time = 3
timer = "yes"
kind = 4
[child]
strengths = { a = 1 }
[review.prefer]
weekday = "Someday"
"""
ACTS: dict[str, Callable[[Desk, str], object]] = {
    "down": lambda desk, _: desk.step(1),
    "up": lambda desk, _: desk.step(-1),
    "next": lambda desk, _: desk.turn(1),
    "parts": lambda desk, _: desk.to_parts(),
    "back": lambda desk, _: desk.back(),
    "type": lambda desk, text: (desk.begin(typing=True), desk.keep(text)),
    "change": lambda desk, text: desk.keep(desk.begin(typing=False) + text) if desk.mode == "rows" else None,
    "pick": lambda desk, text: desk.pick(len(text)),
    "new": lambda desk, _: desk.new(),
    "take out": lambda desk, _: desk.take_out(),
    "move up": lambda desk, _: desk.shift(-1),
    "move down": lambda desk, _: desk.shift(1),
    "offer": lambda desk, _: desk.offer_questions(),
    "undo": lambda desk, _: desk.undo(),
    "redo": lambda desk, _: desk.redo(),
}
TYPED = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "45",
            "8 dec",
            "3.30pm",
            "y",
            "no",
            "2",
            "1 a week from 8 sep",
            "Mrs Patel, SENCO",
            "Why? @SENCO ~ x",
        ]
    ),
)


def desk_of(text: str, folder: Path) -> Desk:
    file = folder / "a.toml"
    file.write_text(text, encoding="utf-8")
    return Desk(AgendaFile(file, file.read_bytes(), text), TODAY)


@settings(max_examples=40)
@given(
    text=st.sampled_from([ODD, "[meeting]\n", "[concerns]\ntitle = 'x'\n", text_of("iep-not-delivered")]),
    acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), TYPED), max_size=40),
)
def test_no_act_raises_and_the_agenda_stays_whole(text: str, acts: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(text, Path(folder))
        try:
            for name, typed in acts:
                ACTS[name](desk, typed)
                assert 0 <= desk.part_at < len(desk.parts)
                assert 0 <= desk.row_at < len(desk.rows)
                assert desk.rows == rows_of(desk.part, desk.editing.data)
        finally:
            assert desk.keeper.close()
        assert desk.path.read_text(encoding="utf-8") == desk.editing.text
        tomllib.loads(desk.editing.text)


@settings(max_examples=25)
@given(acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS.keys() - {"undo", "redo"})), TYPED), max_size=30))
def test_undo_leads_back_to_the_file_as_it_was_letter_by_letter(acts: list[tuple[str, str]]) -> None:
    before = text_of("iep-not-delivered")
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(before, Path(folder))
        for name, typed in acts:
            ACTS[name](desk, typed)
        after = desk.editing.text
        while desk.editing.past:
            desk.undo()
        assert desk.editing.text == before
        while desk.editing.future:
            desk.redo()
        assert desk.editing.text == after
        assert desk.keeper.close()
        assert (Path(folder) / "a.toml").read_text(encoding="utf-8") == after


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_agenda_is_shown_whole_and_taking_each_row_up_changes_nothing(
    name: str, tmp_path: Path
) -> None:
    desk = desk_of(text_of(name), tmp_path)
    for part_at in range(len(desk.parts)):
        desk.go(part_at)
        for row_at in range(len(desk.rows)):
            desk.go(part_at, row_at)
            line = desk.begin(typing=False)
            if desk.mode == "changing":
                assert not desk.keep(line).refused
            desk.back()
            desk.mode = "rows"
    assert desk.editing.text == text_of(name)
    assert desk.keeper.close()


def test_an_agenda_with_slips_in_its_writing_is_not_changed_here(tmp_path: Path) -> None:
    with pytest.raises(NotEditableError, match="slips"):
        desk_of('[meeting]\ntitle = "x\n', tmp_path)


def test_what_the_casebook_gives_is_shown_where_the_agenda_has_nothing_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "casebook.toml").write_text(
        'nation = "wales"\n[[people]]\nname = "Mrs Patel"\n[child]\nname = "Sam Rivers"\n', encoding="utf-8"
    )
    desk = desk_of('[meeting]\ntitle = "x"\n', tmp_path)
    desk.go(0)
    nation = next(row for row in desk.rows if row.field.label == "Nation")
    assert desk.inherited(nation) == "Wales"
    desk.go(2)
    assert desk.inherited(desk.rows[0]) == "Mrs Patel"
    assert desk.keeper.close()
