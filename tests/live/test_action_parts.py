"""What an action and a parked point are made of: what, @who, by when, so that how we will know."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Person
from iepmeet.dates.when import When
from iepmeet.live import action_parts
from iepmeet.record.events import Words

from .holding import TODAY, meeting_of

MEETING = meeting_of()
FRIDAY, THE_11TH = dt.date(2026, 11, 27), dt.date(2026, 12, 11)


def read(body: str) -> Words:
    """The words of an action typed today."""
    return action_parts.read(body, MEETING, TODAY)


def parts(body: str) -> tuple[str, str, tuple[str, ...], dt.date | None, str]:
    """What, who, helpers, by when and how we will know."""
    words = read(body)
    return words.text, words.who, words.helpers, words.by.date if words.by else None, words.measure


WHOLE = ("Ring the clinic", "Jo Rivers", (), FRIDAY, "Sam is on the list")


@pytest.mark.parametrize(
    "body",
    [
        "Ring the clinic @Jo by friday so that Sam is on the list",
        "Ring the clinic by friday @Jo so that Sam is on the list",
        "Ring the clinic so that Sam is on the list @Jo by friday",
        "Ring the clinic so that Sam is on the list by friday @Jo",
        "Ring the clinic by friday so that Sam is on the list @Jo",
        "@Jo Ring the clinic by friday so that Sam is on the list",
        "@Jo: Ring the clinic by friday so that Sam is on the list",
        "Jo: Ring the clinic by friday so that Sam is on the list",
        "so that Sam is on the list @Jo Ring the clinic by friday",
        "Ring the clinic, @Jo, by friday, so that Sam is on the list",
        "Ring the clinic @ Jo Rivers BY Friday SO THAT Sam is on the list",
        "Ring   the clinic  @parent by fri   so   that Sam is  on the list",
        "Ring the clinic @Jo\nby friday\nso that Sam is on the list",
    ],
)
def test_the_parts_come_in_any_order(body: str) -> None:
    assert parts(body) == WHOLE


NAMES = {
    "nobody": ("Ring the clinic", Words(text="Ring the clinic")),
    "by a word of the name": ("Ring @patel", Words(text="Ring", who="Mrs Patel")),
    "the longest run of words": ("@class teacher ring", Words(text="ring", who="Mr Lee")),
    "blanks after it are skipped": ("Ring @  Jo", Words(text="Ring", who="Jo Rivers")),
    "only at the start of a word": ("Mail jo@rivers.example", Words(text="Mail jo@rivers.example")),
    "a sign alone is text": ("Meet @ the gate", Words(text="Meet", who="the gate", unmatched=("the gate",))),
    "at the end it is nothing but text": ("Ring @", Words(text="Ring @")),
    "a second one helps": ("Ring @Jo @Patel", Words(text="Ring", who="Jo Rivers", helpers=("Mrs Patel",))),
    "and a third": (
        "Ring @Jo @Patel @Lee",
        Words(text="Ring", who="Jo Rivers", helpers=("Mrs Patel", "Mr Lee")),
    ),
    "and between two names joins them": (
        "Ring @Jo and @Patel at once",
        Words(text="Ring at once", who="Jo Rivers", helpers=("Mrs Patel",)),
    ),
    "and before a name that is not the second stays": (
        "Ring and write @Jo",
        Words(text="Ring and write", who="Jo Rivers"),
    ),
    "the same person twice is one": ("Ring @Jo @Parent", Words(text="Ring", who="Jo Rivers")),
    "a helper after a name and a colon": (
        "Jo: ring @Patel",
        Words(text="ring", who="Jo Rivers", helpers=("Mrs Patel",)),
    ),
    "a name and a colon after the sign": ("Mrs Patel: ring", Words(text="ring", who="Mrs Patel")),
    "the child": ("Sam: show the book", Words(text="show the book", who="Sam")),
    "nobody's name and a colon is text": ("Ring: the clinic", Words(text="Ring: the clinic")),
    "two people's name and a colon": (
        "Rivers: ring",
        Words(text="ring", who="Rivers", unmatched=("Rivers",)),
    ),
    "nobody on the list, all to the end": (
        "Ring @the school nurse",
        Words(text="Ring", who="the school nurse", unmatched=("the school nurse",)),
    ),
    "nobody on the list, up to so that": (
        "Ring @Dr Amy Chen so that we know",
        Words(text="Ring", who="Dr Amy Chen", measure="we know", unmatched=("Dr Amy Chen",)),
    ),
    "nobody on the list, up to the next name": (
        "Ring @Dr Chen @Jo",
        Words(text="Ring", who="Dr Chen", helpers=("Jo Rivers",), unmatched=("Dr Chen",)),
    ),
    "nobody on the list, up to the line's end": (
        "Ring @Dr Chen\nand ask",
        Words(text="Ring\nand ask", who="Dr Chen", unmatched=("Dr Chen",)),
    ),
    "one word only where it opens the line": (
        "@Grandma rings the clinic",
        Words(text="rings the clinic", who="Grandma", unmatched=("Grandma",)),
    ),
    "one word with a colon": (
        "@Grandma: ring the clinic",
        Words(text="ring the clinic", who="Grandma", unmatched=("Grandma",)),
    ),
    "the child is not asked to do things by @": (
        "Show the book @Sam",
        Words(text="Show the book", who="Sam", unmatched=("Sam",)),
    ),
    "a helper nobody knows": (
        "Ring @Jo @Grandma",
        Words(text="Ring", who="Jo Rivers", helpers=("Grandma",), unmatched=("Grandma",)),
    ),
}


@pytest.mark.parametrize(("body", "words"), NAMES.values(), ids=NAMES.keys())
def test_who_does_it(body: str, words: Words) -> None:
    assert read(body) == words


def test_two_people_of_one_name_are_kept_as_typed_and_flagged() -> None:
    twins = meeting_of(Agenda(people=(Person(name="Jo Rivers"), Person(name="Kit Rivers"))))
    assert action_parts.read("Ring @Rivers now", twins, TODAY) == Words(
        text="Ring now", who="Rivers", unmatched=("Rivers",)
    )


BY = {
    "a date": ("Ring by friday", "Ring", FRIDAY, ""),
    "words after the date stay with it": ("Ring by fri at the latest", "Ring", FRIDAY, "at the latest"),
    "the last one with a date wins": ("Ring by monday or by friday", "Ring by monday or", FRIDAY, ""),
    "a later one without a date does not": ("Ring by fri, by phone", "Ring", FRIDAY, "by phone"),
    "an earlier one is text": ("Go by bus by friday", "Go by bus", FRIDAY, ""),
    "a longer date wins over a shorter": ("Ring by 11 december", "Ring", THE_11TH, ""),
    "a length of time": ("Ring by 3 days", "Ring", FRIDAY, ""),
    "inside a word it is text": ("Ring the nearby clinic", "Ring the nearby clinic", None, ""),
    "without a date it is text": ("Ring by the way", "Ring by the way", None, ""),
    "a bare number is no date": ("Ring by 12", "Ring by 12", None, ""),
    "a day that does not exist is no date": ("Ring by 31 february", "Ring by 31 february", None, ""),
    "a wrong weekday is no date": ("Ring by wed 11 dec", "Ring by wed 11 dec", None, ""),
    "at the end it is text": ("Stop by", "Stop by", None, ""),
}


@pytest.mark.parametrize(("body", "text", "day", "rest"), BY.values(), ids=BY.keys())
def test_by_when(body: str, text: str, day: dt.date | None, rest: str) -> None:
    words = read(body)
    assert (words.text, words.by.date if words.by else None) == (text, day)
    assert (words.by.rest if words.by else "") == rest


@pytest.mark.parametrize(
    ("body", "typed", "why"),
    [
        ("Ring @Jo by the next time", "the next time", "not a date yet"),
        ("Jo: by when we can, ring", "when we can, ring", "not a date yet"),
        ("Ring @Jo by 31 february", "31 february", "there is no 31 February"),
        ("Ring @Jo by 12", "12", "a number alone is no date"),
        ("Ring @Grandma by when she can so that we know", "when she can", "not a date yet"),
    ],
)
def test_a_by_directly_after_the_owner_stays_as_typed_and_open(body: str, typed: str, why: str) -> None:
    words = read(body)
    assert words.by is not None
    assert (words.by.date, words.by.typed, words.by.caution) == (None, typed, why)


@pytest.mark.parametrize(
    "body", ["by friday ring the clinic @Jo", "@Jo by friday ring the clinic", "Jo: by fri, ring the clinic"]
)
def test_what_is_to_be_done_may_come_after_the_date_a_line_begins_with(body: str) -> None:
    assert parts(body) == ("ring the clinic", "Jo Rivers", (), FRIDAY, "")
    assert (read(body).by or When(typed="")).rest == ""


def test_a_by_that_is_not_directly_after_the_owner_is_text() -> None:
    assert read("Ring @Jo soon by phone") == Words(text="Ring soon by phone", who="Jo Rivers")


def test_a_date_moved_off_a_bank_holiday_says_so() -> None:
    when = read("Ring by 31 days").by
    assert when is not None
    assert when.date == dt.date(2026, 12, 29)
    assert "Fri 25 Dec 2026" in when.moved


KNOW = {
    "to the end": ("Ring so that we know", "Ring", "we know"),
    "up to a name": ("Ring so that we know @Jo", "Ring", "we know"),
    "up to a date": ("Ring so that we know by friday", "Ring", "we know"),
    "a by without a date belongs to it": ("Ring so that we know by then", "Ring", "we know by then"),
    "the first one counts": ("Ring so that we know so that we rest", "Ring", "we know so that we rest"),
    "in capitals": ("Ring So That we know", "Ring", "we know"),
    "empty it is text": ("Ring so that", "Ring so that", ""),
    "inside other words it is text": ("It is so thatched", "It is so thatched", ""),
    "over two lines": ("Ring so\nthat we\nknow", "Ring", "we know"),
}


@pytest.mark.parametrize(("body", "text", "measure"), KNOW.values(), ids=KNOW.keys())
def test_how_we_will_know(body: str, text: str, measure: str) -> None:
    assert (read(body).text, read(body).measure) == (text, measure)


def test_a_pasted_page_full_of_names_is_still_one_action() -> None:
    words = read(f"Ring {'@Jo @Patel ' * 20}")
    assert (words.who, words.helpers) == ("Jo Rivers", ("Mrs Patel",))
    assert words.text == f"Ring {'@Jo @Patel ' * 5}".strip()


def test_the_lines_of_a_paste_stay_apart_in_what_is_to_be_done() -> None:
    assert read("Ring the clinic\nand the school @Jo").text == "Ring the clinic\nand the school"


def test_an_action_of_a_name_and_a_date_alone_is_kept() -> None:
    assert parts("@Jo by friday") == ("", "Jo Rivers", (), FRIDAY, "")


_WORDS = st.sampled_from(
    ["Ring", "the", "clinic", "1st", "Y4", "by", "so", "that", "nearby", "bus", "a@b.example"]
)


@given(st.lists(_WORDS, min_size=1, max_size=10))
def test_no_word_is_lost_however_the_parts_stand(words: list[str]) -> None:
    line = f"{' '.join(words)} @Jo by friday"
    meant = read(line)
    rest = meant.by.rest if meant.by else ""
    kept = [*meant.text.split(), *meant.measure.split(), *rest.split(), *meant.who.split(), *meant.helpers]
    typed = meant.by.typed.split() if meant.by else []
    for word in set(words) - {"by", "so", "that"}:
        assert words.count(word) == [*kept, *typed].count(word)


@given(
    st.lists(
        st.sampled_from(["@", "@Jo", "@Nobody", "by", "friday", "so", "that", "Jo:", ",", "\n", "x"]),
        max_size=16,
    )
)
def test_any_order_of_parts_is_read(words: list[str]) -> None:
    meant = read(" ".join(words))
    assert meant.by is None or meant.by.typed
    assert set(meant.unmatched) <= {meant.who, *meant.helpers}
