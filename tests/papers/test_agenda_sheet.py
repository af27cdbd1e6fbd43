"""The agenda that is sent ahead: what stands in it, and what never does."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from iepmeet.agenda.model import Agenda, Concern, Details, Person, Question
from iepmeet.papers.agenda_sheet import agenda_sheet
from iepmeet.papers.audience_ahead import for_everyone
from iepmeet.papers.page import hand_edited

from .any_meeting import AnyMeeting, any_meetings
from .meetings import full_agenda
from .reading import READERS, blocks, collapse, headings, plain_reader, tables, visible

TODAY = dt.date(2026, 12, 1)
NEVER_SHOWN = ("HINT", "PUT-IN", "GET-OUT", "oakfield.example", "rivers.example")
_BLOCKS = {"heading", "paragraph", "inline", "bullet_list", "list_item"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


def timed() -> Agenda:
    agenda = full_agenda()
    details = replace(
        agenda.meeting,
        date=dt.date(2026, 12, 8),
        time=dt.time(15, 30),
        minutes=45,
        purpose="Put the missed support right",
    )
    people = (*agenda.people, Person(name="Dr Webb", role="Psychologist", expected=False))
    return replace(agenda, meeting=details, people=people)


def sheet(agenda: Agenda) -> str:
    return agenda_sheet(agenda, "9f2c-41d0", TODAY)


def test_the_sheet_holds_its_parts_in_order() -> None:
    tokens = plain_reader().parse(sheet(timed()))
    assert headings(tokens, 1) == ["IEP review for Sam"]
    assert headings(tokens, 2) == [
        "What this meeting is for",
        "Who will be there",
        "What we talk about, and for how long",
        "From last time",
        "Concern 1: Speech and language sessions missed",
        "Concern 2: The quiet space is used as a store",
        "Concern 3: Homework takes two hours",
        "Parked last time",
    ]


def test_it_says_when_and_where_and_who_comes() -> None:
    text = sheet(timed())
    assert "| When | Tue 8 Dec 2026, 15:30 to 16:15 |" in text
    assert "| Place | Oakfield Primary, the SENCO's office |" in text
    assert "- Mrs Patel (SENCO)\n" in text
    assert "Not expected: Dr Webb (Psychologist)" in text
    assert "Put the missed support right" in text


def test_every_item_has_its_minutes_and_their_sum_stands_below() -> None:
    agenda = timed()
    agenda = replace(agenda, concerns=(replace(agenda.concerns[0], minutes=12), *agenda.concerns[1:]))
    times = tables(plain_reader().parse(sheet(agenda)))[1]
    assert times[0] == ["Item", "Begins", "Minutes"]
    assert ["1. Speech and language sessions missed", "15:42", "12"] in times
    assert ["2. The quiet space is used as a store", "15:54", "about 8"] in times
    assert times[-1] == ["Together", "", "45 of 45"]
    untimed = tables(plain_reader().parse(sheet(full_agenda())))[1]
    assert untimed[0] == ["Item", "Minutes"]


def test_a_concern_is_put_forward_with_its_evidence_and_its_questions() -> None:
    text = sheet(timed())
    assert "*Put forward by Jo Rivers:*" in text
    assert "- **What is happening:** Three of the last eight weeks had a session" in text
    assert "| Tue 22 Sep 2026 | missed: Assistant on a trip with Year 6 |" in text
    assert "- What barriers are preventing this support from being delivered?" in text
    assert "- **Pattern, as recorded:** " in text


def test_promises_from_last_time_and_parked_points_are_in_it() -> None:
    text = sheet(timed())
    assert "| A2 | Book the speech assistant's cover | Mrs Patel | Fri 16 Oct 2026 |" in text
    assert "- Who writes to the secondary SENCO? (Mrs Patel)" in text


@pytest.mark.parametrize("word", NEVER_SHOWN)
def test_hints_lists_of_ones_own_and_addresses_are_not_even_within_reach(word: str) -> None:
    assert word in msgspec.json.encode(timed()).decode()
    assert word not in msgspec.json.encode(for_everyone(timed())).decode()
    assert word not in sheet(timed())


def test_it_is_the_same_with_and_without_what_only_its_writer_should_see() -> None:
    question = Question(ask="Why?", kind="scale", hint="HINT", last={"SENCO": 3})
    concern = Concern(
        id="a", title="Sessions", put_in=("a",), get_out=("b",), must_have=True, questions=(question,)
    )
    bare = Concern(id="a", title="Sessions", questions=(Question(ask="Why?"),))
    assert sheet(Agenda(concerns=(concern,))) == sheet(Agenda(concerns=(bare,)))


def test_a_page_that_a_hand_changed_is_known_by_its_last_line() -> None:
    text = sheet(timed())
    assert not hand_edited(text)
    assert "To check this copy: agenda 9f2c-41d0, page " in text
    assert hand_edited(text.replace("missed", "cancelled", 1))


def test_the_least_agenda_gives_a_sheet_too() -> None:
    text = sheet(
        Agenda(meeting=Details(title="IEP review for Sam"), concerns=(Concern(id="a", title="Sessions"),))
    )
    assert headings(plain_reader().parse(text), 2) == [
        "What we talk about, and for how long",
        "Concern 1: Sessions",
    ]
    assert sheet(Agenda()).startswith("# Review meeting\n\n")


@settings(max_examples=40)
@given(any_meetings())
def test_any_text_is_shown_as_it_was_typed_and_breaks_no_block(drawn: AnyMeeting) -> None:
    agenda = drawn.agenda
    text = sheet(agenda)
    assert not hand_edited(text)
    assert "HIDDEN" not in text
    for reader in READERS:
        tokens = reader.parse(text)
        assert set(blocks(tokens)) <= _BLOCKS | _TABLE
        seen = visible(tokens)
        told = [agenda.meeting.title, agenda.meeting.place, *(person.name for person in agenda.people)]
        for concern in agenda.concerns:
            told += [
                concern.title,
                concern.agreed,
                concern.hoped,
                *(question.ask for question in concern.questions),
            ]
        told += [point.what for point in agenda.parked] + [one.action for one in agenda.carried]
        for words in told:
            assert collapse(words) in seen
