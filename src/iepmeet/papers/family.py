"""The family's copy: the minutes as the school has them, then a part that is none of them."""

from __future__ import annotations

from iepmeet.papers.beside import Beside, blocks
from iepmeet.papers.minutes import page
from iepmeet.papers.shown import Shown


def family_copy(shown: Shown, beside: Beside, fingerprint: str) -> str:
    """The copy in Markdown; above the last part it reads as the school's, word for word."""
    return page(shown, fingerprint, blocks(beside))
