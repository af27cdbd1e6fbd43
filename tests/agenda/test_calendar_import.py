"""A council's calendar file, read: the shapes that councils use, and all that can be wrong with a file."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iepmeet.agenda.calendar_file import from_bytes, read_calendar
from iepmeet.agenda.calendar_toml import is_there, to_toml, write_new
from iepmeet.agenda.read import read, read_text
from iepmeet.dates.school import Term
from iepmeet.dates.term_events import TermDates
from iepmeet.errors import NotReadError, NotSavedError

CALENDARS = Path(__file__).parent / "calendars"
TODAY = dt.date(2026, 11, 24)


def term(name: str, starts: str, ends: str, *half_term: str) -> Term:
    off = (dt.date.fromisoformat(half_term[0]), dt.date.fromisoformat(half_term[1])) if half_term else None
    return Term(
        name=name, starts=dt.date.fromisoformat(starts), ends=dt.date.fromisoformat(ends), half_term=off
    )


AUTUMN = term("Autumn", "2026-09-02", "2026-12-18", "2026-10-26", "2026-10-30")
SPRING = term("Spring", "2027-01-05", "2027-03-25", "2027-02-15", "2027-02-19")
SUMMER = term("Summer", "2027-04-12", "2027-07-21", "2027-05-31", "2027-06-04")

EXPECTED: dict[str, tuple[list[Term], list[str]]] = {
    "parts-of-terms": (
        [AUTUMN, term("Spring", "2027-01-04", "2027-03-25", "2027-02-15", "2027-02-19"), SUMMER],
        [],
    ),
    "first-and-last-days": (
        [term("Autumn", "2026-09-02", "2026-12-18", "2026-10-19", "2026-10-30"), SPRING, SUMMER],
        ["2026-09-01", "2027-01-04", "2027-06-07"],
    ),
    "holidays": (
        [
            term("Autumn", "2026-09-03", "2026-12-18", "2026-10-26", "2026-10-30"),
            term("Spring", "2027-01-04", "2027-03-25", "2027-02-15", "2027-02-19"),
            SUMMER,
        ],
        [],
    ),
    "six-terms": (
        [
            term("Terms 1 and 2", "2026-09-02", "2026-12-18", "2026-10-26", "2026-10-30"),
            term("Terms 3 and 4", "2027-01-04", "2027-04-01", "2027-02-15", "2027-02-19"),
            term("Terms 5 and 6", "2027-04-19", "2027-07-21", "2027-05-31", "2027-06-04"),
        ],
        ["2027-07-22"],
    ),
    "scottish": (
        [
            term("Autumn", "2026-08-19", "2026-12-18", "2026-10-12", "2026-10-16"),
            term("Spring", "2027-01-06", "2027-03-25", "2027-02-15", "2027-02-16"),
            term("Summer", "2027-04-13", "2027-06-30"),
        ],
        ["2026-08-17", "2026-08-18", "2026-09-18", "2026-09-21", "2027-01-05", "2027-02-17"],
    ),
    "times-and-zones": ([AUTUMN, SPRING, term("Summer", "2027-04-12", "2027-07-21")], []),
    "whole-terms": ([AUTUMN, SPRING, SUMMER], ["2027-07-05"]),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_shape_of_calendar_ends_in_the_terms_that_a_person_reads_in_it(name: str) -> None:
    found = read_calendar(CALENDARS / f"{name}.ics")
    terms, inset = EXPECTED[name]
    assert list(found.terms) == terms
    assert [day.isoformat() for day in found.inset] == inset
    assert found.doubts == ()


@pytest.mark.parametrize("name", [*EXPECTED, "contradictory"])
def test_an_agenda_reads_what_was_imported_without_a_problem(name: str, tmp_path: Path) -> None:
    found = read_calendar(CALENDARS / f"{name}.ics")
    write_new(tmp_path / "term-dates.toml", to_toml(found, f"{name}.ics"))
    (tmp_path / "sam.toml").write_text(
        '[meeting]\ntitle = "IEP review for Sam"\n'
        '[[concerns]]\ntitle = "Sessions missed"\nquestions = ["What would help?"]\n'
        '[calendar]\nfile = "term-dates.toml"\n',
        encoding="utf-8",
    )
    reading = read(tmp_path / "sam.toml", today=TODAY)
    assert reading.problems == ()
    assert reading.agenda is not None
    assert reading.agenda.calendar.terms == found.terms
    assert reading.agenda.calendar.inset == found.inset


def test_what_has_no_part_in_the_terms_is_named_with_its_reason() -> None:
    left_out = read_calendar(CALENDARS / "first-and-last-days.ics").left_out
    assert left_out == (
        '"Parents\' evening" (Wed 14 Oct 2026): not about term dates, as far as its title tells',
        '"Year 6 residential" (Mon 9 Nov 2026 to Wed 11 Nov 2026): '
        "not about term dates, as far as its title tells",
        '"May Day bank holiday" (Mon 3 May 2027): iepmeet knows the bank holidays',
    )


def test_what_is_contradictory_or_half_there_is_named_and_in_no_term() -> None:
    found = read_calendar(CALENDARS / "contradictory.ics")
    assert list(found.terms) == [term("Spring", "2027-01-05", "2027-03-25")]
    for said in (
        '"Term starts" (Wed 2 Sep 2026) and "School starts" (Fri 4 Sep 2026) do not agree',
        '"Term ends" (Fri 18 Dec 2026) is left out: its first day is not clear',
        '"Summer term begins" (Mon 12 Apr 2027) is left out: the last day of the term after it',
        '"INSET days" is left out: it repeats',
        '"Spring term begins again" is left out: its dates cannot be read',
        "it is not clear whether pupils attend on these days",
    ):
        assert any(said in doubt for doubt in found.doubts), said
    assert '"INSET day": it is cancelled' in found.left_out
    assert any(line.startswith('"Choir": it repeats') for line in found.left_out)
    written = to_toml(found, "contradictory.ics")
    assert "# Not clear:\n# - " in written


def calendar(*events: str) -> str:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Oakfield//EN", *events, "END:VCALENDAR", ""]
    )


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:1@oakfield.example", *lines, "END:VEVENT"])


AUTUMN_TERM = event("SUMMARY:Autumn term", "DTSTART;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20261219")


def reading(folder: Path, data: str | bytes) -> TermDates:
    raw = data.encode() if isinstance(data, str) else data
    (folder / "council.ics").write_bytes(raw)
    return read_calendar(folder / "council.ics")


@pytest.mark.parametrize(
    "raw",
    [
        calendar(AUTUMN_TERM).encode(),
        calendar(AUTUMN_TERM).replace("\r\n", "\n").encode(),
        calendar(AUTUMN_TERM).replace("\r\n", "\r").encode(),
        b"\xef\xbb\xbf" + calendar(AUTUMN_TERM).encode(),
        calendar(AUTUMN_TERM).encode("utf-16"),
        calendar(AUTUMN_TERM.replace("Autumn term", "Autumn\r\n  term")).encode(),
        calendar(AUTUMN_TERM).lower().encode(),
        calendar("X-WR-TIMEZONE:Europe/London", AUTUMN_TERM).encode() * 2,
    ],
    ids=["CRLF", "LF", "CR", "BOM", "UTF-16", "folded", "lower case", "two calendars"],
)
def test_a_calendar_is_read_however_it_was_saved(raw: bytes, tmp_path: Path) -> None:
    found = reading(tmp_path, raw)
    assert [(one.starts, one.ends) for one in found.terms] == [(AUTUMN.starts, AUTUMN.ends)]
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is no calendar"),
        (b"hello\nworld", "is no calendar"),
        (b"\x00\x01\x02", "is no calendar"),
        (b"%PDF-1.7 ...", "is a PDF file"),
        (b"PK\x03\x04...", "a Word, Excel or zip file"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "breaks off before its end"),
        (b"hello\r\n" + calendar(AUTUMN_TERM).encode(), "a damaged calendar"),
        (calendar(AUTUMN_TERM.replace("term", "t\u00e9rm")).encode("latin-1"), "not saved as UTF-8 (line 6)"),
        (b"\xff\xfeB", "not saved as UTF-8"),
        (calendar(*[event("SUMMARY:x")] * 5001).encode(), "holds over 5000 events"),
        (b"BEGIN:VCALENDAR\n" + b" " * 5_000_000, "the file is too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_calendar_says_what_it_is(raw: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(NotReadError) as trouble:
        reading(tmp_path, raw)
    assert said in trouble.value.what
    assert trouble.value.fix
    assert trouble.value.exit_code == 3


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotReadError, match=r"There is no file .*none\.ics"):
        read_calendar(tmp_path / "none.ics")
    with pytest.raises(NotReadError, match="it is not an ordinary file"):
        read_calendar(tmp_path)


def test_a_calendar_without_events_says_so(tmp_path: Path) -> None:
    found = reading(tmp_path, calendar())
    assert (found.terms, found.doubts) == ((), ("This calendar has no events in it.",))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART;VALUE=DATE:20260902", "RRULE:FREQ=YEARLY"], "it repeats"),
        (["DTSTART;VALUE=DATE:20260902", "RDATE;VALUE=DATE:20260903"], "it repeats"),
        (["DTSTART;VALUE=DATE:20261301"], "its dates cannot be read"),
        (["DTSTART;VALUE=DATE:00000101"], "its dates cannot be read"),
        (["DTSTART;VALUE=PERIOD:20260902T000000Z/P1D"], "its dates cannot be read"),
        (["DTSTART;VALUE=DATE:20260902", "DTSTART;VALUE=DATE:20260903"], "its dates cannot be read"),
        (["DTSTART;VALUE=DATE:20260902", "DTEND:20260903T120000Z"], "its dates cannot be read"),
        (["DTSTART;VALUE=DATE:20260902", "DURATION:P99999999D"], "its dates cannot be read"),
        (["DESCRIPTION:no start"], "its dates cannot be read"),
        (["DTSTART;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20260801"], "it ends before it starts"),
        (["DTSTART;VALUE=DATE:18260902"], "its year is not one"),
        (["DTSTART:99991231T235959Z"], "its year is not one"),
        (["DTSTART:00010101T000000Z"], "its dates cannot be read"),
    ],
)
def test_an_event_that_cannot_be_read_is_named_and_the_rest_is_read(
    lines: list[str], why: str, tmp_path: Path
) -> None:
    found = reading(tmp_path, calendar(event("SUMMARY:INSET day", *lines), AUTUMN_TERM))
    assert len(found.terms) == 1
    (doubt,) = found.doubts
    assert doubt.startswith('"INSET day" is left out: ')
    assert why in doubt


def test_what_a_title_hides_reaches_neither_the_terminal_nor_the_file(tmp_path: Path) -> None:
    hostile = "Autumn term\x1b]0;owned\x07 starts\u202e\\n[[terms]]\\nstarts = 1999-01-01 \x9b31m\ufffe"
    found = reading(
        tmp_path,
        calendar(event(f"SUMMARY:{hostile}", "DTSTART;VALUE=DATE:20260901"), AUTUMN_TERM),
    )
    text = to_toml(found, "a\x1b\n[[terms]]\nname.ics")
    for line in (*found.doubts, *found.notes, *found.left_out, text):
        assert not {"\x1b", "\x07", "\u202e", "\x9b", "\ufffe"} & set(line)
    assert any("[[terms]] starts = 1999-01-01" in doubt for doubt in (*found.doubts, *found.notes))
    assert len(tomllib.loads(text).get("terms", [])) == len(found.terms)


def test_a_title_that_is_very_long_is_cut(tmp_path: Path) -> None:
    found = reading(
        tmp_path, calendar(event(f"SUMMARY:{'x' * 5000}", "DTSTART;VALUE=DATE:20260901"), AUTUMN_TERM)
    )
    assert len(found.left_out[0]) < 250


def test_more_days_off_than_an_agenda_reads_are_refused(tmp_path: Path) -> None:
    first = dt.date(2026, 1, 5)
    inset = [
        event("SUMMARY:INSET", f"DTSTART;VALUE=DATE:{first + dt.timedelta(weeks=n):%Y%m%d}")
        for n in range(501)
    ]
    with pytest.raises(NotReadError, match="more days off than any school"):
        reading(tmp_path, calendar(AUTUMN_TERM, *inset))


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    there = tmp_path / "term-dates.toml"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(NotSavedError, match="is there already, and nothing was written"):
        write_new(there, "yours")
    assert there.read_text(encoding="utf-8") == "mine"
    with pytest.raises(NotSavedError, match="could not be written"):
        write_new(tmp_path / "no folder" / "x.toml", "yours")


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "term-dates.toml"
    try:
        link.symlink_to(tmp_path / "elsewhere.toml")
    except OSError:
        pytest.skip("links need a permission here")
    assert is_there(link)
    with pytest.raises(NotSavedError):
        write_new(link, "text")
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_write_that_fails_leaves_no_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int, data: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("iepmeet.files.write_all", full)
    with pytest.raises(NotSavedError, match="the disk is full"):
        write_new(tmp_path / "term-dates.toml", "text")
    assert list(tmp_path.iterdir()) == []


LINES = st.sampled_from(
    [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "DTSTART;VALUE=DATE:20260902",
        "DTSTART;TZID=Nowhere:20260902T090000",
        "DTEND;VALUE=DATE:20261219",
        "DTEND:20261219T000000Z",
        "DURATION:-P3D",
        "DURATION:PT9H",
        "RRULE:FREQ=NEVER",
        "STATUS:CANCELLED",
        "SUMMARY:Autumn term",
        "SUMMARY;LANGUAGE=cy:Hanner tymor / Half term",
        " folded",
        "nonsense",
        ":",
        "",
    ]
)


@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(LINES | st.text(max_size=20), max_size=25).map(
            lambda lines: "\n".join(lines).encode(errors="replace")
        ),
        st.lists(LINES, max_size=15).map(
            lambda lines: calendar(event(*lines), AUTUMN_TERM).encode(errors="replace")
        ),
    )
)
@example(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 4000 + b"END:X\n" * 4000 + b"END:VCALENDAR\n")
def test_no_bytes_raise_anything_but_a_sentence_and_what_is_written_is_read_again(raw: bytes) -> None:
    try:
        found = from_bytes(raw, "x.ics")
    except NotReadError as trouble:
        assert trouble.what
        return
    written = to_toml(found, "x.ics")
    agenda = f"[meeting]\ntitle = 'x'\n[[concerns]]\ntitle='y'\nquestions = ['z']\n{_under_calendar(written)}"
    result = read_text(agenda, "x.toml", today=TODAY)
    assert result.problems == ()
    assert result.agenda is not None
    assert result.agenda.calendar.terms == found.terms


def _under_calendar(written: str) -> str:
    return f"[calendar]\n{written}".replace("[[terms]]", "[[calendar.terms]]")
