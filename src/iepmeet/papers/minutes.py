"""The minutes: their parts, in their order. Made from the record, never the truth, always reproducible."""

from __future__ import annotations

from collections.abc import Sequence

from iepmeet.papers import parts_actions, parts_concerns, parts_end, parts_items, parts_reviews, parts_top
from iepmeet.papers.audience import for_school
from iepmeet.papers.page import sealed
from iepmeet.papers.shown import Shown
from iepmeet.record.state import Meeting

_PARTS = (
    parts_top.title,
    parts_top.facts,
    parts_top.attendance,
    parts_top.in_short,
    parts_actions.actions,
    parts_reviews.follow_up,
    parts_items.from_last_time,
    parts_items.voice,
    parts_items.strengths,
    parts_items.opening,
    parts_concerns.concerns,
    parts_items.parked,
    parts_items.next_review,
    parts_reviews.if_support_lapses,
    parts_end.distribution,
    parts_end.amendments,
)


def minutes(meeting: Meeting, fingerprint: str) -> str:
    """The minutes in Markdown, for everyone who was there.

    `fingerprint` is the record's. The same meeting gives the same text; what holds nothing is left out.
    """
    return page(for_school(meeting), fingerprint)


def page(shown: Shown, fingerprint: str, beside: Sequence[str] = ()) -> str:
    """The minutes of what may be read. `beside` are further blocks, below them and no part of them."""
    blocks = [block for part in _PARTS for block in part(shown)]
    return sealed("\n\n".join([*blocks, *beside]), fingerprint)
