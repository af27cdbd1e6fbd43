"""The slip for one owner: what they do, with the concern beside each, and nothing else."""

from __future__ import annotations

from iepmeet.dates.written import day
from iepmeet.papers.markdown import bold, heading, line, table
from iepmeet.papers.page import sealed
from iepmeet.papers.parts_actions import actions
from iepmeet.papers.shown import Shown


def staff_slip(shown: Shown, owner: str, fingerprint: str) -> str:
    """The slip in Markdown. `shown` is what this owner may read, see `audience_narrower.for_staff`."""
    rows = [
        ("Child", line(shown.child)),
        ("Held", day(shown.started.date()) if shown.started else ""),
    ]
    known = [row for row in rows if row[1]]
    blocks = [
        heading(1, f"Actions for {line(owner)}"),
        *([] if shown.closed else [bold("Draft: the meeting is not closed")]),
        *([table(["The meeting", "Details"], known)] if known else []),
        *actions(shown),
    ]
    return sealed("\n\n".join(blocks), fingerprint)
