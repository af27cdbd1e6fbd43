"""What a letter may state: rows made from a case, each with the day and the place it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from iepmeet.agenda.model import Evidence, EvidenceKind
from iepmeet.casebook.case import Case, Put, Row, source_of
from iepmeet.casebook.pattern_words import in_words
from iepmeet.casebook.patterns import FEWEST_KNOWN, pattern
from iepmeet.dates.written import day
from iepmeet.guidance.letters import RowName
from iepmeet.papers.letters_claims import Chosen, Claim
from iepmeet.papers.letters_told import verdicts, whom_told
from iepmeet.papers.wording import counted, listed
from iepmeet.record.events import OutcomeWord
from iepmeet.text import one_line

KINDS: dict[EvidenceKind, str] = {
    "delivered": "took place",
    "partly": "took place in part",
    "missed": "did not take place",
    "cancelled": "cancelled",
    "other": "",
}
_NOT_MADE = ("missed", "cancelled", "partly")
_OPEN: dict[OutcomeWord, str] = {"partly": "agreed in part", "not-agreed": "not agreed", "parked": "parked"}


def claims(name: RowName, case: Case, chosen: Chosen) -> list[Claim]:
    """The rows of this name, in the order of the letter. What is dated after today is not known yet."""
    found = _ROWS[name](case, chosen) if name else iter(())
    return [claim for claim in found if claim.date is None or claim.date <= chosen.today]


def _put_forward(put: Put, words: str) -> Iterator[Claim]:
    """What somebody wrote for a meeting; without the day of one it is no dated source."""
    text = one_line(words)
    on, source = put.first.get(words, (put.date, put.source))
    if not text or on is None:
        return
    said = text if words == put.title else f"{one_line(put.title)}: {text}"
    about = f"{said} (written for the meeting of {day(on)})"
    # a meeting still to come does not make its agenda's words later than today
    yield Claim(text=about, sources=(source,), own=text)


def _concerns(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for put in chosen.concerns:
        yield from _put_forward(put, put.happening or put.title)


def _agreed(case: Case, chosen: Chosen) -> Iterator[Claim]:
    ids = {put.id for put in chosen.concerns}
    for put in chosen.concerns:
        yield from _put_forward(put, put.agreed_in_full)
    for meeting in case.closed_meetings:
        for told in meeting.of("agreed"):
            if told.concern in ids:
                text = f"{one_line(told.text)} (agreed on {day(told.date)})"
                yield Claim(text=text, sources=(told.source,), date=told.date, own=one_line(told.text))


def _happening(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for put in chosen.concerns:
        yield from _put_forward(put, put.happening)


def _impact(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for put in chosen.concerns:
        yield from _put_forward(put, put.impact)


def _hoped(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for put in chosen.concerns:
        yield from _put_forward(put, put.hoped)


def _questions(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    """Questions state nothing."""
    for put in chosen.concerns:
        for ask in put.questions:
            if one_line(ask):
                yield Claim(text=one_line(ask), sources=(put.source,))


def _evidence(case: Case, chosen: Chosen) -> Iterator[Claim]:
    for row in _rows_of(case, chosen):
        yield _of_row(row, _about(row, case, chosen))


def _missed(case: Case, chosen: Chosen) -> Iterator[Claim]:
    for row in _rows_of(case, chosen):
        if row.kind in _NOT_MADE:
            yield _of_row(row, _about(row, case, chosen))


def _rows_of(case: Case, chosen: Chosen) -> list[Row]:
    """The rows of the concerns chosen; with all of them chosen, also those that name none."""
    if chosen.concerns == case.concerns:
        return list(case.rows)
    ids = {put.id for put in chosen.concerns}
    return [row for row in case.rows if row.concern in ids]


def _about(row: Row, case: Case, chosen: Chosen) -> str:
    """Which concern a row is about, where the letter is about several."""
    return one_line(case.title_of(row.concern)) if row.concern and len(chosen.concerns) > 1 else ""


def _of_row(row: Row, about: str) -> Claim:
    what = one_line(row.what)
    said = ": ".join(part for part in (KINDS[row.kind], what) if part) or "noted"
    seen = [about, f"seen by {one_line(row.who)}" if row.who else "", one_line(row.written)]
    where = "; ".join(part for part in seen if part)
    text = f"{day(row.date)}: {said}" + (f" ({where})" if where else "")
    return Claim(text=text, sources=(row.source,), date=row.date, own=what)


def _pattern(case: Case, chosen: Chosen) -> Iterator[Claim]:
    """The figures with their days, and no verdict: whoever reads it may judge."""
    for put in chosen.concerns:
        rows = [row for row in case.rows if row.concern == put.id and row.date <= chosen.today]
        evidence = [Evidence(date=row.date, what=row.what, kind=row.kind) for row in rows]
        found = pattern(put.expected, evidence, case.calendar, chosen.today)
        if found.known < FEWEST_KNOWN:
            continue
        figures = in_words(found)[1]
        sources = tuple(dict.fromkeys(row.source for row in rows if row.kind != "other"))
        yield Claim(text=f"{one_line(put.title)}: {figures}", sources=sources)


def _voice(case: Case, chosen: Chosen) -> Iterator[Claim]:
    """The child's own words; for a meeting's letter those that were said there, else all of them."""
    told = [one for meeting in case.closed_meetings for one in meeting.of("voice")]
    if chosen.meeting:
        told = list(chosen.meeting.of("voice"))
    else:
        for one in case.spoken:
            # a meeting still to come does not make its agenda's words later than today
            text = f"“{one_line(one.text)}” (written for the meeting of {day(one.date)})"
            yield Claim(text=text, sources=(one.source,))
    for said in told:
        if one_line(said.text):
            text = f"“{one_line(said.text)}” ({day(said.date)})"
            yield Claim(text=text, sources=(said.source,), date=said.date)


def _enclosures(case: Case, chosen: Chosen) -> Iterator[Claim]:
    """What the letter rests on, by the papers that hold it."""
    rows = [row for row in _rows_of(case, chosen) if row.date <= chosen.today]
    if rows:
        span = f"{day(rows[0].date)} to {day(rows[-1].date)}" if len(rows) > 1 else day(rows[0].date)
        text = f"Dated evidence: {counted(len(rows), 'row')}, {span}"
        yield Claim(text=text, sources=tuple(dict.fromkeys(row.source for row in rows)))
    for meeting in case.closed_meetings:
        text = f"Minutes of the meeting of {day(meeting.date)}"
        yield Claim(text=text, sources=(meeting.source,), date=meeting.date)


def _promise(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    promise = chosen.promise
    if promise is None:
        return
    who = one_line(promise.who)
    due = f"by {day(promise.due)}" if promise.due else ""
    on = listed(day(one) for one in promise.promised)
    parts = [who, due, f"agreed on {on}" if promise.promised else ""]
    text = f"“{one_line(promise.action)}” ({', '.join(part for part in parts if part)})"
    yield Claim(text=text, sources=(source_of(promise),), date=promise.held)


def _since(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    if chosen.promise:
        yield from verdicts(chosen.promise)


def _people(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    meeting = chosen.meeting
    if meeting and meeting.people:
        people = ", ".join(one_line(f"{name} ({role})" if role else name) for name, role in meeting.people)
        yield Claim(text=f"{day(meeting.date)}: {people}", sources=(meeting.source,), date=meeting.date)


def _decisions(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for told in chosen.meeting.of("agreed") if chosen.meeting else ():
        text = f"{told.source.place}: {one_line(told.text)}"
        yield Claim(text=text, sources=(told.source,), date=told.date, own=one_line(told.text))


def _actions(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for told in chosen.meeting.of("action") if chosen.meeting else ():
        who = one_line(told.who) or "nobody named yet"
        by = f"by {day(told.by)}" if told.by else "no day yet"
        know = f"; how we will know: {one_line(told.measure)}" if one_line(told.measure) else ""
        text = f"{told.source.place}: {one_line(told.text)} ({who}, {by}{know})"
        yield Claim(text=text, sources=(told.source,), date=told.date, own=one_line(told.text))


def _differs(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    for told in chosen.meeting.of("differs") if chosen.meeting else ():
        who = f"{one_line(told.who)}: " if one_line(told.who) else ""
        text = f"{told.source.place}: {who}{one_line(told.text)}"
        yield Claim(text=text, sources=(told.source,), date=told.date, own=one_line(told.text))


def _unsettled(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    meeting = chosen.meeting
    if meeting is None:
        return
    for outcome in meeting.outcomes:
        if said := _OPEN.get(outcome.outcome):
            title = one_line(chosen.titles.get(outcome.concern, outcome.concern))
            text = f"{day(meeting.date)}, {title}: {said}"
            yield Claim(text=text, sources=(outcome.source,), date=meeting.date)
    for told in meeting.of("parked"):
        who = f" ({one_line(told.who)})" if one_line(told.who) else ""
        text = f"{told.source.place}: {one_line(told.text)}{who}"
        yield Claim(text=text, sources=(told.source,), date=told.date, own=one_line(told.text))


def _review(_case: Case, chosen: Chosen) -> Iterator[Claim]:
    meeting = chosen.meeting
    for label, when in (
        ("Review", meeting.review if meeting else None),
        ("Early check", meeting.check if meeting else None),
    ):
        if meeting and when:
            yield Claim(text=f"{label}: {day(when)}", sources=(meeting.source,), date=meeting.date)


_ROWS: Mapping[RowName, Callable[[Case, Chosen], Iterator[Claim]]] = {
    "concerns": _concerns,
    "agreed": _agreed,
    "happening": _happening,
    "impact": _impact,
    "hoped": _hoped,
    "questions": _questions,
    "evidence": _evidence,
    "missed": _missed,
    "pattern": _pattern,
    "told": whom_told,
    "voice": _voice,
    "enclosures": _enclosures,
    "promise": _promise,
    "since": _since,
    "people": _people,
    "decisions": _decisions,
    "actions": _actions,
    "differs": _differs,
    "unsettled": _unsettled,
    "review": _review,
}
