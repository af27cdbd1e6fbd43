"""From a folder to a case: its agendas, its evidence and its records. Nothing is written, nothing raised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from iepmeet.agenda import read as agenda_file
from iepmeet.agenda.model import Agenda, Concern
from iepmeet.agenda.shape import REF
from iepmeet.casebook import diary as diaries
from iepmeet.casebook import evidence, folder
from iepmeet.casebook.case import (
    Came,
    Case,
    Put,
    Sent,
    Settled,
    Source,
    Spoken,
)
from iepmeet.casebook.case_held import held_meeting
from iepmeet.casebook.case_rows import rows_of
from iepmeet.casebook.diary import Diary
from iepmeet.casebook.facts import Facts, facts_of
from iepmeet.casebook.held import in_order, records_in
from iepmeet.casebook.names import CASEBOOK, DIARY, EVIDENCE
from iepmeet.casebook.promises import Promise, followed
from iepmeet.dates.school import Calendar
from iepmeet.errors import NotReadError, Problem
from iepmeet.guidance.model import Nation
from iepmeet.record import journal
from iepmeet.record.meeting import fold
from iepmeet.record.state import Meeting
from iepmeet.text import one_line

_CO_ORDINATORS = ("senco", "sendco", "alnco", "lsc", "learning support")


@dataclass(frozen=True, slots=True)
class CaseReading:
    """The case, and what could not be read of its files."""

    case: Case
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Agenda:
    file: str
    agenda: Agenda
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class _Record:
    file: str
    meeting: Meeting
    facts: Facts

    @property
    def date(self) -> dt.date:
        return self.facts.held_on


def read(place: Path, *, today: dt.date, law_plans: Mapping[Nation, Sequence[str]]) -> CaseReading:
    """The case of a folder. `law_plans`: for each nation the labels of a plan in law, in small letters."""
    casebook = folder.read(place)
    problems = list(casebook.problems)
    records = _records(place, problems)
    agendas = _agendas(place, casebook.defaults, today, records)
    seen = evidence.read(place, today=today)
    problems += seen.problems
    bare = _of_the_casebook(place, casebook.defaults, today)
    latest = agendas[-1].agenda if agendas else bare
    # a record that lost its agenda knows nothing of a casebook that was written later
    child = latest.child or bare.child
    calendar = bare.calendar if latest.calendar == Calendar() else latest.calendar
    label = latest.meeting.plan or bare.meeting.plan
    puts = _concerns(agendas, records)
    diary = _diary(place, problems)
    followable = [record for record in records if record.meeting.ended]
    held = tuple(held_meeting(record.file, record.date, record.meeting) for record in records)
    case = Case(
        nation=calendar.nation,
        plan=label,
        law_plan=_law_plan(casebook.parties.authority.plan, label, law_plans.get(calendar.nation, ())),
        child=child.name if child else "",
        called=child.called if child else "",
        co_ordinator=_co_ordinator(latest) or _co_ordinator(bare),
        parties=casebook.parties,
        calendar=calendar,
        concerns=puts,
        rows=rows_of(seen, [(one.file, one.agenda) for one in agendas], puts),
        spoken=_spoken(agendas),
        meetings=held,
        promises=_promises(followable, diary),
        sent=tuple(_sent(diary)),
        came=tuple(_came(diary)),
        settled=tuple(_settled(diary)),
        files=_files(place),
    )
    return CaseReading(case, tuple(problems))


def _law_plan(said: bool | None, label: str, law_plans: Sequence[str]) -> bool | None:
    """As the casebook says, else by its label; another label says nothing: an IEP may stand beside a plan."""
    if said is not None:
        return said
    return True if one_line(label).casefold() in law_plans else None


def _records(place: Path, problems: list[Problem]) -> list[_Record]:
    """The meetings that were held, each once, by their days; what was lost of a record is said."""
    found: list[_Record] = []
    for name in records_in(path.name for path in place.iterdir()):
        try:
            reading = journal.read(place / name)
        except NotReadError as wrong:
            problems.append(Problem(name, 0, 0, str(wrong)))
            continue
        problems += [
            Problem(name, one.line, 1, one.what, level="caution") for one in reading.damage if one.lost
        ]
        meeting = fold(reading.events, reading.spent)
        facts = facts_of(name.removesuffix(journal.ENDING), meeting)
        if facts:
            found.append(_Record(name, meeting, facts))
    once = {facts.name for facts in in_order(record.facts for record in found)}
    kept = [record for record in found if record.facts.name in once]
    return sorted(kept, key=lambda record: (record.date, record.file))


def _diary(place: Path, problems: list[Problem]) -> Diary:
    try:
        return diaries.read(place)
    except NotReadError as wrong:
        problems.append(Problem(DIARY, 0, 0, str(wrong)))
        return Diary()


def _promises(records: Sequence[_Record], diary: Diary) -> tuple[Promise, ...]:
    return followed([record.facts for record in records], diary.done)


def _sent(diary: Diary) -> Iterator[Sent]:
    answered = {reply.answers: reply.on for reply in reversed(diary.replies)}
    for one in sorted(diary.sent, key=lambda one: one.on):
        yield Sent(
            ref=one.ref,
            letter=one.letter,
            on=one.on,
            source=Source(DIARY, one.ref),
            to=one.to,
            text=one.text,
            reply_by=one.reply_by,
            replied=answered.get(one.ref),
        )


def _came(diary: Diary) -> Iterator[Came]:
    for one in sorted(diary.replies, key=lambda one: one.on):
        yield Came(
            ref=one.ref,
            on=one.on,
            source=Source(DIARY, one.ref),
            answers=one.answers,
            letter=one.letter,
            sender=one.sender,
            text=one.text,
            clocks=one.clocks,
        )


def _settled(diary: Diary) -> Iterator[Settled]:
    """All that was done but actions, which are followed as promises."""
    for one in diary.done:
        if not re.fullmatch(REF, one.ref):
            yield Settled(
                what=one.ref,
                on=one.on,
                since=one.held,
                source=Source(DIARY, one.ref),
                confirmed_by=one.confirmed_by,
            )


def _agendas(place: Path, defaults: object, today: dt.date, records: Sequence[_Record]) -> list[_Agenda]:
    """The agendas in the order of their days, undated ones first; a record without one brings its own."""
    mapping = defaults if isinstance(defaults, dict) else {}
    held = {record.file.removesuffix(journal.ENDING): record for record in records}
    found = []
    for path in sorted(place.glob("*.toml")):
        if path.name in (CASEBOOK, EVIDENCE):
            continue
        agenda = agenda_file.read(path, mapping, today=today).agenda
        if agenda and (agenda.concerns or agenda.meeting.title):
            record = held.pop(path.name.removesuffix(".toml"), None)
            found.append(_Agenda(path.name, agenda, agenda.meeting.date or (record.date if record else None)))
    found += [_Agenda(record.file, record.meeting.agenda, record.date) for record in held.values()]
    return sorted(found, key=lambda one: (one.date or dt.date.min, one.file))


def _of_the_casebook(place: Path, defaults: object, today: dt.date) -> Agenda:
    mapping = defaults if isinstance(defaults, dict) else {}
    reading = agenda_file.read_text('[meeting]\ntitle = "-"\n', CASEBOOK, mapping, today=today, folder=place)
    return reading.agenda or Agenda()


def _co_ordinator(agenda: Agenda) -> str:
    for person in agenda.people:
        if any(word in person.role.casefold() for word in _CO_ORDINATORS):
            return person.name
    return ""


def _concerns(agendas: Sequence[_Agenda], records: Sequence[_Record]) -> tuple[Put, ...]:
    """Each concern by its id as the latest agenda puts it, then those that were raised at a meeting alone."""
    found: dict[str, Put] = {}
    for one in agendas:
        for concern in one.agenda.concerns:
            put = _put(one, concern)
            before = found[concern.id].first if concern.id in found else {}
            # an agenda without a day yet, as the next one may be, is nobody's first
            dated = {text: first for text, first in before.items() if first[0]}
            written = {text: dated.get(text, (put.date, put.source)) for text in put.texts if text}
            found[concern.id] = replace(put, first={**before, **written})
    for record in records:
        for state in record.meeting.concerns.values():
            raised = _Agenda(record.file, record.meeting.agenda, record.date)
            found.setdefault(state.concern.id, _put(raised, state.concern))
    return tuple(found.values())


def _put(one: _Agenda, concern: Concern) -> Put:
    return Put(
        id=concern.id,
        title=concern.title,
        source=Source(one.file, f"concern {concern.id}"),
        date=one.date,
        by=one.agenda.meeting.prepared_by,
        agreed=concern.agreed,
        dose=concern.dose,
        happening=concern.happening,
        impact=concern.impact,
        hoped=concern.hoped,
        expected=concern.expected,
        questions=tuple(question.ask for question in concern.questions),
    )


def _spoken(agendas: Sequence[_Agenda]) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(date=one.date, text=one.agenda.child.voice, source=Source(one.file, "child"))
        for one in agendas
        if one.date and one.agenda.child and one.agenda.child.voice
    )


def _files(place: Path) -> tuple[str, ...]:
    """What may go into a bundle: papers and tables, never a record, a draft or the casebook itself."""
    endings = (".md", ".pdf", ".docx", ".html", ".csv")
    return tuple(
        sorted(path.name for path in place.iterdir() if path.name.endswith(endings) and path.is_file())
    )
