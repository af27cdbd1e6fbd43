"""Where a case stands on its nation's ladder, the gentlest next step first. It suggests; it never urges."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from iepmeet.agenda.model import Evidence
from iepmeet.casebook.case import Case
from iepmeet.casebook.parties import SchoolKind
from iepmeet.casebook.patterns import Word, pattern
from iepmeet.dates.written import day
from iepmeet.guidance.ladder import Has, Ladder, Need, Step
from iepmeet.guidance.model import Nation

State = Literal["done", "waiting", "open", "later", "beside"]
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
    lapses     the days on which something lapsed: a promise's day that passed, a session missed
    promises   of them, those of promises
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
    words: tuple[Word, ...] = ()
    letters: tuple[LetterSent, ...] = ()
    refused: tuple[dt.date, ...] = ()
    has: dict[Has, str] = {}


class Rung(Struct, frozen=True, kw_only=True):
    """A step and where it stands. `needs`: each with what the casebook holds of it; `said`: why it is so."""

    step: Step
    state: State
    needs: tuple[tuple[Need, str], ...]
    said: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """The rungs that fit the case, in the ladder's order. `next` is the gentlest that is open; None: none is.

    `remarks` say what the casebook would have to say for the rest, and why nothing is next where nothing is.
    """

    rungs: tuple[Rung, ...]
    next: Rung | None
    remarks: tuple[str, ...]

    def of(self, *states: State) -> tuple[Rung, ...]:
        """The rungs in one of these states."""
        return tuple(rung for rung in self.rungs if rung.state in states)


def facts_of(case: Case, ladder: Ladder, today: dt.date) -> Facts:
    """What a casebook says by today; what is dated later does not count yet."""
    rows = [row for row in case.rows if row.date <= today]
    held = tuple(meeting.date for meeting in case.closed_meetings if meeting.date <= today)
    promises = tuple(
        promise.due for promise in case.promises if promise.due is not None and promise.lapsed(today)
    )
    words = []
    missed: list[dt.date] = []
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
        lapses=tuple(sorted((*promises, *missed))),
        promises=promises,
        words=tuple(words),
        letters=letters,
        refused=refused,
        has=_has(case, today, letters, refused),
    )


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


def standing(facts: Facts, ladder: Ladder, today: dt.date) -> Standing:
    """Where the case stands. Pure: the same facts on the same day give the same answer."""
    rungs: dict[str, Rung] = {}
    for step in ladder.steps.values():
        if _fits(step, facts):
            rungs[step.id] = _rung(step, facts, rungs, ladder, today)
    unsure = {step.id for step in ladder.steps.values() if _unsure(step, facts)}
    first = next(
        (rung for rung in rungs.values() if rung.state == "open" and rung.step.id not in unsure), None
    )
    waiting = next((rung for rung in rungs.values() if rung.state == "waiting"), None)
    if waiting and first and _before(waiting, first, rungs):
        first = None
    return Standing(
        rungs=tuple(rungs.values()),
        next=first,
        remarks=_remarks(facts, ladder, rungs, first, waiting, unsure=unsure),
    )


def _before(waiting: Rung, first: Rung, rungs: dict[str, Rung]) -> bool:
    """Whether the letter that waits stands lower: then its answer is awaited before anything higher."""
    ids = list(rungs)
    return ids.index(waiting.step.id) < ids.index(first.step.id)


def _fits(step: Step, facts: Facts) -> bool:
    if step.plan and facts.plan is not None and facts.plan != (step.plan == "with"):
        return False
    return not step.schools or facts.school is None or facts.school in step.schools


def _unsure(step: Step, facts: Facts) -> bool:
    """Nobody has said what decides whether it fits."""
    return (bool(step.plan) and facts.plan is None) or (bool(step.schools) and facts.school is None)


def _rung(step: Step, facts: Facts, below: dict[str, Rung], ladder: Ladder, today: dt.date) -> Rung:
    needs = tuple((need, facts.has.get(need.has, "") if need.has else "") for need in step.needs)
    state, said = _state(step, facts, below, ladder, today)
    return Rung(step=step, state=state, needs=needs, said=said)


def _state(
    step: Step, facts: Facts, below: dict[str, Rung], ladder: Ladder, today: dt.date
) -> tuple[State, str]:
    if step.beside:
        return "beside", ""
    if done := _done(step, facts):
        return "done", done
    if sent := _sent(step, facts):
        return "waiting", f"sent on {day(sent.on)}" + (
            f"; an answer was asked for by {day(sent.reply_by)}" if sent.reply_by else ""
        )
    if not _has_come(step, facts):
        return "later", ""
    for id in step.after:
        lower = below.get(id)
        if lower is None or not _has_come(ladder.steps[id], facts):
            continue
        if not (lower.state == "done" if step.answered else _tried(lower, facts, today)):
            return "later", f"after “{lower.step.title}”"
    return "open", ""


def _has_come(step: Step, facts: Facts) -> bool:
    """What has to have happened for the step has happened."""
    match step.when:
        case "lapse":
            return bool(facts.lapses)
        case "promise lapsed":
            return bool(facts.promises)
        case "refused":
            return bool(facts.refused)
    return True


def _done(step: Step, facts: Facts) -> str:
    match step.done:
        case "evidence":
            return facts.has.get("evidence", "")
        case "meeting":
            return facts.has.get("meeting", "") if facts.held else ""
        case "meeting again":
            since = [held for held in facts.held if facts.lapses and held > facts.lapses[0]]
            return f"on {day(since[-1])}" if len(facts.held) > 1 and since else ""
        case "letter":
            answered = [one for one in facts.letters if _belongs(one, step) and one.replied]
            last = answered[-1].replied if answered else None
            return f"answered on {day(last)}" if last and not _sent(step, facts) else ""
    return ""


def _sent(step: Step, facts: Facts) -> LetterSent | None:
    """The last letter of this step, while it has no answer."""
    own = [one for one in facts.letters if _belongs(one, step) and step.done == "letter"]
    return own[-1] if own and own[-1].replied is None else None


def _belongs(sent: LetterSent, step: Step) -> bool:
    return sent.letter in step.letters or sent.letter == step.id


def _tried(rung: Rung, facts: Facts, today: dt.date) -> bool:
    """It was done, or it waits for an answer longer than was asked for."""
    if rung.state == "done":
        return True
    sent = _sent(rung.step, facts)
    return sent is not None and sent.reply_by is not None and sent.reply_by < today


def _remarks(
    facts: Facts,
    ladder: Ladder,
    rungs: dict[str, Rung],
    first: Rung | None,
    waiting: Rung | None,
    *,
    unsure: set[str],
) -> tuple[str, ...]:
    said = []
    if first is None:
        if waiting:
            said.append(f"“{waiting.step.title}”: {waiting.said}. Its answer comes first.")
        elif not facts.lapses:
            said.append(
                "Nothing recorded here has lapsed: go on as agreed, and keep writing down what happens."
            )
        else:
            said.append(
                "Every step that the casebook can tell of has been taken. Ask for free advice on the rest."
            )
    if unsure & rungs.keys():
        if facts.plan is None:
            said.append(
                f"Whether there is {ladder.law_plan} is not said: write plan = true or plan = false under "
                "[authority] in casebook.toml."
            )
        if facts.school is None and any(rung.step.schools for rung in rungs.values()):
            said.append(
                'The kind of school is not said: write kind = "maintained", "academy" or "independent" under '
                "[school] in casebook.toml."
            )
    return tuple(said)
