from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given

from iepmeet.papers.markdown import line
from iepmeet.publish.blocks import parse, text_of
from iepmeet.publish.html import render
from iepmeet.publish.pdf import Figure

from ..faults.program import leave_out
from .pages import FINGERPRINT, HOSTILE, OAKFIELD, any_markdown, hostile_page
from .reading_html import Page, contrast, palettes

PAGE = Page(render(OAKFIELD))


@given(any_markdown)
@example(OAKFIELD)
@example(hostile_page())
def test_any_markdown_becomes_a_page_that_shows_its_words_and_no_others(markdown: str) -> None:
    assert Page(render(markdown)).visible == text_of(parse(markdown))


@given(any_markdown)
@example(hostile_page())
def test_nothing_in_a_page_can_run_or_load_anything(markdown: str) -> None:
    page = Page(render(markdown))
    known = {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "a", "em", "strong", "s", "span", "wbr"),
        *("svg", "rect", "circle"),
    }
    assert {element.tag for element in page.elements} <= known
    for element in page.elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "style", "background", "action", "formaction", "xlink:href")
            if name == "href":
                assert element.tag == "a"
                assert re.match(r"(?:https?://|mailto:)", value, re.IGNORECASE)
    assert "url(" not in page.style.lower()
    assert "@import" not in page.style.lower()
    assert len(page.all("style")) == 1


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else() -> None:
    (policy,) = [
        meta.attributes["content"]
        for meta in PAGE.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = base64.b64encode(hashlib.sha256(PAGE.style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_a_screen_reader_finds_its_way() -> None:
    assert PAGE.all("html")[0].attributes["lang"] == "en-GB"
    assert [len(PAGE.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    levels = [int(element.tag[1]) for element in PAGE.elements if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(PAGE.all("caption")) == len(PAGE.all("table")) == 3
    assert {element.attributes["scope"] for element in PAGE.all("th") if "thead" in element.inside} == {"col"}
    assert {element.attributes["scope"] for element in PAGE.all("th") if "tbody" in element.inside} == {"row"}


def test_tables_keep_their_roles_when_a_phone_shows_their_rows_as_cards() -> None:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for tag, role in roles.items():
        assert {element.attributes["role"] for element in PAGE.all(tag)} == {role}
    labels = [element.attributes.get("data-label") for element in PAGE.all("td")][6:11]
    assert labels == ["Action", "Concern", "Who", "By when", "How we will know"]


def test_a_very_wide_table_scrolls_and_can_be_reached_by_keyboard() -> None:
    columns = "|".join("abcdefghij")
    (wide,) = Page(render(f"|{columns}|\n|{'-|' * 10}\n|{columns}|")).all("div")
    assert wide.attributes == {
        "class": "wide",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Meeting paper",
    }


def test_every_colour_can_be_read_on_every_ground_in_light_dark_and_print() -> None:
    themes = palettes(PAGE.style)
    assert len(themes) == 3
    for theme in themes:
        for name in ("text", "muted", "accent", "action", "agreed", "voice", "differs", "quote", "parked"):
            for ground in ("background", "surface"):
                assert contrast(theme[name], theme[ground]) >= 4.5, (name, ground)


def test_each_kind_has_its_hue_beside_its_word() -> None:
    hues = [element.attributes["class"] for element in PAGE.all("section") if "class" in element.attributes]
    assert hues == ["action", "accent", "voice", "parked", "accent"]
    looks = [element.attributes.get("class") for element in PAGE.all("strong")]
    assert looks.count("agreed") == 2
    assert looks.count("differs") == 1


def test_dates_stay_on_one_line() -> None:
    html = render(OAKFIELD)
    dates = re.findall(r"\b(?:Mon|Tue|Wed|Thu|Fri) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}", OAKFIELD)
    for date in set(dates):
        assert f'<span class="date">{date.replace(" ", chr(160))}</span>' in html
    assert html.count('<span class="date">') >= len(dates)


def test_a_long_word_may_part_and_stays_one_word() -> None:
    html = render("W" * 5000)
    assert html.count("<wbr>") == 249
    assert Page(html).visible == "W" * 5000


def test_the_printed_foot_carries_child_day_pages_and_fingerprint() -> None:
    foot = re.findall(r"@bottom-[a-z]+ \{ content: (.*?); font", PAGE.style)
    assert [_css_text(part) for part in foot] == [
        '"Sam Rivers, Year 4 · Tue 8 Dec 2026"',
        '"page " counter(page) " of " counter(pages)',
        f'"record {FINGERPRINT}"',
    ]


def test_a_hostile_name_cannot_leave_the_printed_foot() -> None:
    child = '</style><b>"} body{display:none} /* \\'
    page = Page(render(f"# T\n\n|a|b|\n|-|-|\n| Child | {line(child)} |\n"))
    foot = re.findall(r"@bottom-[a-z]+ \{ content: (.*?); font", page.style)[0]
    assert re.fullmatch(r'"(?:[0-9A-Za-z]|\\[0-9a-f]{6})*"', foot)
    assert _css_text(foot) == f'"{child}"'


def _css_text(written: str) -> str:
    return re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found.group(1), 16)), written)


def test_a_strip_is_a_picture_with_its_text_and_can_be_copied_as_text() -> None:
    html = render("- 3 of 8: ■□□■□□■□")
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img"' in html
    assert "<title>3 of 8: ■□□■□□■□</title>" in html
    assert Page(html).visible == "3 of 8: ■□□■□□■□"


def test_codes_for_phones_are_pictures_inside_the_file() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
    page = Page(render("# T", figures=[Figure(svg, "The review <as> a calendar event")]))
    (picture,) = page.all("img")
    assert (
        base64.b64decode(picture.attributes["src"].removeprefix("data:image/svg+xml;base64,")).decode() == svg
    )
    assert picture.attributes["alt"] == "The review <as> a calendar event"
    assert not page.all("script")


def test_the_childs_page_is_larger() -> None:
    assert Page(render("# T", large=True)).all("body")[0].attributes == {"class": "large"}


def test_the_same_page_gives_the_same_file() -> None:
    assert render(OAKFIELD) == render(OAKFIELD)


def browsed(html: str, folder: Path) -> tuple[str, str]:
    """The page as Chromium makes it of the file, and all that it asked the network for."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        leave_out("no Chromium is installed")
    page, log = folder / "page.html", folder / "net.json"
    page.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [
            program,
            *(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
            ),
            *(f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    asked = json.loads(log.read_text(encoding="utf-8"))["events"]
    urls = {str(event.get("params", {}).get("url", "")) for event in asked}
    return done.stdout.decode(), " ".join(urls)


@pytest.mark.system
def test_chromium_shows_hostile_words_runs_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    shown, asked = browsed(render(hostile_page()), tmp_path)
    assert "<title>ran</title>" not in shown
    assert "planted" not in asked
    assert Page(shown).visible == text_of(parse(hostile_page()))


@pytest.mark.system
def test_chromium_would_tell_if_something_ran_or_was_asked_for(tmp_path: Path) -> None:
    shown, asked = browsed(f"<title>not</title><body>{HOSTILE[0]}{HOSTILE[1]}", tmp_path)
    assert "<title>ran</title>" in shown
    assert "planted.example" in asked
