from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Child, Details, Person
from iepmeet.papers.audience import for_school
from iepmeet.papers.audience_narrower import owners
from iepmeet.papers.initials import Initialled, Initials, with_initials
from iepmeet.papers.minutes import page
from iepmeet.papers.shown import Shown
from iepmeet.record import events as ev

from .any_meeting import AnyMeeting, any_meetings
from .meetings import SALT, everything, held, said, to_do

PEOPLE = (
    Person(name="Mrs Patel", role="SENCO"),
    Person(name="Jo Rivers", role="Parent"),
    Person(name="Mr Lee", role="Class teacher"),
    Person(name="Siân O'Neill-Jones", role="Therapist"),
)
SAM = Child(name="Sam Rivers", known_as="Sam")


def meeting_of(*words: str, people: tuple[Person, ...] = PEOPLE, child: Child | None = SAM) -> Shown:
    agenda = Agenda(meeting=Details(title="IEP review for Sam"), child=child, people=people)
    notes = [said(f"N{n}", "note", ev.OPENING, text) for n, text in enumerate(words, start=1)]
    return for_school(held(ev.Opened(agenda=agenda), *notes))


def written(words: str, **more: object) -> str:
    return with_initials(meeting_of(words, **more)).shown.entries[0].text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "put"),
    [
        ("Sam Rivers sat down", "SR sat down"),
        ("sam and SAM sat", "SR and SR sat"),
        ("Sam's mum, Sam’s dad, sams sessions", "SR's mum, SR’s dad, SRs sessions"),
        ("Mrs Patel and mrs. patel and Patel", "Mrs P and Mrs P and Mrs P"),
        ("ask Patel's team", "ask Mrs P's team"),
        ("Jo said so, so Jo Rivers goes", "JR said so, so JR goes"),
        ("Ms Rivers rang", "JR rang"),
        ("Sian rang, SIÂN wrote, Sia\u0302n came", "SOJ rang, SOJ wrote, SOJ came"),
        ("Siân O’Neill-Jones and Mrs O'Neill-Jones", "SOJ and SOJ"),
        ("_Sam_ *Sam* (Sam) @Sam", "_SR_ *SR* (SR) @SR"),
        ("Jo\nRivers", "JR"),
        ("Samuel, a sample, Leeds and a join", "Samuel, a sample, Leeds and a join"),
    ],
)
def test_a_name_in_free_text_becomes_the_initials_of_its_person(typed: str, put: str) -> None:
    assert written(typed) == put


def test_a_family_name_of_several_is_no_ones_and_is_marked_to_look_over() -> None:
    made = with_initials(meeting_of("The Rivers family came"))
    assert made.shown.entries[0].text == "The R. family came"
    assert [one.found for one in made.replaced if one.unsure] == ["Rivers"]


def test_two_people_with_equal_initials_are_numbered_in_the_order_of_the_meeting() -> None:
    people = (
        Person(name="Jo Rivers"),
        Person(name="Joan Reed"),
        Person(name="Mr Lee"),
        Person(name="Mrs Lee"),
    )
    text = "Joan Reed and Jo Rivers, Joan and Jo, Mr Lee and Mrs Lee; Lee"
    assert written(text, people=people) == "JR2 and JR1, JR2 and JR1, Mr L and Mrs L; L."


def test_a_name_that_is_a_word_as_well_is_one_only_with_a_capital_or_in_full() -> None:
    people = (Person(name="Will Green"), Person(name="Grace May"))
    text = "Will will ask for a green card in may; will green agrees, Grace and Green too"
    assert written(text, people=people) == "WG will ask for a green card in may; WG agrees, GM and WG too"


def test_a_single_letter_is_neither_a_word_nor_a_ref() -> None:
    assert written("Ali can", people=(Person(name="Miss Ali"),)) == "Miss A can"
    assert written("Asha can", people=(Person(name="Asha"),)) == "A. can"


def test_names_in_other_scripts_are_replaced_too() -> None:
    people = (Person(name="王小明"), Person(name="محمد علي"), Person(name="Żaneta Łoś"))
    assert written("王小明说 محمد علي Żaneta Łoś żaneta łoś", people=people) == "王.说 مع ŻŁ ŻŁ"


def test_somebody_who_is_nobody_on_the_list_has_initials_but_a_role_has_none() -> None:
    opened = ev.Opened(agenda=Agenda(people=PEOPLE))
    events = [
        to_do("A1", ev.OPENING, "Ring Green", "Tom Green"),
        to_do("A2", ev.OPENING, "Ask", "the school office"),
        to_do("A3", ev.OPENING, "Tell", "SENCO"),
    ]
    made = with_initials(for_school(held(opened, *events)))
    assert owners(made.shown) == ("TG", "the school office", "SENCO")
    assert made.shown.entries[0].text == "Ring TG"


def test_no_name_of_the_meeting_is_left_anywhere_and_all_else_is_as_it_was() -> None:
    shown = for_school(held(*everything()))
    made = with_initials(shown)
    data = msgspec.json.encode(made.shown).decode()
    for name in ("Sam", "Rivers", "Patel", "Lee", "Ali", "Jo "):
        assert name not in data, name
    text = page(made.shown, "f")
    assert "# IEP review for SR\n" in text
    assert "## SR's voice\n" in text
    assert "| Child | SR, Year 4 |" in text
    assert "These minutes go to Mrs P, JR, Mr L and Miss A." in text
    assert [entry.ref for entry in made.shown.entries] == [entry.ref for entry in shown.entries]
    assert [concern.title for concern in made.shown.concerns] == [each.title for each in shown.concerns]


def test_the_scale_of_last_time_still_stands_beside_the_answer_of_today() -> None:
    text = page(with_initials(for_school(held(*everything()))).shown, "f")
    assert "  - **JR:** 3.5 (last time 2)\n  - **Mr L:** no answer today (last time 5)\n" in text
    assert "  - **Mrs P:** 6 (last time 4)\n" in text


def test_the_list_to_look_over_names_each_replaced_word_and_how_often() -> None:
    made = with_initials(meeting_of("Sam came. Sam left with sam.", "Jo Rivers too"))
    found = {(one.found, one.put): one.times for one in made.replaced}
    assert found[("sam", "SR")] == 1
    assert found[("Sam", "SR")] == 4  # the title, what the child is called, and twice in the note
    assert found[("Jo Rivers", "JR")] == 2


def left(*words: str) -> tuple[str, ...]:
    return with_initials(meeting_of(*words)).left


def test_what_looks_like_a_name_and_was_not_replaced_is_listed() -> None:
    assert left("Kai hit Sam near Oakfield Primary, Mrs Green saw it. Then mr green rang.") == (
        "Kai",
        "Oakfield Primary",
        "Mrs Green",
    )
    assert left("we told Kai's mum; Zoë’s too") == ("Kai", "Zoë")


def test_days_roles_words_at_a_start_and_our_own_initials_are_not_listed() -> None:
    assert (
        left("The SENCO meets Sam on Tuesdays. We agreed it in March.", "Sams mum and Mrs Patel's plan") == ()
    )


def test_file_names_hold_initials_whatever_stands_between_the_words() -> None:
    short = Initials(meeting_of("x"))
    assert short.file_name("sam-rivers-review") == "SR-review"
    assert short.file_name("Mrs_Patel and.sam.2026") == "Mrs-P and.SR.2026"
    assert short.file_name("iep-review") == "iep-review"
    assert short.file_name("will-review") == "will-review"
    assert Initials(meeting_of("x", child=Child(name="Will Price"))).file_name("will_price-iep") == "WP-iep"


def test_a_meeting_that_names_nobody_stays_as_it_is() -> None:
    shown = for_school(held(ev.Opened(agenda=Agenda()), said("N1", "note", SALT, "all is well")))
    assert with_initials(shown) == Initialled(shown=shown, replaced=(), left=())
    assert Initials(shown).file_name("sam") == "sam"


_NAMES = [
    "Zebedee Quill",
    "Mrs Xanthe",
    "Ødegård Ŵyn",
    "O'Zork",
    "Anne-Qi Vex",
    "Dr Qu Zed",
    "Maß Groß",
    "Ǆ ﬁsk",
    "Ｆｕｌｌ",
    "İzel Iş",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4, unique=True),
    st.lists(
        st.tuples(st.sampled_from(_NAMES), st.sampled_from([" ", "\n", ", ", "'s ", "!", "(", "_"])),
        max_size=6,
    ),
    st.sampled_from([str.lower, str.upper, str.title, str]),
)
def test_however_a_listed_name_is_typed_it_is_not_left(
    listed: list[str], typed: list[tuple[str, str]], case: type[str]
) -> None:
    people = tuple(Person(name=name) for name in listed)
    words = "and " + "".join(case(name) + sign for name, sign in typed)
    text = written(words, people=people).casefold()
    for name in listed:
        assert name.casefold() not in text


@settings(max_examples=40)
@given(any_meetings())
def test_any_meeting_keeps_its_shape_and_the_same_initials_wherever_they_stand(drawn: AnyMeeting) -> None:
    shown = for_school(held(*drawn.events))
    made = with_initials(shown)
    assert len(made.shown.entries) == len(shown.entries)
    assert [concern.id for concern in made.shown.concerns] == [concern.id for concern in shown.concerns]
    assert with_initials(shown) == made
    page(made.shown, "f")
