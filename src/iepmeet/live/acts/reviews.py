"""Follow-up dates: /review, /check, /trigger. A proposal enters no paper until it is accepted."""

from __future__ import annotations

import datetime as dt
import re

from iepmeet.agenda import people
from iepmeet.dates import phrases
from iepmeet.live import dates, proposals
from iepmeet.live.act import Act, kept, refused, told
from iepmeet.live.words import answers, refusals
from iepmeet.record.events import ReviewAgreed, ReviewPart, TriggerAgreed
from iepmeet.record.state import Meeting


def main(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/review WHEN [TIME] [@NAME] [PURPOSE]`; alone, the proposal; `/review 1` accepts it."""
    return _agree(meeting, rest, now, "review")


def early_check(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/check WHEN [PURPOSE]`"""
    return _agree(meeting, rest, now, "check")


def trigger(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/trigger TEXT`; alone, the agenda's; `/trigger 1` accepts it."""
    proposed = meeting.agenda.review.trigger
    if not rest:
        return told(*answers.trigger_proposal(proposed))
    if rest.isdecimal():
        if rest != "1" or not proposed:
            return refused(*answers.trigger_proposal(proposed))
        rest = proposed
    return kept(TriggerAgreed(text=rest), answers.trigger_agreed(rest))


def _agree(meeting: Meeting, rest: str, now: dt.datetime, part: ReviewPart) -> Act:
    offered = proposals.of(meeting, part, now.date())
    time = meeting.agenda.review.prefer.time
    if not rest:
        lines = answers.review_proposals(part, offered, time, meeting, now.date())
        first = offered[0].date if offered and offered[0].date else now.date()
        return Act(lines=lines, show="month", argument=f"{part} {first.isoformat()}")
    number, _, after = rest.partition(" ")
    # "1 week" and "1 march" are dates; a bare number is none
    found = dates.follow_up(rest, meeting, now.date())
    if found is None and number.isdecimal() and len(number) < 3 and 0 < int(number) <= len(offered):
        when, text = offered[int(number) - 1], after.strip()
    else:
        if found is None or found[0].date is None:
            why = found[0].caution if found else dates.read(rest, meeting, now.date()).caution
            return refused(
                refusals.no_date(rest, why),
                *answers.review_proposals(part, offered, time, meeting, now.date()),
            )
        when, text = found[0], rest[found[1] :].lstrip(" ,").strip()
    typed_time = phrases.time_of_day(re.sub(r"\Aat\s+", "", text, flags=re.IGNORECASE))
    if typed_time:
        text = re.sub(r"\Aat\s+", "", text, flags=re.IGNORECASE)
        time, text = typed_time[0], text[typed_time[1] :].lstrip(" ,").strip()
    arranges, unmatched, text = _arranger(meeting, text)
    event = ReviewAgreed(
        part=part, when=when, time=time, arranges=arranges, purpose=text, typed=rest, unmatched=unmatched
    )
    return kept(event, *answers.review_agreed(event, now.date()))


def _arranger(meeting: Meeting, text: str) -> tuple[str, tuple[str, ...], str]:
    """`@NAME` anywhere in the rest: who arranges it."""
    at = re.search(r"(?<!\S)@[ \t]*", text)
    if not at:
        return "", (), text
    found, length = people.longest(text[at.end() :], meeting.people)
    if not found:
        word = re.match(r"\S+", text[at.end() :])
        length = word.end() if word else 0
    typed = text[at.end() : at.end() + length]
    rest = " ".join(f"{text[: at.start()]} {text[at.end() + length :]}".split())
    if len(found) == 1:
        return found[0].name, (), rest
    return typed, (typed,) if typed else (), rest
