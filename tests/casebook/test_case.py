"""A case as it is read from a folder: each thing with its day and place, and nothing private in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Carried, Child, Concern, Details, Evidence
from iepmeet.casebook import diary
from iepmeet.casebook.case import TOLD, Case, Source
from iepmeet.casebook.case_reading import read
from iepmeet.casebook.diary import Replied, Sent
from iepmeet.dates.when import When
from iepmeet.guidance.ladder import ladder
from iepmeet.guidance.model import NATIONS
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, EntryKind, Stamped, Words

from ..record.lines import record

TODAY = dt.date(2027, 2, 8)
LAW_PLANS = {nation: ladder(nation).law_plans for nation in NATIONS}
SALT = ev.concern_item("salt")
START = dt.datetime(2026, 12, 8, 15, 30, tzinfo=dt.UTC)
AGENDA = """
[meeting]
title = "IEP review for Sam"
date = 2026-12-08
prepared_by = "Jo Rivers"
[child]
name = "Sam Rivers"
voice = "I like Tuesdays"
[[people]]
name = "Mrs Patel"
role = "SENCO"
[[concerns]]
id = "salt"
title = "Speech sessions missed"
agreed = "A session each week"
put_in = ["PUT-IN"]
get_out = ["GET-OUT"]
questions = [{ ask = "What gets in the way?", hint = "HINT" }]
  [[concerns.evidence]]
  date = 2026-11-03
  kind = "missed"
  what = "Assistant covering Year 2"
  [[concerns.evidence]]
  date = 2026-11-10
  kind = "delivered"
"""
EVIDENCE = """# kept by Jo

[[evidence]]
kind = "missed"
concern = "salt"

[[evidence]]
date = 2026-11-03
kind = "missed"
concern = "Speech sessions missed"
what = "assistant covering  Year 2"
who = "Jo Rivers"
source = "home book"
"""
CASEBOOK = """
plan = "IEP"
[letters]
name = "Jo Rivers"
born = 2018-05-01
[school]
name = "Oakfield Primary"
kind = "academy"
[authority]
plan = false
[complaints]
stage = "stage 1"
"""


def case_in(place: Path, *, today: dt.date = TODAY) -> Case:
    return read(place, today=today, law_plans=LAW_PLANS).case


def write(place: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (place / f"{name}.toml").write_text(text, encoding="utf-8")
    return place


def keep(place: Path, name: str, events: Sequence[AnyEvent], start: dt.datetime = START) -> None:
    stamped = [Stamped(n, start + dt.timedelta(seconds=n), event) for n, event in enumerate(events, 1)]
    (place / f"{name}.record.jsonl").write_bytes(record(stamped))


def said(ref: str, kind: EntryKind, text: str, item: str = SALT) -> ev.Entry:
    return ev.Entry(ref=ref, entry=kind, item=item, typed=text, words=Words(text=text))


def opened(**more: object) -> ev.Opened:
    agenda = Agenda(
        meeting=Details(title="IEP review for Sam"),
        child=Child(name="Sam Rivers"),
        concerns=(Concern(id="salt", title="Speech sessions missed"),),
    )
    return ev.Opened(agenda=msgspec.structs.replace(agenda, **more))


def test_a_folder_with_nothing_in_it_is_an_empty_case(tmp_path: Path) -> None:
    case = case_in(tmp_path)
    assert (case.child, case.rows, case.meetings, case.promises, case.law_plan) == ("", (), (), (), None)


def test_everything_comes_with_its_day_and_its_place(tmp_path: Path) -> None:
    write(tmp_path, sam=AGENDA, evidence=EVIDENCE, casebook=CASEBOOK)
    case = case_in(tmp_path)
    assert (case.child, case.called, case.co_ordinator, case.plan) == (
        "Sam Rivers",
        "Sam",
        "Mrs Patel",
        "IEP",
    )
    assert [(row.date.isoformat(), row.source, row.concern) for row in case.rows] == [
        ("2026-11-03", Source("evidence.toml", "row 2, line 7"), "salt"),
        ("2026-11-10", Source("sam.toml", "concern salt, evidence 2"), "salt"),
    ]
    assert case.rows[0].written == "home book"
    (put,) = case.concerns
    assert (put.agreed, put.date, put.by) == ("A session each week", dt.date(2026, 12, 8), "Jo Rivers")
    assert [(one.text, one.source) for one in case.spoken] == [
        ("I like Tuesdays", Source("sam.toml", "child"))
    ]
    assert case.parties.letters.born == dt.date(2018, 5, 1)
    assert (case.parties.school.kind, case.parties.complaints.stage) == ("academy", "stage 1")


def test_what_only_its_writer_should_see_of_an_agenda_is_in_no_case(tmp_path: Path) -> None:
    write(tmp_path, sam=AGENDA)
    held = msgspec.json.encode(case_in(tmp_path)).decode()
    assert not any(word in held for word in ("PUT-IN", "GET-OUT", "HINT"))


def test_the_label_of_a_plan_in_law_says_that_there_is_one_and_another_says_nothing(tmp_path: Path) -> None:
    for label, plan in [("EHCP", True), ("ehc plan", True), ("IEP", None), ("", None)]:
        write(tmp_path, casebook=f'plan = "{label}"\n')
        assert case_in(tmp_path).law_plan is plan
    write(tmp_path, casebook='plan = "EHCP"\n[authority]\nplan = false\n')
    assert case_in(tmp_path).law_plan is False
    write(tmp_path, casebook='nation = "wales"\nplan = "IDP"\n')
    assert case_in(tmp_path).law_plan is True


def test_what_was_agreed_done_seen_otherwise_and_said_by_the_child_comes_from_the_record(
    tmp_path: Path,
) -> None:
    action = Words(text="Share the list", who="Mrs Patel", by=When(typed="fri", date=dt.date(2026, 12, 11)))
    events: list[AnyEvent] = [
        opened(),
        said("N1", "note", "NOTE"),
        said("Q1", "quote", "QUOTE"),
        said("G1", "agreed", "Tuesdays"),
        said("D1", "differs", "one in three"),
        said("V1", "voice", "I miss it", ev.VOICE),
        said("K1", "parked", "who keeps the key", ev.PARKED),
        ev.Action(ref="A5", item=SALT, typed="", words=action),
        ev.OutcomeSet(concern="salt", outcome="partly", text="half"),
        ev.Closed(),
    ]
    keep(tmp_path, "sam", events)
    case = case_in(tmp_path)
    (held,) = case.meetings
    assert [(one.kind, one.source.place) for one in held.told] == [
        ("agreed", "G1"),
        ("differs", "D1"),
        ("voice", "V1"),
        ("parked", "K1"),
        ("action", "A5"),
    ]
    assert held.closed
    assert [one.outcome for one in held.outcomes] == ["partly"]
    assert [(one.ref, one.due, one.concern) for one in case.promises] == [
        ("A5", dt.date(2026, 12, 11), "salt")
    ]
    assert case.promises[0].lapsed(TODAY)
    assert case.concerns[0].title == "Speech sessions missed"
    whole = msgspec.json.encode(case).decode()
    assert "NOTE" not in whole
    assert "QUOTE" not in whole


def test_a_private_entry_and_a_removed_one_stay_outside(tmp_path: Path) -> None:
    events: list[AnyEvent] = [
        opened(),
        said("P1", "private", "SECRET one"),
        said("G1", "agreed", "SECRET two"),
        ev.ChangedKind(ref="G1", new_ref="P2", entry="private", words=Words(text="SECRET two")),
        said("G2", "agreed", "SECRET three"),
        ev.Withdrawn(ref="G2"),
        said("G3", "agreed", "SECRET four"),
        ev.Withdrawn(act=7),
        said("G4", "agreed", "Tuesdays"),
        ev.Closed(),
    ]
    keep(tmp_path, "sam", events)
    case = case_in(tmp_path)
    assert [one.text for one in case.meetings[0].told] == ["Tuesdays"]
    assert "SECRET" not in msgspec.json.encode(case).decode()


KINDS: tuple[EntryKind, ...] = ("note", "quote", "voice", "agreed", "action", "differs", "parked", "private")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["entry", "action", "kind", "remove", "restore", "undo", "close"]),
        st.integers(1, 6),
        st.sampled_from(KINDS),
    ),
    max_size=14,
)


@settings(max_examples=60)
@given(ACTS)
def test_whatever_happens_in_a_meeting_only_the_kinds_allowed_come_in(
    acts: list[tuple[str, int, EntryKind]],
) -> None:
    events: list[AnyEvent] = [opened()]
    for number, (act, at, kind) in enumerate(acts):
        ref = f"N{at}"
        text = f"{kind} {number}"
        match act:
            case "entry":
                events.append(said(ref, kind, text))
            case "action":
                events.append(
                    ev.Action(ref=f"A{at}", item=SALT, typed="", words=Words(text=f"action {number}"))
                )
            case "kind":
                words = Words(text=text)
                events.append(ev.ChangedKind(ref=ref, new_ref=f"X{at}", entry=kind, words=words))
            case "remove":
                events.append(ev.Withdrawn(ref=ref))
            case "restore":
                events.append(ev.Restored(ref=ref))
            case "undo":
                events.append(ev.Withdrawn(act=at))
            case _:
                events.append(ev.Closed())
    with TemporaryDirectory() as folder:
        keep(Path(folder), "sam", events)
        case = case_in(Path(folder))
    whole = msgspec.json.encode(case).decode()
    assert not any(f"{kind} " in whole for kind in KINDS if kind not in TOLD)
    for meeting in case.meetings:
        assert all(one.text.split()[0] == one.kind for one in meeting.told)


def test_a_promise_stays_one_from_meeting_to_meeting(tmp_path: Path) -> None:
    action = Words(text="Book cover", who="Mrs Patel", by=When(typed="x", date=dt.date(2026, 12, 18)))
    keep(tmp_path, "one", [opened(), ev.Action(ref="A1", item=SALT, typed="", words=action), ev.Closed()])
    carried = Carried(
        ref="A1",
        action="Book cover",
        who="Mrs Patel",
        due=dt.date(2026, 12, 18),
        concern="salt",
        promised=(dt.date(2026, 12, 8),),
        carried_from=dt.date(2026, 12, 8),
    )
    by = When(typed="y", date=dt.date(2027, 2, 5))
    review = ev.PromiseReviewed(ref="A1", verdict="not-yet", text="on leave", by=by)
    later = dt.datetime(2027, 1, 19, 15, 30, tzinfo=dt.UTC)
    keep(tmp_path, "two", [opened(carried=(carried,)), review, ev.Closed()], later)
    (promise,) = case_in(tmp_path).promises
    assert promise.promised == (dt.date(2026, 12, 8), dt.date(2027, 1, 19))
    assert (promise.due, promise.lapsed(TODAY)) == (dt.date(2027, 2, 5), True)


def test_a_meeting_that_is_not_closed_promises_nothing_yet(tmp_path: Path) -> None:
    keep(
        tmp_path, "sam", [opened(), ev.Action(ref="A1", item=SALT, typed="", words=Words(text="Book cover"))]
    )
    case = case_in(tmp_path)
    assert ([one.closed for one in case.meetings], case.closed_meetings, case.promises) == ([False], (), ())


def test_a_record_is_enough_where_the_agenda_is_gone(tmp_path: Path) -> None:
    fact = Evidence(date=dt.date(2026, 11, 3), kind="missed", what="cancelled")
    concern = Concern(id="salt", title="Speech", agreed="Weekly", evidence=(fact,))
    keep(tmp_path, "sam", [opened(concerns=(concern,)), ev.Closed()])
    case = case_in(tmp_path)
    assert case.concerns[0].agreed == "Weekly"
    assert case.concerns[0].date == dt.date(2026, 12, 8)
    assert case.rows[0].source == Source("sam.record.jsonl", "concern salt, evidence 1")


def test_letters_and_their_answers_come_from_what_was_kept_between_meetings(tmp_path: Path) -> None:
    sent = Sent(
        ref="L1", letter="chase", on=dt.date(2027, 1, 18), to="Mrs Patel", reply_by=dt.date(2027, 1, 25)
    )
    reply = Replied(ref="L2", answers="L1", on=dt.date(2027, 1, 20), sender="Mrs Patel", text="next week")
    diary.keep(tmp_path, lambda _known: [sent, reply], START)
    case = case_in(tmp_path)
    assert [(one.letter, one.replied, one.source) for one in case.sent] == [
        ("chase", dt.date(2027, 1, 20), Source("casebook.jsonl", "L1"))
    ]
    assert [(one.answers, one.text) for one in case.came] == [("L1", "next week")]


def test_a_damaged_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    keep(tmp_path, "sam", [opened(), said("G1", "agreed", "Tuesdays"), ev.Closed()])
    path = tmp_path / "sam.record.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Tuesdays", b"Thursday"))
    write(tmp_path, casebook='plan = "IEP"\n[school]\nkind = "grammar"\n')
    reading = read(tmp_path, today=TODAY, law_plans=LAW_PLANS)
    assert reading.case.plan == "IEP"
    assert {Path(problem.file).name for problem in reading.problems} == {"sam.record.jsonl", "casebook.toml"}
