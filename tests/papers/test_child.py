from __future__ import annotations

import msgspec
from hypothesis import given, settings

from iepmeet.agenda.model import Agenda, Child
from iepmeet.papers.audience import for_school
from iepmeet.papers.audience_narrower import for_child, for_staff, owners
from iepmeet.papers.child import child_page
from iepmeet.papers.page import hand_edited
from iepmeet.record import events as ev
from iepmeet.record.events import OPENING
from iepmeet.record.state import Meeting

from .any_meeting import AnyMeeting, any_meetings
from .meetings import SALT, everything, held, on, said, smallest, still_open, to_do


def page_of(meeting: Meeting) -> str:
    return child_page(for_child(for_school(meeting)), "f")


def parts(page: str) -> list[str]:
    return [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]


def test_their_own_words_come_first_then_what_people_do_and_when_they_meet() -> None:
    page = page_of(held(*everything()))
    assert page.startswith("# Our meeting about you, Sam\n\nWe met on Tue 8 Dec 2026.")
    assert parts(page) == [
        "What you said",
        "What you are good at",
        "What people will do",
        "When we meet again",
    ]
    assert "- “I like it when Miss Ali tells me what is next.”\n- “I miss Miss Ali on Tuesdays”\n" in page
    assert "- **Mrs Patel, with Miss Ali:** Name a second assistant who covers. By Tue 29 Dec 2026.\n" in page
    assert "- We all meet again on **Tue 2 Mar 2027 at 15:30**.\n" in page
    assert not hand_edited(page)


def test_no_detail_of_a_concern_is_in_what_the_child_may_read() -> None:
    shown = for_child(for_school(held(*everything())))
    held_text = msgspec.json.encode(shown).decode()
    for detail in (
        "Speech and language",
        "stopped asking",
        "Three of the last",
        "the name is on the timetable",
        "was on leave",
        "called away",
        "the same week",
        "two missed sessions",
        "Is there money",
        "Is it weekly again",
        "SENCO",
    ):
        assert detail not in held_text, detail


def test_what_others_said_of_the_child_is_not_among_the_childs_words() -> None:
    events = [
        *smallest()[:1],
        said("Q1", "quote", SALT, "He never listens", "Mrs Patel"),
        said("V1", "voice", ev.VOICE, "I like the window"),
        said("N1", "note", ev.VOICE, "drew a picture", "Miss Ali"),
    ]
    page = page_of(held(*events))
    assert "“I like the window”" in page
    assert "never listens" not in page
    assert "drew a picture" not in page


def test_a_quote_of_the_child_counts_as_their_words_and_their_action_as_theirs() -> None:
    opened = ev.Opened(agenda=Agenda(child=Child(name="Sam Rivers")))
    quoted = said("Q1", "quote", ev.OPENING, "I want a key card", "Sam")
    by_child = to_do("A1", ev.OPENING, "choose a club", "Sam Rivers", on(2026, 12, 11))
    page = page_of(held(opened, quoted, by_child))
    assert "- “I want a key card”" in page
    assert "- **You:** choose a club. By Fri 11 Dec 2026." in page


def test_an_action_that_is_nobodys_and_a_meeting_without_a_day_are_said_plainly() -> None:
    page = page_of(held(smallest()[0], to_do("A1", SALT, "Ring the clinic")))
    assert "- **We still have to say who:** Ring the clinic.\n" in page
    assert "We do not know the day yet." in page


def test_a_page_of_an_open_meeting_says_that_it_is_a_draft() -> None:
    assert "**Draft: the meeting is not closed**" in page_of(held(*still_open()))
    assert "Draft" not in page_of(held(*everything()))


@settings(max_examples=40)
@given(any_meetings())
def test_whatever_was_typed_the_page_is_whole_and_holds_nothing_hidden(drawn: AnyMeeting) -> None:
    page = page_of(held(*drawn.events))
    assert not hand_edited(page)
    assert "HIDDEN" not in page


def texts(value: object) -> set[str]:
    """Every text in what somebody may read."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return set().union(*(texts(key) | texts(each) for key, each in value.items()))
    return set().union(*map(texts, value)) if isinstance(value, list) else set()


@settings(max_examples=40)
@given(any_meetings())
def test_nobody_reads_a_word_that_not_everyone_who_was_there_may(drawn: AnyMeeting) -> None:
    school = for_school(held(*drawn.events))
    everyones = texts(msgspec.to_builtins(school))
    for narrowed in (for_child(school), *(for_staff(school, owner) for owner in owners(school))):
        assert texts(msgspec.to_builtins(narrowed)) - {"", "child", "staff", OPENING} <= everyones
