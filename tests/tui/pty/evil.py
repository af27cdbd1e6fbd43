"""Words that hold everything that could drive a terminal or break a drawing, and an agenda full of them."""

from __future__ import annotations

CONTROLS = (
    "\x1b]52;c;bG9zdA==\x07"  # the clipboard
    "\x1b]0;title\x07\x1b]2;title\x1b\\"  # the window's title
    "\x1b]8;;http://lost.example\x07"  # a link
    "\x1b[8;5;123m\x1b[5;77H\x1b[2J\x1b[?1049l\x1b[?2004l\x1b[6n"  # colours, places, modes, a question
    "\x1bc\x1b(0\x1bP1$r\x1b\\\x0e\x08\x7f"  # reset, letters, a device's string
    "\x9b31m\x9d0;title\x9c\x84"  # the same from C1
    "\u202eright to left\u2066\u2069\u200b\u2028"
)
MARKUP = "[/] [/bold] [red]not red[/] [@click=app.bell]x[/] [b"
EVIL = f"Mk{{}}x {CONTROLS} {MARKUP}"


def evil(number: int, text: str = "") -> str:
    """Words with everything in them that could drive a terminal, and a mark of their own."""
    return EVIL.format(f"{number:04}") + text


def quoted(number: int) -> str:
    """Evil words as TOML takes them."""
    letters = (letter if letter.isalnum() else f"\\u{ord(letter):04x}" for letter in evil(number))
    return f'"{"".join(letters)}"'


def an_agenda_that_is_evil_everywhere() -> str:
    """An agenda in which every text drives a terminal."""
    return f"""\
[meeting]
title = {quoted(1)}
plan = {quoted(2)}
date = 2026-12-08
place = {quoted(3)}
purpose = {quoted(4)}
chair = {quoted(5)}
minute_taker = {quoted(6)}
prepared_by = {quoted(7)}
minutes = 45

[child]
name = {quoted(8)}
year_group = {quoted(9)}
strengths = [{quoted(10)}]
voice = {quoted(11)}

[[people]]
name = {quoted(12)}
role = {quoted(13)}
email = {quoted(14)}

[[people]]
name = "Jo Rivers"

[[concerns]]
title = {quoted(15)}
agreed = {quoted(16)}
happening = {quoted(17)}
impact = {quoted(18)}
hoped = {quoted(19)}
put_in = [{quoted(20)}]
get_out = [{quoted(21)}]
questions = [{quoted(22)}, {{ ask = {quoted(23)}, kind = "scale", hint = {quoted(24)}, to = [{quoted(25)}] }}]

[[concerns.evidence]]
date = 2026-11-03
what = {quoted(26)}
kind = "missed"

[[carried]]
ref = "A2"
action = {quoted(27)}
who = {quoted(28)}

[[parked]]
what = {quoted(29)}
who = {quoted(30)}

[review]
trigger = {quoted(31)}
"""
