"""Scale answers beside last time's."""

from __future__ import annotations

from iepmeet.papers.markdown import bullet
from iepmeet.papers.shown import Shown, ShownEntry, ShownQuestion
from iepmeet.papers.wording import speaker


def scale_items(shown: Shown, question: ShownQuestion, given: list[ShownEntry]) -> list[str]:
    """A list item for each answer, then one for each answer of last time that nobody gave again."""
    before = dict(question.last)
    items = []
    for entry in given:
        key = _key(shown, entry.who, question.last)
        last = ""
        if key is not None:
            last = f" (last time {question.last[key]:g})"
            before.pop(key, None)
        items.append(bullet(f"{speaker(entry.who)}{entry.value:g}{last}"))
    return [
        *items,
        *(bullet(f"{speaker(who)}no answer today (last time {last:g})") for who, last in before.items()),
    ]


def _key(shown: Shown, who: str, last: dict[str, float]) -> str | None:
    """Last time's answer of the same person: kept under the name, or under the role."""
    role = next((person.role for person in shown.people if person.name == who), "")
    known = {key.strip().casefold(): key for key in last}
    names = (name.strip().casefold() for name in (who, role))
    return next((known[name] for name in names if name and name in known), None)
