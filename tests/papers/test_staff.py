from __future__ import annotations

import msgspec
from hypothesis import given, settings

from iepmeet.papers.audience import for_school
from iepmeet.papers.audience_narrower import for_staff, owners
from iepmeet.papers.page import hand_edited
from iepmeet.papers.parts_actions import actions_of
from iepmeet.papers.staff import staff_slip
from iepmeet.record.state import Meeting

from .any_meeting import AnyMeeting, any_meetings
from .meetings import everything, held, still_open


def slip(meeting: Meeting, owner: str) -> str:
    return staff_slip(for_staff(for_school(meeting), owner), owner, "f")


def test_there_is_a_slip_for_each_who_does_something_or_helps() -> None:
    assert owners(for_school(held(*everything()))) == ("Mrs Patel", "Miss Ali", "Mr Lee")


def test_it_holds_the_owners_actions_with_the_concern_beside_each_and_nothing_else() -> None:
    text = slip(held(*everything()), "Mrs Patel")
    assert text.startswith("# Actions for Mrs Patel\n")
    assert [line.split(" | ")[:3] for line in text.splitlines() if line.startswith("| A")] == [
        [
            "| A2",
            "Book the speech assistant's cover (promised again)",
            "Speech and language sessions missed",
        ],
        ["| A5", "Name a second assistant who covers", "Speech and language sessions missed"],
    ]
    assert "Clear the quiet space" not in text
    assert "blue book" not in text
    assert not hand_edited(text)


def test_nothing_but_titles_of_concerns_is_in_what_the_owner_may_read() -> None:
    held_text = msgspec.json.encode(for_staff(for_school(held(*everything())), "Mr Lee")).decode()
    assert "Clear the quiet space" in held_text
    for other in (
        "Speech and language",
        "It was full",
        "Mrs Patel",
        "window",
        "dinosaur",
        "Oakfield",
        "2027",
    ):
        assert other not in held_text, other


def test_a_slip_of_an_open_meeting_says_that_it_is_a_draft() -> None:
    assert "**Draft: the meeting is not closed**" in slip(held(*still_open()), "Mrs Patel")


@settings(max_examples=40)
@given(any_meetings())
def test_the_slips_together_hold_every_action_that_is_somebodys_and_only_theirs(drawn: AnyMeeting) -> None:
    shown = for_school(held(*drawn.events))
    on_slips = set()
    for owner in owners(shown):
        theirs = actions_of(for_staff(shown, owner))
        assert theirs == [each for each in actions_of(shown) if owner in (each.who, *each.helpers)]
        on_slips |= {action.ref for action in theirs}
    everyones = actions_of(shown)
    assert on_slips >= {each.ref for each in everyones if each.who.strip()}
