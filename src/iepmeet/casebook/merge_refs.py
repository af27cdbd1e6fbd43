"""Refs of the second of two records that are joined: what clashes takes the next number that neither used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from iepmeet.record import events as ev
from iepmeet.record.events import Event, Stamped
from iepmeet.record.state import Meeting


class Renumbered(NamedTuple):
    """What the refs of the second record are in the joined one, where they change."""

    new: dict[str, str]

    @classmethod
    def of(
        cls, meetings: tuple[Meeting, Meeting], mine: Sequence[Stamped], theirs: Sequence[Stamped]
    ) -> Renumbered:
        """Promises from last time keep their refs: in both records they are the same thing."""
        promised = {ref for meeting in meetings for ref in meeting.promises}
        used = {
            letter: max(meeting.used.get(letter, 0) for meeting in meetings)
            for letter in meetings[0].used | meetings[1].used
        }
        taken = {ref for one in mine for ref in given(one.event)}
        new: dict[str, str] = {}
        for one in theirs:
            for ref in given(one.event):
                if ref and ref in taken and ref not in promised and ref not in new:
                    letter = ref[:1]
                    used[letter] = used.get(letter, 0) + 1
                    new[ref] = f"{letter}{used[letter]}"
        return cls(new)

    def applied(self, event: Event) -> Event:
        """An event of the second record with its refs as they are now."""
        changes: dict[str, Any] = {}
        for key in ("ref", "new_ref"):
            ref = getattr(event, key, "")
            if ref and ref in self.new:
                changes[key] = self.new[ref]
        if isinstance(event, ev.Renamed):
            changes["rewritten"] = {self.new.get(ref, ref): words for ref, words in event.rewritten.items()}
        return replace(event, **changes) if changes else event


def given(event: Event) -> Iterable[str]:
    """The refs that an event gives out."""
    if isinstance(event, ev.Entry | ev.QuestionAnswered | ev.ScaleAnswered):
        return (event.ref,)
    return (event.new_ref,) if isinstance(event, ev.ChangedKind) else ()
