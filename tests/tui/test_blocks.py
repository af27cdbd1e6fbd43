"""Rows made of blocks: no word lost, no row too wide, refs at the right, dates in one piece."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from iepmeet.text import clean
from iepmeet.tui.widgets.blocks import EMPTY, KEPT, Block, Span, fill, wrap

words = st.text(max_size=80).map(clean)
spans = st.lists(st.tuples(words, st.sampled_from(["text", "muted"])), max_size=4).map(tuple)
heads = st.sampled_from([(), (("15:30 ", "muted"), ("· ", "note")), (("Leave with  ", "muted"),)])
tails = st.sampled_from([(), (("N4", "muted"),), (("3 of 12", "muted"),)])
blocks = st.builds(Block, body=spans, head=heads, tail=tails)
widths = st.integers(24, 160)


def row_text(row: tuple[Span, ...]) -> str:
    """A row as words."""
    return "".join(text for text, _ in row)


def squeezed(text: str) -> str:
    """Without blanks and breaks."""
    return "".join(text.split())


@given(blocks, widths)
@example(Block((("00000", "text"),), (("Leave with  ", "muted"),), (("3 of 12", "muted"),)), 24)
def test_no_row_is_wider_than_its_place_and_none_holds_a_break(block: Block, width: int) -> None:
    for row in wrap(block, width):
        assert sum(cell_len(text) for text, _ in row) <= width
        assert not any(character in row_text(row) for character in "\n\t")


@given(blocks, widths)
def test_every_word_is_there_in_order(block: Block, width: int) -> None:
    rows = [row_text(row) for row in wrap(Block(body=block.body), width)]
    assert squeezed("".join(rows)) == squeezed("".join(text for text, _ in block.body))


@given(st.builds(Block, body=spans, tail=tails, single=st.just(True)), widths)
def test_what_is_to_take_one_row_takes_one(block: Block, width: int) -> None:
    (row,) = wrap(block, width)
    assert sum(cell_len(text) for text, _ in row) <= width
    assert "\n" not in row_text(row)


@given(blocks, widths)
def test_each_tone_stays_with_its_words(block: Block, width: int) -> None:
    for tone in ("text", "muted"):
        made = [text for row in wrap(Block(body=block.body), width) for text, t in row if t == tone]
        assert squeezed("".join(made)) == squeezed("".join(text for text, t in block.body if t == tone))


def test_further_rows_hang_below_the_words() -> None:
    block = Block(head=(("15:30 ", "muted"), ("· ", "note")), body=(("some words that wrap", "text"),))
    assert [row_text(row) for row in wrap(block, 24)] == ["15:30 · some words that", "        wrap"]


def test_the_ref_stands_at_the_right_edge_of_the_first_row() -> None:
    block = Block(body=(("some words that wrap here", "text"),), tail=(("N4", "muted"),))
    assert [row_text(row) for row in wrap(block, 24)] == ["some words that wrap  N4", "here"]


def test_a_date_is_never_broken_across_rows() -> None:
    day = "Fri 11 Dec".replace(" ", KEPT)
    assert [row_text(row) for row in wrap(Block(body=((f"Share the list {day}", "text"),)), 24)] == [
        "Share the list",
        day,
    ]


def test_a_word_longer_than_the_row_is_cut_and_goes_on() -> None:
    rows = [row_text(row) for row in wrap(Block(body=(("https://" + "x" * 40, "text"),)), 24)]
    assert [len(row) for row in rows] == [24, 24]


def test_typed_line_breaks_are_kept() -> None:
    assert [row_text(row) for row in wrap(Block(body=(("one\n\ntwo", "text"),)), 24)] == ["one", "", "two"]


def test_a_rule_fills_the_rest_of_its_row() -> None:
    assert [row_text(row) for row in wrap(Block(body=(("Notes ", "muted"), fill("─", "rule"))), 24)] == [
        "Notes " + "─" * 18
    ]


def test_an_empty_line_is_one_row() -> None:
    assert len(wrap(EMPTY, 24)) == 1
