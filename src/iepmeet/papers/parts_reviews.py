"""When people meet again: the reviews agreed, and what would bring them forward."""

from __future__ import annotations

from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, line
from iepmeet.papers.shown import Shown, ShownReview
from iepmeet.papers.wording import when


def follow_up(shown: Shown) -> list[str]:
    """The main review, the early check, the trigger, who arranges them, and who sends these minutes."""
    sender = line(shown.minute_taker)
    items = [
        f"{bold('Main review:')} {_review(shown.review) if shown.review else 'none agreed yet'}",
        f"{bold('Early check:')} {_review(shown.check)}" if shown.check else "",
        f"{bold('Sooner if:')} {escape(shown.trigger, at_start=False)}" if line(shown.trigger) else "",
        f"{bold('These minutes:')} {sender} sends them" if sender else "",
    ]
    said = [item for item in items if item]
    nothing = shown.review is None and len(said) == 1
    return [] if nothing else [heading(2, "Follow-up reviews"), bullets(bullet(item) for item in said)]


def if_support_lapses(shown: Shown) -> list[str]:
    """Only the trigger that was agreed and the review it brings forward."""
    if not line(shown.trigger):
        return []
    review = when(shown.review.when, shown.review.time) if shown.review else "none agreed yet"
    return [
        heading(2, "If support lapses again"),
        bullets(
            [
                bullet(f"{bold('What brings the review forward:')} {escape(shown.trigger, at_start=False)}"),
                bullet(f"{bold('The review it brings forward:')} {review}"),
            ]
        ),
    ]


def _review(review: ShownReview) -> str:
    arranges, purpose = line(review.arranges), line(review.purpose)
    parts = [when(review.when, review.time), f"{arranges} arranges it" if arranges else ""]
    dated = ", ".join(part for part in parts if part)
    return f"{dated}. {purpose}" if purpose else dated
