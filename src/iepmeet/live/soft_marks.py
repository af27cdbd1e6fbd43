"""Words too vague to check later, marked softly while an action or a decision is typed. Never in a quote."""

from __future__ import annotations

from iepmeet.agenda.wording import marks
from iepmeet.guidance.wording import wording
from iepmeet.live.meant import PROMISING, Keep
from iepmeet.live.words.echo import Piece


def on(meant: Keep) -> tuple[Piece, ...]:
    """For the first such words of the line the question that helps; nothing where there are none."""
    if meant.kind not in PROMISING:
        return ()
    found = marks(meant.words.text, wording())
    return (Piece(f"“{found[0].words}”: {found[0].instead}"),) if found else ()
