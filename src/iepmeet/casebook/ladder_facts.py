"""What decides where a case stands on the ladder: what lapsed, what was tried, what the casebook holds."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.agenda.model import Evidence
from iepmeet.casebook.case import Case
from iepmeet.casebook.parties import SchoolKind
from iepmeet.casebook.patterns import Word, pattern
from iepmeet.dates.written import day
from iepmeet.guidance.ladder import Has, Ladder
from iepmeet.guidance.model import Nation

_MISSING: tuple[Word, ...] = ("occasional", "systematic")


class LetterSent(Struct, frozen=True, kw_only=True):
    """A letter by its kind, its day, the day an answer was asked for, and the day of one."""

    letter: str
    on: dt.date
    reply_by: dt.date | None = None
    replied: dt.date | None = None


class Facts(Struct, frozen=True, kw_only=True):
    """What decides where a case stands.

    plan       whether there is a plan in law; None where nobody has said
    held       the days of the meetings that were held and closed
    lapses     the days on which something lapsed that has not been talked of since: the day of a promise that
               is late now, a session missed since the last meeting; `promises`: of them, those of promises
    before     the days of lapses that a meeting was held after
    ended      whether the last stage of the school's procedure has been answered
    words      what the evidence of each concern shows
    refused    the days of letters that said no and told of an appeal
    has        what the casebook holds, and in a few words how much
    """

    nation: Nation = "england"
    plan: bool | None = None
    school: SchoolKind | None = None
    held: tuple[dt.date, ...] = ()
    lapses: tuple[dt.date, ...] = ()
    promises: tuple[dt.date, ...] = ()
    before: tuple[dt.date, ...] = ()
    ended: bool = False
    words: tuple[Word, ...] = ()
    letters: tuple[LetterSent, ...] = ()
    refused: tuple[dt.date, ...] = ()
    has: dict[Has, str] = {}

    @property
    def since(self) -> dt.date | None:
        """Since when support lapses, this time; None where nothing lapses now."""
        return min(self.lapses, default=None)

    @property
    def run(self) -> dt.date | None:
        """Since when it lapses again and again, from meeting to meeting without a stretch that went well."""
        begins, end = self.since, dt.date.max
        for held in reversed(self.held):
            again = [on for on in (*self.before, *self.lapses) if held < on <= end]
            if begins is None or not again:
                return begins
            begins, end = min(begins, *again), held
        return min((on for on in (*self.before, *self.lapses) if on <= end), default=begins)


def facts_of(case: Case, ladder: Ladder, today: dt.date) -> Facts:
    """What a casebook says by today; what is dated later does not count yet."""
    rows = [row for row in case.rows if row.date <= today]
    held = tuple(meeting.date for meeting in case.closed_meetings if meeting.date <= today)
    promises = tuple(
        promise.due for promise in case.promises if promise.due is not None and promise.lapsed(today)
    )
    words = []
    missed: list[dt.date] = []
    last = held[-1] if held else dt.date.min
    for put in case.concerns:
        own = [row for row in rows if row.concern == put.id]
        evidence = [Evidence(date=row.date, what=row.what, kind=row.kind) for row in own]
        word = pattern(put.expected, evidence, case.calendar, today).word if evidence else None
        if word:
            words.append(word)
        if word in _MISSING:
            missed += [row.date for row in own if row.kind in ("missed", "cancelled")]
    letters = tuple(
        LetterSent(letter=one.letter.casefold(), on=one.on, reply_by=one.reply_by, replied=one.replied)
        for one in case.sent
        if one.on <= today
    )
    appeals = {clock for step in ladder.steps.values() if step.when == "refused" for clock in step.clocks}
    refused = tuple(one.on for one in case.came if one.on <= today and appeals & set(one.clocks))
    return Facts(
        nation=case.nation,
        plan=case.law_plan,
        school=case.parties.school.kind,
        held=held,
        lapses=tuple(sorted((*promises, *(on for on in missed if on > last)))),
        promises=promises,
        before=tuple(sorted((*(on for on in missed if on <= last), *_made_again(case, today)))),
        ended=case.parties.complaints.ended,
        words=tuple(words),
        letters=letters,
        refused=refused,
        has=_has(case, today, letters, refused),
    )


def _made_again(case: Case, today: dt.date) -> list[dt.date]:
    """The days of promises that had passed when a meeting spoke of them, and found them not kept."""
    return [
        agreed.due
        for promise in case.promises
        for agreed, spoken in pairwise(promise.steps)
        if agreed.due and agreed.due < spoken.on <= today and spoken.verdict != "kept"
    ]


def if_it_lapses(facts: Facts, today: dt.date) -> Facts:
    """The same case, had support lapsed today, and a promise if any was made: what would come next then?"""
    promises = (*facts.promises, today) if facts.has.get("promise") else facts.promises
    return replace(facts, lapses=(*facts.lapses, today), promises=promises)


def _has(
    case: Case, today: dt.date, letters: tuple[LetterSent, ...], refused: tuple[dt.date, ...]
) -> dict[Has, str]:
    """What is in the casebook, counted; what is not there is left out."""
    rows = [row for row in case.rows if row.date <= today]
    meetings = [meeting for meeting in case.closed_meetings if meeting.date <= today]
    agreed = sum(bool(put.agreed) for put in case.concerns)
    agreed += sum(len(meeting.of("agreed")) for meeting in meetings)
    voices = len([one for one in case.spoken if one.date <= today])
    voices += sum(len(meeting.of("voice")) for meeting in meetings)
    known = [row for row in rows if row.kind != "other"]
    dated = case.parties.authority.plan_dated
    counts: dict[Has, str] = {
        "child": case.child,
        "evidence": _counted(len(rows), "dated row"),
        "pattern": _counted(len(known), "session") + " recorded" if len(known) > 2 else "",
        "agreed": _counted(agreed, "entry", "entries") + " on what was agreed" if agreed else "",
        "meeting": f"{_counted(len(meetings), 'meeting')}, the last on {day(meetings[-1].date)}"
        if meetings
        else "",
        "promise": _counted(len(case.promises), "promise"),
        "letter": _counted(len(letters), "letter") + " sent" if letters else "",
        "voice": _counted(voices, "entry", "entries") + " in the child's words" if voices else "",
        "plan": f"dated {day(dated)}" if dated else "",
        "refused": f"a decision of {day(refused[-1])}" if refused else "",
    }
    return {name: said for name, said in counts.items() if said}


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}" if number else ""
