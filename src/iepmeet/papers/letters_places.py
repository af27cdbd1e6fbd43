"""The places of a letter's text, `{child}` for one: what the casebook says, or a blank to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from iepmeet.casebook.case import Case
from iepmeet.dates import school
from iepmeet.dates.arithmetic import later
from iepmeet.dates.written import day, long_day
from iepmeet.guidance.letters import PLACE
from iepmeet.papers.letters_claims import Chosen
from iepmeet.papers.markdown import bold, line
from iepmeet.text import one_line

REPLY_DAYS = 10
"""School days until the day by which a letter says that an answer would help: a request, and no law."""


class Filled(Struct, frozen=True, kw_only=True):
    """A text with its places filled, as Markdown and as plain words, and the blanks that are left in it."""

    markdown: str
    plain: str
    blanks: tuple[str, ...]


def values(case: Case, chosen: Chosen) -> dict[str, str]:
    """What the casebook says for each place; a place of which it says nothing is not there."""
    parties = case.parties
    reply_by = school.add_school_days(chosen.today, REPLY_DAYS, case.calendar) or later(chosen.today, 14)
    found = {
        "address": parties.letters.address,
        "contact": parties.letters.contact,
        "writer": parties.letters.name,
        "child": case.child,
        "called": case.called,
        "born": long_day(parties.letters.born) if parties.letters.born else "",
        "school": parties.school.name,
        "authority": parties.authority.name,
        "co_ordinator": case.co_ordinator,
        "plan_dated": long_day(parties.authority.plan_dated) if parties.authority.plan_dated else "",
        "procedure": parties.complaints.procedure,
        "stage": parties.complaints.stage,
        "complaints_to": parties.complaints.to,
        "reply_within": parties.complaints.reply_within,
        "reply_by": day(reply_by) if reply_by else "",
        "meeting_day": day(chosen.meeting.date) if chosen.meeting else "",
        "owner": chosen.promise.who if chosen.promise else "",
    }
    return {name: said for name, words in found.items() if (said := one_line(words))}


def fill(text: str, known: Mapping[str, str], blanks: Mapping[str, str]) -> Filled:
    """A text of ours with its places filled. Blanks are in bold, so that none is sent by mistake."""
    left = [
        blanks[name] for name in PLACE.findall(text) if name not in known and blanks[name].startswith("[")
    ]
    said = _each(text, known, blanks, line, blank=lambda words: bold(line(words)), ours=line)
    plain = _each(text, known, blanks, str, blank=str, ours=str)
    return Filled(markdown=said, plain=plain, blanks=tuple(dict.fromkeys(left)))


def blank(text: str, known: Mapping[str, str], blanks: Mapping[str, str]) -> Filled:
    """A whole blank, for the writer to fill in."""
    words = fill(text, known, blanks).plain
    return Filled(markdown=bold(line(words)), plain=words, blanks=(words,))


def _each(
    text: str,
    known: Mapping[str, str],
    blanks: Mapping[str, str],
    value: Callable[[str], str],
    *,
    blank: Callable[[str], str],
    ours: Callable[[str], str],
) -> str:
    parts = []
    at = 0
    for found in PLACE.finditer(text):
        parts.append(_kept(text[at : found.start()], ours))
        name = found[1]
        words = known.get(name)
        if words is not None:
            parts.append(value(words))
        else:
            parts.append(blank(blanks[name]) if blanks[name].startswith("[") else value(blanks[name]))
        at = found.end()
    return "".join([*parts, _kept(text[at:], ours)])


def _kept(text: str, ours: Callable[[str], str]) -> str:
    """Our words with the blanks at their ends, which `line` would take off."""
    if not text.strip():
        return text
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    return f"{start}{ours(text.strip())}{end}"
