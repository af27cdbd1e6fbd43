from __future__ import annotations

import re
import shutil
import subprocess
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.papers.audience import for_school
from iepmeet.papers.markdown import bullet, escape, heading, line, table
from iepmeet.papers.minutes import minutes
from iepmeet.papers.page import sealed
from iepmeet.publish.calendar import calendar
from iepmeet.publish.calendar_source import source_of
from iepmeet.publish.codes import Code, action_codes, event_code
from iepmeet.publish.email import draft
from iepmeet.publish.pdf import Figure, first_page, render
from iepmeet.publish.pdf_fonts import FOLDER, printable
from iepmeet.record.events import OPENING
from iepmeet.text import clean

from ..faults.program import leave_out
from ..papers.meetings import AT_HALF_PAST_THREE, SALT, amended, everything, held, said, smallest
from ..papers.texts import typed
from .test_calendar import HOSTILE, hostile
from .test_codes import scanned

OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield" / "expected.minutes.md"


def asked_of(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    """What one of the tools of poppler says about a file."""
    if shutil.which(tool) is None:
        leave_out(f"{tool} is not installed (poppler-utils)")
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    after = ["-"] if tool == "pdftotext" else []
    done = subprocess.run(
        [tool, *options, str(path), *after], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def words_of(pdf: bytes, folder: Path) -> str:
    return " ".join(asked_of("pdftotext", pdf, folder).split())


def hostile_page() -> str:
    """Each hostile text in a paragraph, a list item, a cell of the actions and the small table."""
    rows = [["A1", *(line(clean(text)) for _ in range(4)), "x"] for text in HOSTILE]
    return sealed(
        "\n\n".join(
            [
                heading(1, line(clean(HOSTILE[0]))),
                table(["The meeting", "Details"], [["Child", line(clean(text))] for text in HOSTILE]),
                *(escape(clean(text)) for text in HOSTILE),
                *(bullet(escape(clean(text), at_start=False)) for text in HOSTILE),
                heading(2, "Actions"),
                table(["Ref", "Action", "Concern", "Who", "By when", "How we will know"], rows),
            ]
        ),
        "c6ba-4e94",
    )


@pytest.mark.system
def test_the_file_is_tagged_has_a_title_and_says_nothing_of_the_machine(tmp_path: Path) -> None:
    said = asked_of("pdfinfo", render(minutes(held(*everything()), "9f2c")).data, tmp_path)
    facts = dict(re.findall(r"^([^:]+): +(.*)$", said, re.MULTILINE))
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "IEP review for Sam"
    assert facts["JavaScript"] == "no"
    assert facts["Page size"].endswith("(A4)")
    assert not {"Author", "CreationDate", "ModDate", "Subject", "Keywords"} & set(facts)


@pytest.mark.system
def test_a_screen_reader_finds_headings_lists_and_the_heads_of_tables(tmp_path: Path) -> None:
    said = asked_of("pdfinfo", render(OAKFIELD.read_text(encoding="utf-8")).data, tmp_path, "-struct")
    tags = re.findall(r"^ *([A-Z][A-Za-z0-9]*)\b", said, re.MULTILINE)
    assert {"Document", "H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD"} <= set(tags)


@pytest.mark.system
def test_every_word_of_the_minutes_can_be_found(tmp_path: Path) -> None:
    page = OAKFIELD.read_text(encoding="utf-8")
    found = words_of(render(page).data, tmp_path)
    bare = re.sub(r"[|*#\\]|&lt;|---", " ", page)
    # the small table is the head of a letter: its own head is not printed
    words = set(re.findall(r"[A-Za-z]{3,}", bare)) - {"Details"}
    missing = {word for word in words if word not in found}
    assert missing == set()
    assert "Fri 11 Dec 2026" in found


@pytest.mark.system
def test_the_foot_of_each_page_says_whose_when_which_page_and_which_record(tmp_path: Path) -> None:
    pdf = render(minutes(held(*everything()), "9f2c-41d0")).data
    pages = asked_of("pdftotext", pdf, tmp_path, "-layout").split("\f")[:-1]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        foot = " ".join(page.rstrip().splitlines()[-1].split())
        said = f"Sam Rivers, Year 4 · Tue 8 Dec 2026 page {number} of {len(pages)} record 9f2c-41d0"
        assert foot == said


@pytest.mark.system
@pytest.mark.parametrize("events", [everything, amended])
def test_nothing_private_is_in_its_words_or_its_metadata(events: object, tmp_path: Path) -> None:
    assert callable(events)
    pdf = render(minutes(held(*events()), "9f2c")).data
    everywhere = words_of(pdf, tmp_path) + asked_of("pdfinfo", pdf, tmp_path, "-meta")
    for word in ("SECRET", "WITHDRAWN", "HINT", "oakfield.example"):
        assert word not in everywhere


@pytest.mark.system
def test_what_was_planted_in_private_entries_is_in_no_format(tmp_path: Path) -> None:
    planted = ("SECRETMARK", "Alex Moss", "07700 900123")
    opened, *rest = everything()
    private = [
        said(f"P{number}", "private", item, f"{text} for me alone", text)
        for number, (item, text) in enumerate(
            ((item, text) for item in (SALT, OPENING) for text in planted), 70
        )
    ]
    meeting = held(opened, *private, *rest, minutes=0)
    shown, source = for_school(meeting), source_of(meeting)
    page = minutes(meeting, "9f2c")
    pdf = render(page).data
    event, actions = event_code(shown, source), action_codes(shown)
    assert isinstance(event, Code)
    assert isinstance(actions, tuple)
    eml = draft(shown, meeting.people, page, "<body></body>", made=AT_HALF_PAST_THREE).data
    parts = message_from_bytes(eml, policy=default).walk()
    everywhere = "\n".join(
        [
            words_of(pdf, tmp_path),
            asked_of("pdfinfo", pdf, tmp_path, "-meta"),
            (calendar(shown, source) or b"").decode(),
            *(scanned(code) for code in (event, *actions)),
            *(str(part.get_content()) for part in parts if not part.is_multipart()),
        ]
    )
    assert "Name a second assistant" in everywhere
    assert [word for word in planted if word in everywhere] == []


@pytest.mark.system
def test_hostile_text_is_printed_as_it_was_typed_and_stays_on_the_page(tmp_path: Path) -> None:
    pdf = render(hostile_page()).data
    found = words_of(pdf, tmp_path)
    for text in (HOSTILE[0], HOSTILE[2], HOSTILE[7], HOSTILE[10]):
        assert " ".join(text.split()) in found
    boxes = asked_of("pdftotext", pdf, tmp_path, "-bbox")
    right = [float(edge) for edge in re.findall(r'xMax="([0-9.]+)"', boxes)]
    left = [float(edge) for edge in re.findall(r'xMin="([0-9.]+)"', boxes)]
    assert len(right) > 1000
    # A4 is 595 points wide, with margins of 65
    assert max(right) < 532
    assert min(left) > 64
    assert "JavaScript" in asked_of("pdfinfo", pdf, tmp_path)


@pytest.mark.system
@pytest.mark.parametrize("letter", ["W", "M", "x", "Ŵ", "%", "م", "[", "😀"])
@pytest.mark.parametrize("length", [12, 24, 45, 60, 700])
def test_a_word_of_any_length_stays_in_its_column(letter: str, length: int, tmp_path: Path) -> None:
    word = line(letter * length)
    cells = f"| A1 | {word} | {word} | {word} | {word} | {word} |"
    page = f"{word}\n\n- - - {word}\n\n{actions_head()}\n{cells}\n"
    boxes = asked_of("pdftotext", render(page).data, tmp_path, "-bbox")
    lines: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for number, one in enumerate(boxes.split("<page ")):
        for left, top, right in re.findall(r'xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)"', one):
            lines.setdefault((number, top), []).append((float(left), float(right)))
    assert lines
    for found in lines.values():
        ordered = sorted(found)
        assert ordered[-1][1] < 532
        assert all(before[1] < after[0] for before, after in pairwise(ordered))


def actions_head() -> str:
    return table(["Ref", "Action", "Concern", "Who", "By when", "How we will know"], [])


@pytest.mark.system
def test_no_date_is_parted_by_the_end_of_a_line(tmp_path: Path) -> None:
    said = " ".join(f"{'x' * (number % 20)} Tue 8 Dec 2026," for number in range(60))
    text = asked_of("pdftotext", render(f"# Dates\n\n{said}\n").data, tmp_path)
    assert len(text.splitlines()) > 20
    assert text.count("Tue 8 Dec 2026,") == 60


@pytest.mark.system
def test_a_line_holds_no_more_than_75_letters(tmp_path: Path) -> None:
    prose = "We agreed that the sessions run every week and that somebody covers them when needed. " * 20
    text = asked_of("pdftotext", render(f"# Prose\n\n{prose}\n").data, tmp_path, "-layout")
    lines = [each.strip() for each in text.splitlines() if "sessions" in each or "somebody" in each]
    assert 60 <= sum(map(len, lines)) / len(lines) <= 75
    assert max(map(len, lines)) <= 78


def test_what_no_packed_font_has_is_printed_by_its_name_and_listed() -> None:
    made = render("# Sam 👍\n\nsaid 你 and 👍🏽, ŵ and مرحبا\n")
    assert made.replaced == (
        "[THUMBS UP SIGN]",
        "[CJK UNIFIED IDEOGRAPH-4F60]",
        "[EMOJI MODIFIER FITZPATRICK TYPE-4]",
    )
    assert render("# Llŷr\n\nمرحبا Ελλάδα Привет שלום ✓ ■ “ ” – … 😀\n").replaced == ()


def test_signs_that_only_say_how_a_letter_looks_are_not_named() -> None:
    assert printable("\U0001f468\u200d\U0001f469 \u2639\ufe0f") == (
        "[MAN][WOMAN] \u2639\ufe0f",
        ("[MAN]", "[WOMAN]"),
    )
    assert printable("\U0001f3f4\U000e0067\U000e007f")[0] == "[WAVING BLACK FLAG]"
    assert printable("\ue123") == ("[U+E123]", ("[U+E123]",))


def test_the_same_text_gives_the_same_bytes() -> None:
    page = minutes(held(*everything()), "9f2c")
    assert render(page) == render(page)


def test_a_page_that_a_hand_edited_is_printed_as_it_is() -> None:
    page = minutes(held(*smallest()), "9f2c")
    assert render(page.replace("Five", "Four")).data != render(page).data


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n",
        "no heading",
        "###### deep first\n\n# then high",
        "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(19)),
        "> " * 18 + "quoted",
        "1. one\n\n   two\n\n7. three",
        "| " + " | ".join("abc" * 9 for _ in range(40)) + " |\n" + "|---" * 40 + "|\n",
        "[a](https://a.example/" + "b" * 9000 + ") [m](mailto:a@b.example) ![p](file:///etc/passwd)",
        '```\n#eval("1")\n```\n\n`#sys.inputs` #import "x.typ" $x$ @ref <label> \\u{41} // /* */',
        "**" * 400 + "x",
        "# \ufeff\n\n## \u200e\n\n### ■□■□\n\n| \ufeff | \u200d |\n|---|---|\n",
        "- 3 of 8: ■□□■□▪▫■\n- **Jo Rivers:** 3.5 (last time 2)\n",
    ],
    ids=range(13),
)
def test_any_shape_of_page_can_be_printed(page: str) -> None:
    assert render(page).data.startswith(b"%PDF-1.7")


@hostile
def test_hostile_text_can_be_printed_everywhere(text: str) -> None:
    said = line(clean(text))
    page = f"# {said}\n\n{table(['Ref', 'Action'], [[said, said]])}\n\n{escape(clean(text))}\n"
    assert render(page, large=True).data.startswith(b"%PDF")


@settings(max_examples=40)
@given(st.one_of(typed, st.text(max_size=60)))
def test_any_text_can_be_printed(text: str) -> None:
    said = line(clean(text))
    cells = f"| Ref | {said} |\n| --- | --- |\n| **{said}** | x |"
    page = f"# {said}\n\n- {escape(clean(text), at_start=False)}\n\n{cells}\n"
    assert render(page).data.startswith(b"%PDF")
    assert render(text).data.startswith(b"%PDF")


@pytest.mark.system
def test_the_childs_page_is_larger(tmp_path: Path) -> None:
    page = "# For Sam\n\n" + "You said that you like the quiet room. " * 240
    small, large = (
        asked_of("pdftotext", render(page, large=size).data, tmp_path).count("\f") for size in (False, True)
    )
    assert large > small


@pytest.mark.system
def test_codes_for_phones_stand_at_the_end_with_what_they_are(tmp_path: Path) -> None:
    meeting = held(*everything())
    code = event_code(for_school(meeting), source_of(meeting))
    assert isinstance(code, Code)
    figure = Figure(code.svg("The review"), "The next review, for your phone's calendar 👍")
    made = render(minutes(meeting, "9f2c"), figures=[figure])
    assert "The next review, for your phone's calendar" in words_of(made.data, tmp_path)
    assert made.replaced == ("[THUMBS UP SIGN]",)
    assert "Figure" in asked_of("pdfinfo", made.data, tmp_path, "-struct")


def test_the_packed_font_has_its_licence_beside_it() -> None:
    fonts = {path.stem for path in FOLDER.glob("*.ttf")}
    assert fonts == {path.name.removesuffix(".LICENSE.txt") for path in FOLDER.glob("*.LICENSE.txt")}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


def test_page_one_can_be_looked_at_as_a_picture() -> None:
    page = OAKFIELD.read_text(encoding="utf-8")
    picture = first_page(page, dots=36)
    assert picture.startswith(b"\x89PNG")
    assert picture == first_page(page, dots=36)
    # width and height of the picture: A4 at 36 dots to the inch
    assert [int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)] == [298, 421]
