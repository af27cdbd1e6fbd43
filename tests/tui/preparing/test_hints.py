"""Soft marks while a support is written: what is missing, unless another row says it."""

from __future__ import annotations

import datetime as dt

from iepmeet.agenda.model import Agenda, Concern, Dose, Expected
from iepmeet.tui.preparing import hints
from iepmeet.tui.preparing.fields import CONCERN
from iepmeet.tui.preparing.rows import Row
from iepmeet.tui.preparing.values import About

FIELD = next(field for field in CONCERN if field.key == "agreed")


def asked(concern: Concern) -> list[str]:
    about = About(dt.date(2026, 12, 8), Agenda(concerns=(concern,)))
    row = Row(FIELD, ("concerns", 0, "agreed"))
    return [
        piece.text for piece in hints.of_typing(row, "Reading his book aloud", about, over=False, soft=True)
    ]


def test_what_a_support_does_not_say_is_asked() -> None:
    assert asked(Concern(id="a", title="Reading")) == ["Who does it?", "How long, or how much, each time?"]


def test_what_the_rows_below_say_is_not_asked() -> None:
    dose = Dose(who="Miss Ali", how_much="20 minutes")
    concern = Concern(id="a", title="Reading", dose=dose, expected=Expected(times=2))
    assert asked(concern) == ["Where?"]
