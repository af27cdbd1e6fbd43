"""Going about, looking, and lines that are no command that fits."""

from __future__ import annotations

import pytest

from iepmeet.live import commands
from iepmeet.record import events as ev

from .holding import QUIET, SALT, Held

ITEMS = [ev.OPENING, ev.LAST_TIME, ev.VOICE, SALT, QUIET, ev.PARKED, ev.NEXT_REVIEW]


def test_next_goes_through_the_items_in_order_and_stops_at_the_last(held: Held) -> None:
    been = [held.meeting.current]
    for _ in ITEMS[1:]:
        held.say("/next")
        been.append(held.meeting.current)
    assert been == ITEMS
    assert "last item" in held.refused("/next")


def test_back_goes_to_the_first_item_and_stops_there(held: Held) -> None:
    held.say("/next", "/back")
    assert held.meeting.current == ev.OPENING
    assert "first item" in held.refused("/back")


@pytest.mark.parametrize(
    ("place", "item"),
    [
        ("1", SALT),
        ("2", QUIET),
        ("op", ev.OPENING),
        ("From last", ev.LAST_TIME),
        ("voice", ev.VOICE),
        ("sam", ev.VOICE),
        ("speech", SALT),
        ("THE QUIET", QUIET),
        ("park", ev.PARKED),
        ("next  review", ev.NEXT_REVIEW),
    ],
)
def test_go_takes_a_concerns_number_or_the_start_of_an_items_name(held: Held, place: str, item: str) -> None:
    held.say(f"/go {place}")
    assert held.meeting.current == item


@pytest.mark.parametrize("place", ["", "9", "0", "99999999999999999999", "nowhere", "²"])
def test_going_nowhere_says_where_one_could_go(held: Held, place: str) -> None:
    assert "Parked" in held.refused(f"/go {place}")


def test_a_start_that_two_items_have_goes_to_neither(held: Held) -> None:
    held.say("/concern Speech at home")
    held.refused("/go speech")
    held.say("/go speech at")
    assert held.meeting.current == ev.concern_item("speech-at-home")


def test_the_whole_name_wins_over_the_start_of_a_longer_one(held: Held) -> None:
    held.say("/concern Parked cars")
    held.say("/go parked")
    assert held.meeting.current == ev.PARKED


def test_an_item_says_what_was_prepared_and_written_there(held: Held) -> None:
    held.say("1: No cover", "/go 1")
    assert held.answer.lines[0] == "Now: 1. Speech and language sessions missed"
    assert "Question 1 (still to ask): What gets in the way?" in held.answer.lines
    assert held.answer.lines[-1] == "N1 note: No cover"


def test_a_visited_item_is_marked_and_where_we_are_is_said(held: Held) -> None:
    held.say("/go 2", "A note", "/outcome not-agreed", "/agenda")
    assert "2. The quiet space is used as a store: you are here, not agreed, 1 written" in held.answer.lines
    assert "Parked" in held.answer.lines
    assert held.answer.show == "agenda"


def test_agreed_shows_actions_promises_decisions_and_dates(held: Held) -> None:
    assert held.say("/agreed") == "Nothing is agreed yet."
    held.say("! Ring @Jo by fri so that we know", "= Thursdays", "/review 2 march", "/trigger 1", "a note")
    held.say("/partly A2 by 11 dec one week only", "/agreed")
    assert "A4 action: Ring (Jo Rivers, by Fri 27 Nov 2026, so that we know)" in held.said
    assert "promised again" in held.said
    assert "agreed: Thursdays" in held.said
    assert "Next review: Tue 2 Mar 2027, 15:30" in held.said
    assert "Sooner if: two missed sessions in a fortnight" in held.said
    assert "a note" not in held.said


@pytest.mark.parametrize("line", ["/agenda", "/agreed", "/panels", "/readback", "/help", "/"])
def test_looking_changes_nothing_and_keeps_nothing(held: Held, line: str) -> None:
    before = held.meeting
    assert held.say(line)
    assert held.meeting == before
    assert held.answer.kept == ()


def test_a_slash_alone_lists_every_command_with_its_help(held: Held) -> None:
    held.say("/")
    assert len(held.answer.lines) == len(commands.ALL)
    assert all(f"{spec.usage}: {spec.help}" in held.answer.lines for spec in commands.ALL)


def test_every_command_of_the_design_is_there() -> None:
    names = (
        "next back go here apologies late left asked answer scale outcome kept partly notyet dropped review "
        "check trigger concern question edit as move remove restore name undo redo peek readback yes agenda "
        "agreed panels end quit help"
    )
    assert {*names.split()} <= {spec.name for spec in commands.ALL}


def test_help_says_what_private_means_and_where_a_safeguarding_worry_goes(held: Held) -> None:
    held.say("/help")
    assert "someone may lawfully ask to see" in held.said
    assert "safeguarding lead" in held.said


def test_an_unknown_command_says_so_and_offers_a_near_one(held: Held) -> None:
    assert (
        held.refused("/outcom agreed")
        == "There is no command /outcom. Did you mean /outcome? / alone lists them."
    )
    assert held.refused("/xyzzy") == "There is no command /xyzzy. / alone lists them."


def test_commands_may_be_typed_in_capitals(held: Held) -> None:
    held.say("/NEXT")
    assert held.meeting.current == ev.LAST_TIME


@pytest.mark.parametrize("line", ["/asked 1", "/answer 1 x", "/scale 2 5 Jo", "/outcome agreed"])
@pytest.mark.parametrize("place", ["opening", "from", "voice", "parked", "next"])
def test_what_needs_a_concern_is_refused_elsewhere_and_says_so(held: Held, place: str, line: str) -> None:
    held.say(f"/go {place}")
    assert "belongs to a concern" in held.refused(line)


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("/go", "Where to?"),
        ("/apologies", "Who?"),
        ("/late", "Who?"),
        ("/left", "Who?"),
        ("/asked", "Which question?"),
        ("/answer", "Which question?"),
        ("/answer 1", "What was the answer?"),
        ("/scale", "Which question?"),
        ("/scale 2", "0 to 10"),
        ("/outcome", "How did it end?"),
        ("/kept", "Which promise?"),
        ("/partly", "Which promise?"),
        ("/partly A2", "Say why"),
        ("/notyet A2", "Say why"),
        ("/dropped A2", "Say why"),
        ("/concern", "Which concern?"),
        ("/edit", "Which entry?"),
        ("/edit N1", "To what?"),
        ("/who N1", "Whose is it?"),
        ("/when", "Which entry?"),
        ("/know", "Which entry?"),
        ("/as", "Which entry?"),
        ("/as N1", "Which kind?"),
        ("/move", "Which entry?"),
        ("/move N1", "Where to?"),
        ("/remove", "Which entry?"),
        ("/restore", "Nothing was taken out."),
        ("/name", "Which name"),
        ("/name Jo", "Which name"),
        ("/name Jo =", "Which name"),
        ("/peek", "Which entry?"),
        ("/undo x", ""),
        ("/save", "Where to?"),
    ],
)
def test_a_command_without_its_words_asks_for_them(held: Held, line: str, asks: str) -> None:
    held.say("/go 1", "A note")
    if asks:
        assert asks in held.refused(line)
    else:
        held.say(line)


@pytest.mark.parametrize("name", [spec.name for spec in commands.ALL if spec.name not in ("end", "quit")])
def test_no_command_fails_whatever_follows_it(held: Held, name: str) -> None:
    held.say("/go 1", "A note")
    for rest in (
        "",
        " 1",
        " N1",
        " N1 x",
        " A2 by",
        " = ",
        " @",
        " ~",
        " ~x = y",
        f" {'9' * 30}",
        " ((,",
        "\nx\n",
        " ²",
    ):
        held.session.preview(f"/{name}{rest}", held.now)
        before = held.meeting
        answer = held.session.say(f"/{name}{rest}", held.now)
        assert answer.lines or not answer.refused
        if answer.refused:
            assert held.meeting == before
