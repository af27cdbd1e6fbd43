"""Where a case stands on its nation's ladder, the gentlest next step first. It suggests; it never urges."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from iepmeet.casebook.ladder_facts import Facts, LetterSent
from iepmeet.dates.written import day
from iepmeet.guidance.ladder import Ladder, Need, Step

State = Literal["done", "waiting", "open", "later", "beside"]
_TWO = 2
_RECENT = dt.timedelta(weeks=26)
"""So long ago a meeting may be, to count as having talked of what lapses now."""
_USUAL, _GRACE = dt.timedelta(weeks=4), dt.timedelta(weeks=1)
_ABOUT_A_LAPSE = ("lapse", "promise lapsed", "procedure ended")


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


def standing(facts: Facts, ladder: Ladder, today: dt.date) -> Standing:
    """Where the case stands. Pure: the same facts on the same day give the same answer."""
    rungs: dict[str, Rung] = {}
    for step in ladder.steps.values():
        if _fits(step, facts):
            rungs[step.id] = _rung(step, facts, rungs, ladder, today)
    unsure = {step.id for step in ladder.steps.values() if _unsure(step, facts)}
    passed = _passed(rungs, facts)
    first = next(
        (
            rung
            for rung in rungs.values()
            if rung.state == "open" and rung.step.id not in unsure and rung.step.id not in passed
        ),
        None,
    )
    waiting = next((rung for rung in rungs.values() if rung.state == "waiting"), None)
    if waiting and first and _comes_first(waiting, first, rungs, facts, today):
        first = None
    return Standing(
        rungs=tuple(rungs.values()),
        next=first,
        remarks=_remarks(facts, ladder, rungs, first, waiting, unsure=unsure, today=today),
    )


def _passed(rungs: dict[str, Rung], facts: Facts) -> set[str]:
    """The steps below one that has been taken since support lapsed: going back to them helps nobody."""
    passed: set[str] = set()
    for rung in reversed(rungs.values()):
        taken = any(
            facts.since and one.on >= facts.since for one in facts.letters if _belongs(one, rung.step)
        )
        if taken or rung.step.id in passed:
            passed |= {id for id in rung.step.after if id in rungs and rungs[id].step.when in _ABOUT_A_LAPSE}
    return passed


def _comes_first(waiting: Rung, first: Rung, rungs: dict[str, Rung], facts: Facts, today: dt.date) -> bool:
    """Whether the answer of a letter is awaited before anything higher: until a week after its day."""
    ids = list(rungs)
    if ids.index(waiting.step.id) > ids.index(first.step.id):
        return False
    sent = _sent(waiting.step, facts)
    return sent is None or today <= _asked_for(sent) + _GRACE


def _asked_for(sent: LetterSent) -> dt.date:
    """The day by which an answer is to be looked for, where none was asked for too."""
    return sent.reply_by or sent.on + _USUAL


def _is_late(waiting: Rung, facts: Facts, today: dt.date) -> bool:
    sent = _sent(waiting.step, facts)
    return sent is not None and _asked_for(sent) < today


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
        case "procedure ended":
            return facts.ended and bool(facts.lapses)
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
            return _met_again(facts)
        case "letter":
            answered = [one for one in _letters_of(step, facts) if one.replied]
            last = answered[-1].replied if answered else None
            return f"answered on {day(last)}" if last and not _sent(step, facts) else ""
    return ""


def _met_again(facts: Facts) -> str:
    """That the last meeting was held after a lapse since the one before, and not long ago."""
    if len(facts.held) < _TWO:
        return ""
    before, last = facts.held[-2:]
    about = any(before < on <= last for on in (*facts.before, *facts.lapses))
    recent = facts.since is None or facts.since - last <= _RECENT
    return f"on {day(last)}" if about and recent else ""


def _letters_of(step: Step, facts: Facts) -> list[LetterSent]:
    """The letters of a step. What was written before support lapsed was about another lapse.

    A reminder is about what lapses since the last meeting; all else about a lapse that goes on over meetings.
    """
    own = [one for one in facts.letters if _belongs(one, step)]
    begins = facts.since if step.when == "promise lapsed" else facts.run
    if step.once or step.when not in _ABOUT_A_LAPSE or begins is None:
        return own
    return [one for one in own if one.on >= begins]


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
    return _is_late(rung, facts, today)


def _rests_on_its_end(step: Step, rungs: dict[str, Rung]) -> bool:
    """Whether it is the end of the school's procedure that is missing, one stage being answered."""
    return step.when == "procedure ended" and any(
        id in rungs and rungs[id].state == "done" for id in step.after
    )


def _remarks(
    facts: Facts,
    ladder: Ladder,
    rungs: dict[str, Rung],
    first: Rung | None,
    waiting: Rung | None,
    *,
    unsure: set[str],
    today: dt.date,
) -> tuple[str, ...]:
    said = []
    if first is None:
        if waiting:
            sent = _sent(waiting.step, facts)
            passed = "That day has passed" if sent and sent.reply_by else "Four weeks have passed"
            late = f" {passed}: ask when it will come." if _is_late(waiting, facts, today) else ""
            said.append(f"“{waiting.step.title}”: {waiting.said}.{late} Its answer comes first.")
        elif not facts.lapses:
            said.append(
                "Nothing recorded here has lapsed: go on as agreed, and keep writing down what happens."
            )
        else:
            said.append(
                "Every step that the casebook can tell of has been taken. Ask for free advice on the rest."
            )
    rests_on_its_end = any(_rests_on_its_end(rung.step, rungs) for rung in rungs.values())
    if facts.lapses and not facts.ended and rests_on_its_end:
        said.append(
            "Once the last stage of the school's own procedure is answered, write ended = true under "
            "[complaints] in casebook.toml."
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
