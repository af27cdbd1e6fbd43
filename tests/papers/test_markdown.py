from __future__ import annotations

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from iepmeet.papers import markdown

from .reading import READERS, blocks, collapse, headings, marks, tables, visible
from .texts import something, typed


@pytest.fixture(params=READERS, ids=["published", "strict"])
def reader(request: pytest.FixtureRequest) -> MarkdownIt:
    found: MarkdownIt = request.param
    return found


def each_reader(text: str, kinds: list[str], shown: str, allowed: frozenset[str] = frozenset()) -> None:
    for reader in READERS:
        tokens = reader.parse(text)
        assert blocks(tokens) == kinds
        assert visible(tokens) == collapse(shown)
        assert marks(tokens) <= allowed


@given(something)
@example("a|b\n:-")
@example("a\n===")
@example("- a\n\n\n   \xa0\n    1. b")
def test_any_text_in_a_paragraph_stays_one_paragraph_with_its_words(text: str) -> None:
    each_reader(markdown.escape(text), ["paragraph", "inline"], text)


@given(something)
def test_any_text_after_words_of_ours_stays_one_paragraph(text: str) -> None:
    each_reader(
        f"Agreed: {markdown.escape(text, at_start=False)}", ["paragraph", "inline"], f"Agreed: {text}"
    )


@given(something, something)
def test_any_text_in_list_items_stays_one_list_and_one_list_below(text: str, answer: str) -> None:
    item = markdown.bullet(markdown.escape(text), markdown.bullet(markdown.escape(answer)))
    kinds = ["bullet_list", "list_item", "paragraph", "inline"] * 2
    each_reader(markdown.bullets([item]), kinds, f"{text} {answer}")
    kinds = ["bullet_list", *["list_item", "paragraph", "inline"] * 2]
    two = markdown.bullets([markdown.bullet(markdown.escape(text)), markdown.bullet(markdown.escape(answer))])
    each_reader(two, kinds, f"{text} {answer}")


@given(typed, typed, typed)
def test_any_text_in_a_cell_leaves_the_table_its_shape(first: str, second: str, third: str) -> None:
    text = markdown.table(
        ["One", "Two"], [[markdown.line(first), markdown.line(second)], [markdown.line(third), "x"]]
    )
    for reader in READERS:
        tokens = reader.parse(text)
        shown = [["One", "Two"], [collapse(first), collapse(second)], [collapse(third), "x"]]
        assert tables(tokens) == [shown]
        assert blocks(tokens).count("inline") == len([cell for row in shown for cell in row])
        assert marks(tokens) == set()


@given(something)
@example("#")
@example("a ##")
@example("a \\#")
def test_any_text_in_a_heading_stays_one_heading(text: str) -> None:
    each_reader(markdown.heading(2, markdown.line(text)), ["heading", "inline"], text)
    for reader in READERS:
        assert headings(reader.parse(markdown.heading(2, markdown.line(text))), 2) == [collapse(text)]


@given(something)
def test_any_text_in_emphasis_is_wholly_emphasised(text: str) -> None:
    for mark, kind in ((markdown.bold, "strong"), (markdown.italic, "em")):
        marked = f"{mark(markdown.line(text))} after"
        each_reader(
            marked, ["paragraph", "inline"], f"{text} after", frozenset({f"{kind}_open", f"{kind}_close"})
        )
        for reader in READERS:
            inside = [child.type for child in reader.parse(marked)[1].children or () if child.content.strip()]
            assert inside == ["text", "text"]


@given(something)
def test_a_name_before_a_colon_is_wholly_bold(name: str) -> None:
    marked = f"{markdown.bold(markdown.line(name) + ':')} words"
    each_reader(
        marked, ["paragraph", "inline"], f"{name.strip()}: words", frozenset({"strong_open", "strong_close"})
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ring the school at 15:30 - again", "Ring the school at 15:30 - again"),
        ("#SEND", "#SEND"),
        ("-5 degrees", "-5 degrees"),
        ("1.5 hours", "1.5 hours"),
        ("2026 was hard", "2026 was hard"),
        ("= agreed", "= agreed"),
        ("R&D & more", "R&D & more"),
        ("https://oakfield.example/a?b=1&c=2", "https://oakfield.example/a?b=1&c=2"),
        ("5 > 4", "5 > 4"),
        ("# one", "\\# one"),
        ("+ one", "\\+ one"),
        ("- one", "\\- one"),
        ("---", "\\---"),
        ("> one", "\\> one"),
        ("1. one", "1\\. one"),
        ("1) one", "1\\) one"),
        ("a < b &lt; &amp;", "a &lt; b &amp;lt; &amp;amp;"),
        ("a\\b `c` *d* _e_ [f] g|h ~i~", "a\\\\b \\`c\\` \\*d\\* \\_e\\_ \\[f\\] g\\|h \\~i\\~"),
    ],
)
def test_only_what_would_change_is_escaped(typed: str, written: str) -> None:
    assert markdown.escape(typed) == written


def test_a_typed_line_break_is_a_hard_break_and_a_blank_in_a_cell(reader: MarkdownIt) -> None:
    text = "\n\n one \n \t \n\ntwo\n"
    assert markdown.escape(text) == "one\\\ntwo"
    assert "hardbreak" in {child.type for child in reader.parse(markdown.escape(text))[1].children or ()}
    assert markdown.escape(text, in_cell=True) == "one two"


def test_signs_after_words_of_ours_are_left_alone_on_the_first_line_only() -> None:
    assert markdown.escape("- one\n- two", at_start=False) == "- one\\\n\\- two"
