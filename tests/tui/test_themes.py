"""The colours: readable by the numbers of the look, each kind its own, and none outside the themes."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from textual.color import Color

import iepmeet.tui
from iepmeet.tui import themes, tones

from .stage import stage, talk, terminal

THEMES = {
    theme.name: {name: Color.parse(value) for name, value in theme.variables.items() if value[0] == "#"}
    for theme in themes.all_themes()
}
KINDS = ("action", "agreed", "voice", "differs", "quote", "parked")
WORDS = ("text", "muted", "accent", *KINDS, "private", "not-saved")
TUI = Path(iepmeet.tui.__file__).parent


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2, worked out here from its formula."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_formula_gives_its_known_ends() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#777777")) == 1


@pytest.mark.parametrize("name", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("words", WORDS)
def test_words_in_every_colour_can_be_read_on_every_ground(name: str, words: str) -> None:
    colours = THEMES[name]
    colour = colours[f"iep-{words}"]
    assert contrast(colour, colours["iep-background"]) >= 4.5
    assert contrast(colour, colours["iep-surface"]) >= 4.5
    # the current row and the line: of the lesser words a little less will do
    assert contrast(colour, colours["iep-raised"]) >= (7 if words == "text" else 4.3)


@pytest.mark.parametrize("name", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
def test_the_word_in_the_badge_can_be_read_on_the_colour_of_its_kind(name: str) -> None:
    colours = THEMES[name]
    for kind in (*KINDS, "private", "muted", "accent"):
        assert contrast(colours["iep-background"], colours[f"iep-{kind}"]) >= 4.5


@pytest.mark.parametrize("name", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
def test_no_two_kinds_have_the_same_colour(name: str) -> None:
    for one, other in combinations(KINDS, 2):
        assert THEMES[name][f"iep-{one}"] != THEMES[name][f"iep-{other}"]


def test_each_theme_has_every_colour_that_the_styles_and_the_tones_ask_for() -> None:
    asked = set(re.findall(r"\$(iep-[a-z-]+)", (TUI / "iepmeet.tcss").read_text("utf-8")))
    for theme in themes.all_themes():
        assert asked <= set(theme.variables)


def test_no_colour_stands_outside_the_themes() -> None:
    value = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl\(")
    named = re.compile(
        r"(?:color|background)\s*[:=]\s*[\"']?(?:red|green|blue|yellow|white|black|cyan|magenta)\b"
    )
    for file in (*TUI.rglob("*.py"), *TUI.rglob("*.tcss")):
        if file.name != "themes.py":
            code = file.read_text("utf-8")
            assert not value.search(code), (file.name, value.search(code))
            assert not named.search(code), file.name


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ({}, "evening"),
        ({"COLORFGBG": "15;0"}, "evening"),
        ({"COLORFGBG": "0;15"}, "day"),
        ({"COLORFGBG": "0;default;15"}, "day"),
        ({"COLORFGBG": "nonsense"}, "evening"),
        ({"IEPMEET_THEME": "high-contrast", "COLORFGBG": "0;15"}, "high-contrast"),
        ({"IEPMEET_THEME": "no such theme"}, "evening"),
        ({"IEPMEET_THEME": "nord"}, "evening"),
    ],
)
def test_the_theme_follows_the_terminal_and_what_the_user_asked_for(said: dict[str, str], theme: str) -> None:
    with terminal(**said):
        assert themes.for_terminal() == theme


@pytest.mark.asyncio
@pytest.mark.parametrize("name", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
async def test_every_word_on_the_screen_can_be_read_where_it_stands(tmp_path: Path, name: str) -> None:
    """Whatever a widget made of the colours: each cell that holds a letter is measured as it is drawn."""
    async with stage(tmp_path, talk(30), theme=name) as on:
        await on.type("! Share the list @Jo by fri")
        await on.press("ctrl+g")
        for _ in range(2):
            for strip in on.app.screen._compositor.render_strips():
                for text, style, _ in strip:
                    if style is None or not any(letter.isalnum() for letter in text):
                        continue
                    assert style.color and style.bgcolor
                    front = Color.from_rich_color(style.color)
                    ground = Color.from_rich_color(style.bgcolor)
                    assert contrast(front, ground) >= 4.3, (text, front, ground)
            await on.press("ctrl+r")


@pytest.mark.asyncio
async def test_red_is_nowhere_while_all_is_well(tmp_path: Path) -> None:
    for theme in themes.all_themes():
        folder = tmp_path / theme.name
        folder.mkdir()
        async with stage(folder, talk(30), theme=theme.name) as on:
            red = Color.parse(theme.variables["iep-not-saved"]).rich_color
            for strip in on.app.screen._compositor.render_strips():
                assert all(style is None or style.color != red for _, style, _ in strip)


@pytest.mark.asyncio
async def test_with_no_colours_at_all_every_sign_and_word_is_there_still(tmp_path: Path) -> None:
    async with stage(tmp_path, talk(30), environ={"NO_COLOR": "1"}) as on:
        await on.type("~ hidden")
        assert on.text("badge") == "░ private"
        for sign in ("✓ Opening", "▌", "= Mrs Patel", "● saved", "! Share the cover list"):
            assert sign in on.text()
        for strip in on.app.screen._compositor.render_strips():
            for _, style, _ in strip:
                if style and style.color:
                    red, green, blue = style.color.get_truecolor()
                    assert red == green == blue


def test_every_tone_has_a_colour_of_the_themes() -> None:
    for name in tones._COLOURS.values():
        for theme in themes.all_themes():
            assert f"iep-{name}" in theme.variables
