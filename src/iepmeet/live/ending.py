"""The end of a meeting: by when to say that the minutes are not right, and the minutes themselves."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from iepmeet.dates import review
from iepmeet.dates.when import When
from iepmeet.errors import NotSavedError
from iepmeet.live import hand_out
from iepmeet.live.paths import Paths
from iepmeet.live.words import answers
from iepmeet.record.state import Meeting


class Written(NamedTuple):
    """What to say once the meeting is closed; `failed`: the minutes could not be written."""

    lines: tuple[str, ...]
    failed: bool = False


def reply_by(meeting: Meeting, today: dt.date) -> When | None:
    """The last day to say that the minutes are not right; None if the agenda wants none."""
    length = meeting.agenda.review.reply_by
    when = review.reply_by(length, today, meeting.agenda.calendar) if length else None
    return when if when and when.date else None


def write_minutes(paths: Paths) -> Written:
    """Writes the minutes beside the record, which is whole whether they can be written or not."""
    try:
        out = hand_out.write_minutes(paths)
    except NotSavedError as trouble:
        return Written((answers.closed(paths.record.name), str(trouble)), failed=True)
    return Written(answers.ended(paths.record, out.page, out.kept_edit))
