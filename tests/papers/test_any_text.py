from __future__ import annotations

import pytest
from hypothesis import given, settings
from markdown_it.token import Token

from iepmeet.papers.minutes import minutes
from iepmeet.papers.page import hand_edited
from iepmeet.record import events as ev
from iepmeet.record.state import Meeting

from .any_meeting import AnyMeeting, any_meetings
from .meetings import held
from .reading import READERS, blocks, collapse, headings, marks, tables, visible

_BLOCKS = {"heading", "paragraph", "inline", "bullet_list", "list_item", "hr"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_EMPHASIS = {"strong_open", "strong_close", "em_open", "em_close"}


def expected_headings(drawn: AnyMeeting, meeting: Meeting) -> list[str]:
    """The level-2 headings that this content must give, in their order."""
    agenda = drawn.agenda
    child = agenda.child
    called = collapse(child.called) if child else ""
    trigger = bool(meeting.trigger.strip())
    again = any(promise.by for promise in meeting.promises.values())
    reviewed = meeting.review or meeting.check or trigger or agenda.meeting.minute_taker.strip()
    prepared = child is not None and child.voice.strip()
    unread = any(each.strip() for each in meeting.left_out)
    parts = {
        "In short": True,
        "Actions": "actions" in drawn.items or again,
        "Follow-up reviews": reviewed,
        "From last time": agenda.carried or ev.LAST_TIME in drawn.items,
        f"{called}'s voice" if called else "The child's voice": prepared or ev.VOICE in drawn.items,
        "Strengths": child is not None and any(each.strip() for each in child.strengths),
        "Opening": unread or ev.OPENING in drawn.items,
        **{
            f"Concern {number}: {collapse(concern.title)}": True
            for number, concern in enumerate(agenda.concerns, start=1)
        },
        "Parked": agenda.parked or ev.PARKED in drawn.items,
        "Next review": ev.NEXT_REVIEW in drawn.items,
        "If support lapses again": trigger,
        "Amendments": meeting.amendments,
    }
    return [heading for heading, there in parts.items() if there]


def expected_shapes(drawn: AnyMeeting, meeting: Meeting) -> list[tuple[int, int]]:
    """Rows and columns of each table, in their order."""
    details, child = drawn.agenda.meeting, drawn.agenda.child
    about_child = child is not None and (child.name.strip() or child.year_group.strip())
    facts = [about_child, details.plan.strip(), True, details.place.strip(), details.chair.strip()]
    actions = drawn.kinds.count("action") + sum(
        promise.by is not None for promise in meeting.promises.values()
    )
    return [
        (1 + sum(map(bool, [*facts, details.minute_taker.strip()])), 2),
        *([(1 + actions, 6)] if actions else []),
        *((1 + len(concern.evidence), 2) for concern in drawn.agenda.concerns if concern.evidence),
    ]


def check(drawn: AnyMeeting) -> None:
    meeting = held(*drawn.events)
    text = minutes(meeting, "9f2c41d0")
    assert text == minutes(held(*drawn.events), "9f2c41d0")
    assert not hand_edited(text)
    assert "HIDDEN" not in text
    for reader in READERS:
        check_tokens(drawn, meeting, reader.parse(text))


def check_tokens(drawn: AnyMeeting, meeting: Meeting, tokens: list[Token]) -> None:
    assert set(blocks(tokens)) <= _BLOCKS | _TABLE
    assert marks(tokens) <= _EMPHASIS
    assert headings(tokens, 1) == [collapse(drawn.agenda.meeting.title) or "Review meeting"]
    assert headings(tokens, 2) == expected_headings(drawn, meeting)
    found = tables(tokens)
    assert [(len(rows), len(rows[0])) for rows in found] == expected_shapes(drawn, meeting)
    assert all(len({len(row) for row in rows}) == 1 for rows in found)
    shown = visible(tokens)
    for mark, words in drawn.shown.items():
        assert shown.count(mark) == 1
        assert words in shown
    assert not [mark for mark in drawn.hidden if mark in shown]


@given(any_meetings())
@settings(max_examples=60, deadline=None)
def test_any_text_anywhere_leaves_the_minutes_their_shape_and_every_entry_its_words_once(
    drawn: AnyMeeting,
) -> None:
    check(drawn)


@pytest.mark.long
@given(any_meetings())
@settings(max_examples=1000, deadline=None)
def test_any_text_anywhere_many_times(drawn: AnyMeeting) -> None:
    check(drawn)
