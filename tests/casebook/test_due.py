"""What is due on a day: late things, today's, what comes; the one that matters most first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from iepmeet.agenda.model import Agenda, Details
from iepmeet.casebook import diary
from iepmeet.casebook.diary import Done, Replied, Sent
from iepmeet.casebook.due import Item, due, within
from iepmeet.casebook.due_words import due_lines
from iepmeet.casebook.facts import Facts
from iepmeet.casebook.standing import Standing, standing
from iepmeet.dates.school import Calendar
from iepmeet.dates.when import When
from iepmeet.record import events as ev
from iepmeet.record.events import Event

from .leaving import from_last, met, opened, to_do

MARCH, JUNE, HELD = dt.date(2026, 3, 10), dt.date(2026, 6, 9), dt.date(2026, 9, 15)
LATE, REVIEW, CHECK = dt.date(2026, 10, 16), dt.date(2026, 12, 8), dt.date(2026, 10, 20)
TODAY = dt.date(2026, 11, 25)
NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)


def on(day: dt.date) -> When:
    return When(typed="then", date=day)


def meeting(*more: ev.AnyEvent) -> Facts:
    return met(
        "september",
        HELD,
        opened(from_last("A1", "Book cover", JUNE, MARCH, JUNE)),
        ev.PromiseReviewed(ref="A1", verdict="not-yet", by=on(LATE)),
        to_do("A2", "Share the timetable", TODAY),
        to_do("A3", "Ask about the room"),
        ev.ReviewAgreed(part="review", when=on(REVIEW), time=dt.time(15, 30), arranges="Mrs Patel"),
        ev.ReviewAgreed(part="check", when=on(CHECK), purpose="Is it weekly?"),
        *more,
    )


def stands(
    folder: Path, *facts: Facts, names: tuple[str, ...] = (), happened: tuple[Event, ...] = ()
) -> Standing:
    if happened:
        diary.keep(folder, lambda _: happened, NOW)
    return standing(folder, (*names, *(path.name for path in folder.iterdir())), facts, TODAY)


def told(items: tuple[Item, ...]) -> list[tuple[str, str, dt.date | None]]:
    return [(item.kind, item.ref, item.on) for item in items]


def test_promises_and_follow_ups_are_due_on_their_days_and_the_most_often_promised_comes_first(
    tmp_path: Path,
) -> None:
    items = due([stands(tmp_path, meeting())], TODAY)
    assert told(items) == [
        ("action", "A1", LATE),
        ("check", "check", CHECK),
        ("action", "A2", TODAY),
        ("review", "review", REVIEW),
        ("action", "A3", None),
    ]
    assert items[0].more == ("agreed 3 times since March",)
    assert items[3].more == ("Mrs Patel arranges it", "no agenda yet: iepmeet new NAME --from september")
    assert items[4].more == ("no date was agreed",)


def test_within_leaves_out_what_is_later_and_never_what_is_late_or_has_no_day(tmp_path: Path) -> None:
    items = due([stands(tmp_path, meeting())], TODAY)
    assert [item.ref for item in within(items, TODAY)] == ["A1", "check", "A2", "A3"]


def test_what_was_done_is_due_no_more_nor_a_check_that_was_held(tmp_path: Path) -> None:
    happened = (
        Done(ref="A1", meeting="september", held=HELD, on=LATE, confirmed_by="Mrs Patel"),
        Done(ref="check", meeting="september", held=HELD, on=CHECK),
    )
    items = due([stands(tmp_path, meeting(), happened=happened)], TODAY)
    assert [item.ref for item in items] == ["A2", "review", "A3"]


def test_a_later_meeting_takes_the_place_of_the_follow_ups_before_it(tmp_path: Path) -> None:
    later = met("november", dt.date(2026, 11, 17), opened())
    kinds = [item.kind for item in due([stands(tmp_path, meeting(), later)], TODAY)]
    assert "review" not in kinds
    assert "check" not in kinds


def test_an_agenda_with_a_day_is_the_review_and_says_where_it_was_agreed_otherwise(tmp_path: Path) -> None:
    (tmp_path / "december.toml").write_text(
        '[meeting]\ntitle = "IEP review"\ndate = 2026-12-10\ntime = 15:30:00\n', encoding="utf-8"
    )
    items = due([stands(tmp_path, meeting())], TODAY)
    assert [(item.kind, item.on) for item in items if item.kind in ("review", "meeting")] == [
        ("meeting", dt.date(2026, 12, 10))
    ]
    (planned,) = (item for item in items if item.kind == "meeting")
    assert planned.what == "IEP review at 15:30 (agenda december)"
    assert planned.more == ("agreed for Tue 8 Dec 2026",)


def test_an_agenda_whose_meeting_was_held_is_not_ahead(tmp_path: Path) -> None:
    (tmp_path / "september.toml").write_text(
        '[meeting]\ntitle = "IEP review"\ndate = 2026-12-10\n', encoding="utf-8"
    )
    found = stands(tmp_path, meeting(), names=("september.record.jsonl",))
    assert found.planned == ()


def test_a_reply_is_awaited_until_it_comes(tmp_path: Path) -> None:
    letter = Sent(ref="L1", letter="meeting-request", on=HELD, to="Mrs Patel", reply_by=LATE)
    items = due([stands(tmp_path, happened=(letter,))], TODAY)
    assert told(items) == [("reply", "L1", LATE)]
    reply = Replied(ref="L2", answers="L1", on=TODAY)
    assert due([stands(tmp_path, happened=(reply,))], TODAY) == ()


def test_a_clock_runs_with_its_source_and_the_day_it_was_checked_until_the_answer(tmp_path: Path) -> None:
    letter = Sent(ref="L1", letter="subject-access", on=dt.date(2026, 11, 2), clocks=("subject-access",))
    (item,) = due([stands(tmp_path, happened=(letter,))], TODAY)
    assert (item.kind, item.on, item.ref) == ("clock", dt.date(2026, 12, 2), "subject-access")
    assert "UK GDPR" in item.source
    assert item.checked == dt.date(2026, 11, 24)
    lines = " ".join(" ".join(due_lines((item,), TODAY, REVIEW)).split())
    assert "checked 24 November 2026. Check this before you rely on it." in lines
    reply = Replied(ref="L2", answers="L1", on=TODAY)
    assert due([stands(tmp_path, happened=(reply,))], TODAY) == ()


def test_a_deadline_of_the_familys_own_comes_before_everything_when_it_is_near(tmp_path: Path) -> None:
    decision = Replied(ref="L1", letter="decision", on=dt.date(2026, 10, 1), clocks=("mediation-contact",))
    found = stands(tmp_path, meeting(), happened=(decision,))
    first = due([found], TODAY)[0]
    assert (first.kind, first.ref, first.on) == ("clock", "mediation-contact", dt.date(2026, 12, 1))
    earlier = due([found], dt.date(2026, 10, 21))[0]
    assert earlier.kind != "clock"


def test_a_deadline_that_passed_is_shown_for_four_weeks_and_says_so(tmp_path: Path) -> None:
    decision = Replied(ref="L1", letter="decision", on=dt.date(2026, 10, 1), clocks=("mediation-contact",))
    found = stands(tmp_path, happened=(decision,))
    (item,) = due([found], dt.date(2026, 12, 29))
    assert "that day has passed" in item.more
    assert due([found], dt.date(2026, 12, 30)) == ()


def missed(*days: str) -> str:
    return "".join(f'[[evidence]]\ndate = {day}\nkind = "missed"\nconcern = "salt"\n' for day in days)


def test_evidence_fires_the_trigger_by_the_stated_rule_alone_from_the_day_it_is_met(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text(
        missed("2026-09-22", "2026-09-29", "2026-10-06", "2026-10-13"), encoding="utf-8"
    )
    found = stands(tmp_path, meeting(ev.TriggerAgreed(text="two missed in a fortnight")))
    assert due([found], dt.date(2026, 10, 12))[0].kind != "trigger"
    first = due([found], dt.date(2026, 10, 13))[0]
    assert (first.kind, first.on, first.only_to_look_at) == ("trigger", dt.date(2026, 10, 13), False)
    assert "4 of 4 known sessions missed since Wed 16 Sep 2026" in first.what
    assert "Systematic: at least 3" in first.more[0]
    assert "two missed in a fortnight" in first.more[1]


def test_a_typed_trigger_is_shown_with_what_was_missed_and_not_judged(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text(missed("2026-09-22", "2026-09-29"), encoding="utf-8")
    found = stands(tmp_path, meeting(ev.TriggerAgreed(text="two missed in a fortnight")))
    (item,) = (item for item in due([found], TODAY) if item.kind == "trigger")
    assert item.only_to_look_at
    assert item.on is None
    assert not item.is_due(TODAY)
    assert "iepmeet does not judge these words" in item.more


def test_evidence_from_before_the_last_meeting_was_spoken_of_there(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text(
        missed("2026-08-18", "2026-08-25", "2026-09-01", "2026-09-08", "2026-09-15"), encoding="utf-8"
    )
    assert stands(tmp_path, meeting()).triggers == ()


def test_nothing_due_says_so_and_what_comes_next(tmp_path: Path) -> None:
    found = stands(tmp_path, met("september", HELD, opened(), to_do("A1", "Book cover", REVIEW)))
    assert due_lines(due([found], TODAY), TODAY, TODAY) == (
        "Nothing is due until Wed 25 Nov 2026.",
        "The next thing, A1 Book cover (Mrs Patel), Tue 8 Dec 2026.",
    )


def test_the_list_has_late_today_coming_and_without_a_day_and_fits_eighty_columns(tmp_path: Path) -> None:
    lines = due_lines(due([stands(tmp_path, meeting())], TODAY), TODAY, REVIEW)
    heads = [line for line in lines if line and not line.startswith((" ", "First"))]
    assert heads == ["Late", "Today", "Coming, until Tue 8 Dec 2026", "Without a day"]
    assert max(map(len, lines[1:])) <= 80


def test_a_conflict_copy_is_named_with_what_joins_it_and_counts_once(tmp_path: Path) -> None:
    copy = "september (Jo's conflicted copy 2026-09-15)"
    names = ("september.record.jsonl", f"{copy}.record.jsonl")
    found = stands(tmp_path, meeting(), replace(meeting(), name=copy, seed="opened apart"), names=names)
    assert len(found.promises) == 3
    assert "made by a program that syncs folders, and is not counted" in found.troubles[0]
    assert f'iepmeet merge "september.record.jsonl" "{copy}.record.jsonl" joins them.' in found.troubles[0]


def test_a_copy_with_its_mark_inside_the_ending_counts_once_too(tmp_path: Path) -> None:
    names = ("september.record.jsonl", "september.record (1).jsonl")
    other = replace(meeting(), name="september.record (1)", seed="opened apart")
    found = stands(tmp_path, meeting(), other, names=names)
    assert len(found.promises) == 3
    assert 'iepmeet merge "september.record.jsonl" "september.record (1).jsonl"' in found.troubles[0]


def test_a_second_meeting_that_is_only_called_like_a_copy_counts(tmp_path: Path) -> None:
    names = ("september.record.jsonl", "september 2.record.jsonl")
    later = met("september 2", dt.date(2026, 9, 29), opened(), to_do("A9", "Another thing", REVIEW))
    found = stands(tmp_path, meeting(), later, names=names)
    assert [promise.ref for promise in found.promises] == ["A1", "A2", "A3", "A9"]
    assert found.troubles == ()


def test_files_that_cannot_be_read_are_named_with_what_says_why(tmp_path: Path) -> None:
    (tmp_path / "december.toml").write_text("[meeting\n", encoding="utf-8")
    (tmp_path / "evidence.toml").write_text('[[evidence]]\nkind = "missed"\n', encoding="utf-8")
    assert stands(tmp_path, meeting()).troubles == (
        "december.toml cannot be read as an agenda. iepmeet check december.toml says why.",
        "Not all of evidence.toml could be read. iepmeet check evidence.toml says why.",
    )


def test_the_clocks_of_an_annual_review_are_counted_from_the_latest_one(tmp_path: Path) -> None:
    kind = Details(title="Annual review", kind="annual-review")
    begun = ev.Opened(agenda=Agenda(meeting=kind, calendar=Calendar(nation="england")))
    before, latest = met("a", dt.date(2025, 11, 18), begun), met("b", dt.date(2026, 11, 17), begun)
    items = due([stands(tmp_path, before, latest, meeting())], TODAY)
    assert [one for one in told(items) if one[0] == "clock"] == [
        ("clock", "review-report", dt.date(2026, 12, 1)),
        ("clock", "review-decision", dt.date(2026, 12, 15)),
    ]
