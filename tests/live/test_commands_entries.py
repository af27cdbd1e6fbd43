"""What is done to an entry: put right, made another kind, moved, taken out, put back."""

from __future__ import annotations

import datetime as dt

import pytest

from iepmeet.record import events as ev
from iepmeet.record.events import Words

from .holding import NOW, QUIET, SALT, Held

FRIDAY = dt.date(2026, 11, 27)


def words(held: Held, ref: str) -> Words:
    """The words of an entry."""
    return held.entries[ref].words


@pytest.mark.parametrize(
    ("line", "ref", "text", "meant"),
    [
        ("a note", "N1", "Jo: another", Words(text="another", who="Jo Rivers")),
        ('"a quote"', "Q1", "we will” - Patel", Words(text="we will", who="Mrs Patel")),
        ("* a voice", "V1", "Sam: I like it", Words(text="I like it", who="Sam")),
        ("= agreed", "G1", "Thursdays", Words(text="Thursdays")),
        ("# a view", "D1", "Jo: too late", Words(text="too late", who="Jo Rivers")),
        ("? parked", "K1", "who pays @Lee", Words(text="who pays", who="Mr Lee")),
        ("~ private", "P1", "Jo: she cried", Words(text="Jo: she cried")),
        ("! act", "A4", "ring @Jo so that we know", Words(text="ring", who="Jo Rivers", measure="we know")),
        ("a note", "N1", "! stays a note", Words(text="! stays a note")),
        ("= agreed", "G1", "= Thursdays", Words(text="Thursdays")),
        ("a note", "n1:", "other  blanks", Words(text="other  blanks")),
        ("a note", "N1", r"\! as it is", Words(text="! as it is")),
    ],
)
def test_edit_reads_the_text_by_the_entrys_present_kind(
    held: Held, line: str, ref: str, text: str, meant: Words
) -> None:
    held.say(line, f"/edit {ref} {text}")
    assert words(held, ref.upper().strip(":")) == meant


def test_edit_keeps_place_time_and_ref(held: Held) -> None:
    held.say("1: a note", "another")
    held.now += dt.timedelta(minutes=5)
    held.say("/edit N1 put right")
    entry = held.entries["N1"]
    assert (entry.item, entry.at, held.refs) == (SALT, NOW, ["N1", "N2"])


def test_an_edited_date_counts_from_the_day_it_is_typed(held: Held) -> None:
    held.say("! Ring by tomorrow")
    held.now += dt.timedelta(days=1)
    held.say("/edit A4 Ring by tomorrow")
    when = words(held, "A4").by
    assert when is not None
    assert when.date == dt.date(2026, 11, 26)


def test_edit_of_an_answer_and_a_value(held: Held) -> None:
    held.say("/go 1", "/answer 1 no cover", "/scale 2 4 Jo", "/edit R1 Patel: no room", "/edit S1 5")
    assert words(held, "R1") == Words(text="no room", who="Mrs Patel")
    assert (held.entries["S1"].value, words(held, "S1").who) == (5, "Jo Rivers")
    held.say("/edit S1 6.5 Lee")
    assert (held.entries["S1"].value, words(held, "S1").who) == (6.5, "Mr Lee")
    assert "0 to 10" in held.refused("/edit S1 eleven")


@pytest.mark.parametrize(
    "command",
    ["edit {} x", "who {} Jo", "when {} fri", "know {} x", "as {} !", "move {} 1", "remove {}", "peek {}"],
)
def test_a_ref_that_is_not_there_is_refused(held: Held, command: str) -> None:
    held.say("a note", "/remove N1")
    assert held.refused(f"/{command.format('N9')}") == "There is no entry N9."
    assert held.refused(f"/{command.format('N1')}") == "N1 was taken out. /restore N1 puts it back."
    assert "promise from last time" in held.refused(f"/{command.format('A2')}")


def test_who_when_and_know_fill_one_part_and_leave_the_others(held: Held) -> None:
    held.say("! Ring", "/know A4 so that we know", "/who A4 @jo", "/when A4 by fri at the latest")
    meant = words(held, "A4")
    assert (meant.text, meant.who, meant.measure) == ("Ring", "Jo Rivers", "we know")
    assert meant.by is not None
    assert (meant.by.date, meant.by.rest) == (FRIDAY, "at the latest")


def test_whose_it_is_may_be_nobody_on_the_list_and_is_flagged(held: Held) -> None:
    held.say("! Ring @Grandmaa", "/who A4 Grandma")
    assert (words(held, "A4").who, words(held, "A4").unmatched) == ("Grandma", ("Grandma",))
    held.say("/who A4 Jo")
    assert (words(held, "A4").who, words(held, "A4").unmatched) == ("Jo Rivers", ())


def test_when_without_a_date_says_why(held: Held) -> None:
    held.say("! Ring", "a note")
    assert "there is no 31 February" in held.refused("/when A4 31 february")
    assert held.refused("/when A4") == "When?"
    assert "N1 is no action" in held.refused("/when N1 fri")
    assert "N1 is no action" in held.refused("/know N1 x")


def test_a_private_entry_has_no_owner(held: Held) -> None:
    held.say("~ she cried")
    assert "any entry but a private one" in held.refused("/who P1 Jo")


@pytest.mark.parametrize(
    ("line", "change", "ref", "kind", "meant"),
    [
        ("ring the clinic @Jo", "N1 !", "A4", "action", Words(text="ring the clinic", who="Jo Rivers")),
        ("ring the clinic @Jo", "N1 action", "A4", "action", Words(text="ring the clinic", who="Jo Rivers")),
        ("! ring @Jo", "A4 note", "N1", "note", Words(text="ring @Jo")),
        ("Jo: too late", "N1 #", "D1", "differs", Words(text="too late", who="Jo Rivers")),
        ("we will” - Jo", 'N1 "', "Q1", "quote", Words(text="we will", who="Jo Rivers")),
        ("who pays @Lee", "N1 ?", "K1", "parked", Words(text="who pays", who="Mr Lee")),
        ("she cried", "N1 ~", "P1", "private", Words(text="she cried")),
        ("~ she cried", "P1 note", "N1", "note", Words(text="she cried")),
        ("I like it", "N1 *", "V1", "voice", Words(text="I like it")),
        ("Thursdays", "n1 decision", "G1", "agreed", Words(text="Thursdays")),
        ("Thursdays", "N1 =", "G1", "agreed", Words(text="Thursdays")),
    ],
)
def test_as_makes_another_kind_with_a_new_ref_read_by_its_grammar(  # noqa: PLR0917 (a table of cases)
    held: Held, line: str, change: str, ref: str, kind: str, meant: Words
) -> None:
    held.say(line, f"/as {change}")
    assert held.refs == [ref]
    assert (held.entries[ref].kind, words(held, ref)) == (kind, meant)


def test_as_keeps_place_time_and_order(held: Held) -> None:
    held.say("1: one", "2: two @Jo by tomorrow", "three")
    held.now += dt.timedelta(days=1)
    held.say("/as N2 !")
    entry = held.entries["A4"]
    assert (entry.item, entry.at, held.refs) == (QUIET, NOW, ["N1", "A4", "N3"])
    assert entry.words.by is not None
    assert entry.words.by.date == dt.date(2026, 11, 25)


def test_as_makes_an_answer_a_note(held: Held) -> None:
    held.say("/go 1", "/answer 1 Jo: no cover", "/as R1 note")
    entry = held.entries["N1"]
    assert (entry.number, entry.item, entry.words) == (0, SALT, Words(text="no cover", who="Jo Rivers"))


@pytest.mark.parametrize("word", ["", "minutes", "/", "@"])
def test_as_something_unknown_is_refused(held: Held, word: str) -> None:
    held.say("a note")
    assert held.refused(f"/as N1 {word}").startswith("Which kind?")


def test_as_what_it_is_already_is_refused(held: Held) -> None:
    held.say("a note")
    assert held.refused("/as N1 note") == "N1 is that already."


def test_a_value_on_the_scale_is_no_other_kind(held: Held) -> None:
    held.say("/go 1", "/scale 2 4 Jo")
    held.refused("/as S1 note")


@pytest.mark.parametrize(
    ("place", "item"), [("1", SALT), ("2", QUIET), ("parked", ev.PARKED), ("opening", ev.OPENING)]
)
def test_move_takes_an_entry_to_another_item(held: Held, place: str, item: str) -> None:
    held.say("/go next", "a note", f"/move N1 {place}")
    assert held.entries["N1"].item == item
    assert held.meeting.current == ev.NEXT_REVIEW


def test_move_to_nowhere_is_refused(held: Held) -> None:
    held.say("a note")
    assert held.refused("/move N1 9").startswith("Where to?")


@pytest.mark.parametrize("ref", ["R1", "S1"])
def test_an_answer_stays_with_its_question(held: Held, ref: str) -> None:
    held.say("/go 1", "/answer 1 x", "/scale 2 4 Jo")
    assert "belongs to its question" in held.refused(f"/move {ref} 2")


def test_remove_takes_an_entry_out_and_restore_puts_it_back_in_its_place(held: Held) -> None:
    held.say("one", "two")
    assert held.say("/remove n1") == "N1 is taken out. /restore N1 or /undo puts it back."
    assert held.refs == ["N2"]
    assert held.refused("/restore") == "Which one? Taken out: N1."
    assert held.refused("/restore N2") == "Which one? Taken out: N1."
    assert held.say("/restore n1") == "N1 is back."
    assert held.refs == ["N1", "N2"]


def test_a_removed_number_is_not_given_again(held: Held) -> None:
    held.say("one", "/remove N1", "two")
    assert held.refs == ["N2"]


def test_peek_shows_a_private_entry_and_no_other(held: Held) -> None:
    held.say("~ she cried", "a note", "/peek p1")
    assert (held.said, held.answer.show, held.answer.argument) == ("P1, private: she cried", "peek", "P1")
    assert held.refused("/peek N1") == "N1 is not private."
