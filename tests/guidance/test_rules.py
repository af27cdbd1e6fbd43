"""The dates the law gives, as they ship and as a file of them is read."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from iepmeet.errors import IepmeetError
from iepmeet.guidance import rules
from iepmeet.guidance.model import NATIONS, PREFIXES, Nation, Span, parts

SRC = Path(rules.__file__).parents[1]

# every row that was read of the pages of facts, nation by nation
READ: dict[Nation, set[str]] = {
    "england": {
        "ehc-assess-decision",
        "ehc-no-plan",
        "ehc-final",
        "ehc-draft-reply",
        "ehc-exceptions",
        "review-report",
        "review-decision",
        "review-amended-reply",
        "review-final",
        "mediation-contact",
        "mediation-certificate",
        "mediation-held",
        "tribunal-appeal",
        "tribunal-holidays",
        "tribunal-august",
        "tribunal-weekend",
        "school-record",
        "subject-access",
        "foi-school",
        "sen-support-meetings",
    },
    "wales": {
        "wal-school-decide",
        "wal-la-decide",
        "wal-reconsider",
        "wal-exception-code",
        "wal-nhs-referral",
        "wal-nhs-exception",
        "wal-cease-reconsider",
        "wal-reg-workday",
        "wal-review-first",
        "wal-review-next",
        "wal-review-lac",
        "wal-review-asked",
        "wal-etw-appeal",
        "wal-etw-appeal-dr",
        "wal-etw-late",
        "wal-etw-email",
        "wal-etw-review",
        "wal-etw-permission",
    },
    "scotland": {
        "sco-csp-request",
        "sco-csp-request-exception",
        "sco-csp-prepare",
        "sco-csp-review",
        "sco-csp-review-done",
        "sco-csp-early-review",
        "sco-csp-early-duty",
        "sco-csp-tell",
        "sco-csp-stop",
        "sco-agency-help",
        "sco-agency-exception",
        "sco-adjudication-pass",
        "sco-adjudication-accept",
        "sco-adjudication-view",
        "sco-adjudication-comments",
        "sco-adjudication-papers",
        "sco-tribunal",
        "sco-tribunal-late",
        "sco-working-day",
    },
    "northern-ireland": {
        "ni-representations",
        "ni-decide-request",
        "ni-decide-notice",
        "ni-advice",
        "ni-no-statement",
        "ni-proposed-meeting",
        "ni-proposed-views",
        "ni-final",
        "ni-annual",
        "ni-review-papers",
        "ni-review-report",
        "ni-sendist",
        "ni-sendist-review",
    },
}
OWN = {
    "ehc-draft-reply",
    "review-amended-reply",
    "mediation-contact",
    "tribunal-appeal",
    "wal-cease-reconsider",
    "wal-etw-appeal",
    "wal-etw-appeal-dr",
    "wal-etw-review",
    "wal-etw-permission",
    "sco-adjudication-comments",
    "sco-tribunal",
    "ni-representations",
    "ni-proposed-meeting",
    "ni-proposed-views",
    "ni-sendist",
    "ni-sendist-review",
}
WITHOUT_PERIOD = {
    "ehc-exceptions",
    "tribunal-weekend",
    "tribunal-holidays",
    "tribunal-august",
    "sen-support-meetings",
    "wal-exception-code",
    "wal-nhs-exception",
    "wal-reg-workday",
    "wal-review-asked",
    "wal-etw-late",
    "wal-etw-email",
    "sco-csp-request-exception",
    "sco-csp-early-duty",
    "sco-csp-tell",
    "sco-csp-stop",
    "sco-agency-exception",
    "sco-tribunal-late",
}
ROW = """
[[rules]]
id = "{id}"
group = "Trying"
due = "Something is due."
source = "A page"
checked = 2026-11-24
starts = [{{ day = "the day it was asked for", period = "6 weeks", first_day = "next" }}]
"""
GOOD = ROW.format(id="trying")


def refused(text: str, nation: Nation = "england") -> str:
    with pytest.raises(IepmeetError) as trouble:
        rules.read(text, "trial.toml", nation)
    said = str(trouble.value)
    assert said.startswith("trial.toml")
    return said


@pytest.mark.parametrize("nation", NATIONS)
def test_every_row_that_was_read_is_there_and_no_other(nation: Nation) -> None:
    assert set(rules.rules(nation)) == READ[nation]


@pytest.mark.parametrize("nation", NATIONS)
def test_every_row_has_a_source_the_day_it_was_checked_and_its_nations_prefix(nation: Nation) -> None:
    for id, rule in rules.rules(nation).items():
        assert rule.id == id
        assert rule.nation == nation
        assert rule.source.strip()
        assert rule.checked == date(2026, 11, 24)
        assert id.startswith(PREFIXES[nation])


def test_ids_are_unique_across_the_nations() -> None:
    assert len(rules.every_rule()) == sum(len(rules.rules(nation)) for nation in NATIONS)


def test_the_familys_own_deadlines_are_marked() -> None:
    assert {id for id, rule in rules.every_rule().items() if rule.own} == OWN


def test_exceptions_and_texts_have_no_period() -> None:
    assert {id for id, rule in rules.every_rule().items() if not rule.starts} == WITHOUT_PERIOD


def test_every_row_of_northern_ireland_says_when_to_check_it_again() -> None:
    for rule in rules.rules("northern-ireland").values():
        assert rule.until is not None
        assert rule.until > rule.checked


def test_rows_whose_first_day_was_not_read_say_about() -> None:
    about = {id for id, rule in rules.every_rule().items() if rule.about}
    assert about == {
        "wal-school-decide",
        "wal-la-decide",
        "sco-csp-request",
        "sco-csp-prepare",
        "ni-representations",
        "ni-final",
    }


def test_the_rows_that_say_at_least() -> None:
    at_least = {id for id, rule in rules.every_rule().items() if rule.at_least}
    assert at_least == {"ehc-draft-reply", "review-amended-reply", "ni-review-papers"}


def test_no_rule_is_known_by_its_id_in_code() -> None:
    code = [path for folder in ("dates", "guidance") for path in (SRC / folder).glob("*.py")]
    for path in code:
        text = path.read_text(encoding="utf-8")
        assert not [id for id in rules.every_rule() if f'"{id}"' in text or f"'{id}'" in text], path.name


@pytest.mark.parametrize(
    "words", ["18 weeks", "22 weeks", "60 working days", "mediation certificate is", "79%", "SENTW"]
)
def test_what_is_only_known_and_not_read_stays_out(words: str) -> None:
    for nation in NATIONS:
        text = (files("iepmeet.guidance") / nation / "clocks.toml").read_text(encoding="utf-8")
        assert words not in text


def test_a_row_is_read_as_it_is_written() -> None:
    rule = rules.read(GOOD, "trial.toml", "england").rules["trying"]
    assert (rule.due, rule.source, rule.checked) == ("Something is due.", "A page", date(2026, 11, 24))
    assert [(start.option, start.period) for start in rule.starts] == [("from", "6 weeks")]


@pytest.mark.parametrize("line", ['source = "A page"\n', "checked = 2026-11-24\n"])
def test_a_row_without_a_source_or_the_day_it_was_checked_does_not_load(line: str) -> None:
    said = refused(GOOD.replace(line, ""))
    assert '"trying"' in said
    assert ("no source" if "source" in line else "no day it was checked") in said


def test_one_bad_row_is_named_among_good_ones() -> None:
    said = refused(GOOD + ROW.format(id="second").replace('source = "A page"', 'source = ""'))
    assert '"second"' in said
    assert '"trying"' not in said


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"6 weeks"', '"6 wks"', "not a period"),
        ('"6 weeks"', '"0 weeks"', "not a period"),
        ('"6 weeks"', "6", "starts[0].period"),
        ('"next"', '"third"', "starts[0].first_day"),
        ('due = "Something is due."', 'due = " "', "due is empty"),
        ('due = "Something is due."', "", "due"),
        ('group = "Trying"', 'group = "Trying"\ncolour = "red"', "colour"),
        ('group = "Trying"', 'group = "Trying"\nexceptions = ["nowhere"]', '"nowhere"'),
        ('group = "Trying"', 'group = "Trying"\nround_by = 3', "names"),
        ('group = "Trying"', 'group = "Trying"\nmoves = ["trying"]', "between which days"),
        ('group = "Trying"', 'group = "Trying"\nfalls = { first = "02-30", last = "03-01" }', "02-30"),
        ('group = "Trying"', 'group = "Trying"\nfalls = { first = "March", last = "03-01" }', "falls.first"),
        ('group = "Trying"', 'group = "Trying"\nuntil = "soon"', "until"),
        ('"next" }]', '"next", option = "letter" }]', "--from"),
        ("[[rules]]", 'mood = "good"\n[[rules]]', "mood"),
        ("[[rules]]", "notice = 3\n[[rules]]", "notice"),
        ("[[rules]]", "[[rules]", "not TOML"),
        ("[[rules]]", "[rules]", "[[rules]]"),
        ('id = "trying"', "", "no id"),
        ("checked = 2026-11-24", 'checked = "yesterday"', "no day it was checked"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what(old: str, new: str, expected: str) -> None:
    said = refused(GOOD.replace(old, new))
    assert expected in said
    assert not re.search("[`$^]|regex|Object", said)


def test_an_id_that_is_there_twice_is_named() -> None:
    assert '"trying" is there twice' in refused(GOOD + GOOD)


def test_an_id_without_its_nations_prefix_does_not_load() -> None:
    assert '"ni-"' in refused(GOOD, "northern-ireland")


def test_a_rule_is_found_with_or_without_its_nation() -> None:
    assert rules.find("wal-etw-appeal").id == "wal-etw-appeal"
    assert rules.find("wal-etw-appeal", "wales").id == "wal-etw-appeal"
    assert rules.find("etw-appeal", "wales").id == "wal-etw-appeal"
    assert rules.find(" Tribunal-Appeal ", "england").id == "tribunal-appeal"


@pytest.mark.parametrize(
    ("asked", "nation", "expected"),
    [
        ("tribunal-apeal", None, 'Did you mean "tribunal-appeal"?'),
        ("ni-sendst", None, 'Did you mean "ni-sendist"?'),
        ("tribunal-apeal", "scotland", 'Did you mean "sco-tribunal-late"?'),
        ("nothing like it", None, "`iepmeet clocks` lists them"),
        ("tribunal-appeal", "wales", '"tribunal-appeal" is a date for England, not for Wales.'),
    ],
)
def test_a_rule_that_is_not_there_says_what_may_have_been_meant(
    asked: str, nation: Nation | None, expected: str
) -> None:
    with pytest.raises(IepmeetError) as trouble:
        rules.find(asked, nation)
    assert trouble.value.exit_code == 2
    assert expected in str(trouble.value)


def test_what_was_asked_cannot_drive_the_terminal() -> None:
    with pytest.raises(IepmeetError) as trouble:
        rules.find("\x1b]0;x\x07\u202e")
    assert not re.search("[\x00-\x1f\u202e]", str(trouble.value))


@pytest.mark.parametrize(
    ("first", "last", "day", "ends"),
    [
        ("12-25", "01-01", date(2026, 12, 24), None),
        ("12-25", "01-01", date(2026, 12, 25), date(2027, 1, 1)),
        ("12-25", "01-01", date(2027, 1, 1), date(2027, 1, 1)),
        ("12-25", "01-01", date(2027, 1, 2), None),
        ("12-25", "01-01", date(9999, 12, 31), None),
        ("08-01", "08-31", date(2026, 7, 31), None),
        ("08-01", "08-31", date(2026, 8, 1), date(2026, 8, 31)),
        ("08-01", "08-31", date(2026, 8, 31), date(2026, 8, 31)),
        ("08-01", "08-31", date(2026, 9, 1), None),
    ],
)
def test_a_span_of_days_comes_every_year(first: str, last: str, day: date, ends: date | None) -> None:
    assert Span(first=first, last=last).last_day(day) == ends


def test_a_period_has_a_number_and_a_unit_or_asks_for_the_number() -> None:
    assert [parts(one) for one in ("1 month", "15 school days", "N working days")] == [
        (1, "months"),
        (15, "school days"),
        (None, "working days"),
    ]
