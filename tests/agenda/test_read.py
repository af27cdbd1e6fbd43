from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from iepmeet.agenda.model import Agenda, Prefer
from iepmeet.agenda.read import Reading, read_text
from iepmeet.dates.school import Calendar, Term

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


def test_the_least_that_works_is_read_without_a_problem() -> None:
    agenda = good(LEAST)
    assert agenda.meeting.title == "IEP review for Sam"
    (concern,) = agenda.concerns
    assert concern.id == "speech-and-language-sessions-missed"
    assert [question.kind for question in concern.questions] == ["text"]
    assert agenda.child is None
    assert agenda.review.cycle == "12 weeks"


def test_a_good_agenda_loads_nothing_that_finds_places(tmp_path: Path) -> None:
    import subprocess

    path = tmp_path / "sam.toml"
    path.write_text(LEAST, encoding="utf-8")
    program = (
        "import sys, datetime, pathlib; from iepmeet.agenda.read import read;"
        f"assert read(pathlib.Path({str(path)!r}), today=datetime.date(2026, 11, 24)).problems == ();"
        "print(sorted({'tree_sitter', 'difflib', 'pendulum', 'holidays', 'tomlkit'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_dates_and_times_may_stand_in_quote_marks() -> None:
    quoted = good(LEAST + '[review]\nprefer = { weekday = "tuesday", time = "9:05" }\n')
    assert quoted.review.prefer == Prefer(weekday="Tuesday", time=dt.time(9, 5))
    meeting = good(LEAST.replace("title", 'date = "2026-12-08"\ntime = "15:30"\ntitle', 1)).meeting
    assert (meeting.date, meeting.time) == (dt.date(2026, 12, 8), dt.time(15, 30))
    bare = good(LEAST.replace("title", "date = 2026-12-08\ntime = 15:30:00\ntitle", 1)).meeting
    assert bare == meeting


def test_capitals_and_blanks_of_a_choice_make_no_difference() -> None:
    agenda = good(LEAST.replace("title", 'nation = "Northern Ireland"\nkind = "IEP review"\ntitle', 1))
    assert agenda.meeting.nation == "northern-ireland"
    assert agenda.meeting.kind == "iep-review"


def test_the_meetings_nation_is_the_calendars() -> None:
    assert good(LEAST).calendar == Calendar(nation="england", nation_given=False)
    scottish = good(LEAST.replace("title", 'nation = "scotland"\ntitle', 1))
    assert scottish.calendar == Calendar(nation="scotland", nation_given=True)


def test_from_is_when_the_support_should_have_begun() -> None:
    (concern,) = good(LEAST + 'expected = { times = 2, per = "fortnight", from = 2026-09-08 }\n').concerns
    assert concern.expected is not None
    assert concern.expected.start == dt.date(2026, 9, 8)


def test_text_is_cleaned_and_its_edges_are_taken_off() -> None:
    agenda = good(LEAST + '[child]\nname = " Sam\\u202E\\u0007 "\nvoice = """\nI like\\r\\nit.\n"""\n')
    assert agenda.child is not None
    assert (agenda.child.name, agenda.child.voice) == ("Sam", "I like\nit.")


def test_text_from_the_file_cannot_drive_the_terminal_through_a_problem() -> None:
    (problem,) = said(LEAST.replace("title", '"\\u001b]0;x\\u0007\\nchair" = 1\ntitle', 1))
    assert problem.isprintable()


def test_a_long_piece_of_the_file_is_shown_short() -> None:
    (problem,) = said(LEAST.replace("title", f"date = {'x' * 500}\ntitle", 1))
    assert len(problem) < 150


def test_one_bad_value_hides_no_other_and_all_the_rest_is_kept() -> None:
    result = of(
        LEAST.replace("questions = [", 'questions = [7, { ask = "Who?", kind = "scael" }, ')
        + 'minutes = "ten"\nhoped = "Weekly sessions"\n[[people]]\nrole = "SENCO"\n[child]\nname = 3\n'
        'strengths = ["Kind", 4, "Funny"]\n'
    )
    assert len(result.problems) == 6
    assert result.agenda is not None
    (concern,) = result.agenda.concerns
    assert [question.ask[:4] for question in concern.questions] == ["Who?", "What"]
    assert (concern.minutes, concern.hoped) == (None, "Weekly sessions")
    assert result.agenda.child is not None
    assert result.agenda.child.strengths == ("Kind", "Funny")
    assert [person.name for person in result.agenda.people] == ["SENCO"]


def test_a_concern_without_a_title_keeps_its_place_and_its_questions() -> None:
    result = of(LEAST.replace('title = "Speech and language sessions missed"', 'title = ""'))
    assert result.agenda is not None
    assert [(concern.title, len(concern.questions)) for concern in result.agenda.concerns] == [
        ("Concern 1", 1)
    ]


def test_a_broken_agenda_says_what_is_wrong_with_its_values_too() -> None:
    result = of(LEAST.replace("title", "time = 15:30\nminutes = -1\ntitle", 1))
    assert result.agenda is None
    assert [problem.line for problem in result.problems] == [3, 4]


def test_a_broken_agenda_does_not_say_that_something_is_missing() -> None:
    concern = '[[concerns]]\ntitle =\nquestions = [{ ask = "Who?", to = ["Jo"] }]\n'
    text = f'[meeting]\ntitle = "x\n[[people]\nname = "Jo"\n{concern}'
    assert [line.split(":")[1] for line in said(text)] == ["2", "3", "6"]


def test_cautions_are_marked_and_errors_are_not() -> None:
    result = of(LEAST.replace("title", 'date = 2026-11-23\nminutes = "x"\ntitle', 1))
    assert [problem.level for problem in result.problems] == ["caution", "error"]
    assert "sam.toml:3:8: caution: " in str(result.problems[0])


def test_a_meeting_today_is_not_past() -> None:
    assert good(LEAST.replace("title", "date = 2026-11-24\ntitle", 1))


def test_evidence_due_and_promised_dates_may_be_past() -> None:
    assert good(
        LEAST
        + "[[concerns.evidence]]\ndate = 2019-11-03\n"
        + '[[carried]]\nref = "A2"\naction = "Book cover"\ndue = 2019-10-16\npromised = [2019-06-09]\n'
    )


def test_a_question_may_be_put_to_a_role_a_name_or_the_child() -> None:
    people = '[[people]]\nname = "Mrs Patel"\nrole = "SENCO"\n[child]\nname = "Sam Rivers"\n'
    asked = LEAST.replace("questions = [", 'questions = [{ ask = "Who?", to = ["senco", "Patel", "Sam"] },')
    assert good(asked + people)


def test_nothing_can_be_asked_of_the_child_where_there_is_none() -> None:
    asked = LEAST.replace("questions = [", 'questions = [{ ask = "Who?", to = ["Sam"] },')
    assert len(said(asked)) == 1


def test_a_ref_may_be_typed_small() -> None:
    (promise,) = good(LEAST + '[[carried]]\nref = "a12"\naction = "Book cover"\n').carried
    assert promise.ref == "A12"


def test_a_ref_is_kept_once_and_the_next_action_is_free() -> None:
    twice = '[[carried]]\nref = "A2"\naction = "Book cover"\n[[carried]]\nref = "A2"\naction = "Ring home"\n'
    result = of(LEAST.replace("title", "next_action = 2\ntitle", 1) + twice)
    assert result.agenda is not None
    assert [promise.action for promise in result.agenda.carried] == ["Book cover"]
    assert result.agenda.meeting.next_action is None
    assert len(result.problems) == 2


def test_what_cannot_be_is_left_out_of_the_review_and_the_calendar() -> None:
    result = of(
        LEAST
        + '[review]\ncycle = "often"\nearly_check = "soon"\nreply_by = ""\n'
        + "[[calendar.terms]]\nstarts = 2027-01-05\nends = 2027-03-25\nhalf_term = [2027-05-01, 2027-05-02]\n"
        + "[[calendar.terms]]\nstarts = 2026-12-18\nends = 2026-09-02\n"
    )
    assert result.agenda is not None
    assert (result.agenda.review.cycle, result.agenda.review.early_check) == ("12 weeks", "")
    assert result.agenda.review.reply_by == "5 school days"
    assert result.agenda.calendar.terms == (Term(starts=dt.date(2027, 1, 5), ends=dt.date(2027, 3, 25)),)
    assert len(result.problems) == 4


def test_terms_come_in_order_of_date_and_a_half_term_may_be_a_table() -> None:
    calendar = good(
        LEAST
        + "[[calendar.terms]]\nstarts = 2027-01-05\nends = 2027-03-25\n"
        + '[[calendar.terms]]\nname = "Autumn"\nstarts = 2026-09-02\nends = 2026-12-18\n'
        + 'half_term = { starts = 2026-10-26, ends = "2026-10-30" }\n'
    ).calendar
    assert [term.starts.month for term in calendar.terms] == [9, 1]
    assert calendar.terms[0].half_term == (dt.date(2026, 10, 26), dt.date(2026, 10, 30))


def test_deep_brackets_are_refused_with_a_sentence() -> None:
    for deep in (
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 100_000,
        "x = " + "[\n" * 100_000,
        "a." * 50_000 + "b = 1",
    ):
        result = of(deep)
        assert result.agenda is None
        (problem,) = result.problems
        assert "nested here far deeper" in problem.what
        assert problem.line


@pytest.mark.parametrize(
    "digits",
    ["9" * 5000, "0x" + "f" * 5000, "1" + "0" * 30, "-" + "9" * 19],
    ids=["nines", "hex", "long", "minus"],
)
def test_a_giant_number_is_a_problem_and_no_more(digits: str) -> None:
    for key in ("minutes", "plan", "date", "timer"):
        (problem,) = of(LEAST.replace("title", f"{key} = {digits}\ntitle", 1)).problems
        assert problem.line == 3


def test_thousands_of_problems_are_cut_short() -> None:
    problems = of(LEAST + "hello there\n" * 5000).problems
    assert len(problems) == 201
    assert "4800 more problems" in problems[-1].what
