"""The ladder: where a case stands, and the gentlest next step."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iepmeet import clock
from iepmeet.cli.letters import case_of, warn
from iepmeet.cli.shared import AS_JSON, FILE
from iepmeet.text import one_line

if TYPE_CHECKING:
    from iepmeet.casebook.case import Case
    from iepmeet.casebook.ladder import Rung, Standing


@click.command()
@click.argument("folder", default=".", type=FILE)
@AS_JSON
def ladder(folder: Path, as_json: bool) -> None:
    """Where a case stands, the gentlest next step first, and who helps free of charge."""
    from iepmeet.casebook.ladder import standing
    from iepmeet.casebook.ladder_facts import facts_of
    from iepmeet.guidance.ladder import ladder as steps

    reading = case_of(folder)
    today = clock.today()
    shipped = steps(reading.case.nation)
    found = standing(facts_of(reading.case, shipped, today), shipped, today)
    if as_json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        from iepmeet.speaking import say

        say(*_shown(found, reading.case, shipped.notice))
    sys.exit(warn(reading.problems))


def _shown(found: Standing, case: Case, notice: str) -> list[str]:
    from iepmeet.guidance.model import NAMES

    called = f"{one_line(case.called)}: " if one_line(case.called) else ""
    lines = [f"{called}the fair steps in {NAMES[case.nation]}, the gentlest first", ""]
    if found.next:
        lines += ["The next step:", *_rung(found.next, case)]
    lines += list(found.remarks)
    done = found.of("done", "waiting")
    if done:
        lines += ["", "Done, or waiting for an answer:"]
        lines += [f"- {rung.step.title}: {rung.said}" for rung in done]
    others = [rung for rung in found.of("open") if rung is not found.next]
    if others:
        lines += ["", "Open as well:", *(f"- {rung.step.title}. {rung.step.fits}" for rung in others)]
    lines += ["", "At any time:", *(f"- {rung.step.title}. {rung.step.fits}" for rung in found.of("beside"))]
    later = found.of("later")
    if later:
        lines += ["", "Further on, if it is ever needed:", *(f"- {rung.step.title}" for rung in later)]
    return [*lines, "", *([notice] if notice else []), "These are suggestions, not legal advice."]


def _rung(rung: Rung, case: Case) -> list[str]:
    """One step in full: when it fits, what to do, what of its needs is here, who helps, what it begins."""
    from iepmeet.dates.written import long_day
    from iepmeet.guidance.help import helpers
    from iepmeet.guidance.rules import rules

    step = rung.step
    lines = [f"  {step.title}", f"  {step.fits}", f"  {step.do}"]
    for need, has in rung.needs:
        lines.append(f"  - {need.what}: {has}" if has else f"  - {need.what}: to be gathered")
    if step.done == "letter" and not step.letters:
        lines.append(f"  Once it is done: iepmeet sent {step.id}")
    if step.letters:
        lines.append(f"  Letter: {' or '.join(f'iepmeet letter {one}' for one in step.letters)}")
    for id in step.clocks:
        lines.append(f"  Begins: {id}: {rules(case.nation)[id].due}")
    names = {helper.id: helper for helper in helpers(case.nation)}
    for id in step.helps:
        lines.append(f"  Helps free of charge: {names[id].name}. {names[id].what}")
    until = f" To be checked again by {long_day(step.until)}." if step.until else ""
    lines.append(f"  Source: {step.source}; checked {long_day(step.checked)}: check this.{until}")
    return lines


def _as_data(found: Standing) -> dict[str, Any]:
    import msgspec

    data: dict[str, Any] = msgspec.to_builtins(
        {
            "next": found.next.step.id if found.next else None,
            "remarks": found.remarks,
            "steps": [
                {
                    "id": rung.step.id,
                    "title": rung.step.title,
                    "state": rung.state,
                    "said": rung.said,
                    "needs": [{"what": need.what, "here": has} for need, has in rung.needs],
                    "letters": rung.step.letters,
                    "clocks": rung.step.clocks,
                    "helps": rung.step.helps,
                    "source": rung.step.source,
                    "checked": rung.step.checked,
                    "until": rung.step.until,
                }
                for rung in found.rungs
            ],
        }
    )
    return data
