from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.papers.markdown import bullet, escape
from iepmeet.papers.wording import speaker
from iepmeet.publish.blocks import Inlines, List, Paragraph, Run, parse, plain
from iepmeet.publish.pictures import Picture, ScaleAnswer, WeekStrip, illustrated, png, svg

from .pages import OAKFIELD, any_markdown

STRIP = WeekStrip("3 of 8: ■□□▪▫□■□", "■□□▪▫□■□")
SCALE = ScaleAnswer("5 (last time 4)", " 5 (last time 4)", 5, 4)


def of_item(markdown: str) -> Inlines:
    """The words of a page's only list item."""
    found = parse(markdown).blocks[0]
    assert isinstance(found, List)
    paragraph = found.items[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def pictures(markdown: str) -> list[Picture]:
    return [picture for _, picture in illustrated(of_item(markdown)) if picture is not None]


def shapes(picture: Picture) -> list[str]:
    root = ET.fromstring(svg(picture))
    return [child.tag.rpartition("}")[2] for child in root][1:]


def test_a_strip_of_weeks_is_found_with_its_count() -> None:
    assert pictures("- **Evidence:** delivered in 3 of 8: ■□□▪▫□■□, see below") == [STRIP]


def test_a_strip_without_a_count_is_found_by_itself() -> None:
    assert pictures("- ■□ then ▫▫▫") == [WeekStrip("■□", "■□"), WeekStrip("▫▫▫", "▫▫▫")]


def test_the_strip_of_real_minutes_is_found_and_its_key_stays_words() -> None:
    line = next(line for line in OAKFIELD.splitlines() if "Week by week" in line)
    (strip,) = pictures(line.strip())
    assert isinstance(strip, WeekStrip)
    assert line.strip().startswith(f"- Week by week: {strip.alternative} (■ delivered")


def test_a_single_week_with_its_count_is_a_strip() -> None:
    assert pictures("- 1 of 1: ■") == [WeekStrip("1 of 1: ■", "■")]


@pytest.mark.parametrize("words", ["one ■ alone", "■" * 61, "`■□□`", "[■□□](http://a.example)"])
def test_a_sign_alone_or_too_many_or_in_code_stays_text(words: str) -> None:
    assert pictures(f"- {words}") == []


def test_a_scale_answer_beside_last_times_is_found_as_the_papers_print_it() -> None:
    printed = bullet(f"{speaker('Mrs Patel')}{5.0:g} (last time {4.0:g})")
    assert pictures(printed) == [SCALE]
    assert pictures(bullet("7.5 (last time 10)")) == [
        ScaleAnswer("7.5 (last time 10)", "7.5 (last time 10)", 7.5, 10)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "I said 5 (last time 4)",
        "11 (last time 4)",
        "5",
        "no answer today (last time 4)",
        "**5 (last time 4)**",
    ],
)
def test_a_figure_in_a_sentence_or_off_the_scale_is_no_picture(words: str) -> None:
    assert pictures(f"- {words}") == []


@given(any_markdown)
def test_words_with_pictures_are_the_same_words(markdown: str) -> None:
    for block in parse(markdown).blocks:
        if isinstance(block, Paragraph):
            assert plain(tuple(part for part, _ in illustrated(block.inlines))) == plain(block.inlines)


@given(st.lists(st.sampled_from("■□▪▫"), min_size=2, max_size=60).map("".join))
def test_each_week_is_told_by_its_shape_and_not_by_a_colour(signs: str) -> None:
    (found,) = [picture for _, picture in illustrated((Run(signs),)) if picture is not None]
    assert shapes(found) == ["rect"] * len(signs)
    assert len({svg(WeekStrip("x", sign)) for sign in "■□▪▫"}) == 4
    assert set(_colours(found)) <= {"currentColor", "none"}


def _colours(picture: Picture) -> list[str]:
    root = ET.fromstring(svg(picture))
    return [child.get(name, "none") for child in root.iter() for name in ("fill", "stroke")]


@pytest.mark.parametrize("picture", [STRIP, SCALE])
def test_a_picture_is_named_by_the_text_it_stands_for(picture: Picture) -> None:
    root = ET.fromstring(svg(picture))
    assert root.get("role") == "img"
    assert root[0].tag == "{http://www.w3.org/2000/svg}title"
    assert root[0].text == picture.alternative


def test_a_scale_shows_today_filled_and_last_time_as_a_ring() -> None:
    circles = [child for child in ET.fromstring(svg(SCALE)) if child.tag.endswith("circle")]
    assert [(circle.get("cx"), circle.get("fill")) for circle in circles] == [
        ("50", "none"),
        ("60", "currentColor"),
    ]


@pytest.mark.parametrize("picture", [STRIP, SCALE])
def test_word_gets_the_same_dots_each_time_at_the_pictures_own_shape(picture: Picture) -> None:
    drawn = png(picture)
    assert drawn == png(picture)
    width, height = struct.unpack(">II", drawn[16:24])
    assert width / height == pytest.approx(picture.size[0] / picture.size[1], rel=0.05)


def test_a_hostile_title_stays_text() -> None:
    hostile = WeekStrip('"</title><script>1</script>\\" #eval("1")', "■□")
    assert ET.fromstring(svg(hostile))[0].text == hostile.alternative
    assert png(hostile).startswith(b"\x89PNG")


def test_escaped_words_of_a_person_make_no_scale() -> None:
    assert pictures(bullet(f"{speaker('Jo')}{escape('we were at 5 (last time 4)')}")) == []
