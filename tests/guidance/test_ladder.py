"""The fair steps of each nation, as they ship and as a file of them is read."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from iepmeet.errors import IepmeetError
from iepmeet.guidance import ladder as ladders
from iepmeet.guidance.help import helpers
from iepmeet.guidance.ladder import Step, ladder
from iepmeet.guidance.letters import letters
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.guidance.rules import rules

STEP = """
[[steps]]
id = "{id}"
title = "Talk"
fits = "When it helps."
do = "Talk."
source = "A page"
checked = 2026-11-24
{more}
"""


def refused(text: str, nation: Nation = "england") -> str:
    with pytest.raises(IepmeetError) as trouble:
        ladders.read(text, "trial.toml", nation)
    said = str(trouble.value)
    assert said.startswith("trial.toml")
    return said


def step(id: str = "talk", more: str = "") -> str:
    return STEP.format(id=id, more=more)


def said_by(one: Step) -> str:
    return " ".join([one.title, one.fits, one.do, *(need.what for need in one.needs)])


@pytest.mark.parametrize("nation", NATIONS)
def test_every_step_has_its_source_the_day_it_was_checked_and_somebody_who_helps(nation: Nation) -> None:
    known = {helper.id for helper in helpers(nation)}
    steps = ladder(nation).steps
    assert steps
    for one in steps.values():
        assert one.source.strip()
        assert one.checked == dt.date(2026, 11, 24)
        assert one.helps
        assert set(one.helps) <= known
        assert set(one.clocks) <= rules(nation).keys()
        assert set(one.letters) <= letters(nation).texts.keys()


def test_every_step_of_northern_ireland_says_when_to_check_it_again() -> None:
    for one in ladder("northern-ireland").steps.values():
        assert one.until is not None
        assert one.until > one.checked


@pytest.mark.parametrize("nation", NATIONS)
def test_the_ladder_begins_with_what_is_gentlest(nation: Nation) -> None:
    climbed = [one.id for one in ladder(nation).steps.values() if not one.beside]
    assert climbed[:2] == ["evidence", "meeting"]
    assert climbed[-1] in ("tribunal", "ombudsman")


@pytest.mark.parametrize("nation", NATIONS)
def test_no_step_threatens_or_demands(nation: Nation) -> None:
    hard = re.compile(r"\b(demand|insist|threat\w*|fight|sue|force|breach|blame|warn\w*)\b", re.IGNORECASE)
    for one in ladder(nation).steps.values():
        assert not hard.search(said_by(one)), one.id


def test_the_steps_of_england_are_in_the_order_of_the_ladder() -> None:
    climbed = [one.id for one in ladder("england").steps.values() if not one.beside]
    order = [
        "evidence",
        "meeting",
        "chase",
        "meet-again",
        "complaint",
        "la-no-plan",
        "assessment",
        "mediation",
    ]
    assert [id for id in climbed if id in order] == order
    assert climbed[-1] == "tribunal"


def test_england_branches_by_the_plan_and_by_the_kind_of_school() -> None:
    steps = ladder("england").steps
    assert {id for id, one in steps.items() if one.plan == "with"} == {"la-plan", "early-review", "ombudsman"}
    assert {id for id, one in steps.items() if one.plan == "without"} == {"la-no-plan", "assessment"}
    assert steps["complaint"].schools == ("maintained",)
    assert steps["complaint-academy"].schools == ("academy", "independent")
    assert steps["school-record"].schools == ("maintained",)


def test_an_early_review_is_of_a_plan_in_law_and_never_a_right() -> None:
    for nation in NATIONS:
        for one in ladder(nation).steps.values():
            assert "early review of the IEP" not in said_by(one)
    early = ladder("england").steps["early-review"]
    assert early.plan == "with"
    assert "may say no" in early.fits


def test_support_that_is_not_delivered_is_no_matter_for_the_tribunal() -> None:
    assert "Support that is not delivered has no appeal" in ladder("england").steps["tribunal"].fits
    assert "not put it right. That is no matter for the Tribunal" in (
        ladder("northern-ireland").steps["ombudsman"].fits
    )


def test_an_ombudsman_is_not_for_what_happens_in_a_school() -> None:
    assert "Not for what happens in a school" in ladder("england").steps["ombudsman"].fits


def test_a_step_without_a_source_or_a_day_does_not_load() -> None:
    assert "has no source" in refused(step().replace('source = "A page"', 'source = ""'))
    assert "no day it was checked" in refused(step().replace("checked = 2026-11-24", ""))
    assert ladders.read(step(), "trial.toml", "england").steps["talk"].title == "Talk"


def test_a_step_that_names_what_there_is_not_does_not_load() -> None:
    assert "no such helper" in refused(step(more='helps = ["nobody"]'))
    assert "no such date" in refused(step(more='clocks = ["never"]'))
    assert "no such date" in refused(step(more='clocks = ["sco-tribunal"]'))
    assert "does not stand above it" in refused(step(more='after = ["talk"]'))
    assert "does not stand above it" in refused(step(more='after = ["later"]') + step("later"))
    assert "there twice" in refused(step() + step())
    assert "unknown field" in refused(step(more='hleps = ["sendiass"]'))
    assert "means nothing there" in refused('[[stesp]]\nid = "x"\n')
    assert "is not TOML" in refused("[[steps")
    assert "not text" in refused("notice = 3\n" + step())
    assert "has no id" in refused('[[steps]]\ntitle = "x"\n')
    assert "[[steps]]" in refused("steps = 3\n")
