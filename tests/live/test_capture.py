"""One typed line, and what it means: the signs, the names, the other concern, the private words."""

from __future__ import annotations

import pytest

from iepmeet.live import capture
from iepmeet.live.meant import Command, Keep, Nothing
from iepmeet.record import events as ev
from iepmeet.record.events import Words

from .holding import AGENDA, QUIET, SALT, TODAY, meeting_of

MEETING = meeting_of(AGENDA, ev.MovedTo(item=SALT))


def kept(line: str) -> Keep:
    """What a line that is kept means."""
    meant = capture.read(line, MEETING, TODAY)
    assert isinstance(meant, Keep), meant
    return meant


SIGNS = {
    "no sign is a note": ("Sam was tired", "note", Words(text="Sam was tired")),
    "a quote": ('"We will make it work', "quote", Words(text="We will make it work")),
    "a round quote mark": ("“We will make it work", "quote", Words(text="We will make it work")),
    "the child's voice": ("* I like dinosaurs", "voice", Words(text="I like dinosaurs")),
    "a star without its space is a note": ("*ring the clinic", "note", Words(text="*ring the clinic")),
    "agreed": ("= Sessions move to Thursday", "agreed", Words(text="Sessions move to Thursday")),
    "agreed without a space": ("=Thursday", "agreed", Words(text="Thursday")),
    "an action": ("! Ring the clinic", "action", Words(text="Ring the clinic")),
    "an action without a space": ("!Ring the clinic", "action", Words(text="Ring the clinic")),
    "a view that differs": ("# Jo: It is too late", "differs", Words(text="It is too late", who="Jo Rivers")),
    "a view without a name": ("# It is too late", "differs", Words(text="It is too late")),
    "a hash without its space is a note": ("#SEND is the tag", "note", Words(text="#SEND is the tag")),
    "parked": ("? Is there money", "parked", Words(text="Is there money")),
    "private": ("~ I am worried", "private", Words(text="I am worried")),
    "private without a space": ("~I am worried", "private", Words(text="I am worried")),
    "a tilde before a digit is about": ("~20 minutes", "note", Words(text="~20 minutes")),
    "a tilde, a space and a digit is private": ("~ 20 minutes", "private", Words(text="20 minutes")),
    "a tab serves as the space": ("*\tI like it", "voice", Words(text="I like it")),
    "blanks before the sign": ("   ! Ring the clinic", "action", Words(text="Ring the clinic")),
    "blanks at the end": ("Sam was tired   ", "note", Words(text="Sam was tired")),
    "a sign later in the line is text": ("Sam said ! loudly", "note", Words(text="Sam said ! loudly")),
    "only the first sign counts": ("=!really", "agreed", Words(text="!really")),
    "a backslash takes the sign as it is": (r"\!not an action", "note", Words(text="!not an action")),
    "a backslash before a slash": (r"\/next is a word", "note", Words(text="/next is a word")),
    "a backslash before a backslash": (r"\\server", "note", Words(text=r"\server")),
    "a backslash before a name": (r"\Jo: rang", "note", Words(text="Jo: rang")),
    "a backslash before a concern's number": (r"\2: rang", "note", Words(text="2: rang")),
    "a backslash before private": (r"\~ about", "note", Words(text="~ about")),
    "a backslash later is text": (r"C:\temp", "note", Words(text=r"C:\temp")),
    "a backslash after a sign": (r"= \Jo: rang", "agreed", Words(text="Jo: rang")),
}


@pytest.mark.parametrize(("line", "kind", "words"), SIGNS.values(), ids=SIGNS.keys())
def test_the_first_character_says_what_it_is(line: str, kind: str, words: Words) -> None:
    meant = kept(line)
    assert (meant.kind, meant.words, meant.item) == (kind, words, SALT)


SPEAKERS = {
    "a person of the meeting": ("Jo: we were told", "note", Words(text="we were told", who="Jo Rivers")),
    "by the whole name": ("Mrs Patel: no cover", "note", Words(text="no cover", who="Mrs Patel")),
    "by the whole role": ("Class teacher: he is quiet", "note", Words(text="he is quiet", who="Mr Lee")),
    "the child": ("Sam: I like it", "note", Words(text="I like it", who="Sam")),
    "after a quote mark": ('"Jo: we were told', "quote", Words(text="we were told", who="Jo Rivers")),
    "after the child's star": ("* Sam: I like it", "voice", Words(text="I like it", who="Sam")),
    "after agreed": ("= Patel: Thursdays", "agreed", Words(text="Thursdays", who="Mrs Patel")),
    "blanks after the colon": ("Jo:    we were told", "note", Words(text="we were told", who="Jo Rivers")),
    "nobody's name is text": ("Ring: the clinic", "note", Words(text="Ring: the clinic")),
    "an address is text": ("https://oakfield.example", "note", Words(text="https://oakfield.example")),
    "a time is text": ("14:30: we began", "note", Words(text="14:30: we began")),
    "a name without a space after it": ("Jo:we", "note", Words(text="Jo:we")),
    "part of a role is text": ("Teacher: he is quiet", "note", Words(text="Teacher: he is quiet")),
    "initials are text": ("JR: we were told", "note", Words(text="JR: we were told")),
    "a slip is text": ("Pattel: no", "note", Words(text="Pattel: no")),
    "two people's name is kept as typed and flagged": (
        "Rivers: we came",
        "note",
        Words(text="Rivers: we came", unmatched=("Rivers",)),
    ),
    "a view of somebody not on the list": ("# Grandma: no", "differs", Words(text="Grandma: no")),
    "only the first name counts": ("Jo: Lee: said so", "note", Words(text="Lee: said so", who="Jo Rivers")),
    "a sign after a name is text": ("Jo: ! loud", "note", Words(text="! loud", who="Jo Rivers")),
}


@pytest.mark.parametrize(("line", "kind", "words"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_a_name_and_a_colon_say_who_spoke(line: str, kind: str, words: Words) -> None:
    meant = kept(line)
    assert (meant.kind, meant.words) == (kind, words)


QUOTES = {
    "a closing mark is dropped": ('"We will"', Words(text="We will")),
    "a round closing mark is dropped": ("“We will”", Words(text="We will")),
    "the name after it is the speaker": ('"We will" - Jo', Words(text="We will", who="Jo Rivers")),
    "a long dash": ("“We will” — Mrs Patel", Words(text="We will", who="Mrs Patel")),
    "a half dash": ("“We will” – SENCO", Words(text="We will", who="Mrs Patel")),
    "the child said it": ('"I like it" - Sam', Words(text="I like it", who="Sam")),
    "nobody on the list": (
        '"We will" - Grandma',
        Words(text="We will", who="Grandma", unmatched=("Grandma",)),
    ),
    "two people's name": ('"We will" - Rivers', Words(text="We will", who="Rivers", unmatched=("Rivers",))),
    "a mark inside stays": ('"He said "no" to me', Words(text='He said "no" to me')),
    "a dash inside stays": ('"We will - perhaps"', Words(text="We will - perhaps")),
    "words after the mark stay": ('"We will" she said', Words(text='We will" she said')),
    "a name on each side loses no word": (
        '"Jo: we will" - Patel',
        Words(text="Jo: we will", who="Mrs Patel"),
    ),
    "too long for a name": (f'"We will" - {"x" * 81}', Words(text=f'We will" - {"x" * 81}')),
    "over several lines": ('"We\nwill" - Jo', Words(text="We\nwill", who="Jo Rivers")),
}


@pytest.mark.parametrize(("line", "words"), QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_drops_its_closing_mark_and_takes_the_speaker(line: str, words: Words) -> None:
    meant = kept(line)
    assert (meant.kind, meant.words) == ("quote", words)


ELSEWHERE = {
    "a note": ("2: it is full", "note", QUIET, Words(text="it is full")),
    "signs are looked for again": ("2: ! Clear it", "action", QUIET, Words(text="Clear it")),
    "names too": ("2: Jo: it is full", "note", QUIET, Words(text="it is full", who="Jo Rivers")),
    "blanks": ("  2:   = it is cleared", "agreed", QUIET, Words(text="it is cleared")),
    "private": ("2: ~ it is a shame", "private", QUIET, Words(text="it is a shame")),
    "but a slash is text": ("2: /next", "note", QUIET, Words(text="/next")),
    "and a second number is text": ("2: 1: both", "note", QUIET, Words(text="1: both")),
    "the concern where we are": ("1: here", "note", SALT, Words(text="here")),
    "no such concern": ("9: ! Clear it", "note", SALT, Words(text="9: ! Clear it")),
    "no concern has number nought": ("0: nothing", "note", SALT, Words(text="0: nothing")),
    "no blank after the colon": ("2:30 was the time", "note", SALT, Words(text="2:30 was the time")),
    "a time": ("2:30: we began", "note", SALT, Words(text="2:30: we began")),
}


@pytest.mark.parametrize(("line", "kind", "item", "words"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_number_and_a_colon_put_the_rest_under_that_concern(
    line: str, kind: str, item: str, words: Words
) -> None:
    meant = kept(line)
    assert (meant.kind, meant.item, meant.words, meant.elsewhere) == (kind, item, words, item != SALT)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Jo: ~ she cried", "Jo: she cried"),
        ("Rivers: ~ she cried", "Rivers: she cried"),
        ("= Jo: ~ she cried", "Jo: she cried"),
        ("* Sam: ~I hate it", "Sam: I hate it"),
        ('"Jo: ~ she cried', "Jo: she cried"),
        ("# Jo: ~ she cried", "Jo: she cried"),
        ("! Jo: ~ she cried", "Jo: she cried"),
        ("1: Jo: ~ she cried", "Jo: she cried"),
    ],
)
def test_a_tilde_after_a_name_makes_the_line_private(line: str, words: str) -> None:
    assert (kept(line).kind, kept(line).words) == ("private", Words(text=words))


def test_a_tilde_and_a_digit_after_a_name_is_about() -> None:
    assert (kept("Jo: ~20 minutes").kind, kept("Jo: ~20 minutes").words.text) == ("note", "~20 minutes")


@pytest.mark.parametrize(
    "line", ["! Ask\n~ I do not trust him", "one\n   ~two\nthree", "/next\n~ two", '"a\n~ b']
)
def test_a_paste_with_a_private_line_is_private_whole(line: str) -> None:
    meant = kept(line)
    assert (meant.kind, meant.whole) == ("private", True)


def test_a_private_paste_keeps_every_word() -> None:
    assert kept("! Ask Jo\n ~ I do not trust him\n~20 minutes").words.text == (
        "! Ask Jo\nI do not trust him\n~20 minutes"
    )


def test_a_paste_is_one_entry_with_its_lines_in_order() -> None:
    assert kept("one\n! two\n\n= three").words == Words(text="one\n! two\n\n= three")
    assert kept("= one\ntwo").words == Words(text="one\ntwo")
    assert not kept("one\ntwo").whole


def test_a_private_line_alone_is_not_called_a_paste() -> None:
    assert not kept("~ one").whole


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", None),
        ("   ", None),
        ("\n\n", None),
        ('"', "quote"),
        ('""', "quote"),
        ("“”", "quote"),
        ("*", "voice"),
        ("=", "agreed"),
        ("!", "action"),
        ("#", "differs"),
        ("?", "parked"),
        ("~", "private"),
        ("  ~  ", "private"),
        ("2: !", "action"),
        ("\\", "note"),
    ],
)
def test_a_sign_alone_keeps_nothing(line: str, kind: str | None) -> None:
    assert capture.read(line, MEETING, TODAY) == Nothing(kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/next", Command("next", "")),
        ("  /next", Command("next", "")),
        ("/NEXT", Command("next", "")),
        ("/", Command("", "")),
        ("/ next", Command("next", "")),
        ("/go 2", Command("go", "2")),
        ("/edit  N1   two  blanks ", Command("edit", "N1   two  blanks")),
        ("/answer 1 one\ntwo", Command("answer", "1 one\ntwo")),
        ("/nonsense ! x", Command("nonsense", "! x")),
    ],
)
def test_a_slash_is_a_command(line: str, command: Command) -> None:
    assert capture.read(line, MEETING, TODAY) == command


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        *((sign, kind) for sign, kind in capture.SIGNS.items()),
        ("note", "note"),
        ("Action", "action"),
        (" private ", "private"),
        ("decision", "agreed"),
        ("minutes", None),
        ("", None),
    ],
)
def test_a_kind_has_a_word_and_a_sign(word: str, kind: str | None) -> None:
    assert capture.kind_named(word) == kind


def test_a_promise_in_its_own_words_is_that_promise_again() -> None:
    assert kept("! book the SPEECH assistants' cover @Jo").again == ""
    assert kept("! book the SPEECH assistant's cover, @Jo by fri").again == "A2"
    assert kept("? Ask about a reading pen").again == ""
    assert kept("! Ask about a reading pen").again == "A3"
