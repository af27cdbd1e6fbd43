"""The page that stays with the writer: what to check before sending, and where each line comes from."""

from __future__ import annotations

from collections.abc import Iterable

from iepmeet.casebook.case import Source
from iepmeet.dates.clocks import CHECK_THIS
from iepmeet.dates.clocks_words import NOT_ADVICE, again, period_said
from iepmeet.dates.written import long_day
from iepmeet.guidance.help import helpers
from iepmeet.guidance.letters import LetterText
from iepmeet.guidance.model import Nation
from iepmeet.guidance.rules import rules
from iepmeet.papers.letters import Letter
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, line, table

_ALWAYS = (
    "Read it once more: accurate, clear, complete, and kind.",
    "Keep a copy, and proof that it was sent.",
    "A day by which a reply would help is a request: no law sets it.",
)


def beside(letter: Letter, nation: Nation) -> str:
    """The page in Markdown. It is not part of the letter."""
    blocks = [
        heading(1, line(f"Not part of the letter: {letter.text.title}")),
        escape(letter.text.fits),
        heading(2, "Before you send it"),
        bullets(
            bullet(escape(one)) for one in (*_to_fill(letter), *letter.cautions, *letter.text.notes, *_ALWAYS)
        ),
        *_sources(letter),
        *_law(letter.text, nation),
        heading(2, "Who helps free of charge"),
        bullets(
            bullet(f"{bold(line(one.name) + ':')} {escape(one.what, at_start=False)}")
            for one in helpers(nation)
        ),
        escape(f"{NOT_ADVICE} {CHECK_THIS}"),
    ]
    return "\n\n".join(blocks) + "\n"


def _to_fill(letter: Letter) -> list[str]:
    return [f"To fill in: {words}" for words in letter.blanks]


def _sources(letter: Letter) -> list[str]:
    if not letter.claims:
        return []
    rows = [(line(claim.text), line(places(claim.sources))) for claim in letter.claims]
    return [heading(2, "Where each line comes from"), table(["It says", "It is written in"], rows)]


def places(sources: Iterable[Source]) -> str:
    """Files, each with the places in it."""
    found: dict[str, list[str]] = {}
    for source in sources:
        found.setdefault(source.file, []).append(source.place)
    return "; ".join(
        f"{file}: {' / '.join(place for place in inside if place)}" if any(inside) else file
        for file, inside in found.items()
    )


def _law(text: LetterText, nation: Nation) -> list[str]:
    """What the wording rests on, and which periods begin once the letter is received."""
    until = f" To be checked again by {long_day(text.until)}." if text.until else ""
    said = [
        heading(2, "What it rests on"),
        escape(f"{text.source}; checked {long_day(text.checked)}.{until} {CHECK_THIS}"),
    ]
    items = []
    for id in text.clocks:
        rule = rules(nation)[id]
        what = " ".join([*period_said(rule), rule.due, again(rule)]).strip()
        items.append(bullet(f"{bold(line(id) + ':')} {escape(what, at_start=False)}"))
    return [*said, heading(2, "What begins when it is received"), bullets(items)] if items else said
