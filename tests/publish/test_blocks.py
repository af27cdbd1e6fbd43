from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iepmeet.papers.markdown import bullet, escape, heading, line, table
from iepmeet.publish import blocks
from iepmeet.publish.blocks import (
    Block,
    Break,
    Code,
    Document,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    keep_dates,
    parse,
    plain,
    text_of,
)
from iepmeet.text import clean

from ..papers.texts import something, typed
from .pages import HOSTILE, OAKFIELD, any_markdown, collapse, hostile_page


def runs(document: Document) -> list[Run]:
    """The runs of the first paragraph."""
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    return [part for part in first.inlines if isinstance(part, Run)]


def every(found: Iterable[Block]) -> Iterable[Block]:
    for block in found:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from every(item.blocks)
        elif isinstance(block, Quote):
            yield from every(block.blocks)


def test_a_paper_says_itself_what_it_is() -> None:
    meta = parse(OAKFIELD).meta
    assert meta.title == "IEP review for Sam"
    assert meta.child == "Sam Rivers, Year 4"
    assert meta.held == dt.date(2026, 12, 8)
    assert OAKFIELD.endswith(f"record {meta.fingerprint}, page {meta.page_hash}.\n")
    assert len(meta.page_hash) == 16
    assert meta.lang == "en-GB"


def test_a_paper_without_a_small_table_takes_the_day_from_its_top() -> None:
    meta = parse("# For Miss Ali\n\nFrom the meeting on Tue 8 Dec 2026.\n\n## Later\n\nWed 9 Dec 2026").meta
    assert (meta.title, meta.held, meta.child, meta.fingerprint) == (
        "For Miss Ali",
        dt.date(2026, 12, 8),
        "",
        "",
    )


def test_an_empty_page_is_a_page() -> None:
    assert parse("").blocks == ()
    assert parse("").meta.title == "Meeting paper"


def test_words_keep_their_look() -> None:
    found = runs(parse("plain **bold *both* bold** *leaning* ~~gone~~ `code`"))
    assert found == [
        Run("plain "),
        Run("bold ", bold=True),
        Run("both", bold=True, italic=True),
        Run(" bold", bold=True),
        Run(" "),
        Run("leaning", italic=True),
        Run(" "),
        Run("gone", struck=True),
        Run(" "),
        Run("code", code=True),
    ]


def test_a_typed_break_stays_and_a_wrapped_line_does_not_break() -> None:
    assert parse("one\\\ntwo\nthree").blocks == (Paragraph((Run("one"), Break(), Run("two three"))),)


@pytest.mark.parametrize(
    "address", ["https://school.example/a?b=c#d", "http://school.example", "mailto:jo@example.org"]
)
def test_web_and_mail_addresses_are_links(address: str) -> None:
    assert runs(parse(f"[here]({address})")) == [Run("here", link=address)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "other.md",
        "//school.example",
        "tel:01234",
        "https:school",
        "http://[",
        "mailto:",
        "http://a.example/" + "a" * 3000,
    ],
)
def test_any_other_address_stays_the_text_it_was(address: str) -> None:
    assert runs(parse(f"[here]({address})")) == [Run(f"[here]({address})")]
    assert not any(run.link for run in runs(parse(f"[a][b]\n\n[b]: {address}")))


def test_a_picture_is_words_with_a_link_and_is_never_loaded() -> None:
    assert runs(parse("![Sam's map](https://a.example/m.png)")) == [
        Run("!"),
        Run("Sam's map", link="https://a.example/m.png"),
    ]
    assert runs(parse("![map](m.png)")) == [Run("![map](m.png)")]


def test_raw_html_is_text() -> None:
    assert runs(parse("a <b>b</b> <!-- c -->")) == [Run("a <b>b</b> <!-- c -->")]
    assert parse("<div>\nx\n</div>").blocks == (Paragraph((Run("<div> x </div>"),)),)


def test_lists_keep_their_kind_their_first_number_and_their_depth() -> None:
    outer = parse("3. one\n   - under\n4. two").blocks[0]
    assert isinstance(outer, List)
    assert (outer.ordered, outer.start, outer.tight, len(outer.items)) == (True, 3, True, 2)
    inner = outer.items[0].blocks[1]
    assert isinstance(inner, List)
    assert not inner.ordered
    loose = parse("- one\n\n- two").blocks[0]
    assert isinstance(loose, List)
    assert not loose.tight


def test_a_table_keeps_its_header_its_rows_and_its_sides() -> None:
    found = parse("| Ref | Action |\n| :-: | --: |\n| A1 | go |\n| A2 |").blocks[0]
    assert isinstance(found, Table)
    assert [plain(cell) for cell in found.header] == ["Ref", "Action"]
    assert [[plain(cell) for cell in row] for row in found.rows] == [["A1", "go"], ["A2", ""]]
    assert found.align == ("center", "right")
    assert found.of_actions
    assert not Table(((Run("Reaction"),),), (), ("",)).of_actions


def test_words_beside_a_code_fence_are_not_lost() -> None:
    assert parse("```said aloud\nx\n```").blocks == (Code("said aloud\nx"),)


def test_rules_quotations_and_code_are_kept() -> None:
    assert parse("---\n\n> said\n\n```\n\ta\nb\n```").blocks == (
        Rule(),
        Quote((Paragraph((Run("said"),)),)),
        Code("\ta\nb"),
    )


def test_headings_begin_at_the_top_and_skip_no_level() -> None:
    found = parse("### a\n\n# b\n\n#### c\n\n##\n\n> ###### d").blocks
    levels = [block.level for block in every(found) if isinstance(block, Heading)]
    assert levels == [1, 1, 2, 3]


def test_numbered_signs_of_direction_and_control_are_taken_out() -> None:
    assert text_of(parse("a&#x202e;b&#x2066;c&#8203;d &#2028; &#x2028;e")) == "abcd ߬ e"


@pytest.mark.parametrize(
    "deep",
    ["> " * 300 + "x", "".join(f"{'  ' * n}- a{n}\n" for n in range(90))],
    ids=["quotations", "lists"],
)
def test_a_page_nested_too_deep_loses_no_word(deep: str) -> None:
    words = {word for word in deep.split() if word[0] in "xa"}
    assert words <= set(text_of(parse(deep)).split())


@pytest.mark.parametrize("sign", ["*", "_", "[", "`", "![", "|", "<", "> ", "~~"])
def test_many_signs_in_a_row_are_read(sign: str) -> None:
    assert "a" in text_of(parse(sign * 3000 + "a" + sign * 3000))


def test_dates_are_kept_together() -> None:
    assert keep_dates("by Tue 2 Mar 2027 at 15:45") == "by Tue\u00a02\u00a0Mar\u00a02027 at 15:45"
    assert keep_dates("on 11 December 2026, 8 September") == "on 11\u00a0December\u00a02026, 8\u00a0September"
    assert keep_dates("Marching on 12 Marchers, Tue 2 Marble") == "Marching on 12 Marchers, Tue 2 Marble"


@given(st.text())
def test_keeping_dates_together_changes_nothing_but_blanks(text: str) -> None:
    assert keep_dates(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(something, typed)
def test_what_papers_write_is_read_back_word_for_word(text: str, other: str) -> None:
    page = "\n\n".join(
        [
            heading(1, line(text)),
            escape(text),
            bullet(escape(text)),
            table(["One", "Two"], [[line(text), line(other)]]),
        ]
    )
    shown = collapse(text)
    assert text_of(parse(page)) == collapse(f"{shown} {shown} {shown} One Two {shown} {other}")


@given(any_markdown)
@example(hostile_page())
def test_any_markdown_is_a_clean_tree(markdown: str) -> None:
    document = parse(markdown)
    level = 0
    for block in every(document.blocks):
        if isinstance(block, Heading):
            assert 1 <= block.level <= level + 1
            level = block.level
        elif isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.header)} == {len(block.align)}
        elif isinstance(block, Paragraph):
            assert any(isinstance(part, Run) and part.text.strip() for part in block.inlines)
    for words in blocks.lines_of(document.blocks):
        assert clean(words) == words
    for words in (document.meta.title, document.meta.child, document.meta.fingerprint):
        assert clean(words) == words == collapse(words)


def test_hostile_words_stay_words() -> None:
    shown = text_of(parse(hostile_page()))
    for words in ("<script>document.title='ran'</script>", "W" * 5000, HOSTILE[10], HOSTILE[11], HOSTILE[12]):
        assert words in shown
