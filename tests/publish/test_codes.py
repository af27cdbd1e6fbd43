from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from iepmeet.papers.audience import for_school
from iepmeet.publish.calendar import calendar
from iepmeet.publish.calendar_source import source_of
from iepmeet.publish.codes import Code, TooSmall, action_codes, event_code
from iepmeet.publish.codes_drawing import coded, holds, size_of
from iepmeet.publish.codes_splitting import split
from iepmeet.record.state import Meeting
from iepmeet.text import clean, one_line

from ..papers.meetings import everything, held, smallest
from .test_calendar import hostile, with_action

_SCALE = 4


def seen(squares: list[list[bool]]) -> str:
    """What a phone reads from a picture of these squares, dark where true."""
    wide = [[0 if dark else 255 for dark in row for _ in range(_SCALE)] for row in squares]
    pixels = bytes(pixel for row in wide for _ in range(_SCALE) for pixel in row)
    picture = memoryview(pixels).cast("B", shape=[len(wide) * _SCALE, len(wide[0])])
    found = zxingcpp.read_barcodes(picture, try_invert=False, text_mode=zxingcpp.TextMode.Plain)
    assert len(found) == 1
    return str(found[0].text)


def of_half_blocks(rows: list[str], ink: bool = True) -> list[list[bool]]:
    squares: list[list[bool]] = []
    for row in rows:
        squares.append([(sign in "▀█") is ink for sign in row])
        squares.append([(sign in "▄█") is ink for sign in row])
    return squares


def of_svg(svg: str) -> list[list[bool]]:
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    squares = [[False] * side for _ in range(side)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        for place in range(int(x), int(x) + int(length)):
            squares[int(y)][place] = True
    return squares


def scanned(code: Code) -> str:
    return seen(of_half_blocks(code.rows()))


def a_code(made: Code | TooSmall | None) -> Code:
    assert isinstance(made, Code)
    return made


def codes(made: tuple[Code, ...] | TooSmall) -> tuple[Code, ...]:
    assert isinstance(made, tuple)
    return made


def review(meeting: Meeting, **options: Any) -> Code:
    return a_code(event_code(for_school(meeting), source_of(meeting), **options))


def joined(made: tuple[Code, ...]) -> str:
    return "".join(scanned(code).removeprefix(f"{code.label}\n") for code in made)


def event_in(text: str) -> Any:
    whole = text if text.startswith("BEGIN:VCALENDAR") else f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR"
    (event,) = Calendar.from_ical(whole).walk("VEVENT")
    return event


def test_at_120_by_36_the_review_is_scanned_as_the_event_of_the_calendar_file() -> None:
    meeting = held(*everything())
    code = review(meeting, room=(120, 34))
    text = scanned(code)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    file = calendar(for_school(meeting), source_of(meeting), only="review")
    assert file is not None
    wanted = event_in(file.decode())
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
        assert event_in(text)[name] == wanted[name]


def test_at_80_by_24_the_event_stands_alone_in_106_bytes_and_23_rows() -> None:
    meeting = held(*everything())
    code = review(meeting, room=(80, 23))
    assert code.size == (45, 23)
    assert len(code.rows()) == 23
    text = scanned(code)
    assert len(text.encode()) <= 106
    assert text.startswith("BEGIN:VEVENT\n")
    event = event_in(text)
    assert event.decoded("DTSTART") == dt.datetime(2027, 3, 2, 15, 30, tzinfo=dt.UTC)
    assert event.decoded("DTEND") == dt.datetime(2027, 3, 2, 16, 15, tzinfo=dt.UTC)
    assert str(event["SUMMARY"]) == "IEP review"


def test_an_early_check_without_a_time_is_a_whole_day() -> None:
    for room in ((120, 36), (80, 24)):
        event = event_in(scanned(review(held(*everything()), part="check", room=room)))
        assert event.decoded("DTSTART") == dt.date(2027, 1, 19)


def test_a_review_without_a_date_has_no_code() -> None:
    meeting = held(*smallest())
    assert event_code(for_school(meeting), source_of(meeting)) is None
    assert action_codes(for_school(meeting)) == ()


@pytest.mark.parametrize("room", [(44, 50), (120, 22), (0, 0)])
def test_a_window_that_is_too_small_is_said_plainly(room: tuple[int, int]) -> None:
    meeting = held(*everything())
    shown = for_school(meeting)
    for made in (event_code(shown, source_of(meeting), room=room), action_codes(shown, room=room)):
        assert isinstance(made, TooSmall)
        assert made.sentence == (
            "This window is too small for the code: it needs 45 columns and 23 rows, "
            f"and there are {room[0]} and {room[1]}. Make the window larger, or open the HTML page, "
            "which carries the same codes."
        )


def test_the_actions_are_scanned_as_text_in_one_code_where_there_is_room() -> None:
    (code,) = codes(action_codes(for_school(held(*everything())), "Miss Ali"))
    assert scanned(code) == (
        "Actions agreed on Tue 8 Dec 2026\n"
        "A5 Name a second assistant who covers (Mrs Patel with Miss Ali, by Tue 29 Dec 2026)\n"
        "A6 Write down each session in the blue book (Miss Ali, no date yet)"
    )


@pytest.mark.parametrize("room", [(45, 23), (80, 24), (120, 36), (200, 60), None])
def test_actions_are_split_over_numbered_codes_that_fit_the_window(room: tuple[int, int] | None) -> None:
    shown = for_school(held(*everything()))
    made = codes(action_codes(shown, room=room))
    whole = joined(codes(action_codes(shown)))
    assert joined(made) == whole
    assert whole.count("\n") == 4
    assert room is None or all(code.size[0] <= room[0] and code.size[1] <= room[1] for code in made)
    labels = [f"{number}/{len(made)}" for number in range(1, len(made) + 1)]
    assert [code.label for code in made] == (labels if len(made) > 1 else [""])
    assert len(made) > 1 or room != (45, 23)


def test_nothing_private_and_no_name_of_the_child_is_in_a_code() -> None:
    for events in (everything(), with_action("Give Sam Rivers the key, sam", who="Jo Rivers")):
        meeting = held(*events)
        made = [review(meeting), *codes(action_codes(for_school(meeting)))]
        said = "\n".join(scanned(code) for code in made)
        assert "SECRET" not in said
        assert not re.search(r"\bsam\b", said, re.IGNORECASE)
    named = review(held(*with_action("x")), name_child=True)
    assert str(event_in(scanned(named))["SUMMARY"]) == "IEP review for Sam Rivers"


def test_a_code_is_right_on_a_terminal_that_writes_light_on_dark_too() -> None:
    code = coded("Actions agreed on Tue 8 Dec 2026")
    assert seen(of_half_blocks(code.rows(ink="light"), ink=False)) == code.text


def test_the_picture_holds_the_same_code_and_says_what_it_is() -> None:
    code = coded("Llŷr: ŵ, مرحبا 👍🏽")
    svg = code.svg('The review <b>"2 March"</b>')
    assert seen(of_svg(svg)) == code.text
    assert "<b>" not in svg
    assert "&lt;b&gt;" in svg


def test_the_quiet_zone_is_four_squares_on_every_side() -> None:
    squares = of_svg(coded("x").svg())
    around = [*squares[:4], *squares[-4:], *(row[:4] for row in squares), *(row[-4:] for row in squares)]
    assert not any(any(row) for row in around)
    assert coded("x").size == (29, 15)


@hostile
def test_hostile_actions_are_scanned_as_they_were_typed(text: str) -> None:
    shown = for_school(held(*with_action(text, who=text)))
    made = codes(action_codes(shown, room=(120, 36), name_child=True))
    said = one_line(clean(text))
    assert joined(made) == f"Actions agreed on Tue 8 Dec 2026\nA1 {said} ({said}, by Fri 11 Dec 2026)"


@hostile
@pytest.mark.parametrize("room", [(120, 36), (80, 24)])
def test_hostile_labels_forge_no_event(text: str, room: tuple[int, int]) -> None:
    meeting = held(*with_action("x", plan=text, child=text))
    scanned_text = scanned(review(meeting, room=room, name_child=True))
    assert event_in(scanned_text).decoded("DTSTART").date() == dt.date(2027, 3, 2)
    assert room[0] > 80 or len(scanned_text.encode()) <= 106


def test_each_size_holds_what_it_is_said_to_hold() -> None:
    for version in range(1, 16):
        assert coded("x" * holds(version)).size == size_of(version)
        assert (
            segno.make("x" * (holds(version) + 1), error="l", mode="byte", micro=False).version == version + 1
        )


@given(st.text(max_size=400), st.integers(20, 200))
def test_split_text_is_the_text_in_pieces_of_the_size_asked_for(text: str, most: int) -> None:
    text = text.encode(errors="replace").decode()
    made = split(text, most)
    assert all(len(piece.encode()) <= most for _, piece in made)
    assert "".join(piece.removeprefix(f"{label}\n" if label else "") for label, piece in made) == text
    assert len(made) == 1 or made[0][0] == f"1/{len(made)}"
