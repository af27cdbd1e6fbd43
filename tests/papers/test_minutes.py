from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from msgspec.structs import replace

from iepmeet.agenda.model import (
    Agenda,
    Answered,
    Carried,
    Child,
    Concern,
    Details,
    Dose,
    Expected,
    Person,
    Question,
)
from iepmeet.papers import parts_end
from iepmeet.papers.minutes import minutes
from iepmeet.papers.page import hand_edited
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Words
from iepmeet.record.meeting import fold

from . import golden
from .meetings import SALT, answered, everything, full_agenda, held, on, said, smallest, stamped, to_do
from .reading import blocks, headings, plain_reader, tables


def page(*events: AnyEvent, agenda: Agenda | None = None) -> str:
    """The minutes of a meeting on an agenda with one concern, unless another is given."""
    concern = Concern(id="salt", title="Sessions missed")
    return minutes(held(ev.Opened(agenda=agenda or Agenda(concerns=(concern,))), *events), "9f2c41d0")


def part(text: str, heading: str) -> str:
    """What stands under a level-2 heading."""
    _, found, rest = text.partition(f"## {heading}\n\n")
    assert found, f"no part {heading}"
    return rest.partition("\n\n## ")[0].partition("\n\n---")[0].partition("\n\nTo check")[0]


@pytest.mark.parametrize("name", list(golden.MEETINGS))
def test_the_minutes_are_as_they_are_meant_to_be(name: str) -> None:
    assert golden.made(name) == golden.kept(name)
    assert not hand_edited(golden.kept(name))


def test_every_part_that_holds_something_stands_in_its_order() -> None:
    tokens = plain_reader().parse(golden.made("everything"))
    assert headings(tokens, 1) == ["IEP review for Sam"]
    assert headings(tokens, 2) == [
        "In short",
        "Actions",
        "Follow-up reviews",
        "From last time",
        "Sam's voice",
        "Strengths",
        "Opening",
        "Concern 1: Speech and language sessions missed",
        "Concern 2: The quiet space is used as a store",
        "Concern 3: Homework takes two hours",
        "Concern 4: No place in an after-school club",
        "Parked",
        "Next review",
        "If support lapses again",
    ]
    assert [len(rows) for rows in tables(tokens)] == [7, 5, 9]
    assert {len(row) for row in tables(tokens)[1]} == {6}
    assert not {"code_block", "fence", "blockquote", "ordered_list"} & set(blocks(tokens))


def test_the_same_meeting_gives_the_same_page_however_it_is_folded() -> None:
    events = stamped(everything())
    assert minutes(fold(events), "9f2c41d0") == minutes(fold(iter(events)), "9f2c41d0")


def test_an_empty_record_gives_a_page_too() -> None:
    text = minutes(fold(()), "")
    assert text.startswith("# Review meeting\n\n**Draft: the meeting is not closed**\n\n## In short\n\n")


def test_an_open_record_says_that_it_is_a_draft_and_asks_for_no_reply() -> None:
    for events in (smallest()[:2], [*smallest()[:2], ev.Closed(reply_by=on(2026, 12, 15)), ev.Reopened()]):
        text = minutes(held(*events), "")
        assert "**Draft: the meeting is not closed**" in text
        assert "Please say by" not in text
    closed = minutes(held(*smallest()[:2], ev.Closed(reply_by=on(2026, 12, 15))), "")
    assert "Draft" not in closed
    assert "Please say by Tue 15 Dec 2026 if anything is not right." in closed


def test_actions_stand_by_number_with_what_is_missing_said_plainly() -> None:
    text = page(
        to_do("A10", SALT, "Ring the school"),
        to_do("A9", ev.OPENING, "Find a room", "Mr Lee", on(2026, 12, 9)),
    )
    assert part(text, "Actions").splitlines()[2:] == [
        "| A9 | Find a room | Opening | Mr Lee | Wed 9 Dec 2026 | not said yet |",
        "| A10 | Ring the school | Sessions missed | nobody yet | no date yet | not said yet |",
    ]


def test_a_promise_agreed_again_by_an_action_stands_once_with_the_words_of_today() -> None:
    agenda = replace(full_agenda(), carried=(Carried(ref="A2", action="Book cover", who="Mr Lee"),))
    again = ev.Action(ref="A2", item=ev.LAST_TIME, typed="", words=Words(text="Hire cover"), again=True)
    reviewed = ev.PromiseReviewed(ref="A2", verdict="not-yet", by=on(2026, 12, 18))
    text = page(again, reviewed, agenda=agenda)
    assert part(text, "Actions").splitlines()[2:] == [
        "| A2 | Hire cover (promised again) | From last time | nobody yet | Fri 18 Dec 2026 | not said yet |"
    ]
    assert part(text, "From last time") == "- **A2** Book cover (Mr Lee) – **not yet, promised again**"


def test_a_promise_is_said_to_be_kept_partly_kept_dropped_or_not_spoken_of() -> None:
    carried = tuple(Carried(ref=f"A{n}", action="Book cover") for n in range(1, 5))
    text = page(
        ev.PromiseReviewed(ref="A1", verdict="kept", text="each week"),
        ev.PromiseReviewed(ref="A2", verdict="partly"),
        ev.PromiseReviewed(ref="A3", verdict="dropped", text="no longer needed"),
        agenda=Agenda(carried=carried),
    )
    assert part(text, "From last time").splitlines() == [
        "- **A1** Book cover – **kept:** each week",
        "- **A2** Book cover – **partly**",
        "- **A3** Book cover – **dropped:** no longer needed",
        "- **A4** Book cover – **not spoken of today**",
    ]
    assert "- 4 promises from last time: 1 kept, 1 partly, 1 dropped, 1 not spoken of" in text


def test_parked_points_and_the_childs_words_are_gathered_and_stand_nowhere_else() -> None:
    text = page(
        said("K1", "parked", SALT, "Who pays?", "Mr Lee"),
        said("V1", "voice", SALT, "I like Tuesdays"),
        said("N1", "note", ev.VOICE, "Sam was not here"),
        said("V2", "voice", ev.OPENING, "I am tired", "Miss Ali"),
    )
    assert part(text, "Parked") == "- Who pays? (Mr Lee, concern 1)"
    assert part(text, "The child's voice").splitlines() == [
        "- “I like Tuesdays”",
        "- Sam was not here",
        "- **Miss Ali:** “I am tired”",
    ]
    assert text.count("Who pays?") == text.count("I like Tuesdays") == text.count("I am tired") == 1
    assert "## Opening" not in text


def test_the_child_is_called_as_the_agenda_says() -> None:
    spoken = said("V1", "voice", ev.VOICE, "I like Tuesdays")
    assert "## Sam's voice\n" in page(spoken, agenda=Agenda(child=Child(name="Sam Rivers")))
    assert "## Sammy's voice\n" in page(
        spoken, agenda=Agenda(child=Child(name="Sam Rivers", known_as="Sammy"))
    )
    assert "## The child's voice\n" in page(spoken, agenda=Agenda(child=Child()))


def test_a_concern_holds_notes_then_what_was_agreed_then_other_views_then_its_outcome() -> None:
    text = page(
        said("D1", "differs", SALT, "It was more"),
        said("G1", "agreed", SALT, "Thursdays", "Mrs Patel"),
        said("N1", "note", SALT, "- first\n\n- second"),
        ev.OutcomeSet(concern="salt", outcome="not-agreed", text="see above"),
    )
    assert part(text, "Concern 1: Sessions missed") == (
        "- \\- first\\\n  \\- second\n"
        "- **Agreed (Mrs Patel):** Thursdays\n"
        "- **A view that differs:** It was more\n\n"
        "**Outcome: not agreed.** see above"
    )


def test_what_one_side_prepared_is_marked_as_theirs_until_the_room_has_accepted_it() -> None:
    concern = Concern(id="salt", title="Sessions", happening="Five were missed")
    prepared = Agenda(meeting=Details(prepared_by="Jo Rivers"), concerns=(concern,))
    marked = "*Put forward before the meeting by Jo Rivers:*"
    fact = "- **What is happening:** Five were missed"
    before = part(page(said("N1", "note", SALT, "Yes"), agenda=prepared), "Concern 1: Sessions")
    assert before.startswith(f"{marked}\n\n{fact}\n\n*At the meeting:*")
    after = part(page(ev.ReadBackAccepted(concern="salt"), agenda=prepared), "Concern 1: Sessions")
    assert after.startswith(fact)
    nobody = part(page(agenda=Agenda(concerns=(concern,))), "Concern 1: Sessions")
    assert nobody == f"*Not reached today.*\n\n*Put forward before the meeting:*\n\n{fact}"


def test_scale_answers_stand_beside_last_times_whether_kept_by_name_or_by_role() -> None:
    question = Question(ask="How sure?", kind="scale", last={"senco": 4, "Jo Rivers": 2, "Mr Lee": 5})
    concern = Concern(id="salt", title="Sessions", questions=(question,))
    people = (Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent"))
    text = page(
        ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=6, who="Mrs Patel"),
        ev.ScaleAnswered(ref="S2", concern="salt", number=1, value=3.5, who="Jo Rivers"),
        ev.ScaleAnswered(ref="S3", concern="salt", number=1, value=0, who="Miss Ali"),
        agenda=Agenda(people=people, concerns=(concern,)),
    )
    assert part(text, "Concern 1: Sessions").splitlines()[2:7] == [
        "- How sure?",
        "  - **Mrs Patel:** 6 (last time 4)",
        "  - **Jo Rivers:** 3.5 (last time 2)",
        "  - **Miss Ali:** 0",
        "  - **Mr Lee:** no answer today (last time 5)",
    ]


def test_from_the_third_meeting_on_the_answers_are_a_small_chart() -> None:
    question = Question(
        ask="How sure?",
        kind="scale",
        last={"SENCO": 4},
        last_on=dt.date(2026, 9, 15),
        earlier=(Answered(who="SENCO", value=3), Answered(who="Parent", value=2)),
    )
    concern = Concern(id="salt", title="Sessions", questions=(question,))
    people = (Person(name="Mrs Patel", role="SENCO"), Person(name="Jo Rivers", role="Parent"))
    text = page(
        ev.ScaleAnswered(ref="S1", concern="salt", number=1, value=6.5, who="Mrs Patel"),
        ev.ScaleAnswered(ref="S2", concern="salt", number=1, value=7, who="Jo Rivers"),
        ev.ScaleAnswered(ref="S3", concern="salt", number=1, value=7, who="Mrs Patel"),
        agenda=Agenda(people=people, concerns=(concern,)),
    )
    assert part(text, "Concern 1: Sessions").splitlines()[2:9] == [
        "- How sure?",
        "  - **Mrs Patel:** 6.5 (last time 4)",
        "  - **Jo Rivers:** 7 (before: 2)",
        "  - **Mrs Patel:** 7 (last time 4)",
        "    - before: ■■■□□□□□□□ 3",
        "    - Tue 15 Sep 2026: ■■■■□□□□□□ 4",
        "    - Tue 8 Dec 2026: ■■■■■■■□□□ 7",
    ]


def test_minutes_of_two_joined_records_say_who_wrote_what_down() -> None:
    text = page(
        said("N1", "note", SALT, "Before they parted"),
        said("N2", "note", SALT, "The rota is full", "Mr Lee"),
        said("K1", "parked", SALT, "Who pays?"),
        to_do("A5", SALT, "Book cover"),
        to_do("A6", SALT, "Ring the clinic"),
        ev.Joined(
            sources=("sam", "sam-2"),
            wrote={"N2": "Jo", "K1": "sam-2", "A5": "Jo", "A6": "Mr Lee", "P1": "Jo"},
        ),
    )
    assert "- Before they parted\n- **Mr Lee:** The rota is full *(written down by Jo)*" in text
    assert "- Who pays? (concern 1) *(written down in sam-2)*" in text
    assert "\n\n*Written down by Jo: A5; by Mr Lee: A6.*\n\n" in text


def test_a_support_says_what_it_is_made_of() -> None:
    dose = Dose(what="speech session", who="Miss Ali", where="the quiet room")
    concern = Concern(id="salt", title="Sessions", dose=dose, expected=Expected(times=2, per="half-term"))
    assert (
        "- **In full:** speech session; who: Miss Ali; how often: twice a half term; where: the quiet room"
        in part(page(agenda=Agenda(concerns=(concern,))), "Concern 1: Sessions")
    )


def test_an_answer_that_lost_its_question_is_still_there() -> None:
    text = page(
        answered("R1", 9, "Because of cover"),
        answered("R2", 9, "No idea", "Mr Lee"),
        ev.ScaleAnswered(ref="S1", concern="salt", number=9, value=7, who="Mr Lee"),
        ev.Moved(ref="R2", item=ev.OPENING),
    )
    assert part(text, "Opening") == "- **Mr Lee:** No idea"
    concern = part(text, "Concern 1: Sessions missed")
    assert "- **Answer:** Because of cover\n- **Mr Lee:** 7 on a scale of 0 to 10" in concern


def test_no_follow_up_part_where_nothing_was_agreed_and_nobody_sends_the_minutes() -> None:
    assert "Follow-up reviews" not in page(said("N1", "note", SALT, "Yes"))
    sent = page(agenda=Agenda(meeting=Details(minute_taker="Jo Rivers")))
    assert part(sent, "Follow-up reviews").splitlines() == [
        "- **Main review:** none agreed yet",
        "- **These minutes:** Jo Rivers sends them",
    ]


def test_a_trigger_without_a_review_says_that_none_was_agreed() -> None:
    text = page(ev.TriggerAgreed(text="two missed sessions"))
    assert part(text, "If support lapses again").splitlines() == [
        "- **What brings the review forward:** two missed sessions",
        "- **The review it brings forward:** none agreed yet",
    ]


def test_a_date_says_what_is_odd_about_it() -> None:
    odd = on(2026, 12, 26, moved="moved from Fri 25 Dec 2026: bank holiday", caution="no school day")
    text = page(ev.ReviewAgreed(part="review", when=odd, typed=""))
    remarks = "Sat 26 Dec 2026 (moved from Fri 25 Dec 2026: bank holiday) (no school day)"
    assert part(text, "Follow-up reviews") == f"- **Main review:** {remarks}"


def test_in_short_is_never_under_three_nor_over_six_lines() -> None:
    for events in (everything(), smallest(), [], everything()[:20]):
        assert 3 <= len(part(minutes(held(*events), ""), "In short").splitlines()) <= 6


def test_every_change_after_the_close_has_words_of_its_own() -> None:
    silent = (ev.Joined, ev.Opened, ev.AgendaChanged, ev.MovedTo, ev.Closed, ev.Reopened, ev.Confirmed)
    acts = {kind.__struct_config__.tag for kind in get_args(AnyEvent) if kind not in silent}
    assert acts == set(parts_end._DONE_TO_ENTRY) | set(parts_end._DONE) | {"changed-kind"}


def test_an_amendment_that_changed_nothing_known_does_not_stop_the_page() -> None:
    odd: list[AnyEvent] = [
        ev.Corrected(ref="A2", typed="", words=Words(text="x")),
        ev.Withdrawn(),
        ev.Corrected(ref="N99", typed="", words=Words(text="x")),
        ev.PromiseReviewed(ref="A3", verdict="kept"),
    ]
    text = minutes(held(ev.Opened(agenda=full_agenda()), ev.Closed(), ev.Reopened(), *odd), "")
    assert part(text, "Amendments").splitlines()[2:] == [
        "- Tue 8 Dec 2026 at 15:33: the record was changed",
        "- Tue 8 Dec 2026 at 15:34: the record was changed",
        "- Tue 8 Dec 2026 at 15:36: a promise from last time was reviewed",
    ]
