"""One entry as a list item: what was said, and who said it."""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.papers.markdown import bold, bullet, escape, italic, line, quoted
from iepmeet.papers.shown import ShownEntry
from iepmeet.papers.wording import speaker


def entry_items(entries: Iterable[ShownEntry]) -> list[str]:
    """The entries as list items, in the order they were said."""
    return [bullet(entry_line(entry)) for entry in entries]


def entry_line(entry: ShownEntry) -> str:
    """What stands in the list item of an entry."""
    label = _label(entry)
    return f"{label}{_words(entry, at_start=not label)}".rstrip(" ") + written_down(entry)


def written_down(entry: ShownEntry) -> str:
    """Who wrote it down, where two records were joined."""
    return f" {italic(f'(written down {line(entry.wrote)})')}" if line(entry.wrote) else ""


def _label(entry: ShownEntry) -> str:
    match entry.kind:
        case "agreed":
            who = line(entry.who)
            return bold(f"Agreed ({who}):" if who else "Agreed:") + " "
        case "differs":
            who = line(entry.who)
            return bold(f"{who} sees it differently:" if who else "A view that differs:") + " "
        case "answer":
            return speaker(entry.who, "Answer")
        case _:
            return speaker(entry.who)


def _words(entry: ShownEntry, at_start: bool) -> str:
    match entry.kind:
        case "quote" | "voice":
            return quoted(escape(entry.text, at_start=False))
        case "scale":
            return f"{entry.value:g} on a scale of 0 to 10"
        case _:
            return escape(entry.text, at_start=at_start)
