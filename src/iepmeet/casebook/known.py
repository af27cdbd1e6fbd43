"""What is known in one folder: its concerns, their evidence and the calendar they are counted by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from iepmeet.agenda.found import listed, nearest, shown
from iepmeet.agenda.model import Agenda, Concern
from iepmeet.casebook import evidence, folder
from iepmeet.casebook.agendas import agendas_in, bare
from iepmeet.casebook.evidence import EvidenceFile, Seen, concern_of, with_evidence
from iepmeet.dates.school import Calendar
from iepmeet.errors import IepmeetError, Problem


@dataclass(frozen=True, slots=True)
class Known:
    """A folder as it was read. `calendar` is that of its latest agenda, else of its casebook."""

    agendas: tuple[Agenda, ...]
    calendar: Calendar
    file: EvidenceFile
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, place: Path, *, today: dt.date) -> Known:
        """Everything that is known in a folder. Raises nothing."""
        agendas = agendas_in(place, today=today)
        calendar = (agendas[0] if agendas else bare(place, today=today)).calendar
        file = evidence.read(place, today=today)
        return cls(agendas, calendar, file, (*folder.read(place).problems, *file.problems))

    @property
    def concerns(self) -> dict[str, tuple[Concern, Calendar]]:
        """Each concern by its id, with its evidence, as the latest agenda that has it knows it.

        Names that stand in the evidence alone are concerns as well.
        """
        found: dict[str, tuple[Concern, Calendar]] = {}
        for agenda in self.agendas:
            for concern in agenda.concerns:
                found.setdefault(concern.id, (concern, agenda.calendar))
        planned = tuple(concern for concern, _ in found.values())
        names = dict.fromkeys(row.concern for row in self.file.rows if not concern_of(row.concern, planned))
        loose = tuple(Concern(id=name, title=name) for name in names if name)
        for concern in with_evidence(Agenda(concerns=loose), self.file.rows).concerns:
            if concern.evidence:
                found.setdefault(concern.id, (concern, self.calendar))
        return found

    def rows(self, name: str | None) -> tuple[Seen, ...]:
        """The rows of one concern, or all."""
        if name is None:
            return self.file.rows
        every = self._every
        wanted = concern_of(name, every)
        if wanted is None:
            raise IepmeetError(*self._no_concern(name), exit_code=2)
        return tuple(row for row in self.file.rows if concern_of(row.concern, every) == wanted)

    def one(self, name: str) -> tuple[Concern, Calendar]:
        """The concern with this id or title."""
        found = concern_of(name, self._every)
        if found is None:
            raise IepmeetError(*self._no_concern(name), exit_code=2)
        return self.concerns[found.id]

    def place(self, name: str | None) -> tuple[str, str]:
        """The id of the concern that new evidence belongs to, and what to say about it.

        Raises IepmeetError where none is named and there are several.
        """
        if name is None:
            if len(self._every) > 1:
                names = listed([f"--concern {concern.id}" for concern in self._every])
                raise IepmeetError("Which concern is it for? Nothing was kept.", f"Add {names}.", exit_code=2)
            if self._every:
                return self._every[0].id, ""
            return "", "It is for no concern yet: --concern NAME says for which."
        found = concern_of(name, self._every)
        if found:
            return found.id, ""
        return name.strip(), " ".join(self._no_concern(name)) if self._every else ""

    @property
    def _every(self) -> tuple[Concern, ...]:
        return tuple(concern for concern, _ in self.concerns.values())

    def _no_concern(self, name: str) -> tuple[str, str]:
        ids = [concern.id for concern in self._every]
        near = nearest(name, ids)
        fix = f"Did you mean {shown(near)}?" if near else f"Known: {listed(ids, 'and')}." if ids else ""
        return f"There is no concern {shown(name)} here yet.", fix
