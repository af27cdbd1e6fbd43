"""What is done under a concern: /asked, /answer, /outcome, /question, /concern, /yes."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda import ids
from iepmeet.agenda.model import Concern, Question
from iepmeet.live import bank
from iepmeet.live.act import Act, kept, refused, told
from iepmeet.live.capture import understood
from iepmeet.live.numbers import next_ref
from iepmeet.live.words import answers, refusals
from iepmeet.record.events import (
    ConcernAdded,
    OutcomeSet,
    OutcomeWord,
    QuestionAdded,
    QuestionAnswered,
    QuestionAsked,
    ReadBackAccepted,
)
from iepmeet.record.state import Asked, ConcernState, Meeting

_OUTCOMES: dict[str, OutcomeWord] = {
    "resolved": "resolved",
    "agreed": "agreed",
    "partly": "partly",
    "not-agreed": "not-agreed",
    "parked": "parked",
}


def asked(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/asked N`"""
    concern, question, _, trouble = question_of(meeting, rest)
    if concern is None or question is None:
        return refused(*trouble)
    event = QuestionAsked(concern=concern.concern.id, number=question.number)
    return kept(event, answers.asked(question))


def answer(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/answer N TEXT`; `Name:` before the text says who answered."""
    concern, question, text, trouble = question_of(meeting, rest)
    if concern is None or question is None:
        return refused(*trouble)
    words = understood("answer", text, meeting, now.date())
    if not words.text:
        return refused(refusals.WHAT_WAS_THE_ANSWER)
    ref = next_ref(meeting, "answer")
    event = QuestionAnswered(
        ref=ref, concern=concern.concern.id, number=question.number, typed=text, words=words
    )
    return kept(event, answers.answered(ref, question, words))


def outcome(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/outcome WORD [TEXT]`"""
    concern = meeting.concern_of(meeting.current)
    if concern is None:
        return refused(refusals.NEEDS_A_CONCERN)
    word, text = (*rest.split(maxsplit=1), "", "")[:2]
    if rest.lower().startswith("not agreed"):
        word, text = "not-agreed", rest[len("not agreed") :]
    meant = _OUTCOMES.get(word.lower().rstrip(":,."))
    if meant is None:
        return refused(refusals.WHICH_OUTCOME)
    event = OutcomeSet(concern=concern.concern.id, outcome=meant, text=text.strip())
    return kept(event, answers.outcome(concern, meant, text.strip()))


def add_question(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/question TEXT`: one more question here; alone, the bank's; `/question 2` takes one of those."""
    concern = meeting.concern_of(meeting.current)
    if concern is None:
        return refused(refusals.NEEDS_A_CONCERN)
    question = Question(ask=rest)
    if not rest or rest.isdecimal():
        offered = bank.offered(meeting, concern)
        if not rest:
            return told(*answers.questions_offered(offered), show="questions")
        if not (len(rest) < 3 and 0 < int(rest) <= len(offered)):
            return refused(*answers.questions_offered(offered))
        question = offered[int(rest) - 1].question(meeting.people, meeting.agenda.child)
    number = max((asked.number for asked in concern.questions), default=0) + 1
    event = QuestionAdded(concern=concern.concern.id, number=number, question=question)
    return kept(event, answers.question_added(number, question.ask))


def add_concern(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/concern TITLE`: raised at the meeting, with the next free number."""
    title = " ".join(rest.split())
    if not title:
        return refused(refusals.WHICH_CONCERN)
    event = ConcernAdded(concern=Concern(id=ids.free(ids.made_from(title), meeting.concerns), title=title))
    return kept(event, answers.concern_added(meeting.used.get("concern", 0) + 1, title))


def accept(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/yes`: the room accepts what was written under this concern."""
    concern = meeting.concern_of(meeting.current)
    if concern is None:
        return refused(refusals.NEEDS_A_CONCERN)
    return kept(ReadBackAccepted(concern=concern.concern.id), answers.accepted(concern))


def question_of(
    meeting: Meeting, rest: str
) -> tuple[ConcernState | None, Asked | None, str, tuple[str, ...]]:
    """The concern, the question by its number, what follows the number, or why there is none."""
    concern = meeting.concern_of(meeting.current)
    if concern is None:
        return None, None, "", (refusals.NEEDS_A_CONCERN,)
    number, text = (*rest.split(maxsplit=1), "", "")[:2]
    question = None
    if number.rstrip(":.").isdecimal():
        question = meeting.question(concern.concern.id, int(number.rstrip(":.")[:6]))
    if question is None:
        return concern, None, "", refusals.which_question(concern)
    return concern, question, text.strip(), ()
