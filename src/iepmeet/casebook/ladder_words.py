"""Where a case stands on the ladder, in words that suggest and never urge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from iepmeet.casebook.case import Case
from iepmeet.casebook.ladder import Rung, Standing
from iepmeet.dates.written import long_day
from iepmeet.guidance.model import NAMES, Nation
from iepmeet.text import one_line

NEXT = "The next step:"
NOT_ADVICE = "These are suggestions, not legal advice."


class Part(NamedTuple):
    """Some steps under a heading; `why` is what is said behind the title of each."""

    heading: str
    rungs: tuple[Rung, ...]
    why: tuple[str, ...]


def title(case: Case) -> str:
    """Whose ladder it is, and in which nation."""
    called = f"{one_line(case.called)}: " if one_line(case.called) else ""
    return f"{called}the fair steps in {NAMES[case.nation]}, the gentlest first"


def parts(found: Standing) -> Iterator[Part]:
    """Every step but the next one: what was done, what is open as well, at any time, and further on."""
    done = found.of("done", "waiting")
    others = tuple(rung for rung in found.of("open") if rung is not found.next)
    beside, later = found.of("beside"), found.of("later")
    for part in (
        Part("Done, or waiting for an answer:", done, tuple(f": {rung.said}" for rung in done)),
        Part("Open as well:", others, tuple(f". {rung.step.fits}" for rung in others)),
        Part("At any time:", beside, tuple(f". {rung.step.fits}" for rung in beside)),
        Part("Further on, if it is ever needed:", later, ("",) * len(later)),
    ):
        if part.rungs:
            yield part


def in_full(rung: Rung, nation: Nation) -> list[str]:
    """One step: when it fits, what to do, what of its needs is here, who helps, what it begins."""
    from iepmeet.guidance.help import helpers
    from iepmeet.guidance.rules import rules

    step = rung.step
    lines = [step.title, step.fits, step.do]
    for need, has in rung.needs:
        lines.append(f"- {need.what}: {has}" if has else f"- {need.what}: to be gathered")
    if step.done == "letter" and not step.letters:
        lines.append(f"Once it is done: iepmeet sent {step.id}")
    if step.letters:
        lines.append(f"Letter: {' or '.join(f'iepmeet letter {one}' for one in step.letters)}")
    for id in step.clocks:
        lines.append(f"Begins: {id}: {rules(nation)[id].due}")
    names = {helper.id: helper for helper in helpers(nation)}
    lines += [f"Helps free of charge: {names[id].name}. {names[id].what}" for id in step.helps]
    until = f" To be checked again by {long_day(step.until)}." if step.until else ""
    lines.append(f"Source: {step.source}; checked {long_day(step.checked)}: check this.{until}")
    return lines
