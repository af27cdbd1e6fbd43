"""What a journal may hold: the record of a meeting has its events, a casebook's diary has its own."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

from iepmeet.record.events import AnyEvent


class Vocabulary(NamedTuple):
    """The kinds of events of one journal, and what such a journal is called in sentences.

    kinds  a union of tagged events, as msgspec reads them
    """

    called: str
    kinds: Any

    @property
    def tags(self) -> frozenset[str]:
        """The names of its kinds, as they stand on a line."""
        return frozenset(kind.__struct_config__.tag for kind in get_args(self.kinds))


RECORD = Vocabulary("record", AnyEvent)
