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

if TYPE_CHECKING:
    from iepmeet.casebook.case import Case
    from iepmeet.casebook.ladder import Standing


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
    from iepmeet.casebook import ladder_words as words

    lines = [words.title(case), ""]
    if found.next:
        lines += [words.NEXT, *(f"  {line}" for line in words.in_full(found.next, case.nation))]
    lines += found.remarks
    for part in words.parts(found):
        titles = (rung.step.title for rung in part.rungs)
        lines += ["", part.heading, *(f"- {title}{why}" for title, why in zip(titles, part.why, strict=True))]
    return [*lines, "", *([notice] if notice else []), words.NOT_ADVICE]


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
