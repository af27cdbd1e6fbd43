"""Anything a person, a paste or a pipe can put into a meeting: the lines that the property is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from iepmeet.live import commands

AGENDA = """\
[meeting]
title = "IEP review for Sam"
chair = "Mrs Patel"
place = "Oakfield Primary"

[child]
name = "Sam Rivers"
year_group = "Year 4"
voice = "I like it when I know what is next"

[[people]]
name = "Mrs Patel"
role = "SENCO"

[[people]]
name = "Jo Rivers"
role = "Parent"

[[people]]
name = "Mr Lee"
role = "Class teacher"

[[concerns]]
id = "salt"
title = "Speech and language sessions missed"
agreed = "A session each week"
questions = ["What is in the way?", { ask = "How sure are we?", kind = "scale", last = { SENCO = 4 } }]

[[concerns.evidence]]
date = 2026-11-03
what = "Session cancelled"
kind = "missed"

[[concerns]]
id = "reading"
title = "Reading at home"

[[carried]]
ref = "A2"
action = "Book the assistant's cover"
who = "Mrs Patel"
concern = "salt"

[[parked]]
what = "Who writes to the hospital?"

[review]
cycle = "12 weeks"
trigger = "two missed sessions in a fortnight"
"""

_ANY = st.text(st.characters(exclude_categories=()), max_size=60)
_HOSTILE = st.text(
    st.sampled_from(
        # what drives a terminal, hides or turns text round, and what Markdown and the grammar make of signs
        "\x00\x07\x08\x1b\x7f\x84\x85\x9b\u200b\u200d\u200e\u202e\u2028\u2029\u2066\u2069\ufeff\ufffd\uffff"
        "\ud800\udfff\U000e0067\u0301\u3000\xa0\t\r\n \\`*_[]|~<>&;#+-=:.,)(!1a\"'“”/@?"
    ),
    max_size=40,
)
_MARKDOWN = st.sampled_from(
    [
        *("&amp;", "&#35;", "<b>x</b>", "<!--", "---", "===", ":--", "|", "#", "###", ">", "```", "~~~"),
        *("[a](b)", "![a](b)", "[a]:", "-", "+", "=", "1.", "1)", "\\", "**", "__", "[x]", "a_b_c"),
        *("http://a.example/a_b", "<a@b.example>", "\x1b[31m", "\x1b]0;x\x07"),
        *("\n- ", "\n# ", "\n> ", "\n|", "\n\n", "\n~", "\n    ", "  \n", "\\\n", "\n---\n", "\n1. "),
    ]
)
_GRAMMAR = st.sampled_from(
    [
        " @Jo ",
        " @Patel ",
        " @Nobody known ",
        " @",
        "@Lee:",
        " by fri ",
        " by 31 february ",
        " by the door ",
        " by 12 weeks ",
        " so that ",
        " so that it runs ",
        "Jo: ",
        "SENCO: ",
        "Ring: ",
        '" - Jo',
        "” – Mrs Patel",
        "2: ",
        "~ ",
        " ",
        "",
    ]
)
_LONG: st.SearchStrategy[str] = st.builds(
    lambda unit, length: (unit * length)[:length],
    st.one_of(_HOSTILE, _MARKDOWN, _GRAMMAR).filter(bool),
    st.sampled_from([2_000, 20_000]),
)
_PLAIN = st.sampled_from(["Three of eight weeks ran", "“never” said—twice", "café", "日本語", "👩‍👧"])
_PIECES = st.one_of(_ANY, _HOSTILE, _MARKDOWN, _GRAMMAR, _GRAMMAR, _PLAIN)

_OPENINGS = st.sampled_from(
    [
        *(
            "",
            "",
            '"',
            "“",
            "* ",
            "*",
            "= ",
            "=",
            "! ",
            "!",
            "# ",
            "#",
            "? ",
            "?",
            "~ ",
            "~",
            "~2",
            "\\",
            "\\!",
        ),
        *("1: ", "2: ~ ", "9: ", "1: ! ", "Jo: ", "Mrs Patel: ~ ", "! Jo: ", "# Jo: ", '" Sam: ', "   ! "),
        "\u200b! ",
    ]
)

_NAMES = sorted({spec.name for spec in commands.ALL} - {"save", "end", "quit"})
# those that entries of such a meeting have, the likeliest first (A2 is promised, so today's begin with A3)
_REFS = ["N1", "A3", "K1", "N2", "P1", "A4", "Q1", "G1", "D1", "V1", "R1", "S1", "K2", "N3", "P2", "A2", "N9"]
_LIKELY_REFS = st.sampled_from(_REFS[:4] + _REFS[:8] + _REFS)
_ARGUMENTS = st.one_of(
    st.sampled_from([*_REFS, *_REFS, *"0123", "99999999999999999999", "½", "٣", "n1", "A1:"]),
    st.sampled_from(["Jo", "Mrs Patel", "@Jo", "Sam", "(Speech therapist)", "Nobody known", ",", "=", "all"]),
    st.sampled_from(["fri", "12 weeks", "by", "8 jan", "end of term", "at 3pm", "7", "10", "4.5", "11"]),
    st.sampled_from(
        ["note", "action", "private", "differs", "!", "~", "* ", "agreed", "not-agreed", "resolved"]
    ),
    st.sampled_from(["parked", "voice", "opening", "speech", "next", "quote", "from last", "so that", "\n"]),
    _PIECES,
)


@dataclass(frozen=True)
class Line:
    """One input. `mark` stands in it once, in one piece; "" where the line has none."""

    text: str
    mark: str
    typed_first: bool = False


@st.composite
def _entry_texts(draw: st.DrawFn, mark: str) -> str:
    left, right = draw(st.lists(_PIECES, max_size=3)), draw(st.lists(_PIECES, max_size=3))
    glue = draw(st.sampled_from(["", " "]))
    return draw(_OPENINGS) + "".join(left) + glue + mark + glue + "".join(right)


@st.composite
def _long_texts(draw: st.DrawFn, mark: str) -> str:
    long, short = draw(_LONG), draw(_PIECES)
    opening, turned = draw(_OPENINGS), draw(st.booleans())
    return f"{opening}{short}{mark}{long}" if turned else f"{opening}{long}{mark}{short}"


@st.composite
def _command_texts(draw: st.DrawFn, mark: str) -> str:
    words = draw(st.lists(_ARGUMENTS, max_size=5))
    words.insert(draw(st.integers(0, len(words))), mark)
    name = draw(
        st.one_of(st.sampled_from(_NAMES), st.sampled_from(["", "nosuch", "EDIT", "not-yet"]), _PIECES)
    )
    return f"/{name} " + " ".join(words)


@st.composite
def _apt_texts(draw: st.DrawFn, mark: str) -> str:
    """Commands that mostly fit, so that entries are mended, moved, made private, taken out and put back."""
    ref = draw(_LIKELY_REFS)
    some = f"{draw(_PIECES)} {mark} {draw(_PIECES)}"
    fitting: str = draw(
        st.sampled_from(
            [
                f"! {some} @Jo by fri so that it runs",
                f"! it @Jo by fri so that {some}",
                f"! it so that it runs by fri {some}",
                f"? it @{some}",
                f"# Jo: {some}",
                f"~ {some}",
                f"/edit {ref} {some}",
                f"/who {ref} {some}",
                f"/when {ref} fri {some}",
                f"/know {ref} {some}",
                f"/answer 1 {some}",
                f"/scale 2 5 {some}",
                f"/outcome agreed {some}",
                f"/trigger {some}",
                f"/concern {some}",
                f"/question {some}",
                f"/review 12 weeks @Jo {some}",
                f"/partly A2 by fri {some}",
                f"/here {some}",
                f"/here {some} (Nurse)",
                f"/name Jo = {some}",
                f"/name Patel = {some} all",
            ]
        )
    )
    return fitting


_WITHOUT_A_MARK = st.one_of(
    st.builds("/as {} {}".format, _LIKELY_REFS, st.sampled_from("~!*=#?")),
    st.builds("/{} {}".format, st.sampled_from(["remove", "remove", "restore", "peek"]), _LIKELY_REFS),
    st.builds("/move {} {}".format, _LIKELY_REFS, st.sampled_from(["1", "2", "parked", "opening"])),
    st.sampled_from(
        ["/undo", "/undo", "/undo", "/redo", "/here", "/yes", "/asked 1", "/kept A2", "/review 1"]
    ),
    st.sampled_from(["/go 1", "/go 1", "/go 2", "/go parked", "/next", "/next", "/back", "/trigger 1"]),
    st.sampled_from(
        ["/end", "/quit", "", "   ", "!", "~", "\x00", "! Book the assistant's cover @Jo by fri"]
    ),
)


@st.composite
def any_lines(draw: st.DrawFn) -> list[Line]:
    """A meeting's lines; the last one is an entry, so that there is a record at all."""
    lines = []
    for number in range(draw(st.integers(0, 16))):
        # no word above is like it, and no two are so alike that one is taken for the other, heard wrong
        mark = f"Qz{'abcdefghijklmnop'[number] * 3}zQ"
        entry, apt, command, long = (
            made(mark) for made in (_entry_texts, _apt_texts, _command_texts, _long_texts)
        )
        text = draw(st.one_of(entry, entry, entry, apt, apt, apt, command, long, *[_WITHOUT_A_MARK] * 3))
        lines.append(Line(text, mark if mark in text else "", draw(st.booleans())))
    return [*lines, Line("QzLASTzQ said last", "QzLASTzQ")]
