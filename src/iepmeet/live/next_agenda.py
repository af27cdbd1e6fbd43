"""The agenda of the next meeting, from what the last one left open."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iepmeet.live.paths import Paths

if TYPE_CHECKING:
    from iepmeet.casebook.carry import Carry


def carry_of(paths: Paths, today: dt.date) -> tuple[Carry, bool]:
    """What a meeting leaves open, with what was done since; whether it is closed. Raises NotReadError."""
    from msgspec.structs import replace

    from iepmeet.casebook import diary
    from iepmeet.casebook.carry import carried
    from iepmeet.casebook.held import held_in
    from iepmeet.casebook.promise_words import done_since
    from iepmeet.casebook.promises import followed
    from iepmeet.live.hand_out import meeting_of

    meeting, _ = meeting_of(paths.record)
    held_on = meeting.started.date() if meeting.started else today
    carry = carried(meeting, held_on)
    since = followed(held_in(paths.folder), diary.read(paths.folder).done)
    return replace(carry, notes=(*carry.notes, *done_since(since, paths.name))), meeting.closed


def make(last: Paths, today: dt.date) -> Path:
    """Makes it beside the last meeting, named after its day. Raises NotReadError, NotSavedError."""
    from iepmeet.agenda.saving import create
    from iepmeet.agenda.starting import carried_text

    carry, _ = carry_of(last, today)
    on = carry.agenda.meeting.date
    stem = f"review-{on.isoformat()}" if on else "next-review"
    text = carried_text(carry.agenda, carry.held_on, carry.notes)
    names = itertools.chain((stem,), (f"{stem}-{number}" for number in itertools.count(2)))
    while True:
        paths = Paths(last.folder, next(names))
        # a link that leads nowhere takes its name as well
        if not any(os.path.lexists(path) for path in (paths.agenda, paths.record)):
            with suppress(FileExistsError):
                create(paths.agenda, text)
                return paths.agenda
