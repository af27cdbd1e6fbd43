"""One glyph, one meaning, one cell; and the ASCII twins wherever the terminal has no others."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import pytest
from rich.cells import cell_len

from iepmeet.live.capture import SIGNS
from iepmeet.record.state import LETTER
from iepmeet.tui import glyphs
from iepmeet.tui.glyphs import ASCII, Glyphs

from .stage import Stage, stage, talk, terminal

# the parts of WGL4, which every console font has, that the look takes its signs from; and the tick
WGL4 = set("·×“›→≠─═▌░■□▪▫►◊○●♪=!?") | {"✓"}
KINDS = ("note", "quote", "voice", "agreed", "action", "differs", "parked", "private", "answer", "scale")


def test_every_glyph_takes_one_cell_and_is_in_every_console_font() -> None:
    for sign in asdict(Glyphs()).values():
        assert len(sign) == cell_len(sign) == 1
        assert sign in WGL4


def test_every_glyph_has_a_twin_of_one_ascii_character() -> None:
    for field in fields(Glyphs):
        twin = getattr(ASCII, field.name)
        assert len(twin) == 1 and twin.isascii() and twin.isprintable()


def test_no_two_kinds_of_entry_share_a_sign() -> None:
    assert set(KINDS) == set(LETTER)
    for table in (Glyphs(), ASCII):
        signs = [table.of(kind) for kind in LETTER]
        assert len(set(signs)) == len(signs)


def test_in_ascii_the_sign_of_a_kind_is_the_one_that_is_typed_for_it() -> None:
    typed = {kind: sign for sign, kind in SIGNS.items() if sign.isascii()}
    for kind, sign in typed.items():
        assert ASCII.of(kind) == sign


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ({}, False),
        ({"IEPMEET_ASCII": "1"}, True),
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "POSIX"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}, True),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "C"}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "vt100"}, True),
    ],
)
def test_the_terminal_says_which_glyphs_it_can_show(said: dict[str, str], plain: bool) -> None:
    with terminal(**said):
        assert (glyphs.for_terminal() is ASCII) == plain


async def _walk(on: Stage) -> str:
    seen = [on.text()]
    await on.type("! Ring José Núñez… @Mrs")
    seen.append(on.text())
    await on.clear()
    for key in ("ctrl+r", "f1", "ctrl+k", "ctrl+t"):
        await on.press(key)
        await on.settle()
        seen.append(on.text())
        await on.press("escape")
    return "\n".join(seen)


@pytest.mark.asyncio
async def test_where_only_ascii_can_be_shown_all_of_the_screen_is_ascii(tmp_path: Path) -> None:
    lines = [*talk(26), "“Die Prüfung” … 100 € für José 漢字 👍"]
    async with stage(tmp_path, lines, theme="high-contrast", environ={"LC_ALL": "C"}) as on:
        seen = await _walk(on)
        assert seen.isascii()
        assert '" "Die Prufung" . 100 ? fur Jose ???? ??" Q2' in seen
        assert "~ ~~~~~~~~~~~~~~~~~~~~~ P1" in seen
        assert "* saved" in seen
        assert all(cell_len(row) == 120 for row in on.rows())


@pytest.mark.asyncio
async def test_what_is_shown_in_ascii_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, environ={"IEPMEET_ASCII": "1"}) as on:
        await on.enter("José said: 3 €")
        assert on.texts == ["José said: 3 €"]
        assert "Jose said: 3 ?" in on.text("entries")
