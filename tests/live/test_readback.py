"""What is still open before the meeting may close, and that each line offered mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from iepmeet.agenda.model import Agenda, Carried, Child
from iepmeet.live import readback
from iepmeet.live.readback import Missing, Row

from .holding import AGENDA, Held, sitting

# what completes a line that the read-back begins, by how it begins
_REST = {
    "/who": "Jo",
    "/when": "11 december",
    "/know": "we know",
    "/kept": "",
    "/partly": "11 december it needs cover",
    "/notyet": "11 december it needs cover",
    "/outcome": "agreed",
    "/review": "2 march",
    "/here": "Jo",
    "!": "Jo by 11 december so that we know",
    "*": "I like it",
}


def gaps(held: Held) -> list[Row]:
    """The gaps as they stand."""
    return list(readback.read(held.meeting).gaps)


def gap(held: Held, words: str) -> Row | None:
    """The gap whose text holds these words."""
    return next((row for row in gaps(held) if words in row.text), None)


def asked(held: Held, words: str) -> list[str]:
    """What a row still asks for."""
    row = gap(held, words)
    return [missing.question for missing in row.missing] if row else []


def mend(held: Held, missing: Missing) -> None:
    """Says the line that the read-back begins, completed."""
    if missing.go:
        concern = held.meeting.concern_of(missing.go)
        assert concern is not None
        held.say(f"/go {concern.number}")
    held.say(missing.fill + _REST[missing.fill.split()[0]])


def shown(held: Held) -> str:
    """What is good to know and no gap."""
    return "\n".join(readback.read(held.meeting).shown)


def without(held: Held) -> set[str]:
    """The texts of the gaps, so that two moments can be compared."""
    return {row.text for row in gaps(held)}


@pytest.mark.parametrize(
    ("line", "questions"),
    [
        ("! Ring", ["who?", "when?", "how will we know?"]),
        ("! Ring @Jo", ["when?", "how will we know?"]),
        ("! Ring @Jo by 11 dec", ["how will we know?"]),
        ("! Ring by 11 dec so that we know", ["who?"]),
        ("! Ring @Jo by when we can so that we know", ["when?"]),
        ("! Ring @Grandma by 11 dec so that we know", []),
        ("! Ring @Jo by 11 dec so that we know", []),
    ],
)
def test_an_action_without_who_when_or_how_we_will_know_is_a_gap(
    held: Held, line: str, questions: list[str]
) -> None:
    held.say(line)
    assert asked(held, "A4 Ring") == questions


def test_a_removed_action_is_no_gap(held: Held) -> None:
    held.say("! Ring", "/remove A4")
    assert gap(held, "Ring") is None


@pytest.mark.parametrize(
    ("lines", "questions"),
    [
        ((), ["was it kept?"]),
        (("/kept A2",), []),
        (("/dropped A2 not needed",), []),
        (("/notyet A2 ill",), ["still open: by when?"]),
        (("/partly A2 ill",), ["still open: by when?"]),
        (("/notyet A2 by 11 dec ill",), []),
        (("! Book the speech assistant's cover @Jo by 11 dec so that we know",), []),
        (("/notyet A2 ill", "! Book the speech assistant's cover @Jo by 11 dec so that we know"), []),
    ],
)
def test_a_promise_not_spoken_of_or_left_without_a_date_is_a_gap(
    held: Held, lines: tuple[str, ...], questions: list[str]
) -> None:
    held.say(*lines)
    assert asked(held, "A2 Book") == questions


def test_a_promise_agreed_again_is_asked_for_as_an_action(held: Held) -> None:
    held.say("! Book the speech assistant's cover @Jo")
    rows = [row for row in gaps(held) if "A2" in row.text]
    assert [(row.part, len(row.missing)) for row in rows] == [("actions", 2)]


def test_a_promise_of_nobody_promised_again_by_a_date_needs_somebody(held: Held) -> None:
    held.say("/notyet A3 by 11 dec no time")
    assert asked(held, "A3") == ["who?"]


@pytest.mark.parametrize("lines", [("/go 1", "/back"), ("1: a note",), ("1: ! Ring",), ("1: ~ private",)])
def test_a_concern_visited_or_holding_an_entry_needs_an_outcome(held: Held, lines: tuple[str, ...]) -> None:
    held.say(*lines)
    assert asked(held, "1 Speech") == ["no outcome yet"]
    assert gap(held, "2 The quiet") is None
    held.say("/go 1", "/outcome parked")
    assert gap(held, "1 Speech") is None


def test_a_concern_never_opened_is_shown_and_no_gap(held: Held) -> None:
    assert gap(held, "1 Speech") is None
    assert "1 Speech and language sessions missed: not reached today, carried to next time" in shown(held)
    held.say("1: a note")
    assert "1 Speech" not in shown(held)


def test_a_concern_whose_only_entry_was_taken_out_was_not_opened(held: Held) -> None:
    held.say("1: a note", "/remove N1")
    assert gap(held, "1 Speech") is None


def test_a_view_that_differs_needs_whose_it_is(held: Held) -> None:
    held.say("# It is too late", "# Jo: It is not")
    assert asked(held, "D1") == ["whose view is it?"]
    assert gap(held, "D2") is None


def test_the_childs_voice_is_in_by_a_word_of_theirs_or_a_prepared_one(held: Held, tmp_path: Path) -> None:
    assert asked(held, "own words") == ["not in yet"]
    held.say("* I like it")
    assert gap(held, "own words") is None
    prepared = replace(AGENDA, child=Child(name="Sam Rivers", voice="I like trains"))
    with sitting(tmp_path, prepared, name="prepared") as other:
        assert gap(other, "own words") is None


def test_without_a_child_in_the_agenda_the_voice_is_asked_for_as_well(tmp_path: Path) -> None:
    with sitting(tmp_path, Agenda()) as held:
        assert asked(held, "The child's own words") == ["not in yet"]


def test_no_review_is_a_gap_and_so_is_one_on_no_school_day(held: Held) -> None:
    assert asked(held, "Next review") == ["no date yet"]
    held.say("/check 2 march")
    assert asked(held, "Next review") == ["no date yet"]
    held.say("/review 6 march")
    assert asked(held, "Next review") == ["no school day: a Saturday"]
    held.say("/review 2 march")
    assert gap(held, "Next review") is None


def test_nobody_marked_here_is_a_gap(held: Held) -> None:
    assert asked(held, "Who is here") == ["nobody is marked yet"]
    held.say("/apologies Lee")
    assert asked(held, "Who is here") == ["nobody is marked yet"]
    held.say("/late Jo")
    assert gap(held, "Who is here") is None


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("? Is there money @Lee",), "K1 parked: Is there money"),
        ((), "parked last time: Who writes to the secondary SENCO?"),
        (("! Ring @Grandma by 11 dec so that we know",), "“Grandma” is nobody on the list"),
        (("# Rivers: no",), "“Rivers”"),
        (("/here Grandma",), "“Grandma” is nobody on the list"),
        (("/review 2 march @Grandma",), "“Grandma” is nobody on the list"),
        (("/go 1", "/scale 2 4 Grandma"), "“Grandma” is nobody on the list"),
        (("/here Jo", "! Ring @Lee by 11 dec so that we know"), "Mr Lee has an action and is not here"),
    ],
)
def test_what_is_good_to_know_is_shown_and_no_gap(held: Held, lines: tuple[str, ...], note: str) -> None:
    before = without(held)
    held.say(*lines)
    assert note in shown(held)
    grown = without(held) - before
    assert not any("Grandma" in text or "parked" in text or "Lee" in text for text in grown)


def test_an_owner_who_is_here_is_not_named(held: Held) -> None:
    held.say("/here Jo", "! Ring @Jo")
    assert "has an action" not in shown(held)


def test_the_names_in_a_private_entry_are_not_shown(held: Held) -> None:
    held.say("! Ring @Zog", "/as A4 ~")
    assert "Zog" not in shown(held)
    assert "Zog" not in str(readback.read(held.meeting))


EVERY_GAP = (
    "! Ring",
    "! Write @Jo by when we can",
    "/notyet A2 ill",
    "/notyet A3 by 11 dec no time",
    "1: a note",
    "# It is too late",
    "/review 6 march",
)


def test_gaps_are_numbered_from_1_and_every_line_offered_mends_its_gap(held: Held) -> None:
    held.say(*EVERY_GAP)
    read = readback.read(held.meeting)
    assert [row.number for row in read.gaps] == list(range(1, len(read.gaps) + 1))
    assert len(read.gaps) == 9
    for _ in range(30):
        if not gaps(held):
            break
        row = gaps(held)[0]
        mend(held, row.missing[0])
        assert row.missing[0] not in [missing for after in gaps(held) for missing in after.missing]
    assert gaps(held) == []
    held.say("/end")
    assert held.meeting.closed


@pytest.mark.parametrize("part", [0, 1, 2])
def test_any_part_of_an_action_may_be_mended_first(held: Held, part: int) -> None:
    held.say("! Ring")
    row = gap(held, "A4")
    assert row is not None
    mend(held, row.missing[part])
    after = gap(held, "A4")
    assert after is not None
    assert set(after.missing) == set(row.missing) - {row.missing[part]}


def test_the_read_back_is_said_in_words_with_the_line_that_mends(held: Held) -> None:
    held.say("! Ring @Jo by 11 dec", "1: a note", "/readback")
    assert held.answer.lines[0] == "7 things are still open."
    assert held.answer.lines[1:3] == ("1. A4 Ring: how will we know?", "   to mend: /know A4 …")
    assert "   to mend: /go 1, then /outcome …" in held.answer.lines
    assert any(line.startswith("Good to know: 2 The quiet space") for line in held.answer.lines)


def test_a_read_back_with_nothing_open_says_so(tmp_path: Path) -> None:
    agenda = replace(
        AGENDA, carried=(Carried(ref="A1", action="Ring"),), child=Child(name="Sam", voice="Yes")
    )
    with sitting(tmp_path, agenda) as held:
        held.say("/here", "/review 2 march", "/kept A1", "/readback")
        assert (
            held.answer.lines[0] == "Nothing is still open. /end closes the meeting and writes the minutes."
        )
