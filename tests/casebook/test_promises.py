"""A promise keeps its identity from meeting to meeting: promised, promised again, kept, lapsed."""

from __future__ import annotations

import datetime as dt

from iepmeet.casebook.carry import carried
from iepmeet.casebook.diary import Done
from iepmeet.casebook.facts import facts_of
from iepmeet.casebook.promise_words import done_since, history, how_often, in_words, what_became
from iepmeet.casebook.promises import Promise, followed, open_ones
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.meeting import fold

from .leaving import from_last, met, opened, stamped, to_do

MARCH, JUNE, SEPTEMBER = dt.date(2026, 3, 10), dt.date(2026, 6, 9), dt.date(2026, 9, 15)
APRIL, JULY, OCTOBER = dt.date(2026, 4, 3), dt.date(2026, 7, 3), dt.date(2026, 10, 16)
TODAY = dt.date(2026, 11, 25)
COVER = "Book cover"


def only(promises: tuple[Promise, ...]) -> Promise:
    (promise,) = promises
    return promise


def again(on: dt.date) -> When:
    return When(typed="then", date=on)


def three_meetings() -> Promise:
    return only(
        followed(
            (
                met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
                met(
                    "june",
                    JUNE,
                    opened(from_last("A1", COVER, APRIL, MARCH)),
                    ev.PromiseReviewed(ref="A1", verdict="not-yet", text="nobody free", by=again(JULY)),
                ),
                met(
                    "september",
                    SEPTEMBER,
                    opened(from_last("A1", COVER, JULY, MARCH, JUNE)),
                    to_do("A1", "Book cover for every week", OCTOBER, again=True),
                ),
            )
        )
    )


def test_a_promise_that_was_agreed_three_times_is_one_and_says_since_when() -> None:
    promise = three_meetings()
    assert promise.promised == (MARCH, JUNE, SEPTEMBER)
    assert how_often(promise, TODAY) == "agreed 3 times since March"
    assert how_often(promise, dt.date(2027, 3, 1)) == "agreed 3 times since March 2026"
    assert (promise.due, promise.action, promise.meeting) == (
        OCTOBER,
        "Book cover for every week",
        "september",
    )


def test_every_meeting_that_spoke_of_it_is_told_with_its_why() -> None:
    assert history(three_meetings()) == (
        "Tue 10 Mar 2026: agreed, to be done by Fri 3 Apr 2026",
        "Tue 9 Jun 2026: not yet (nobody free), promised again, to be done by Fri 3 Jul 2026",
        "Tue 15 Sep 2026: agreed, to be done by Fri 16 Oct 2026",
    )


def test_it_lapses_the_day_after_its_date_and_not_on_it() -> None:
    promise = three_meetings()
    assert not promise.lapsed(OCTOBER)
    assert promise.lapsed(OCTOBER + dt.timedelta(days=1))
    assert what_became(promise, TODAY) == "was due Fri 16 Oct 2026"


def test_a_promise_that_was_agreed_once_says_nothing_of_how_often() -> None:
    promise = only(followed((met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),)))
    assert how_often(promise, TODAY) == ""
    assert in_words(promise) == "A1 Book cover (Mrs Patel)"


def test_kept_and_no_longer_needed_are_not_open_and_partly_and_not_yet_are() -> None:
    states = {}
    for verdict in ("kept", "partly", "not-yet", "dropped"):
        said = ev.PromiseReviewed(ref="A1", verdict=verdict, text="why")
        promises = followed(
            (
                met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
                met("june", JUNE, opened(from_last("A1", COVER, APRIL, MARCH)), said),
            )
        )
        states[verdict] = (only(promises).state, len(open_ones(promises)))
    assert states == {
        "kept": ("kept", 0),
        "partly": ("open", 1),
        "not-yet": ("open", 1),
        "dropped": ("dropped", 0),
    }


def test_a_promise_that_the_next_agenda_left_out_stays_open() -> None:
    promises = followed(
        (
            met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
            met("june", JUNE, opened(), to_do("A7", "Another thing", JULY)),
        )
    )
    assert [(one.ref, one.state, one.meeting) for one in promises] == [
        ("A1", "open", "march"),
        ("A7", "open", "june"),
    ]


def test_two_things_with_one_ref_stay_two() -> None:
    promises = followed(
        (
            met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
            met("june", JUNE, opened(), to_do("A1", "Share the timetable", JULY)),
            met("september", SEPTEMBER, opened(from_last("A1", "Share the timetable", JULY, JUNE))),
        )
    )
    assert [(one.action, one.meeting) for one in promises] == [
        (COVER, "march"),
        ("Share the timetable", "september"),
    ]


def test_a_promise_from_before_the_first_record_counts_what_its_agenda_says() -> None:
    agenda = opened(from_last("A2", COVER, JULY, MARCH, JUNE))
    promise = only(followed((met("september", SEPTEMBER, agenda),)))
    assert (promise.times, promise.due, promise.state) == (2, JULY, "open")


def test_done_between_meetings_it_is_kept_with_who_said_so() -> None:
    facts = met("march", MARCH, opened(), to_do("A1", COVER, APRIL))
    done = Done(ref="A1", meeting="march", held=MARCH, on=dt.date(2026, 4, 1), confirmed_by="Mrs Patel")
    promise = only(followed((facts,), (done,)))
    assert promise.state == "kept"
    assert what_became(promise, TODAY) == "done on Wed 1 Apr; Mrs Patel confirmed it in writing"


def test_done_is_found_by_the_day_where_the_files_were_given_another_name() -> None:
    facts = met("spring", MARCH, opened(), to_do("A1", COVER, APRIL))
    done = Done(ref="A1", meeting="march", held=MARCH, on=APRIL)
    assert only(followed((facts,), (done,))).state == "kept"


def test_a_later_meeting_has_the_last_word_on_what_was_said_to_be_done() -> None:
    done = Done(ref="A1", meeting="march", held=MARCH, on=APRIL)
    for said, state in (
        (ev.PromiseReviewed(ref="A1", verdict="partly", text="two weeks only", by=again(JULY)), "open"),
        (ev.PromiseReviewed(ref="A1", verdict="kept"), "kept"),
    ):
        meetings = (
            met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
            met("june", JUNE, opened(from_last("A1", COVER, APRIL, MARCH)), said),
        )
        assert only(followed(meetings, (done,))).state == state


def test_done_of_another_meetings_action_changes_nothing() -> None:
    facts = met("march", MARCH, opened(), to_do("A1", COVER, APRIL))
    done = Done(ref="A1", meeting="june", held=JUNE, on=JULY)
    assert only(followed((facts,), (done,))).state == "open"


def test_it_is_open_exactly_where_the_next_agenda_carries_it() -> None:
    """The same rule as `new --from`: whatever a meeting says, both agree on what is still open."""
    carry_from = opened(from_last("A1", COVER, APRIL, MARCH))
    for verdict in (None, "kept", "partly", "not-yet", "dropped"):
        for by in (None, JULY):
            for as_action in (False, True):
                when = again(by) if by else None
                said = [ev.PromiseReviewed(ref="A1", verdict=verdict, by=when)] if verdict else []
                action = [to_do("A1", COVER, JULY, again=True)] if as_action else []
                meeting = fold(stamped(JUNE, carry_from, *said, *action))
                facts = facts_of("june", meeting)
                assert facts is not None
                promise = only(followed((facts,)))
                next_one = carried(meeting, JUNE).agenda.carried
                assert (promise.state == "open") == bool(next_one)
                if next_one:
                    assert (next_one[0].due, next_one[0].promised) == (promise.due, promise.promised)


def test_what_was_done_since_a_meeting_is_said_for_the_notes_of_the_next_agenda() -> None:
    facts = met("march", MARCH, opened(), to_do("A1", COVER, APRIL), to_do("A2", "Another", APRIL))
    done = Done(ref="A1", meeting="march", held=MARCH, on=APRIL, confirmed_by="Mrs Patel")
    promises = followed((facts,), (done,))
    assert done_since(promises, "march") == (
        "A1 was done on Fri 3 Apr 2026; Mrs Patel confirmed it in writing. At the meeting: /kept A1",
    )
    assert done_since(promises, "february") == ()


def test_two_meetings_of_one_day_keep_what_was_done_apart() -> None:
    meetings = (
        met("march", MARCH, opened(), to_do("A1", COVER, APRIL)),
        met("other", MARCH, opened(), to_do("A1", "Another", APRIL)),
    )
    done = Done(ref="A1", meeting="other", held=MARCH, on=APRIL)
    assert [(one.action, one.state) for one in followed(meetings, (done,))] == [
        (COVER, "open"),
        ("Another", "kept"),
    ]
