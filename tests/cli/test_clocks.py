"""`iepmeet clocks`: the list, and one date worked out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from iepmeet.cli import cli
from iepmeet.errors import IepmeetError
from iepmeet.guidance import rules
from iepmeet.guidance.model import NATIONS, Nation

APPEAL = ("tribunal-appeal", "--from", "2026-10-01", "--certificate", "2026-11-29")
TERMS = """
inset = [2026-11-27]
[[terms]]
starts = 2026-09-02
ends = 2026-12-18
half_term = [2026-10-26, 2026-10-30]
[[terms]]
starts = 2027-01-05
ends = 2027-03-25
"""
AGENDA = """
[meeting]
title = "IEP review for Sam"
[[concerns]]
title = "Speech and language sessions missed"
questions = ["What barriers are preventing this support from being delivered?"]
[calendar]
file = "term-dates.toml"
"""


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["clocks", *arguments], env={"IEPMEET_NOW": "2026-11-24T15:30"})


def said(*arguments: str) -> str:
    result = asked(*arguments)
    assert result.exception is None, result.exception
    return result.stdout


def data(*arguments: str) -> dict[str, Any]:
    found = json.loads(said(*arguments, "--json"))
    assert isinstance(found, dict)
    return found


def refused(*arguments: str) -> IepmeetError:
    result = asked(*arguments)
    assert isinstance(result.exception, IepmeetError), (result.output, result.exception)
    return result.exception


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "IEPMEET_NOW": "2026-11-24T15:30"},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("nation", NATIONS)
def test_the_list_has_every_date_of_the_nation_and_fits_eighty_columns(nation: Nation) -> None:
    listed = said("--nation", nation)
    for id, rule in rules.rules(nation).items():
        assert f"\n  {id}" in listed
        assert " ".join(rule.source.split()) in " ".join(listed.split())
    assert max(map(len, listed.splitlines())) <= 80
    assert listed.count("not legal advice") == 1
    assert listed.splitlines()[-1] == "This is not legal advice."


def test_the_list_is_englands_unless_a_nation_is_named() -> None:
    assert said() == said("--nation", "england")


def test_the_list_for_a_program_holds_periods_sources_and_the_days_they_were_checked() -> None:
    listed = data("--nation", "northern-ireland")
    assert [rule["id"] for rule in listed["rules"]] == list(rules.rules("northern-ireland"))
    assert "may come into force" in listed["notice"]
    for rule in listed["rules"]:
        assert rule["source"]
        assert rule["checked"] == "2026-11-24"
        assert rule["until"] == "2027-03-31"
        assert "heck this" in rule["check_this"]


def test_the_list_names_other_rows_by_their_ids() -> None:
    (appeal,) = (rule for rule in data()["rules"] if rule["id"] == "tribunal-appeal")
    assert appeal["moves"] == ["tribunal-holidays", "tribunal-august"]
    assert appeal["round_by"] == "tribunal-weekend"
    assert [start["period"] for start in appeal["starts"]] == ["2 months", "1 month"]


def test_an_appeal_is_worked_out_step_by_step() -> None:
    shown = said(*APPEAL)
    for words in (
        "end on Tue 1 Dec 2026",
        "ends on\n   Tue 29 Dec 2026",
        "The later of these is Tue 29 Dec 2026",
        "By Mon 4 Jan 2027",
        "Aim for Tue 29 Dec 2026",
        "Source: Pages of IPSEA",
        "checked 24",
        "Check this",
    ):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "legal advice" not in shown


def test_an_appeal_for_a_program_has_both_days() -> None:
    found = data(*APPEAL)
    assert (found["ends"], found["aim_for"]) == ("2027-01-04", "2026-12-29")
    assert found["starts"] == {"from": "2026-10-01", "certificate": "2026-11-29"}
    assert len(found["steps"]) == 4
    assert (found["source"], found["checked"]) == (
        "Pages of IPSEA, and of SENDIASS in Sheffield and Rotherham",
        "2026-11-24",
    )
    assert len(found["sources"]) == 2


def test_a_deadline_that_is_not_the_familys_has_no_day_to_aim_for() -> None:
    found = data("review-decision", "--from", "2026-12-08")
    assert found["ends"] == "2027-01-05"
    assert "aim_for" not in found


def test_days_may_be_typed_as_everywhere_and_what_was_read_is_said() -> None:
    result = asked("review-report", "--from", "8 dec", "--json")
    assert json.loads(result.stdout)["ends"] == "2026-12-22"
    assert '"8 dec" was read as Tue 8 Dec 2026' in result.stderr
    assert json.loads(asked("review-report", "--from", "today", "--json").stdout)["ends"] == "2026-12-08"


def test_a_day_without_its_year_that_was_read_forward_is_pointed_out() -> None:
    result = asked("review-report", "--from", "1 october")
    assert "Fri 1 Oct 2027. If you mean a day that has passed, write its year." in result.stderr
    assert "write its year" not in asked("review-report", "--from", "1 october 2026").stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("tribunal-apeal",), 'Did you mean "tribunal-appeal"?'),
        (
            ("tribunal-appeal",),
            "the date on the local authority's decision letter. Give that day with --from",
        ),
        (("tribunal-appeal", "--certificate", "2026-11-29"), "Give that day with --from"),
        (("tribunal-appeal", "--from", "31 february"), "there is no 31 February"),
        (("tribunal-appeal", "--from", "soon"), "was not understood as a day"),
        (("tribunal-appeal", "--from", "2026-10-01", "--certificate", "2026-13-01"), "--certificate"),
        (("tribunal-appeal", "--from", "2026-10-01", "--meeting-fixed", "2026-10-02"), "no --meeting-fixed"),
        (("tribunal-appeal", "--from", "2026-10-01", "--count", "3"), "no --count"),
        (("tribunal-appeal", "--nation", "wales"), "for England, not for Wales"),
        (("wal-etw-late", "--from", "2026-10-01"), "has no period"),
        (("sco-working-day", "--from", "2026-06-23"), "--count"),
        (("--from", "2026-10-01"), "Which of the dates?"),
        (("review-report", "--from", "9999-12-30"), "past the last day"),
    ],
)
def test_what_cannot_be_worked_out_is_a_sentence_and_wrong_usage(
    arguments: tuple[str, ...], words: str
) -> None:
    trouble = refused(*arguments)
    assert words in str(trouble)
    assert trouble.exit_code == 2


def test_every_further_day_has_its_own_option() -> None:
    assert data("ni-proposed-views", "--from", "2026-05-08", "--meeting-fixed", "2026-05-26")["ends"] == (
        "2026-06-09"
    )
    assert data("wal-cease-reconsider", "--from", "2026-06-05", "--second-notice", "2026-06-12")["ends"] == (
        "2026-07-10"
    )
    helped = said("--help")
    for option in ("--from", "--certificate", "--second-notice", "--meeting-fixed", "--calendar", "--count"):
        assert option in helped


def test_the_nation_may_stand_for_the_prefix() -> None:
    assert data("sendist", "--nation", "northern-ireland", "--from", "2026-06-15")["id"] == "ni-sendist"


def test_a_number_of_working_days_may_be_given() -> None:
    assert data("sco-working-day", "--from", "2026-06-23", "--count", "10")["ends"] == "2026-08-10"


def test_a_row_without_a_period_is_shown_as_text() -> None:
    assert "fair and\njust" in said("wal-etw-late")
    assert data("wal-etw-late")["ends"] is None


def test_where_councils_count_differently_both_readings_are_shown_and_no_day_is_until_one_is_typed() -> None:
    shown = said("sco-csp-prepare")
    assert "West Dunbartonshire" in shown
    assert "North Lanarkshire" in shown
    assert "Give that day with --from" in shown
    found = data("sco-csp-prepare")
    assert found["ends"] is None
    assert len(found["readings"]) == 2
    assert data("sco-csp-prepare", "--from", "2026-01-12")["ends"] == "2026-05-04"


@pytest.mark.parametrize("name", ["term-dates.toml", "sam.toml"])
def test_school_days_come_from_term_dates_or_from_an_agenda(tmp_path: Path, name: str) -> None:
    (tmp_path / "term-dates.toml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "sam.toml").write_text(AGENDA, encoding="utf-8")
    found = data("school-record", "--from", "2026-11-24", "--calendar", str(tmp_path / name))
    assert found["ends"] == "2026-12-16"
    assert found["cautions"] == []


def test_without_term_dates_school_days_are_weekdays_and_it_is_said() -> None:
    found = data("school-record", "--from", "2026-11-24")
    assert found["ends"] == "2026-12-15"
    assert "No term dates are given" in found["cautions"][0]


@pytest.mark.parametrize(
    ("name", "text", "code", "words"),
    [
        ("missing.toml", None, 3, "no file of this name"),
        ("terms.toml", "[[terms]]\nstarts = 2026-09-02\nends = 2026-08-01\n", 1, "terms.toml:3:"),
        ("terms.toml", "[[terms]\n", 1, "terms.toml:1:"),
        ("terms.toml", "", 1, "empty"),
        ("sam.toml", AGENDA, 1, "term-dates.toml"),
    ],
)
def test_a_calendar_that_is_wrong_says_where(
    tmp_path: Path, name: str, text: str | None, code: int, words: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    trouble = refused("school-record", "--from", "2026-11-24", "--calendar", str(path))
    assert words in str(trouble)
    assert trouble.exit_code == code


def test_wrong_usage_reaches_the_terminal_as_a_sentence() -> None:
    done = program("-m", "iepmeet", "clocks", "tribunal-apeal")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ('There is no date called "tribunal-apeal". Did you mean "tribunal-appeal"?\n')


def test_the_list_loads_nothing_that_is_heavy() -> None:
    late = ("holidays", "pendulum", "textual", "tomlkit", "markdown_it", "tree_sitter")
    code = (
        "import sys\nfrom iepmeet.__main__ import main\nsys.argv = ['iepmeet', 'clocks']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {late!r} if name in sys.modules])\n"
    )
    assert program("-c", code).stdout.endswith("LOADED []\n")
