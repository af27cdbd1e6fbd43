"""What was meant to be private never becomes public, however the line was begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from iepmeet.papers.minutes import minutes
from tests.live.agendas import TOML, agenda_of
from tests.live.holding import AGENDA, Held, sitting

SECRET = "quince"


@pytest.mark.parametrize(
    "line",
    [
        f"~ {SECRET}",
        f"Zog: ~ {SECRET}",
        f"Jo: ~{SECRET}",
        f"9: ~ {SECRET}",
        f"2: ~ {SECRET}",
        f"2: Zog: ~ {SECRET}",
        f'"Zog: ~ {SECRET}',
        f"= Jo: ~ {SECRET}",
        f"said aloud\n2: ~ {SECRET}\nsaid too",
        f"said aloud\nZog: ~ {SECRET}",
    ],
)
def test_it_is_kept_private_and_stands_in_no_minutes(held: Held, line: str) -> None:
    held.say(line)
    assert held.refs[-1].startswith("P")
    assert SECRET not in minutes(held.meeting, "")
    assert SECRET not in held.said


@pytest.mark.parametrize(
    "command",
    [
        f"/edit N1 ~ {SECRET}",
        f"/answer 1 ~ {SECRET}",
        f"/answer 1 Jo: ~ {SECRET}",
        f"/outcome agreed ~ {SECRET}",
        f"/question ~ {SECRET}",
        f"/concern ~ {SECRET}",
        f"/kept A2 ~ {SECRET}",
        f"/review 12w ~ {SECRET}",
    ],
)
def test_private_words_in_a_command_that_prints_are_refused(held: Held, command: str) -> None:
    held.say("/go 1", "a note")
    held.refused(command)
    assert "Private words cannot stand there" in held.said
    assert SECRET not in held.said


def test_a_private_entry_may_be_put_right_with_its_own_sign(held: Held) -> None:
    held.say("~ first", f"/edit P1 ~ {SECRET}")
    assert held.texts == [SECRET]


def test_about_twenty_minutes_is_not_private(held: Held) -> None:
    held.say("/go 1", "/answer 1 ~20 minutes a week")
    assert "~20 minutes a week" in held.texts


def test_a_command_that_is_none_is_not_repeated_if_it_may_be_anything(held: Held) -> None:
    held.refused(f"/~{SECRET}")
    assert SECRET not in held.said


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("/name Jo = Joanna", ["Mrs Patel", "Joanna Rivers", "Mr Lee", "Miss Ali"]),
        ("/name Patel = Pattel", ["Mrs Pattel", "Jo Rivers", "Mr Lee", "Miss Ali"]),
        ("/name Mr Lee = Mr Leigh", ["Mrs Patel", "Jo Rivers", "Mr Leigh", "Miss Ali"]),
        ("/name SENCO = Mrs Kaur", ["Mrs Kaur", "Jo Rivers", "Mr Lee", "Miss Ali"]),
    ],
)
def test_a_name_put_right_keeps_its_other_words(held: Held, line: str, names: list[str]) -> None:
    held.say(line)
    assert [person.name for person in held.meeting.people] == names


def test_a_slip_in_the_words_does_not_rename_the_person(held: Held) -> None:
    held.say("Patal said so")
    held.refused("/name Patal = Patel")
    held.say("/name Patal = Patel all")
    assert held.texts == ["Patel said so"]
    assert held.meeting.people[0].name == "Mrs Patel"


def test_a_name_of_nobody_may_become_somebody_of_the_list(held: Held) -> None:
    held.say("! ring home @Zog by fri", "/name Zog = Patel")
    assert held.entries["A4"].words.who == "Mrs Patel"
    assert not held.entries["A4"].words.unmatched


def test_the_childs_name_is_put_right_too(tmp_path: Path) -> None:
    with sitting(tmp_path, AGENDA) as held:
        held.say("* I like maths", "/name Sam = Sami")
        child = held.meeting.agenda.child
        assert child is not None
        assert (child.name, child.called) == ("Sami Rivers", "Sami")


def test_what_was_put_right_stays_right_when_the_kind_changes(held: Held) -> None:
    held.say("# late again", "/who D1 Jo", "/as D1 note")
    assert held.entries["N1"].words.who == "Jo Rivers"
    held.say("! send the list", "/when A4 fri", "/who A4 Lee", "/as A4 ?")
    words = held.entries["K1"].words
    assert (words.who, words.by is not None) == ("Mr Lee", True)


def test_a_record_whose_first_line_is_damaged_takes_title_and_concerns_from_the_agenda(
    tmp_path: Path,
) -> None:
    agenda_of(tmp_path, TOML)
    with sitting(tmp_path, None) as held:
        held.say("/go 1", "a note about the sessions")
    record = tmp_path / "sam.record.jsonl"
    record.write_bytes(record.read_bytes().replace(b"opened", b"opaned", 1))
    with sitting(tmp_path, None) as held:
        assert held.meeting.agenda.meeting.title == "IEP review for Sam"
        held.say("another note")
        state = held.meeting.concerns["salt"]
        assert state.concern.title == "Speech and language sessions missed"
        assert [asked.question.ask for asked in state.questions] == ["What gets in the way?"]
        assert len(held.meeting.standing) == 2
