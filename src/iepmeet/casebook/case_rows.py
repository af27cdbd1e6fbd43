"""The evidence of a case: each fact once, with the file and the place where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from iepmeet.agenda.model import Agenda, Concern
from iepmeet.casebook.case import Put, Row, Source
from iepmeet.casebook.evidence import EvidenceFile, Seen, concern_of
from iepmeet.casebook.names import EVIDENCE
from iepmeet.text import one_line

_ROW = re.compile(r"^[ \t]*\[\[[ \t]*evidence[ \t]*\]\]", re.MULTILINE)


def rows_of(
    seen: EvidenceFile, agendas: Sequence[tuple[str, Agenda]], puts: Sequence[Put]
) -> tuple[Row, ...]:
    """All evidence by its day, each fact once: where it stands twice, its row in the evidence file counts."""
    concerns = tuple(Concern(id=put.id, title=put.title) for put in puts)
    rows = [
        Row(
            date=row.date,
            kind=row.kind,
            source=source,
            concern=known.id if (known := concern_of(row.concern, concerns)) else row.concern,
            what=row.what,
            who=row.who,
            written=row.source,
        )
        for row, source in _with_places(seen)
    ]
    for file, agenda in agendas:
        for concern in agenda.concerns:
            rows += [
                Row(
                    date=fact.date,
                    kind=fact.kind,
                    source=Source(file, f"concern {concern.id}, evidence {number}"),
                    concern=concern.id,
                    what=fact.what,
                )
                for number, fact in enumerate(concern.evidence, 1)
            ]
    once: dict[tuple[object, ...], Row] = {}
    for row in rows:
        once.setdefault((row.date, row.kind, row.concern, one_line(row.what).casefold()), row)
    return tuple(sorted(once.values(), key=lambda row: row.date))


def _with_places(seen: EvidenceFile) -> Iterator[tuple[Seen, Source]]:
    """Each row with its number in the file, and its line where every row has a heading of its own."""
    raw = seen.toml.data.get("evidence", [])
    written = raw if isinstance(raw, list) else [raw]
    text = seen.toml.text or ""
    lines = [text.count("\n", 0, head.start()) + 1 for head in _ROW.finditer(text)]
    at = 0
    for row in seen.rows:
        while at < len(written) and not _dated(written[at], row.date):
            at += 1
        place = f"row {at + 1}"
        if len(lines) == len(written) and at < len(lines):
            place += f", line {lines[at]}"
        yield row, Source(EVIDENCE, place)
        at += 1


def _dated(raw: object, day: dt.date) -> bool:
    return isinstance(raw, dict) and str(raw.get("date", "")).strip() == day.isoformat()
