"""Any line may be typed: reading it never fails, never guesses differently twice, and never unveils."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iepmeet.live import capture
from iepmeet.live.meant import Command, Keep
from iepmeet.record import events as ev
from iepmeet.text import clean

from .holding import AGENDA, NOW, SALT, TODAY, meeting_of

MEETING = meeting_of(AGENDA, ev.MovedTo(item=SALT))

_BITS = (
    '! ? ~ = # * " “ ” / \\ @ - , ; . 1: 2: 9: Jo: Jo Rivers Sam: Rivers: Patel @Patel @Jo @Grandma @ by by: '
    "friday 31 february 12 march so that 20 Ring the clinic so by the end of term"
)
_LINES = st.lists(st.sampled_from([*_BITS.split(), "\n", "\n~", "  "]), max_size=14).map(" ".join)
LINES = st.one_of(_LINES, _LINES.map(lambda line: line.replace(" ", "")), st.text(max_size=60).map(clean))
_BLANKS = st.sampled_from(["", " ", "  ", "\t"])


@given(LINES)
def test_any_line_is_read_and_always_in_the_same_way(line: str) -> None:
    meant = capture.read(line, MEETING, TODAY)
    assert meant == capture.read(line, meeting_of(AGENDA, ev.MovedTo(item=SALT)), TODAY)
    if isinstance(meant, Keep):
        assert meant.item in MEETING.items
        words = meant.words
        assert words.text or words.who or words.by or words.measure


@given(_BLANKS, st.sampled_from(["", "1: ", "2:  ", "Jo: ", "Rivers:  ", "2: Sam: ", "= Jo: "]), LINES)
def test_what_begins_as_private_never_becomes_another_kind(blanks: str, before: str, line: str) -> None:
    if line[:1].isdigit():
        line = f" {line}"
    meant = capture.read(f"{blanks}{before}~{line}", MEETING, TODAY)
    assert getattr(meant, "kind", "") == "private"


@given(LINES, _BLANKS, LINES, LINES)
def test_one_private_line_hides_the_whole_paste(first: str, blanks: str, line: str, last: str) -> None:
    if line.strip()[:1].isdigit():
        line = "x"
    meant = capture.read(f"x{first}\n{blanks}~{line.lstrip()}x\n{last}", MEETING, TODAY)
    assert isinstance(meant, Keep)
    assert meant.kind == "private"


@given(LINES)
def test_private_words_are_kept_as_they_stand(line: str) -> None:
    meant = capture.read(f"~ x{line}", MEETING, TODAY)
    assert isinstance(meant, Keep)
    if "\n" not in line:
        assert meant.words == ev.Words(text=f"x{line}".strip())


@given(st.sampled_from([*capture.SIGNS, "*", "# "]), st.sampled_from(["word", "Jo Rivers", "x = y"]))
def test_a_backslash_before_a_sign_keeps_a_note(sign: str, words: str) -> None:
    meant = capture.read(f"\\{sign}{words}", MEETING, TODAY)
    assert isinstance(meant, Keep)
    assert (meant.kind, meant.words.text) == ("note", f"{sign}{words}")


@given(LINES)
def test_a_slash_is_always_a_command_unless_a_line_below_is_private(line: str) -> None:
    meant = capture.read(f"/{line}", MEETING, TODAY)
    assert isinstance(meant, Command | Keep)
    assert isinstance(meant, Command) or meant.kind == "private"


@given(
    st.sampled_from(["action", "parked", "quote", "voice", "agreed", "differs", "note", "answer", "private"]),
    LINES,
)
def test_every_kind_reads_any_words(kind: str, line: str) -> None:
    words = capture.understood(kind, line.strip(), MEETING, NOW.date())
    assert words == capture.understood(kind, line.strip(), MEETING, NOW.date())
