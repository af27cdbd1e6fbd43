from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from iepmeet.publish.blocks import parse, text_of
from iepmeet.publish.docx import render

from ..faults.program import leave_out
from .pages import FINGERPRINT, OAKFIELD, any_markdown, hostile_page
from .reading_docx import all_of, opened, parts, value, visible

DATA = render(OAKFIELD)
PAPER = opened(DATA)


def shows_its_words(markdown: str) -> None:
    assert visible(opened(render(markdown))) == text_of(parse(markdown))


@settings(max_examples=30)
@given(any_markdown)
@example(OAKFIELD)
@example(hostile_page())
def test_any_markdown_becomes_a_file_that_opens_and_shows_its_words_and_no_others(markdown: str) -> None:
    shows_its_words(markdown)


@pytest.mark.long
@settings(max_examples=500)
@given(any_markdown)
def test_very_many_pages_become_files_that_open(markdown: str) -> None:
    shows_its_words(markdown)


def test_headings_are_headings() -> None:
    found = [(paragraph.style.name, paragraph.text) for paragraph in PAPER.paragraphs if paragraph.style]
    assert ("Heading 1", "IEP review for Sam") in found
    assert ("Heading 2", "Concern 1: Speech and language sessions missed") in found
    assert sum(name == "Heading 1" for name, _ in found) == 1


def test_lists_are_lists_on_their_level() -> None:
    paper = opened(render("- one\n  - under\n\n7. seven\n8. eight\n\ntext\n\n1. again"))
    levels = [
        tuple(int(value(found)) for found in paragraph._p.xpath("./w:pPr/w:numPr/*"))
        for paragraph in paper.paragraphs
        if paragraph.text and paragraph.text != "text"
    ]
    assert levels == [(0, 1), (1, 1), (0, 2), (0, 2), (0, 3)]
    numbering = paper.part.numbering_part.element
    starts = [value(found) for found in numbering.iter() if found.tag.endswith("}startOverride")]
    assert starts == ["7", "1"]


def test_every_list_and_style_that_is_named_is_there() -> None:
    paper = opened(render(hostile_page()))
    styles = {style.style_id for style in paper.styles}
    assert {value(found) for tag in ("w:pStyle", "w:rStyle") for found in all_of(paper, tag)} <= styles
    numbers = {
        value(found, "numId") for found in paper.part.numbering_part.element if found.tag.endswith("}num")
    }
    assert {value(found) for found in all_of(paper, "w:numId")} <= numbers


def test_tables_repeat_their_header_and_keep_their_rows_whole() -> None:
    for table in all_of(PAPER, "w:tbl"):
        rows = table.xpath("./w:tr")
        assert [len(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [1, *[0] * (len(rows) - 1)]
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
        assert len(table.xpath("./w:tblPr/w:tblCaption")) == 1
    captions = [value(found) for found in all_of(PAPER, "w:tblCaption")]
    assert captions == ["IEP review for Sam", "Actions", "Concern 1: Speech and language sessions missed"]


def test_a_table_is_never_wider_than_the_page() -> None:
    for markdown in (OAKFIELD, hostile_page(), f"|{'a|' * 40}\n|{'-|' * 40}\n|{'word |' * 40}"):
        for grid in all_of(opened(render(markdown)), "w:tblGrid"):
            assert 0 < sum(int(value(column, "w")) for column in grid) <= 9410


def test_the_file_says_it_is_british_english_and_names_no_one_who_made_it() -> None:
    core = PAPER.core_properties
    assert (core.title, core.language) == ("IEP review for Sam", "en-GB")
    assert core.author == core.last_modified_by == core.comments == core.subject == core.keywords == ""
    assert core.created == core.modified == dt.datetime(2026, 12, 8, tzinfo=dt.UTC)
    styles = parts(DATA)["word/styles.xml"].decode()
    assert re.findall(r'<w:lang [^>]*w:val="([^"]*)"', styles) == ["en-GB"]
    for name, data in parts(DATA).items():
        assert b"python-docx" not in data, name
        assert b"en-US" not in data, name


def test_a_title_longer_than_word_allows_is_cut_only_where_word_keeps_it() -> None:
    paper = opened(render(f"# {'long ' * 200}"))
    assert len(paper.core_properties.title) == 255
    assert visible(paper) == ("long " * 200).strip()


def test_the_foot_carries_child_day_page_x_of_y_and_fingerprint() -> None:
    foot = PAPER.sections[0].footer.paragraphs[0]
    fields = [value(found, "instr") for found in foot._p.iter() if found.tag.endswith("}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    words = "".join(found.text or "" for found in foot._p.iter() if found.tag.endswith("}t"))
    assert words.replace("\u00a0", " ") == (
        f"Sam Rivers, Year 4 · Tue 8 Dec 2026page 1 of 1record {FINGERPRINT}"
    )


def test_a_strip_is_a_picture_whose_alternative_is_its_text() -> None:
    paper = opened(render("- 3 of 8: ■□□■□□■□\n- **Jo:** 5 (last time 4)"))
    assert [found.get("descr") for found in all_of(paper, "wp:docPr")] == [
        "3 of 8: ■□□■□□■□",
        "5 (last time 4)",
    ]
    assert [shape.type is not None for shape in paper.inline_shapes] == [True, True]
    assert visible(paper) == "3 of 8: ■□□■□□■□ Jo: 5 (last time 4)"


def test_links_go_where_they_say_and_nothing_else_points_outside() -> None:
    paper = opened(render("[a](https://a.example/b?c=d&e=f) <mailto:jo@b.example> [c](file:///etc/passwd)"))
    outside = [relation.target_ref for relation in paper.part.rels.values() if relation.is_external]
    assert outside == ["https://a.example/b?c=d&e=f", "mailto:jo@b.example"]
    for name, data in parts(render(hostile_page())).items():
        if name.endswith(".rels"):
            assert b"planted" not in data.replace(b"https://planted.example/c.png", b"").replace(
                b"https://planted.example/d.png", b""
            ), name


def test_dates_are_kept_together_in_every_place() -> None:
    words = "".join(found.text or "" for found in all_of(PAPER, "w:t"))
    assert "Fri\u00a08\u00a0Jan\u00a02027" in words
    assert re.search(r"(?:Mon|Tue|Wed|Thu|Fri) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}", words) is None


def test_arabic_is_set_from_right_to_left_and_welsh_is_not() -> None:
    paper = opened(render("مرحبا بكم\n\nŴythnos tŷ\n\nJo: مرحبا"))
    sides = [bool(paragraph._p.xpath("./w:pPr/w:bidi")) for paragraph in paper.paragraphs]
    assert sides == [True, False, False]


def test_the_childs_page_is_larger() -> None:
    sizes = [
        re.findall(r'<w:sz w:val="([0-9]+)"', parts(render("# T", large=large))["word/styles.xml"].decode())[
            0
        ]
        for large in (False, True)
    ]
    assert sizes == ["22", "28"]


def test_nothing_is_smaller_than_nine_points() -> None:
    written = b"".join(data for name, data in parts(DATA).items() if name.endswith(".xml")).decode()
    assert min(int(size) for size in re.findall(r'<w:sz w:val="([0-9]+)"', written)) >= 18


def test_the_same_page_gives_the_same_file() -> None:
    assert render(OAKFIELD) == DATA
    with zipfile.ZipFile(io.BytesIO(DATA)) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_template_leaves_nothing_of_its_own_behind() -> None:
    names = set(parts(DATA))
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert {"[Content_Types].xml", "word/document.xml", "word/footer1.xml", "word/numbering.xml"} <= names


def test_what_is_heavy_is_loaded_only_when_a_paper_is_made() -> None:
    code = (
        "import sys; import iepmeet.publish.docx, iepmeet.publish.html, iepmeet.publish.pictures;"
        "print([name for name in ('docx', 'lxml', 'typst', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def by_office(data: bytes, folder: Path) -> str:
    """The words that LibreOffice prints of a file."""
    office = shutil.which("soffice")
    reader = shutil.which("pdftotext")
    if office is None or reader is None:
        leave_out(
            "LibreOffice Writer or pdftotext is not installed (libreoffice-writer-nogui, poppler-utils)"
        )
    paper = folder / "paper.docx"
    paper.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(paper)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    printed = subprocess.run(
        [reader, "-layout", str(paper.with_suffix(".pdf")), "-"], capture_output=True, check=True, timeout=60
    )
    return printed.stdout.decode()


@pytest.mark.system
def test_libreoffice_opens_the_minutes_with_every_action_and_counts_the_pages(tmp_path: Path) -> None:
    printed = by_office(DATA, tmp_path)
    pages = printed.removesuffix("\f").split("\f")
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert f"record {FINGERPRINT}" in page
    assert len(pages) <= 4
    for ref, words in (("A2", "Book the speech"), ("A9", "Give Sam a key card"), ("A10", "Walk the French")):
        assert re.search(rf"{ref}\s+{words}", printed)


@pytest.mark.system
def test_libreoffice_opens_hostile_words(tmp_path: Path) -> None:
    printed = by_office(render(hostile_page()), tmp_path)
    assert "<script>document.title='ran'</script>" in printed
    assert "Ŵythnos" in printed
    assert "W" * 20 in printed
