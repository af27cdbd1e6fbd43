"""What both faces say: what was understood before Enter, the answer after it, and never a private word."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.live import commands
from iepmeet.live.words import echo
from iepmeet.papers.minutes import minutes

from .holding import Held, sitting

SECRET = "zzsecretzz"


def echoed(held: Held, line: str) -> str:
    """The echo under a line before Enter."""
    return echo.plain(held.session.preview(line, held.now).pieces)


def still_open(held: Held, line: str) -> list[str]:
    """The pieces of the echo that are still missing or not understood."""
    return [piece.text for piece in held.session.preview(line, held.now).pieces if piece.tone == "open"]


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("", None, ""),
        ("a note", "note", ""),
        ("Jo: we were told", "note", "Jo Rivers"),
        ("Rivers: we were told", "note", "“Rivers” may be more than one person"),
        ('"we will" - Patel', "quote", "Mrs Patel"),
        ('"we will" - Zog', "quote", "Zog: not on the list"),
        ("* I like it", "voice", ""),
        ("= Thursdays", "agreed", ""),
        ("# no", "differs", "whose view? start with “Name:”"),
        ("# Jo: no", "differs", "Jo Rivers"),
        ("? who pays @Lee", "parked", "Mr Lee"),
        ("2: it is full", "note", "to The quiet space is used as a store"),
        ("!", "action", "what @who by when so that how we will know"),
        ("! Ring", "action", "who? add “@name” · when? add “by …” · how will we know? add “so that …”"),
        (
            "! Ring @Jo @Lee by fri at the latest so that we know",
            "action",
            "Jo Rivers · with Mr Lee · Fri 27 Nov 2026, in 3 days · at the latest · so that we know",
        ),
        (
            "! Ring @Jo by 31 february so that we know",
            "action",
            "Jo Rivers · by 31 february: there is no 31 February · so that we know",
        ),
        (
            "! Ask about a reading pen @Jo by fri so that x",
            "action",
            "A3 again, from last time · Jo Rivers · ",
        ),
    ],
)
def test_the_line_is_echoed_as_it_was_understood_before_enter(
    held: Held, line: str, kind: str | None, said: str
) -> None:
    assert held.session.preview(line, held.now).kind == kind
    assert echoed(held, line) == said or (said.endswith(" · ") and echoed(held, line).startswith(said))


def test_what_is_not_understood_is_marked_as_open(held: Held) -> None:
    assert still_open(held, "! Ring @Zog by 6 march so that we know") == [
        "Zog: not on the list",
        "not a school day: a Saturday",
    ]
    assert still_open(held, "! Ring @Jo by fri so that we know") == []
    assert still_open(held, "/nonsense") == ["There is no command /nonsense. / alone lists them."]


def test_the_echo_before_enter_and_the_answer_after_it_say_the_same(held: Held) -> None:
    line = "! Ring @Jo by fri"
    before = echoed(held, line)
    assert held.say(line) == f"Kept A4, action. {before}"


@pytest.mark.parametrize("sign", ["~", "2: ~", "Jo: ~", "x\n~"])
def test_private_says_before_enter_what_it_means(held: Held, sign: str) -> None:
    before = echoed(held, f"{sign} {SECRET}")
    assert "in no paper, but still data that someone may lawfully ask to see" in before
    assert "safeguarding lead" in before
    assert SECRET not in before


def test_a_private_paste_says_that_all_of_it_is(held: Held) -> None:
    assert "all of it is private, because a line of it is" in echoed(held, "one\n~ two")
    assert held.say("one\n~ two") == "Kept P1, private. all of it is private, because a line of it is"


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        ("/next", "next", "Now: From last time"),
        ("/review 2 march", "review", "Next review: Tue 2 Mar 2027"),
        ("/outcome agreed", "outcome", "That belongs to a concern."),
        ("/here", "here", "Here: Mrs Patel, Jo Rivers, Mr Lee."),
        ("/readback", "readback", "what is still open"),
        ("/end", "end", "close the meeting and write the minutes"),
    ],
)
def test_a_command_is_echoed_with_what_it_would_do(held: Held, line: str, name: str, said: str) -> None:
    preview = held.session.preview(line, held.now)
    assert (preview.kind, preview.command) == (None, name)
    assert echo.plain(preview.pieces).startswith(said)


@pytest.mark.parametrize(
    "line",
    ["a note", "~ x", "/next", "/undo", "/here", "/end", "/quit", "/save /nowhere", "! x", "/concern X"],
)
def test_a_preview_changes_nothing(held: Held, line: str) -> None:
    held.say("first")
    before, written = held.meeting, held.record()
    for _ in range(3):
        held.session.preview(line, held.now)
    assert held.meeting == before
    assert held.record() == written


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a note", "Kept N1, note."),
        ('"quote', "Kept Q1, quote."),
        ("* voice", "Kept V1, the child's voice."),
        ("= agreed", "Kept G1, agreed."),
        ("? out", "Kept K1, parked, to find out."),
        ("~ me", "Kept P1, private."),
        ("# Jo: no", "Kept D1, a view that differs. Jo Rivers"),
    ],
)
def test_the_answer_names_the_ref_and_the_kind(held: Held, line: str, said: str) -> None:
    assert held.say(line) == said


@pytest.mark.parametrize("line", ["", "   ", "!", "~", '"', "\\"])
def test_a_sign_alone_is_answered_with_nothing(held: Held, line: str) -> None:
    held.say(line)
    assert held.answer.lines == ()
    assert held.meeting.standing == ()


LOOKING = [f"/{spec.name}" for spec in commands.ALL if spec.name not in ("peek", "end", "quit", "save")]
WITH_A_REF = (
    "edit P1 new",
    "move P1 2",
    "remove P1",
    "who P1 Jo",
    "when P1 fri",
    "know P1 x",
    "as P1 ~",
    "restore P1",
)


def hide(held: Held) -> None:
    """Private words, made in every way there is."""
    held.say("/go 1", f"~ {SECRET}", f"Jo: ~ {SECRET} @{SECRET}", f"{SECRET}\n~ x", SECRET, "/as N1 ~")
    held.say(f"! {SECRET} @{SECRET}", "/as A4 private", "~ x", f"/edit P6 {SECRET}")
    held.say(f"! {SECRET} by {SECRET} so that {SECRET}", "/as A5 ~", "a note")


@pytest.mark.parametrize("line", [*LOOKING, *(f"/{line}" for line in WITH_A_REF)])
def test_private_words_are_in_no_answer_and_no_view(held: Held, line: str) -> None:
    hide(held)
    for before in ((), ("/undo",), ("/remove P1",), ("/outcome agreed", "/go opening")):
        for each in before:
            held.session.say(each, held.now)
        preview = echo.plain(held.session.preview(line, held.now).pieces)
        answer = held.session.say(line, held.now)
        assert SECRET not in preview
        assert SECRET not in "\n".join(answer.lines)


def test_private_words_are_shown_by_peek_only_after_enter(held: Held) -> None:
    hide(held)
    assert SECRET not in echoed(held, "/peek P1")
    assert SECRET in held.say("/peek P1")


def test_private_words_are_in_no_paper_and_no_closing_words(held: Held) -> None:
    hide(held)
    assert SECRET not in held.session.minutes_so_far()
    assert SECRET not in held.say("/end")
    assert SECRET not in held.say("/end")
    assert SECRET not in held.session.paths.minutes.read_text(encoding="utf-8")
    assert SECRET in held.record()


def test_private_words_put_right_by_name_stay_private(held: Held) -> None:
    held.say(f"~ {SECRET} Mr Lee")
    assert SECRET not in held.say("/name Mr Lee = Mr Leigh")
    assert SECRET not in held.say("/name Mr Lee = Mr Leigh all")
    assert held.entries["P1"].words.text == f"{SECRET} Mr Leigh"


_STEPS = (
    "a note|Patel: ~ {}|~ {}|x\n~{}|2: ~ {}|/undo|/redo|/remove P1|/restore P1|/edit P1 {}|/move P1 2|/next|"
    "/back|/go 1|/as N1 ~|/readback|/agreed|/agenda|/yes|/end|/name Jo = Joe all|/outcome agreed|/as P2 ~"
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_STEPS.split("|")), max_size=14))
def test_private_words_never_come_out_whatever_is_said(steps: list[str]) -> None:
    with TemporaryDirectory() as folder, sitting(Path(folder)) as held:
        for step in steps:
            line = step.format(SECRET)
            assert SECRET not in echo.plain(held.session.preview(line, held.now).pieces)
            assert SECRET not in "\n".join(held.session.say(line, held.now).lines)
        assert SECRET not in minutes(held.meeting, "")
