"""The letters of the year: on each of its twelve days every line of them is written down somewhere."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files

import pytest

from . import expected
from .by_hand import actions, day, evidence, meetings, read, said
from .figures_by_hand import figures, school_days_on
from .letters_by_hand import evidence_lines, oldest_late, promises, supported, told
from .living import HAPPENED, HERE
from .looked import KINDS, NOT_HERE, Looked, bullets, seen

DATE = re.compile(r"\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\d{1,2} [A-Z][a-z]{2,8} \d{4}\b")
LAW = re.compile(
    r"\b(?:(?:Acts?|Regulations|Code|GDPR|Rules|Order|Measure)\b"
    r"|(?:[Ss]ections?|articles?|paragraphs?|regulations?|rules?) \d|s\. ?\d)"
)
_BLANK = re.compile(r"\[[^]]*\]")
PUT = re.compile(r"(?P<title>[^:]+): (?P<text>.+) \(written for the meeting of (?P<on>.+)\)")
BORN = "4 May 2018"
MOST_TOLD = 30
GOLDEN = {
    "thanks": "2026-09-22",
    "chase": "2026-10-14",
    "complaint": "2027-03-02",
    "assessment": "2027-05-10",
}
"""Letters that are compared whole: one after a meeting, and those that were sent, on the day they were."""

EVERY = [pytest.param(on, kind, id=f"{kind}-{on}") for on in expected.DUE for kind in KINDS]


def agendas(on: dt.date, looked: Looked) -> list[dict[str, object]]:
    """The agendas that were in the folder by that day."""
    made = ["sep", *(what[1] for date, what in HAPPENED if what[0] == "new" and date <= on.isoformat())]
    return [tomllib.loads((looked.folder / f"{name}.toml").read_text(encoding="utf-8")) for name in made]


def in_an_agenda(line: str, on: dt.date, looked: Looked) -> bool:
    """Whether an agenda of the folder holds these words, and is for that meeting."""
    match = PUT.fullmatch(line)
    for agenda in agendas(on, looked):
        meeting, concerns = agenda["meeting"], agenda["concerns"]
        assert isinstance(meeting, dict)
        assert isinstance(concerns, list)
        for concern in concerns:
            asked = [one["ask"] if isinstance(one, dict) else one for one in concern.get("questions", ())]
            titled = f"{concern['title']} (written for the meeting of {day(meeting['date'])})"
            if line in (*asked, titled):
                return True
            words = [concern.get(key) for key in ("agreed", "happening", "impact", "hoped")]
            own = match and match["title"] == concern["title"] and match["text"] in words
            if match and own and match["on"] == day(meeting["date"]):
                return True
    return False


@pytest.mark.parametrize(("written", "kind"), EVERY)
def test_every_line_is_written_down_in_the_casebook_by_that_day(
    looked: Looked, written: str, kind: str
) -> None:
    on = dt.date.fromisoformat(written)
    known = supported(on)
    for line in bullets(looked.letters[written][kind]):
        blank = line.startswith("[") and line.endswith("]")
        assert blank or line in known or in_an_agenda(line, on, looked), line


@pytest.mark.parametrize(("written", "kind"), EVERY)
def test_a_date_outside_its_lists_is_the_letters_own(looked: Looked, written: str, kind: str) -> None:
    on = dt.date.fromisoformat(written)
    letter = looked.letters[written][kind]
    last = meetings(on)[-1][0]
    reply = school_days_on(on, 10)
    for line in letter.splitlines():
        if line.startswith("- "):
            continue
        sentences = (f"by {day(reply)}", f"the meeting of {day(last)}", f"born {BORN}")
        rest = seen(line)
        for sentence in sentences:
            rest = rest.replace(sentence, "")
        assert rest == day(on) or not DATE.search(rest), line
    assert day(on) in letter.splitlines()


@pytest.mark.parametrize(("written", "kind"), EVERY)
def test_it_cites_no_law_that_the_guidance_does_not_cite_for_this_letter(
    looked: Looked, written: str, kind: str
) -> None:
    for paragraph in looked.letters[written][kind].split("\n\n"):
        if LAW.search(_BLANK.sub("", seen(paragraph))):
            assert any(re.fullmatch(one, seen(paragraph)) for one in _texts(kind, law=True)), paragraph


@pytest.mark.parametrize(("written", "kind"), EVERY)
def test_what_is_in_no_list_is_the_wording_of_the_guidance(looked: Looked, written: str, kind: str) -> None:
    paragraphs = looked.letters[written][kind].split("\n\n")
    assert paragraphs[-1].strip() == "Jo Rivers"
    for paragraph in paragraphs[3:-1]:
        if not paragraph.startswith("- "):
            assert any(re.fullmatch(one, seen(paragraph)) for one in _texts(kind)), paragraph


@cache
def _texts(kind: str, *, law: bool = False) -> list[str]:
    """The wording of a letter in guidance data, as patterns: what the casebook fills in may be anything."""
    data = files("iepmeet.guidance")
    own = tomllib.loads((data / "england" / "letters.toml").read_text(encoding="utf-8"))
    shared = tomllib.loads((data / "letters.toml").read_text(encoding="utf-8"))
    (text,) = (one for one in own["letters"] if one["id"] == kind)
    if "parts" not in text:
        (text,) = (one for one in shared["letters"] if one["id"] == text["like"])
    parts = [one for one in text["parts"] if one.get("law") or not law]
    found = [one.get("text") or one.get("lead", "") for one in parts]
    return [re.sub(r"\\\{[a-z_]+\\\}", r"[^\\n]+?", re.escape(words)) for words in found if words]


@pytest.mark.parametrize("written", expected.DUE)
def test_its_figures_are_those_of_the_evidence(looked: Looked, written: str) -> None:
    on = dt.date.fromisoformat(written)
    assert on <= dt.date(2026, 9, 22) or figures(on)
    for kind in ("complaint", "la-no-plan", "assessment"):
        letter = looked.letters[written][kind]
        assert _under("In figures:", letter) == figures(on)


@pytest.mark.parametrize("written", expected.DUE)
def test_it_lists_the_latest_evidence_in_its_order(looked: Looked, written: str) -> None:
    on = dt.date.fromisoformat(written)
    rows = evidence_lines(on)
    for kind, lead, most in (
        ("meeting", "What was written down lately:", 3),
        ("complaint", "What was written down, with dates:", 20),
        ("la-no-plan", "What reached Sam, as it was written down:", 20),
        ("assessment", "What came of it, as it was written down:", 30),
    ):
        assert _under(lead, looked.letters[written][kind]) == rows[-most:]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}, "
    assert count in _under("Enclosed:", looked.letters[written]["complaint"])[0]


@pytest.mark.parametrize("written", expected.DUE)
def test_it_tells_whom_was_told_and_the_answer_in_the_order_of_the_days(looked: Looked, written: str) -> None:
    on = dt.date.fromisoformat(written)
    known = told(on)
    for kind, lead in (
        ("complaint", "Whom I have told, and the answer:"),
        ("la-no-plan", "What was tried with the school, and its answer:"),
    ):
        lines = _under(lead, looked.letters[written][kind])
        days = [read(DATE.findall(line)[0]) for line in lines]
        assert days == sorted(days)
        assert len(lines) == len(set(lines)) == min(MOST_TOLD, len(known))
        assert set(lines) <= set(known)


@pytest.mark.parametrize("written", expected.DUE)
def test_what_is_dated_later_is_in_no_letter_of_that_day(looked: Looked, written: str) -> None:
    """The whole year is in the casebook by now: a letter of an earlier day holds what it held then."""
    put = re.compile(r"\(written for the meeting of .*?\)")
    assert put.sub("", looked.back[written]) == put.sub("", looked.letters[written]["complaint"])


@pytest.mark.parametrize("written", expected.DUE)
def test_a_reminder_is_about_the_promise_whose_day_passed_first(looked: Looked, written: str) -> None:
    on = dt.date.fromisoformat(written)
    letter, late = looked.letters[written]["chase"], oldest_late(on)
    if late:
        assert _under("What was agreed:", letter) == [promises(on)[late]]
        (action,) = (one for one in actions(on) if one.ref == late)
        assert f"Dear {action.who}," in letter.splitlines()
    else:
        assert _under("What was agreed:", letter)[0].startswith("[")


@pytest.mark.parametrize("written", expected.DUE)
def test_thanks_are_for_what_was_said_at_the_last_meeting(looked: Looked, written: str) -> None:
    on = dt.date.fromisoformat(written)
    last = meetings(on)[-1][0]
    letter = looked.letters[written]["thanks"]
    agreed = [one.ref for one in actions(on) if one.on == last]
    assert [line.split(":")[0] for line in _under("Who does what by when:", letter)][: len(agreed)] == agreed
    voices = [f"“{one.text}” ({day(last)})" for one in said(on) if (one.on, one.kind) == (last, "voice")]
    assert _under("In Sam's own words:", letter) == voices


@pytest.mark.parametrize("written", expected.DUE)
def test_the_list_says_which_letters_are_not_for_this_child(looked: Looked, written: str) -> None:
    blocks = re.split(r"\n(?=\S)", looked.kinds[written])
    refused = [block.split()[0] for block in blocks if "Not for this casebook" in block]
    assert refused == list(NOT_HERE)
    assert {block.split()[0] for block in blocks} >= {*KINDS, *NOT_HERE}


@pytest.mark.parametrize("kind", NOT_HERE)
def test_a_letter_about_an_ehc_plan_is_refused_where_there_is_none(looked: Looked, kind: str) -> None:
    assert looked.year.ended(dt.date(2027, 7, 9), "letter", kind) == (2, "")


@pytest.mark.parametrize(("kind", "written"), GOLDEN.items())
def test_the_whole_letter_reads_as_it_should(looked: Looked, kind: str, written: str) -> None:
    name = f"letter-{kind}-{written}.md"
    sent = looked.folder / name
    found = sent.read_text(encoding="utf-8") if sent.exists() else looked.letters[written][kind]
    assert found == (HERE / "letters" / name).read_text(encoding="utf-8")


def test_a_line_of_evidence_changes_the_figures() -> None:
    """What the letters are compared with is counted, and not written down."""
    before, after = dt.date(2026, 10, 5), dt.date(2026, 10, 6)
    assert len(evidence(after)) == len(evidence(before)) + 1
    assert figures(before) == []
    assert figures(after) == [
        "Speech and language sessions missed: 5 sessions were expected from 8 September 2026 to "
        "6 October 2026 (1 a week in 5 taught weeks, holidays not counted): 1 delivered, 2 missed, 2 unknown."
    ]


def _under(lead: str, letter: str) -> list[str]:
    """The list under one of the letter's leads; none where it has no such lead."""
    blocks = letter.split("\n\n")
    return bullets(blocks[blocks.index(lead) + 1]) if lead in blocks else []
