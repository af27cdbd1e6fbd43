"""Which questions are offered for a concern."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Child, Concern, Kind, Person, Question
from iepmeet.agenda.questions import OFFERED, Suggested, kinds_of, suggest
from iepmeet.guidance.questions import Bank, BankQuestion, ConcernKind, Family, bank

BANK = bank()
SALT = Concern(
    id="salt",
    title="Speech and language sessions missed",
    agreed="A 30-minute session each week with the speech assistant",
    happening="Three of the last eight weeks had a session",
)
NEW = Concern(id="new", title="What we each see")
TEXT = st.text(max_size=60)
CONCERNS = st.builds(Concern, id=st.just("x"), title=TEXT, agreed=TEXT, happening=TEXT) | st.builds(
    Concern,
    id=st.just("x"),
    title=st.lists(st.sampled_from([word for kind in BANK.kinds for word in kind.words]), max_size=3).map(
        " ".join
    ),
)


def kinds(title: str, happening: str = "") -> list[str]:
    return [kind.id for kind in kinds_of(Concern(id="x", title=title, happening=happening), BANK)]


@pytest.mark.parametrize("follow_up", [False, True])
@pytest.mark.parametrize("kind", BANK.kinds, ids=lambda kind: kind.id)
def test_each_kind_of_concern_is_offered_six_questions_or_more(kind: ConcernKind, follow_up: bool) -> None:
    for word in kind.words:
        concern = Concern(id="x", title=word.capitalize())
        assert kind in kinds_of(concern, BANK)
        offered = suggest(concern, BANK, follow_up=follow_up)
        assert len(offered) == OFFERED >= 6
        assert offered[0].suits
    assert len(suggest(concern, BANK, follow_up=follow_up, limit=20)) == 20


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("SPEECH THERAPY has stopped", ["therapy"]),
        ("Speech sessions", ["missed-intervention", "therapy"]),
        ("No warning before changes in the day", ["transitions"]),
        ("The move to the next school", ["moves"]),
        ("Lunch in the hall", ["unstructured-time"]),
        ("Part-time  timetable", ["exclusion"]),
        ("Miss Ali is kind", []),
        ("Examine the breakage", []),
        ("Which words should change", []),
        ("", []),
    ],
)
def test_a_title_suggests_its_kind_by_whole_words(title: str, expected: list[str]) -> None:
    assert kinds(title) == expected


def test_the_text_of_a_concern_counts_but_less_than_its_title() -> None:
    assert kinds("What we see", "He is anxious in the mornings") == ["attendance"]
    assert kinds("Homework", "He is anxious about it") == ["homework"]


def test_the_title_of_the_meeting_helps_where_the_concern_tells_nothing() -> None:
    title = "Helping Sam come back to school"
    assert suggest(NEW, BANK, meeting=title)[0].suits == "Attendance and worry about school"
    lunch = Concern(id="x", title="Lunch")
    assert suggest(lunch, BANK, meeting=title) == suggest(lunch, BANK)


def test_the_plan_has_its_own_label() -> None:
    article = "Can we agree to review this IEP sooner?"
    asks = {question.ask for question in suggest(SALT, BANK, limit=500)}
    relabelled = {question.ask for question in suggest(SALT, BANK, plan="support plan", limit=500)}
    assert asks - relabelled == {article}
    assert relabelled - asks == {"Can we agree to review this support plan sooner?"}


def test_the_questions_that_suit_the_concern_come_first_and_say_what_they_suit() -> None:
    offered = suggest(SALT, BANK, kind="iep-review")
    suits = {"Sessions that did not take place", "Therapy not delivered"}
    assert {question.suits for question in offered[:4]} <= suits
    assert all(question.suits in suits | {""} for question in suggest(SALT, BANK, limit=500))


def test_nothing_is_offered_for_a_kind_that_the_concern_is_not() -> None:
    asks = [question.ask for question in suggest(NEW, BANK, limit=500)]
    general = [question for question in BANK.questions if not question.concerns]
    assert sorted(asks) == sorted(
        question.about("") for question in general if question.meeting in ("any", "first")
    )


def test_a_first_meeting_is_not_asked_what_is_better_since_last_time() -> None:
    first = suggest(SALT, BANK, limit=500)
    again = suggest(SALT, BANK, follow_up=True, limit=500)
    better = "What is better since last time"
    assert better not in {question.family for question in first}
    assert better in {question.family for question in again}
    only_first = {question.about("") for question in BANK.questions if question.meeting == "first"}
    assert only_first
    assert not only_first & {question.ask for question in again}


def stages(concern: Concern, kind: Kind, number: int) -> set[str]:
    by_ask = {question.about(""): question.stage for question in BANK.questions}
    return {by_ask[question.ask] for question in suggest(concern, BANK, kind=kind, limit=number)}


def test_the_stage_of_the_support_decides_what_is_asked_next() -> None:
    agreed = Concern(id="x", title="Reading", agreed="Twice a day", happening="Once a day")
    assert stages(NEW, "iep-review", 6) <= {"assess", "plan"}
    assert stages(agreed, "iep-review", 6) <= {"do", "review"}
    assert stages(agreed, "request", 6) <= {"assess", "plan"}
    assert stages(agreed, "annual-review", 6) <= {"review", "plan"}


def test_what_is_asked_already_is_not_offered_again() -> None:
    first = suggest(SALT, BANK, child="Sam")
    again = suggest(SALT, BANK, child="Sam", already=[question.ask for question in first])
    assert not {question.ask for question in first} & {question.ask for question in again}
    near = "what barriers are preventing that support from  being delivered"
    own = Concern(id="x", title="Reading", agreed="Daily", questions=(Question(ask=near),))
    theirs = "What barriers are preventing this support from being delivered?"
    assert theirs in {question.ask for question in suggest(SALT, BANK, limit=500)}
    assert theirs not in {question.ask for question in suggest(own, BANK, limit=500)}


def test_a_family_that_was_asked_already_waits_for_the_others() -> None:
    asked = "What would make this meeting worth the time for each of us?"
    families = [question.family for question in suggest(NEW, BANK, already=[asked], limit=13)]
    assert "Best hopes" not in families
    assert "Best hopes" in [question.family for question in suggest(NEW, BANK, limit=13)]


def test_the_child_is_called_by_name() -> None:
    asks = " ".join(question.ask for question in suggest(SALT, BANK, child="Sam", limit=500))
    assert "Sam" in asks
    assert "the child" not in asks
    assert "the child" in " ".join(question.ask for question in suggest(SALT, BANK, limit=500))


def test_a_question_taken_is_put_to_those_who_are_there() -> None:
    offered = Suggested(
        ask="How sure are we, 0 to 10?",
        kind="scale",
        to=("SENCO", "Therapist", "Child", "Head teacher"),
        hint="Ask for one more",
        family="From 0 to 10",
        suits="",
    )
    people = (Person(name="Mrs Patel", role="SENCO"), Person(name="Ravi Nair", role="Speech therapist"))
    sam = Child(name="Sam Rivers", known_as="Sam")
    assert offered.question(people, sam) == Question(
        ask=offered.ask, kind="scale", to=("SENCO", "Therapist", "Sam"), hint="Ask for one more"
    )
    assert offered.question((), None).to == ()


def test_equal_questions_come_in_the_order_of_the_file() -> None:
    families = tuple(Family(id=id, title=id.upper()) for id in "ab")
    small = Bank(
        about=BANK.about,
        families=families,
        kinds=(),
        questions=tuple(
            BankQuestion(ask=ask, family=family, stage="plan", hint="-")
            for ask, family in [("Who starts?", "a"), ("By which day?", "a"), ("Where is it?", "b")]
        ),
    )
    asks = [question.ask for question in suggest(NEW, small)]
    assert asks == ["Who starts?", "Where is it?", "By which day?"]


@given(
    concern=CONCERNS,
    kind=st.sampled_from(get_args(Kind)),
    follow_up=st.booleans(),
    already=st.lists(st.sampled_from([question.about("Sam") for question in BANK.questions]), max_size=5),
    limit=st.integers(-1, 40),
)
def test_whatever_the_concern_families_take_turns_and_the_answer_is_the_same_again(
    concern: Concern, kind: Kind, follow_up: bool, already: list[str], limit: int
) -> None:
    def offered(number: int) -> tuple[Suggested, ...]:
        return suggest(
            concern, BANK, kind=kind, follow_up=follow_up, already=already, child="Sam", limit=number
        )

    found = offered(limit)
    assert found == offered(limit) == offered(500)[: max(limit, 0)]
    assert len(found) == max(limit, 0)
    assert not {question.ask for question in found} & set(already)
    assert len({question.ask for question in found}) == len(found)
    if not already:
        families = [question.family for question in found[: len({q.family for q in offered(500)})]]
        assert len(set(families)) == len(families)
