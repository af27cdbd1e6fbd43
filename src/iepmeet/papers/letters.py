"""A letter, filled from a case: fixed texts of guidance, rows of the casebook, and blanks where it is silent.

Nothing else can stand in a letter. Pure: the same case on the same day gives the same letter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from iepmeet.casebook.case import Case, Put
from iepmeet.casebook.promises import Promise
from iepmeet.dates.written import day, long_day
from iepmeet.guidance.ladder import ladder
from iepmeet.guidance.letters import Letters, LetterText, Part
from iepmeet.guidance.model import NAMES
from iepmeet.guidance.wording import wording
from iepmeet.papers.letters_claims import Chosen, Claim
from iepmeet.papers.letters_places import Filled, blank, fill, values
from iepmeet.papers.letters_rows import claims
from iepmeet.papers.markdown import HARD_BREAK, bold, bullet, bullets, escape, heading, line

_SCHOOLS = {
    "maintained": "a maintained school",
    "academy": "an academy",
    "independent": "an independent school",
}
# rows that give somebody's own words, which nobody puts into other ones
_QUOTED = ("voice", "promise", "questions", "enclosures")


class Letter(Struct, frozen=True, kw_only=True):
    """A letter as it may be sent once its blanks are filled, and what its writer should see beside it.

    claims    what it states, each with where that is written; `blanks` are left for the writer
    cautions  what to look at again before it is sent
    """

    text: LetterText
    markdown: str
    claims: tuple[Claim, ...]
    blanks: tuple[str, ...]
    cautions: tuple[str, ...]


def refusal(text: LetterText, case: Case) -> str:
    """Why a letter does not fit this case, in a sentence or two; empty where it does or nobody can tell."""
    plan = ladder(case.nation).law_plan
    if text.plan == "with" and case.law_plan is False:
        return f"This letter is for a child with {plan}; the casebook says that there is none."
    if text.plan == "without" and case.law_plan:
        return f"This letter is for a child without {plan}; the casebook says that there is one."
    kind = case.parties.school.kind
    if text.schools and kind and kind not in text.schools:
        for_whom = " or ".join(_SCHOOLS[one] for one in text.schools)
        return (
            f"This letter is for {for_whom} only; the casebook says that it is {_SCHOOLS[kind]}. {text.fits}"
        )
    return ""


def choose(
    case: Case,
    today: dt.date,
    titles: Mapping[str, str],
    *,
    concern: Put | None = None,
    promise: Promise | None = None,
) -> Chosen:
    """What a letter of today is about: a concern or all, the last meeting, a promise or the oldest lapsed."""
    meetings = [meeting for meeting in case.closed_meetings if meeting.date <= today]
    if promise is None:
        lapsed = [
            one
            for one in case.promises
            if one.lapsed(today) and (concern is None or one.concern == concern.id)
        ]
        promise = min(lapsed, key=lambda one: one.due or today, default=None)
    known = {put.id: put.title for put in case.concerns}
    return Chosen(
        today=today,
        concerns=(concern,) if concern else _unsettled(case),
        meeting=meetings[-1] if meetings else None,
        promise=promise,
        titles={**titles, **known},
    )


def _unsettled(case: Case) -> tuple[Put, ...]:
    """The concerns but those that were resolved when they were last spoken of; all, if that leaves none."""
    last = {one.concern: one.outcome for meeting in case.closed_meetings for one in meeting.outcomes}
    left = tuple(put for put in case.concerns if last.get(put.id) != "resolved")
    return left or case.concerns


def letter(text: LetterText, shipped: Letters, case: Case, chosen: Chosen) -> Letter:
    """The letter. IepmeetError is never raised: what is not known is a blank."""
    chosen = _about(text, chosen)
    writing = _Writing(values(case, chosen), shipped.blanks)
    writing.head(text, chosen.today)
    for part in text.parts:
        if part.schools and case.parties.school.kind not in part.schools:
            continue
        if part.rows:
            writing.rows(part, claims(part.rows, case, chosen))
        elif part.plan and case.law_plan is None:
            writing.open(part.blank)
        else:
            writing.paragraph(part.text)
    writing.paragraph("{writer}")
    return Letter(
        text=text,
        markdown="\n\n".join(writing.blocks) + "\n",
        claims=tuple(writing.claims),
        blanks=tuple(dict.fromkeys(writing.left)),
        cautions=tuple(_cautions(text, case, chosen, writing.stated)),
    )


def _about(text: LetterText, chosen: Chosen) -> Chosen:
    """A reminder is about its promise's concern; only the letter after a meeting is about the meeting."""
    names = {part.rows for part in text.parts}
    promise = chosen.promise if "promise" in names else None
    own = tuple(put for put in chosen.concerns if promise and put.id == promise.concern)
    return Chosen(
        today=chosen.today,
        concerns=own if "promise" in names else chosen.concerns,
        meeting=chosen.meeting if "people" in names else None,
        promise=promise,
        titles=chosen.titles,
    )


class _Writing:
    """The blocks of one letter as they are written, and what has to be known of them."""

    def __init__(self, known: Mapping[str, str], blanks: Mapping[str, str]) -> None:
        self.known = known
        self.blanks = blanks
        self.blocks: list[str] = []
        self.left: list[str] = []
        self.claims: list[Claim] = []
        self.stated: list[tuple[Part, Claim]] = []

    def head(self, text: LetterText, today: dt.date) -> None:
        """The heading that a publisher takes for the title; then from where, when and to whom."""
        subject = self._filled(fill(text.subject, self.known, self.blanks))
        self.blocks.append(heading(1, subject))
        address = [fill(f"{{{name}}}", self.known, self.blanks) for name in ("address", "contact")]
        lines = [*(self._filled(one) for one in address), line(day(today))]
        self.blocks.append(HARD_BREAK.join(lines))
        self.blocks.append(f"{bold('To:')} {self._filled(fill(text.to, self.known, self.blanks))}")

    def paragraph(self, text: str) -> None:
        self.blocks.append(self._filled(fill(text, self.known, self.blanks)))

    def open(self, text: str) -> None:
        self.blocks.append(self._filled(blank(text, self.known, self.blanks)))

    def rows(self, part: Part, found: list[Claim]) -> None:
        kept = found[-part.most :] if part.most else found
        if not kept and not part.blank:
            return
        if part.lead:
            self.blocks.append(self._filled(fill(part.lead, self.known, self.blanks)))
        if not kept:
            words = self._filled(blank(part.blank, self.known, self.blanks))
            self.blocks.append(bullets([bullet(words)]))
            return
        self.blocks.append(bullets([bullet(escape(claim.text)) for claim in kept]))
        self.claims += [claim for claim in kept if part.rows != "questions"]
        self.stated += [(part, claim) for claim in kept]

    def _filled(self, filled: Filled) -> str:
        self.left += filled.blanks
        return filled.markdown


def _cautions(
    text: LetterText, case: Case, chosen: Chosen, stated: Iterable[tuple[Part, Claim]]
) -> list[str]:
    """What guidance keeps out and the casebook may have brought in; nothing is taken out unasked."""
    found = list(_about_the_case(text, case, chosen))
    blame = [(words.words, words.instead) for words in wording().blame]
    for part, claim in stated:
        for kept in text.keep_out:
            if hit := _first(kept.words, claim.text):
                found.append(f"“{hit}” stands in “{claim.text}”. Better left out here: {kept.why}.")
        if part.rows in _QUOTED:
            continue
        for words, instead in blame:
            if hit := _first(words, claim.own):
                found.append(f"“{hit}” in “{claim.text}” may sound like blame. {instead}")
    return list(dict.fromkeys(found))


def _about_the_case(text: LetterText, case: Case, chosen: Chosen) -> Iterable[str]:
    plan = ladder(case.nation).law_plan
    if text.plan == "with" and case.law_plan is None:
        yield f"This letter is for a child with {plan}; whether there is one is not said in the casebook."
    if text.plan == "without" and case.law_plan is None:
        yield f"This letter is for a child without {plan}; whether there is one is not said in the casebook."
    if case.parties.school.kind is None and (text.schools or any(part.schools for part in text.parts)):
        yield "The kind of school is not said in the casebook: what holds for some schools only was left out."
    if chosen.promise and not chosen.promise.lapsed(chosen.today):
        yield "The day that was promised has not passed, or the action is done."
    if text.until and chosen.today > text.until:
        yield f"This letter had to be checked again by {long_day(text.until)}: it may no longer hold."


def _first(words: Iterable[str], text: str) -> str:
    """The first of these words that stands whole in the text."""
    for one in words:
        if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE):
            return one
    return ""


def not_offered(kind: str, case: Case) -> str:
    """Why a kind of letter is not offered in a nation."""
    nation = NAMES[case.nation]
    return f"There is no letter “{kind}” for {nation}: no source for its wording there has been read."
