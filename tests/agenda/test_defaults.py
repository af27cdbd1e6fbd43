from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from iepmeet.agenda.model import Agenda
from iepmeet.agenda.read import Reading, read_text

TODAY = dt.date(2026, 11, 24)
LEAST = """
[meeting]
title = "IEP review for Sam"

[[concerns]]
title = "Speech and language sessions missed"
questions = ["What barriers are preventing this support from being delivered?"]
"""


def of(text: str, defaults: Mapping[str, object] | None = None) -> Reading:
    return read_text(text, "sam.toml", defaults, today=TODAY)


def good(text: str, defaults: Mapping[str, object] | None = None) -> Agenda:
    result = of(text, defaults)
    assert [str(problem) for problem in result.problems] == []
    assert result.agenda is not None
    return result.agenda


def said(text: str, defaults: Mapping[str, object] | None = None) -> list[str]:
    return [str(problem) for problem in of(text, defaults).problems]


def test_the_casebook_gives_what_the_agenda_does_not() -> None:
    casebook = {
        "meeting": {"plan": "IDP", "nation": "wales", "title": "Never used"},
        "child": {"name": "Sam Rivers", "known_as": "Sam"},
        "people": [{"name": "Mrs Patel", "role": "SENCO"}],
        "calendar": {"file": "term-dates.toml", "inset": [dt.date(2026, 9, 1)]},
        "stages": {"unknown": "to the agenda"},
    }
    own = '[child]\nknown_as = "Sammy"\n[[calendar.terms]]\nstarts = 2026-09-02\nends = 2026-12-18\n'
    agenda = good(LEAST + own, casebook)
    assert (agenda.meeting.title, agenda.meeting.plan) == ("IEP review for Sam", "IDP")
    assert (agenda.calendar.nation, agenda.calendar.nation_given) == ("wales", True)
    assert agenda.child is not None
    assert (agenda.child.name, agenda.child.known_as) == ("Sam Rivers", "Sammy")
    assert [person.name for person in agenda.people] == ["Mrs Patel"]
    assert agenda.calendar.inset == (dt.date(2026, 9, 1),)
    assert len(agenda.calendar.terms) == 1


def test_the_agendas_own_people_take_the_place_of_the_casebooks() -> None:
    agenda = good(LEAST + '[[people]]\nname = "Jo Rivers"\n', {"people": [{"name": "Mrs Patel"}]})
    assert [person.name for person in agenda.people] == ["Jo Rivers"]


def test_a_problem_of_the_casebook_says_so_and_has_no_place_here() -> None:
    problems = said(LEAST, {"meeting": {"minutes": "45"}, "people": [{"role": "SENCO"}]})
    assert all(problem.startswith("sam.toml: In the casebook: ") for problem in problems)
    assert len(problems) == 2
