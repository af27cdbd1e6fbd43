"""Asks which meeting to hold, in plain lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from iepmeet.live import choosing
from iepmeet.live.choosing import Choice
from iepmeet.plain.terminal import Terminal
from iepmeet.speaking import say


def choose(today: dt.date) -> Choice | None:
    """Offers the agendas of this folder, those that ship and a blank meeting; None if none was chosen."""
    offers = choosing.offered(Path())
    say("Which meeting?")
    for number, offer in enumerate(offers, start=1):
        say(f"{number}. {offer.title} ({offer.name})" + (f", {offer.state}" if offer.state else ""))
    say("A number and Enter, or Enter alone for a blank meeting.")
    try:
        typed = Terminal(lambda _: None).ask("> ")
    except KeyboardInterrupt:
        return None
    if typed is None:
        return None
    wanted = typed.strip()
    if not wanted:
        return choosing.blank(today)
    if wanted.isdecimal() and 0 < int(wanted[:6]) <= len(offers):
        wanted = offers[int(wanted[:6]) - 1].name
    return choosing.named(Path(wanted))
