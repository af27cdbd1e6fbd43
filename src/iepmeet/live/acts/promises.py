"""Promises from last time: /kept, /partly, /notyet, /dropped."""

from __future__ import annotations

import datetime as dt
import re

from iepmeet.dates.when import When
from iepmeet.live import dates
from iepmeet.live.act import Act, kept, refused
from iepmeet.live.words import answers, refusals
from iepmeet.record.events import PromiseReviewed, Verdict
from iepmeet.record.state import Meeting

_BY = re.compile(r"by\s+", re.IGNORECASE)


def was_kept(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/kept REF [TEXT]`"""
    return _review(meeting, rest, now, "kept")


def partly(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/partly REF [by WHEN] TEXT`"""
    return _review(meeting, rest, now, "partly")


def not_yet(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/notyet REF [by WHEN] TEXT`"""
    return _review(meeting, rest, now, "not-yet")


def dropped(meeting: Meeting, rest: str, now: dt.datetime) -> Act:
    """`/dropped REF TEXT`: no longer needed, and why."""
    return _review(meeting, rest, now, "dropped")


def _review(meeting: Meeting, rest: str, now: dt.datetime, verdict: Verdict) -> Act:
    typed, text = (*rest.split(maxsplit=1), "", "")[:2]
    ref = typed.upper()
    promise = meeting.promises.get(ref)
    if promise is None:
        return refused(*refusals.which_promise(meeting, typed))
    when, text, unread = None, text.strip(), ""
    if verdict in ("partly", "not-yet"):
        when, text, unread = _promised_again(text, meeting, now)
    if not text and promise.verdict == verdict:
        text = promise.text
    if not text and verdict != "kept":
        return refused(refusals.say_why(verdict, ref))
    event = PromiseReviewed(ref=ref, verdict=verdict, text=text, by=when, typed=rest)
    return kept(event, *answers.promise_reviewed(promise, event, now.date(), unread))


def _promised_again(text: str, meeting: Meeting, now: dt.datetime) -> tuple[When | None, str, str]:
    """`by WHEN` at the start makes it a promise again; a `by` without a date is text, and it is said why."""
    by = _BY.match(text)
    found = dates.longest(text[by.end() :], meeting, now.date()) if by else None
    if not by or not found or not found[0].date:
        return None, text, found[0].caution if found else ""
    return found[0], text[by.end() + found[1] :].lstrip(" ,:;-"), ""
