"""Two records of one meeting become a third: in the order of time, without a clash, with nothing left out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.agenda.model import Concern, Person, Question
from iepmeet.casebook.copies import copies_of, record_copies
from iepmeet.casebook.facts import Facts, facts_of
from iepmeet.casebook.held import in_order, twice
from iepmeet.casebook.merge import Merged, Part, merged
from iepmeet.dates.when import When
from iepmeet.errors import IepmeetError
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped, Words
from iepmeet.record.line import ZERO, encode
from iepmeet.record.meeting import fold
from iepmeet.record.reading import Reading, parse
from iepmeet.record.state import Meeting

from ..record.any_events import ANY_EVENT
from .leaving import from_last, note, opened, stamped, to_do

DAY = dt.date(2026, 9, 15)


def reading(events: Sequence[Stamped]) -> Reading:
    data, prev = b"", ZERO
    for one in events:
        line, prev = encode(one, prev)
        data += line
    return parse(data)


def after(shared: Sequence[Stamped], minute: int, *events: AnyEvent) -> Reading:
    """The shared beginning, and what one laptop wrote from this minute on."""
    at = dt.datetime.combine(DAY, dt.time(16), tzinfo=dt.UTC) + dt.timedelta(minutes=minute)
    own = [
        Stamped(len(shared) + n, at + dt.timedelta(minutes=2 * (n - 1)), event)
        for n, event in enumerate(events, start=1)
    ]
    return reading([*shared, *own])


def join(first: Reading, second: Reading) -> Merged:
    return merged(Part("sam", "Jo", first), Part("sam 2", "Mr Lee", second))


def meeting(done: Merged) -> Meeting:
    """The joined meeting, written and read back."""
    found = reading(done.events)
    assert not found.damage
    return fold(found.events)


def texts(found: Meeting) -> dict[str, str]:
    return {entry.ref: entry.words.text for entry in found.standing}


SHARED = stamped(DAY, opened(), note("N1", "both heard this"))


def test_what_both_hold_is_taken_once_and_the_rest_by_time() -> None:
    a = after(SHARED, 0, note("N2", "at 0"), note("N3", "at 2"))
    b = after(SHARED, 1, note("N2", "at 1"), note("N3", "at 3"))
    done = join(a, b)
    assert list(texts(meeting(done)).values()) == ["both heard this", "at 0", "at 1", "at 2", "at 3"]
    assert (done.shared, done.first, done.second) == (2, 2, 2)
    assert [one.n for one in done.events] == list(range(1, 8))


def test_refs_that_both_gave_out_are_renumbered_in_the_second_and_nobody_loses_a_word() -> None:
    a = after(SHARED, 0, note("N2", "of Jo"), to_do("A1", "Jo's action"))
    b = after(SHARED, 1, to_do("A1", "Mr Lee's action"), note("N2", "of Mr Lee"))
    done = join(a, b)
    assert texts(meeting(done)) == {
        "N1": "both heard this",
        "N2": "of Jo",
        "A1": "Jo's action",
        "A2": "Mr Lee's action",
        "N3": "of Mr Lee",
    }
    assert dict(done.renumbered) == {"A1": "A2", "N2": "N3"}


def test_it_says_who_wrote_what() -> None:
    a = after(SHARED, 0, note("N2", "of Jo"))
    b = after(SHARED, 1, note("N2", "of Mr Lee"))
    joined = meeting(join(a, b)).joined
    assert joined is not None
    assert joined.wrote == {"N2": "Jo", "N3": "Mr Lee"}
    assert joined.sources == ("sam", "sam 2")


def test_corrections_moves_and_undo_of_the_second_follow_their_entries() -> None:
    a = after(SHARED, 0, note("N2", "of Jo"))
    b = after(
        SHARED,
        1,
        note("N2", "of Mr Lee"),
        ev.Corrected(ref="N2", typed="put right", words=Words(text="put right")),
        note("N3", "undone"),
        ev.Withdrawn(act=5),
        note("N4", "removed"),
        ev.Withdrawn(ref="N4"),
        note("N5", "will be an action"),
        ev.ChangedKind(ref="N5", new_ref="A1", entry="action", words=Words(text="is an action")),
    )
    assert texts(meeting(join(a, b))) == {
        "N1": "both heard this",
        "N2": "of Jo",
        "N6": "put right",
        "A1": "is an action",
    }


def test_a_promise_from_last_time_stays_one_under_its_ref() -> None:
    june = dt.date(2026, 6, 9)
    shared = stamped(DAY, opened(from_last("A1", "Book cover", june, june)))
    by = When(typed="then", date=dt.date(2026, 10, 2))
    a = after(shared, 0, ev.PromiseReviewed(ref="A1", verdict="not-yet"), to_do("A2", "new of Jo"))
    b = after(shared, 1, ev.PromiseReviewed(ref="A1", verdict="partly", by=by), to_do("A2", "new of Mr Lee"))
    done = join(a, b)
    found = meeting(done)
    assert found.promises["A1"].verdict == "partly"
    assert texts(found) == {"A2": "new of Jo", "A3": "new of Mr Lee"}
    assert "Promise A1: Jo wrote “not-yet”, Mr Lee wrote “partly by Fri 2 Oct 2026”" in done.notes[0]


def test_what_both_settled_otherwise_is_said_and_the_later_stands() -> None:
    a = after(SHARED, 2, ev.OutcomeSet(concern="salt", outcome="agreed"))
    b = after(SHARED, 1, ev.OutcomeSet(concern="salt", outcome="partly"))
    done = join(a, b)
    assert done.notes == (
        "The outcome of salt: Jo wrote “agreed”, Mr Lee wrote “partly”. The later one stands, of Jo.",
    )
    assert meeting(done).concerns["salt"].outcome == "agreed"


def test_it_was_over_when_the_later_of_the_two_closed_and_nothing_of_it_is_an_amendment() -> None:
    a = after(SHARED, 0, note("N2", "of Jo"), ev.Closed())
    b = after(SHARED, 1, note("N2", "of Mr Lee"), note("N3", "still writing"), ev.Closed())
    found = meeting(join(a, b))
    assert found.closed
    assert found.amendments == ()
    assert found.ended == b.events[-1].at


def test_where_one_was_left_open_its_words_still_come_before_the_close() -> None:
    a = after(SHARED, 0, ev.Closed())
    b = after(SHARED, 1, note("N2", "still writing"))
    found = meeting(join(a, b))
    assert found.closed
    assert found.amendments == ()


def test_amendments_stay_amendments() -> None:
    shared = [*SHARED, *after(SHARED, 0, ev.Closed()).events[2:]]
    fixed = ev.Corrected(ref="N1", typed="x", words=Words(text="put right"))
    a = after(shared, 5, ev.Reopened(), fixed, ev.Closed())
    b = after(shared, 6, ev.Reopened(), note("N2", "forgotten"), ev.Closed())
    found = meeting(join(a, b))
    assert [(one.act, one.ref) for one in found.amendments] == [("corrected", "N1"), ("entry", "N2")]
    assert found.closed


def test_questions_that_both_added_are_two_and_one_that_both_added_alike_is_one() -> None:
    def added(number: int, ask: str) -> ev.QuestionAdded:
        return ev.QuestionAdded(concern="salt", number=number, question=Question(ask=ask))

    def answer(ref: str, number: int, text: str) -> ev.QuestionAnswered:
        return ev.QuestionAnswered(ref=ref, concern="salt", number=number, typed=text, words=Words(text=text))

    a = after(SHARED, 0, added(2, "What of Jo?"), added(3, "Alike?"), answer("R1", 2, "to Jo"))
    b = after(SHARED, 1, added(2, "What of Mr Lee?"), added(3, "alike?"), answer("R1", 2, "to Mr Lee"))
    found = meeting(join(a, b))
    asked = {one.number: one.question.ask for one in found.concerns["salt"].questions}
    assert [asked[number] for number in (2, 3)] == ["What of Jo?", "Alike?"]
    assert sorted(asked.values()).count("What of Mr Lee?") == 1
    assert len(asked) == 4
    answers = {entry.words.text: asked[entry.number] for entry in found.standing if entry.kind == "answer"}
    assert answers == {"to Jo": "What of Jo?", "to Mr Lee": "What of Mr Lee?"}


def test_an_agenda_that_changed_before_both_went_on_is_taken_in_once() -> None:
    change = ev.AgendaChanged(
        people=(Person(name="Mr Lee", role="Class teacher"),),
        concerns=(Concern(id="lunch", title="Lunch", questions=(Question(ask="When?"),)),),
        questions={"salt": (Question(ask="Who covers?"),)},
    )
    found = meeting(join(after(SHARED, 0, change), after(SHARED, 1, change, note("N2", "of Mr Lee"))))
    assert [person.name for person in found.people].count("Mr Lee") == 1
    assert [state.concern.id for state in found.concerns.values()] == ["salt", "lunch"]
    assert [len(state.questions) for state in found.concerns.values()] == [2, 1]
    only_second = meeting(join(after(SHARED, 0), after(SHARED, 1, change)))
    assert [person.name for person in only_second.people].count("Mr Lee") == 1
    assert [len(state.questions) for state in only_second.concerns.values()] == [2, 1]


def test_concerns_that_both_raised_are_one_by_their_title_and_two_otherwise() -> None:
    def raised(id: str, title: str) -> ev.ConcernAdded:
        return ev.ConcernAdded(concern=Concern(id=id, title=title))

    def under(id: str, ref: str, text: str) -> ev.Entry:
        item = ev.concern_item(id)
        return ev.Entry(ref=ref, entry="note", item=item, typed=text, words=Words(text=text))

    a = after(SHARED, 0, raised("lunch", "Lunch"), raised("new", "Homework"), under("new", "N2", "of Jo"))
    b = after(SHARED, 1, raised("lunch", "Lunch"), raised("new", "Club"), under("new", "N2", "of Mr Lee"))
    found = meeting(join(a, b))
    titles = {key: state.concern.title for key, state in found.concerns.items()}
    assert sorted(titles.values()) == ["Club", "Homework", "Lunch", "Sessions missed"]
    where = {entry.words.text: titles[entry.item.removeprefix("concern:")] for entry in found.standing[1:]}
    assert where == {"of Jo": "Homework", "of Mr Lee": "Club"}


def test_two_laptops_that_opened_the_meeting_apart_are_joined_by_day_and_title() -> None:
    first = reading(stamped(DAY, opened(), note("N1", "of Jo")))
    second = reading(stamped(DAY, opened(), note("N1", "of Mr Lee"), minute=33))
    found = meeting(join(first, second))
    assert sorted(texts(found).values()) == ["of Jo", "of Mr Lee"]
    assert len(found.concerns) == 1


def test_records_of_two_meetings_are_not_joined() -> None:
    first = reading(stamped(DAY, opened(), note("N1", "x")))
    second = reading(stamped(dt.date(2026, 12, 8), opened(), note("N1", "y")))
    with pytest.raises(IepmeetError, match="not records of one meeting"):
        join(first, second)
    with pytest.raises(IepmeetError, match="holds no meeting that can be read"):
        join(first, reading([]))


def facts(name: str, found: Reading) -> Facts:
    made = facts_of(name, fold(found.events))
    assert made is not None
    return made


def test_over_months_a_joined_record_stands_for_both_and_a_copy_counts_once() -> None:
    a = after(SHARED, 0, note("N2", "of Jo"))
    b = after(SHARED, 1, note("N2", "of Mr Lee"), note("N3", "more"))
    joined = facts("joined", reading(join(a, b).events))
    apart = (facts("sam", a), facts("other", b))
    assert [one.name for one in in_order((*apart, joined))] == ["joined"]
    assert [one.name for one in in_order(apart)] == ["other"]
    assert twice(apart) == (("other", "sam"),)
    assert twice((*apart, joined)) == ()


def test_a_joined_record_can_be_joined_again() -> None:
    a, b, c = (after(SHARED, n, note("N2", f"of {n}")) for n in range(3))
    once = reading(join(a, b).events)
    done = merged(Part("joined", "both", once), Part("third", "Miss Ali", c))
    found = meeting(done)
    assert sorted(texts(found).values()) == ["both heard this", "of 0", "of 1", "of 2"]
    assert found.joined is not None
    assert found.joined.sources == ("sam", "sam 2", "third")
    assert set(found.joined.wrote.values()) == {"Jo", "Mr Lee", "Miss Ali"}
    assert len([one for one in found.events if isinstance(one.event, ev.Joined)]) == 1


@settings(max_examples=150)
@given(st.lists(ANY_EVENT, max_size=8), st.lists(ANY_EVENT, max_size=8))
def test_whatever_two_records_hold_every_entry_of_both_is_in_the_third_once(
    mine: list[AnyEvent], theirs: list[AnyEvent]
) -> None:
    a, b = after(SHARED, 0, *mine), after(SHARED, 1, *theirs)
    done = join(a, b)
    assert _typed(done.events) == _typed(SHARED) + _typed(a.events[2:]) + _typed(b.events[2:])
    found = reading(done.events)
    assert not [damage for damage in found.damage if damage.lost]
    fold(found.events)


def _typed(events: Sequence[Stamped]) -> Counter[str]:
    return Counter(one.event.typed for one in events if isinstance(one.event, ev.Entry | ev.QuestionAnswered))


@pytest.mark.parametrize(
    "name",
    [
        "sam (conflicted copy 2026-09-15).record.jsonl",
        "sam (Jo's conflicted copy 2026-09-15).record.jsonl",
        "sam.record (Jo's conflicted copy 2026-09-15).jsonl",
        "sam-DESKTOP-AB12CD.record.jsonl",
        "sam.record-DESKTOP-AB12CD.jsonl",
        "sam-LAPTOP-7Q.record.jsonl",
        "sam 2.record.jsonl",
        "sam.record 2.jsonl",
        "sam (1).record.jsonl",
        "sam.record (1).jsonl",
        "sam.sync-conflict-20260915-153000-ABCDEFG.record.jsonl",
        "sam.record.sync-conflict-20260915-153000-ABCDEFG.jsonl",
        "sam - Copy.record.jsonl",
        "sam copy.record.jsonl",
    ],
)
def test_the_copies_of_sync_folders_are_known_by_their_names(name: str) -> None:
    paths = (Path(name), Path("sam.record.jsonl"), Path("jo.record.jsonl"))
    assert [(copy.path.name, copy.of.name) for copy in record_copies(paths)] == [(name, "sam.record.jsonl")]
    assert record_copies((Path(name), Path("jo.record.jsonl"))) == ()


def test_ordinary_names_are_no_copies() -> None:
    names = ("sam.record.jsonl", "sam-december.record.jsonl", "sam-2027.record.jsonl", "samira.record.jsonl")
    assert record_copies(Path(name) for name in names) == ()


def test_whoever_opens_a_record_finds_its_copies(tmp_path: Path) -> None:
    for name in ("sam.record.jsonl", "sam 2.record.jsonl", "jo.record.jsonl", "jo (1).record.jsonl"):
        (tmp_path / name).write_bytes(b"")
    assert copies_of(tmp_path / "sam.record.jsonl") == (tmp_path / "sam 2.record.jsonl",)
    assert copies_of(tmp_path / "nowhere" / "sam.record.jsonl") == ()
