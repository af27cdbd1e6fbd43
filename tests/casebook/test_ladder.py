"""Where a case stands on the ladder, and the gentlest next step first."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.agenda.model import Expected
from iepmeet.casebook.case import Came, Case, Held, Put, Row, Sent, Source
from iepmeet.casebook.diary import Done
from iepmeet.casebook.ladder import Standing, standing
from iepmeet.casebook.ladder_facts import Facts, LetterSent, facts_of
from iepmeet.casebook.parties import Authority, Parties, School
from iepmeet.casebook.promises import Promise, Step
from iepmeet.guidance.ladder import ladder
from iepmeet.guidance.model import NATIONS, Nation

from .school import OAKFIELD

TODAY = dt.date(2027, 2, 8)
BEFORE, HELD, LAPSED = dt.date(2026, 12, 1), dt.date(2026, 12, 8), dt.date(2027, 1, 15)
MET = Facts(
    plan=False, school="maintained", held=(HELD,), has={"evidence": "4 dated rows", "meeting": "1 meeting"}
)
LAPSE = replace(MET, lapses=(LAPSED,), promises=(LAPSED,))
AGAIN = replace(LAPSE, held=(HELD, dt.date(2027, 1, 26)))
CHASED = LetterSent(letter="chase", on=dt.date(2027, 1, 18), replied=dt.date(2027, 1, 20))


def stands(facts: Facts, today: dt.date = TODAY) -> Standing:
    return standing(facts, ladder(facts.nation), today)


def next_of(facts: Facts) -> str:
    found = stands(facts).next
    return found.step.id if found else ""


def states(facts: Facts) -> dict[str, str]:
    return {rung.step.id: rung.state for rung in stands(facts).rungs}


def test_with_an_empty_casebook_the_first_step_is_to_write_things_down() -> None:
    assert next_of(Facts()) == "evidence"


def test_once_facts_are_written_down_the_next_step_is_to_meet() -> None:
    assert next_of(Facts(has={"evidence": "1 dated row"})) == "meeting"


def test_where_nothing_lapsed_no_step_is_next() -> None:
    found = stands(MET)
    assert found.next is None
    assert found.remarks == (
        "Nothing recorded here has lapsed: go on as agreed, and keep writing down what happens.",
    )


def test_a_promise_whose_day_has_passed_begins_with_a_kind_reminder() -> None:
    assert next_of(LAPSE) == "chase"


def test_sessions_missed_without_a_promise_begin_with_another_meeting() -> None:
    assert next_of(replace(LAPSE, promises=())) == "meet-again"


def test_a_complaint_is_open_only_after_a_reminder_and_another_meeting() -> None:
    assert states(LAPSE)["complaint"] == "later"
    assert states(replace(LAPSE, letters=(CHASED,)))["complaint"] == "later"
    assert next_of(replace(AGAIN, letters=(CHASED,))) == "complaint"


def test_a_letter_that_waits_for_its_answer_comes_before_anything_higher() -> None:
    waiting = LetterSent(letter="chase", on=dt.date(2027, 2, 1), reply_by=dt.date(2027, 2, 12))
    found = stands(replace(LAPSE, letters=(waiting,)))
    assert found.next is None
    assert found.remarks == (
        "“A kind reminder to whoever took on the action”: sent on Mon 1 Feb 2027; an answer was asked for by "
        "Fri 12 Feb 2027. Its answer comes first.",
    )
    late = replace(waiting, reply_by=dt.date(2027, 2, 5))
    assert states(replace(AGAIN, letters=(late,)))["complaint"] == "open"


def test_the_department_comes_only_after_the_schools_last_answer() -> None:
    sent = LetterSent(letter="complaint", on=dt.date(2027, 1, 28), reply_by=dt.date(2027, 2, 1))
    asked = replace(AGAIN, letters=(CHASED, sent))
    assert states(asked)["dfe"] == "later"
    answered = replace(sent, replied=dt.date(2027, 2, 3))
    one_stage = replace(asked, letters=(CHASED, answered))
    assert states(one_stage)["dfe"] == "later"
    assert any("ended = true under [complaints]" in said for said in stands(one_stage).remarks)
    assert states(replace(one_stage, ended=True))["dfe"] == "open"


def test_once_it_was_talked_of_again_an_old_lapse_counts_no_more_for_the_next_step() -> None:
    talked = replace(LAPSE, lapses=(), promises=(), before=(LAPSED,), held=(HELD, dt.date(2027, 1, 26)))
    found = stands(talked)
    assert found.next is None
    assert states(talked)["meet-again"] == "done"
    anew = replace(talked, lapses=(dt.date(2027, 2, 2),), promises=(dt.date(2027, 2, 2),))
    assert next_of(replace(anew, letters=(CHASED,))) == "chase"
    again = LetterSent(letter="chase", on=dt.date(2027, 2, 3), replied=dt.date(2027, 2, 4))
    assert next_of(replace(anew, letters=(CHASED, again))) == "complaint"


def test_what_a_higher_letter_has_gone_beyond_is_not_suggested_again() -> None:
    sent = LetterSent(letter="complaint", on=dt.date(2027, 1, 28), reply_by=dt.date(2027, 2, 1))
    found = stands(replace(AGAIN, letters=(sent,)))
    assert states(replace(AGAIN, letters=(sent,)))["chase"] == "open"
    assert found.next is None
    assert found.remarks == (
        "“Use the school's own complaints procedure”: sent on Thu 28 Jan 2027; an answer was asked for by "
        "Mon 1 Feb 2027. That day has passed: ask when it will come. Its answer comes first.",
    )


def test_a_lapse_years_after_one_that_was_put_right_begins_gently_again() -> None:
    held = (dt.date(2024, 6, 3), dt.date(2024, 9, 2), dt.date(2026, 9, 15))
    anew = replace(
        LAPSE, held=held, before=(dt.date(2024, 8, 1),), lapses=(dt.date(2026, 11, 3),), promises=()
    )
    assert next_of(anew) == "meet-again"
    assert next_of(replace(anew, held=held[:2])) == "meet-again"


def test_a_complaint_that_was_answered_stays_taken_while_it_lapses_from_meeting_to_meeting() -> None:
    answered = LetterSent(letter="complaint", on=dt.date(2026, 10, 1), replied=dt.date(2026, 10, 8))
    held = (dt.date(2026, 9, 1), dt.date(2026, 10, 10))
    facts = replace(
        LAPSE,
        held=held,
        before=(dt.date(2026, 9, 22),),
        lapses=(dt.date(2026, 10, 15),),
        promises=(),
        letters=(answered,),
        ended=True,
    )
    assert (states(facts)["complaint"], next_of(facts)) == ("done", "dfe")
    parted = replace(facts, held=(*held, dt.date(2027, 1, 12)), lapses=(dt.date(2027, 1, 20),))
    assert states(parted)["complaint"] != "done"


def test_a_letter_for_which_no_day_was_asked_holds_nothing_up_for_ever() -> None:
    sent = LetterSent(letter="chase", on=dt.date(2027, 1, 18))
    assert stands(replace(LAPSE, letters=(sent,)), dt.date(2027, 2, 10)).next is None
    found = stands(replace(LAPSE, letters=(sent,)), dt.date(2027, 2, 20))
    assert found.next is None
    assert "Four weeks have passed: ask when it will come." in found.remarks[0]
    late = stands(replace(LAPSE, letters=(sent,)), dt.date(2027, 3, 1)).next
    assert late is not None
    assert late.step.id == "meet-again"


def test_a_request_for_an_assessment_is_made_once() -> None:
    answered = LetterSent(letter="assessment", on=dt.date(2026, 12, 10), replied=dt.date(2027, 1, 8))
    assert states(replace(AGAIN, letters=(answered,)))["assessment"] == "done"


def test_a_reminder_without_an_answer_in_time_holds_nothing_up() -> None:
    late = LetterSent(letter="chase", on=dt.date(2027, 1, 18), reply_by=dt.date(2027, 1, 25))
    assert next_of(replace(LAPSE, letters=(late,))) == "meet-again"


def test_the_kind_of_school_decides_which_complaint_it_is() -> None:
    assert "complaint-academy" not in states(LAPSE)
    academy = states(replace(LAPSE, school="academy"))
    assert "complaint" not in academy
    assert "school-record" not in academy
    assert {"complaint-academy", "dfe-academy"} <= academy.keys()
    assert "dfe-academy" not in states(replace(LAPSE, school="independent"))


def test_a_plan_in_law_decides_what_the_local_authority_is_asked_for() -> None:
    without = states(LAPSE)
    assert {"la-no-plan", "assessment"} <= without.keys()
    assert not {"la-plan", "early-review", "ombudsman"} & without.keys()
    with_plan = states(replace(LAPSE, plan=True))
    assert {"la-plan", "early-review", "ombudsman"} <= with_plan.keys()
    assert not {"la-no-plan", "assessment"} & with_plan.keys()


def test_what_nobody_has_said_is_asked_for_and_no_branch_is_suggested() -> None:
    unknown = replace(AGAIN, plan=None, school=None, letters=(CHASED,))
    found = stands(unknown)
    assert found.next is None
    assert any("[authority] in casebook.toml" in said for said in found.remarks)
    assert any("[school] in casebook.toml" in said for said in found.remarks)
    assert {"complaint", "complaint-academy", "la-plan", "assessment"} <= states(unknown).keys()


def test_mediation_and_the_tribunal_open_with_a_decision_that_can_be_appealed() -> None:
    assert states(LAPSE)["mediation"] == "later"
    refused = states(replace(LAPSE, refused=(dt.date(2027, 2, 1),)))
    assert (refused["mediation"], refused["tribunal"]) == ("open", "later")


def test_what_a_step_needs_is_shown_with_what_of_it_is_here() -> None:
    found = stands(LAPSE).next
    assert found is not None
    assert [(need.has, here) for need, here in found.needs] == [("promise", "")]
    rich = stands(replace(LAPSE, has={**LAPSE.has, "promise": "2 promises"})).next
    assert rich is not None
    assert [here for _need, here in rich.needs] == ["2 promises"]


NATION = st.sampled_from(NATIONS)
DAYS = st.dates(dt.date(2026, 9, 1), TODAY)
FACTS = st.builds(
    Facts,
    nation=NATION,
    plan=st.sampled_from([None, True, False]),
    school=st.sampled_from([None, "maintained", "academy", "independent"]),
    held=st.lists(DAYS, max_size=3).map(lambda days: tuple(sorted(days))),
    lapses=st.lists(DAYS, max_size=3).map(lambda days: tuple(sorted(days))),
    promises=st.lists(DAYS, max_size=2).map(tuple),
    letters=st.lists(
        st.builds(
            LetterSent,
            letter=st.sampled_from(
                ["chase", "complaint", "assessment", "la-plan", "early-review", "council"]
            ),
            on=DAYS,
            reply_by=st.none() | DAYS,
            replied=st.none() | DAYS,
        ),
        max_size=4,
    ).map(tuple),
    refused=st.lists(DAYS, max_size=1).map(tuple),
    has=st.dictionaries(
        st.sampled_from(["evidence", "meeting", "promise", "letter"]), st.just("1"), max_size=4
    ),
)


@given(FACTS)
def test_the_next_step_is_open_fits_the_case_and_is_the_lowest_that_does(facts: Facts) -> None:
    found = stands(facts)
    ids = list(ladder(facts.nation).steps)
    assert [rung.step.id for rung in found.rungs] == [id for id in ids if id in states(facts)]
    for rung in found.rungs:
        if facts.plan is not None and rung.step.plan:
            assert rung.step.plan == ("with" if facts.plan else "without")
        if facts.school and rung.step.schools:
            assert facts.school in rung.step.schools
    if found.next is None:
        assert found.remarks
        return
    assert found.next.state == "open"
    assert not (found.next.step.plan and facts.plan is None)
    assert not (found.next.step.schools and facts.school is None)
    if found.next.step.when == "lapse":
        assert facts.lapses
    if found.next.step.when == "refused":
        assert facts.refused
    below = ids[: ids.index(found.next.step.id)]
    known = states(facts)
    for id in below:
        step = ladder(facts.nation).steps[id]
        sure = not (step.plan and facts.plan is None) and not (step.schools and facts.school is None)
        assert known.get(id) != "open" or not sure or id in gone_beyond(facts)


def gone_beyond(facts: Facts) -> set[str]:
    """The steps that come before one of which a letter was sent since support lapsed this time."""
    steps = ladder(facts.nation).steps
    since = min(facts.lapses, default=dt.date.max)
    letters = {one.letter for one in facts.letters if one.on >= since}
    found = {id for id, step in steps.items() if letters & {id, *step.letters}}
    for id in reversed(steps):
        if id in found:
            found |= {below for below in steps[id].after if steps[below].when != "always"}
    return found


def promise(due: dt.date, **more: object) -> Promise:
    made = Promise(
        ref="A5",
        action="Share the cover list",
        due=due,
        concern="salt",
        promised=(HELD,),
        meeting="sam",
        held=HELD,
        steps=(Step(on=HELD, meeting="sam"),),
    )
    return replace(made, **more)


def a_case(nation: Nation = "england") -> Case:
    days = [dt.date(2026, 11, 3), dt.date(2026, 11, 10), dt.date(2026, 11, 17), dt.date(2026, 11, 24)]
    return Case(
        nation=nation,
        law_plan=False,
        parties=Parties(school=School(kind="academy"), authority=Authority(plan_dated=BEFORE)),
        calendar=OAKFIELD,
        concerns=(
            Put(
                id="salt",
                title="Speech",
                source=Source("sam.toml"),
                agreed="Weekly",
                expected=Expected(times=1),
            ),
        ),
        rows=tuple(
            Row(date=day, kind="missed", concern="salt", source=Source("evidence.toml", f"row {number}"))
            for number, day in enumerate(days, 1)
        ),
        meetings=(
            Held(date=HELD, title="Review", source=Source("sam.record.jsonl"), closed=True),
            Held(date=LAPSED, title="Draft", source=Source("x.record.jsonl"), closed=False),
        ),
        promises=(promise(LAPSED),),
        sent=(Sent(ref="L1", letter="Chase", on=LAPSED, source=Source("casebook.jsonl", "L1")),),
        came=(Came(ref="L2", on=TODAY, source=Source("casebook.jsonl", "L2"), clocks=("tribunal-appeal",)),),
    )


def test_the_facts_are_those_of_the_casebook_up_to_today() -> None:
    facts = facts_of(a_case(), ladder("england"), TODAY)
    assert (facts.plan, facts.school, facts.held) == (False, "academy", (HELD,))
    assert facts.promises == (LAPSED,)
    assert facts.lapses == (LAPSED,)
    assert len(facts.before) == 4
    assert facts.words == ("systematic",)
    assert [(one.letter, one.replied) for one in facts.letters] == [("chase", None)]
    assert facts.refused == (TODAY,)
    assert facts.has["evidence"] == "4 dated rows"
    assert facts.has["meeting"] == "1 meeting, the last on Tue 8 Dec 2026"
    assert facts.has["plan"] == "dated Tue 1 Dec 2026"
    early = facts_of(a_case(), ladder("england"), dt.date(2026, 11, 10))
    assert (early.held, early.promises, early.refused, early.letters) == ((), (), (), ())
    assert early.has["evidence"] == "2 dated rows"


def test_what_was_done_between_meetings_has_not_lapsed() -> None:
    done = Done(ref="A5", meeting="sam", held=HELD, on=LAPSED)
    case = replace(a_case(), promises=(promise(LAPSED, done=done, state="kept"),), rows=())
    facts = facts_of(case, ladder("england"), TODAY)
    assert (facts.promises, facts.lapses) == ((), ())


def test_a_promise_is_in_time_on_its_day() -> None:
    case = replace(a_case(), promises=(promise(TODAY),), rows=())
    assert facts_of(case, ladder("england"), TODAY).lapses == ()
    assert facts_of(case, ladder("england"), TODAY + dt.timedelta(days=1)).lapses == (TODAY,)
