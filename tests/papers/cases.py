"""Cases for letters and the chronology: one in which everything is known, and any other."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.agenda.model import EvidenceKind, Expected
from iepmeet.casebook.case import (
    TOLD,
    Came,
    Case,
    Held,
    Outcome,
    Put,
    Row,
    Sent,
    Source,
    Spoken,
    Told,
    ToldKind,
)
from iepmeet.casebook.parties import Authority, Complaints, Parties, School, Writer
from iepmeet.casebook.promises import Promise, Step
from iepmeet.guidance.model import NATIONS
from iepmeet.record.events import OutcomeWord, Verdict

from ..casebook.school import OAKFIELD

TODAY = dt.date(2027, 2, 8)
HELD = dt.date(2026, 12, 8)
RECORD = "sam.record.jsonl"


def told(kind: ToldKind, ref: str, text: str, **more: object) -> Told:
    made = Told(kind=kind, date=HELD, text=text, source=Source(RECORD, ref), concern="salt")
    return replace(made, **more)


def full_case() -> Case:
    """A case with something of everything; what it says is invented."""
    days = [dt.date(2026, 11, 3), dt.date(2026, 11, 10), dt.date(2026, 11, 17), dt.date(2026, 11, 24)]
    kinds: list[EvidenceKind] = ["missed", "delivered", "cancelled", "missed"]
    return Case(
        plan="IEP",
        law_plan=False,
        child="Sam Rivers",
        called="Sam",
        co_ordinator="Mrs Patel",
        parties=Parties(
            letters=Writer(
                name="Jo Rivers",
                address="1 Mill Lane",
                contact="jo@rivers.example",
                born=dt.date(2018, 5, 1),
            ),
            school=School(name="Oakfield Primary", kind="maintained"),
            authority=Authority(name="Oakshire", plan=False, plan_dated=dt.date(2026, 3, 4)),
            complaints=Complaints(
                procedure="the complaints policy",
                stage="stage 1",
                to="Mrs Green",
                reply_within="15 school days",
            ),
        ),
        calendar=OAKFIELD,
        concerns=(
            Put(
                id="salt",
                title="Speech sessions",
                source=Source("sam.toml", "concern salt"),
                date=HELD,
                agreed="A session each week",
                happening="Three of eight weeks",
                impact="Sam has stopped asking",
                hoped="Weekly again",
                expected=Expected(times=1, start=dt.date(2026, 11, 2)),
                questions=("What gets in the way?",),
            ),
            Put(id="quiet", title="Quiet space", source=Source("sam.toml", "concern quiet"), date=HELD),
        ),
        rows=tuple(
            Row(
                date=day,
                kind=kind,
                concern="salt",
                what=f"what was seen on day {number}",
                who="Jo Rivers",
                source=Source("evidence.toml", f"row {number}"),
            )
            for number, (day, kind) in enumerate(zip(days, kinds, strict=True), 1)
        ),
        spoken=(Spoken(date=HELD, text="I like Tuesdays", source=Source("sam.toml", "child")),),
        meetings=(
            Held(
                date=HELD,
                title="IEP review",
                source=Source(RECORD),
                closed=True,
                people=(("Mrs Patel", "SENCO"), ("Jo Rivers", "Parent")),
                told=(
                    told("agreed", "G1", "Sessions move to Tuesdays"),
                    told("action", "A5", "Share the cover list", who="Mrs Patel", by=dt.date(2026, 12, 18)),
                    told("differs", "D1", "one in three is not partial", who="Jo Rivers"),
                    told("voice", "V1", "I miss Miss Ali"),
                    told("parked", "K1", "who keeps the key"),
                ),
                outcomes=(
                    Outcome(
                        concern="salt", outcome="partly", text="half", source=Source(RECORD, "outcome 1")
                    ),
                ),
                review=dt.date(2027, 3, 2),
                check=dt.date(2027, 1, 19),
            ),
        ),
        promises=(
            Promise(
                ref="A5",
                action="Share the cover list",
                who="Mrs Patel",
                due=dt.date(2026, 12, 18),
                concern="salt",
                promised=(HELD,),
                meeting="sam",
                held=HELD,
                steps=(Step(on=HELD, meeting="sam", due=dt.date(2026, 12, 18)),),
            ),
        ),
        sent=(
            Sent(
                ref="L1",
                letter="chase",
                on=dt.date(2027, 1, 18),
                to="Mrs Patel",
                reply_by=dt.date(2027, 1, 25),
                replied=dt.date(2027, 1, 20),
                source=Source("casebook.jsonl", "L1"),
            ),
        ),
        came=(
            Came(
                ref="L2",
                on=dt.date(2027, 1, 20),
                answers="L1",
                sender="Mrs Patel",
                text="it will be next week",
                source=Source("casebook.jsonl", "L2"),
            ),
        ),
        files=("sam.minutes.md",),
    )


_texts = st.text("ab c*_[]|<>{}-#1.", max_size=12)
_days = st.dates(dt.date(2026, 9, 1), dt.date(2027, 3, 1))
_ids = st.sampled_from(["salt", "quiet", ""])
_puts = st.builds(
    Put,
    id=st.just("salt"),
    title=_texts,
    source=st.just(Source("sam.toml", "concern salt")),
    date=st.none() | _days,
    agreed=_texts,
    happening=_texts,
    impact=_texts,
    hoped=_texts,
)


@st.composite
def _helds(draw: st.DrawFn, number: int) -> Held:
    day = draw(_days)
    file = f"meeting-{number}.record.jsonl"
    kinds = draw(st.lists(st.sampled_from(TOLD), max_size=4))
    return Held(
        date=day,
        title=draw(_texts),
        source=Source(file),
        closed=draw(st.booleans()),
        people=draw(st.lists(st.tuples(_texts, _texts), max_size=2).map(tuple)),
        told=tuple(
            Told(
                kind=kind,
                date=day,
                text=draw(_texts),
                who=draw(_texts),
                concern=draw(_ids),
                by=draw(st.none() | _days),
                source=Source(file, f"X{at}"),
            )
            for at, kind in enumerate(kinds)
        ),
        outcomes=tuple(
            Outcome(
                concern="salt",
                outcome=draw(st.sampled_from(get_args(OutcomeWord))),
                text=draw(_texts),
                source=Source(file, "outcome of concern 1"),
            )
            for _ in range(draw(st.integers(0, 1)))
        ),
        review=draw(st.none() | _days),
    )


@st.composite
def _promises(draw: st.DrawFn) -> Promise:
    made, spoken = sorted([draw(_days), draw(_days)])
    verdict = draw(st.none() | st.sampled_from(get_args(Verdict)))
    steps = [Step(on=made, meeting="meeting-0")]
    if verdict:
        steps.append(Step(on=spoken, meeting="meeting-1", verdict=verdict, text=draw(_texts)))
    return Promise(
        ref="A1",
        action=draw(_texts),
        who=draw(_texts),
        due=draw(st.none() | _days),
        concern=draw(_ids),
        promised=(made,),
        meeting="meeting-0",
        held=made,
        steps=tuple(steps),
    )


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    """Any case: much or nothing known, in any nation, with signs that mean something in Markdown."""
    rows = draw(
        st.lists(
            st.builds(
                Row,
                date=_days,
                kind=st.sampled_from(get_args(EvidenceKind)),
                source=st.integers(1, 99).map(lambda n: Source("evidence.toml", f"row {n}")),
                concern=_ids,
                what=_texts,
                who=_texts,
                written=_texts,
            ),
            max_size=5,
        )
    )
    known = draw(st.sampled_from([full_case().parties, Parties()]))
    return Case(
        nation=draw(st.sampled_from(NATIONS)),
        law_plan=draw(st.sampled_from([None, True, False])),
        child=draw(_texts),
        called=draw(_texts),
        co_ordinator=draw(_texts),
        parties=known,
        calendar=OAKFIELD,
        concerns=draw(st.lists(_puts, max_size=1).map(tuple)),
        rows=tuple(sorted(rows, key=lambda row: row.date)),
        spoken=draw(
            st.lists(
                st.builds(Spoken, date=_days, text=_texts, source=st.just(Source("sam.toml", "child"))),
                max_size=1,
            ).map(tuple)
        ),
        meetings=tuple(draw(_helds(number)) for number in range(draw(st.integers(0, 2)))),
        promises=draw(st.lists(_promises(), max_size=2).map(tuple)),
        sent=draw(
            st.lists(
                st.builds(
                    Sent,
                    ref=st.just("L1"),
                    letter=st.sampled_from(["chase", "complaint", "odd"]),
                    on=_days,
                    source=st.just(Source("casebook.jsonl", "L1")),
                    to=_texts,
                    replied=st.none() | _days,
                ),
                max_size=1,
            ).map(tuple)
        ),
    )
