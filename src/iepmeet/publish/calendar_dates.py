"""What a meeting puts into a calendar: its reviews and each dated action. Only what its readers may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from iepmeet.dates.when import When
from iepmeet.dates.written import day
from iepmeet.papers.parts_actions import AgreedAction, actions_of
from iepmeet.papers.shown import Shown, ShownReview
from iepmeet.publish.calendar_names import discreet
from iepmeet.publish.calendar_source import Source, ref_key
from iepmeet.record.events import ReviewPart
from iepmeet.text import clean, one_line

_LONGEST_PLAN = 40


@dataclass(frozen=True)
class Dated:
    """One entry of a calendar: a review, an early check, or the day an action is due.

    `time` is the time in London, None for the whole day; `stamp` (UTC) is when the record last touched it;
    `sequence` is how often it was changed.
    """

    kind: Literal["review", "check", "action"]
    uid: str
    day: dt.date
    time: dt.time | None
    minutes: int
    title: str
    about: str
    sequence: int
    stamp: dt.datetime


def dated(shown: Shown, source: Source, owner: str = "", name_child: bool = False) -> tuple[Dated, ...]:
    """Everything with a date, reviews first. `owner`: only what this person does or helps with.

    Without `name_child` the child is called "the child" wherever the name was typed.
    """
    reviews = [] if owner else [*_reviews(shown, source, name_child)]
    actions = [*_actions(shown, source, owner, name_child)]
    return (*reviews, *actions)


def owners(shown: Shown) -> tuple[str, ...]:
    """Everybody who has a dated action of their own, in the order of the actions."""
    dues = (action for action in actions_of(shown) if action.by and action.by.date and action.who.strip())
    return tuple(dict.fromkeys(action.who for action in dues))


def dates_gone(happenings: tuple[Dated, ...], markdown: str) -> tuple[str, ...]:
    """The dates of the calendar that minutes edited by hand no longer hold, as papers write them."""
    text = one_line(markdown)
    written = dict.fromkeys(day(happening.day) for happening in happenings)
    return tuple(date for date in written if date not in text)


def in_utc(happening: Dated) -> dt.datetime | None:
    """When it begins, in UTC; None for the whole day."""
    from zoneinfo import ZoneInfo

    if happening.time is None:
        return None
    local = dt.datetime.combine(happening.day, happening.time, tzinfo=ZoneInfo("Europe/London"))
    try:
        return local.astimezone(dt.UTC)
    except OverflowError:
        return None


def ends(start: dt.datetime, minutes: int) -> dt.datetime | None:
    """When it ends; None on the last evening that a calendar knows."""
    try:
        return start + dt.timedelta(minutes=minutes)
    except OverflowError:
        return None


def plain(text: str, shown: Shown, name_child: bool) -> str:
    """Text on one line that is safe to hand on, with or without the child's name."""
    line = one_line(clean(text))
    return line if name_child else discreet(line, shown)


def _reviews(shown: Shown, source: Source, name_child: bool) -> Iterator[Dated]:
    parts: tuple[tuple[ReviewPart, ShownReview | None], ...] = (
        ("review", shown.review),
        ("check", shown.check),
    )
    for part, review in parts:
        if review is None or review.when.date is None:
            continue
        about = [
            review.purpose,
            f"{review.arranges} arranges it" if review.arranges.strip() else "",
            *_remarks(review.when),
        ]
        changes = source.changed(part)
        yield Dated(
            kind=part,
            uid=source.uid(part),
            day=review.when.date,
            time=review.time,
            minutes=source.minutes,
            title=_review_title(shown, part, name_child),
            about=_lines(about, shown, name_child),
            sequence=changes.often,
            stamp=changes.last,
        )


def _review_title(shown: Shown, part: ReviewPart, name_child: bool) -> str:
    plan = plain(shown.plan, shown, name_child)
    label = plan if 0 < len(plan) <= _LONGEST_PLAN else "Support"
    title = f"{label} review" if part == "review" else f"{label} early check"
    child = one_line(clean(shown.child or shown.called)) if name_child else ""
    return f"{title} for {child}" if child else title


def _actions(shown: Shown, source: Source, owner: str, name_child: bool) -> Iterator[Dated]:
    for action in actions_of(shown):
        if action.by is None or action.by.date is None or not does(action, owner):
            continue
        changes = source.changed(ref_key(action.ref))
        said = plain(action.action, shown, name_child) or "Action"
        yield Dated(
            kind="action",
            uid=source.uid(ref_key(action.ref)),
            day=action.by.date,
            time=None,
            minutes=0,
            title=f"{plain(action.ref, shown, True)} {said}".strip(),
            about=_lines(_about(shown, action), shown, name_child),
            sequence=changes.often,
            stamp=changes.last,
        )


def does(action: AgreedAction, owner: str) -> bool:
    """Whether it is this person's to do or to help with; everybody's where no owner is named."""
    return not owner or owner == action.who or owner in action.helpers


def _about(shown: Shown, action: AgreedAction) -> list[str]:
    helpers = ", ".join(name for name in action.helpers if name.strip())
    who = action.who if action.who.strip() else "nobody yet"
    concern = concern_title(shown, action.ref)
    return [
        f"Who: {who}, with {helpers}" if helpers else f"Who: {who}",
        f"Concern: {concern}" if concern.strip() else "",
        f"How we will know: {action.measure}" if action.measure.strip() else "",
        *(_remarks(action.by) if action.by else []),
    ]


def concern_title(shown: Shown, ref: str) -> str:
    """The concern an action belongs to, as it was typed; nothing where it belongs to none."""
    entry = next((entry for entry in shown.of_kind("action") if entry.ref == ref), None)
    if entry is not None:
        concern = shown.concern_of(entry.item)
        return concern.title if concern else ""
    promise = next((promise for promise in shown.promises if promise.carried.ref == ref), None)
    wanted = promise.carried.concern if promise else ""
    return next((concern.title for concern in shown.concerns if concern.id == wanted), "")


def _remarks(when: When) -> list[str]:
    return [when.rest, when.moved, when.caution]


def _lines(said: list[str], shown: Shown, name_child: bool) -> str:
    lines = (plain(each, shown, name_child) for each in said)
    return "\n".join(line for line in lines if line)
