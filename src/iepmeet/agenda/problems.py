"""What was found in a file as problems: each with its place, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.agenda.found import NOWHERE, Finding
from iepmeet.agenda.parse import Parsed
from iepmeet.errors import Problem

MOST = 200
"""How many problems of one file are shown one by one; whoever has more has the wrong file."""


def as_problems(file: str, parsed: Parsed, found: Iterable[Finding]) -> tuple[Problem, ...]:
    """The problems of one file. What rests on the whole file is left out where a part of it was not read."""
    problems = [Problem(file, *slip.place, slip.what, slip.fix) for slip in parsed.slips]
    findings = [finding for finding in found if not (parsed.slips and finding.rests_on_all)]
    if findings:
        from iepmeet.agenda.places import find_places

        places = find_places(parsed.statements)
        for finding in findings:
            place = places.find(finding.path, finding.at)
            problems.append(Problem(file, *place, finding.what, finding.fix, finding.level))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if len(problems) > MOST:
        more = f"There are {len(problems) - MOST} more problems in this file."
        return (*problems[:MOST], Problem(file, *NOWHERE, more, "Is it the right file?"))
    return tuple(problems)
