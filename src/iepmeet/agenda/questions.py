"""Which questions of the bank to offer for a concern: a ranking that gives the same answer each time.

First come the questions that suit the kind of concern found in its words, then those of the stage the support
is at; no family comes a second time before every other has had its turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from iepmeet.agenda.model import Child, Concern, Kind, Person, Question, QuestionKind
from iepmeet.agenda.people import match
from iepmeet.guidance.questions import Bank, BankQuestion, ConcernKind, Stage

OFFERED = 6
ALIKE = 0.85
"""Two questions above this ratio of difflib are one and the same."""

_IN_TITLE, _IN_TEXT = 3, 1
_SUITS, _STAGE, _NEXT_STAGE, _MEETING = 4, 2, 1, 1
_UNDER_WAY: tuple[Stage, Stage] = ("do", "review")
_TO_BEGIN: tuple[Stage, Stage] = ("assess", "plan")
_STAGES: dict[Kind, tuple[Stage, Stage]] = {
    "request": _TO_BEGIN,
    "annual-review": ("review", "plan"),
    "mediation-prep": ("plan", "assess"),
}


class Suggested(Struct, frozen=True, kw_only=True):
    """A question to offer. `family` and `suits` (a kind of concern, or nothing) are titles, to be shown."""

    ask: str
    kind: QuestionKind
    to: tuple[str, ...]
    hint: str
    family: str
    suits: str

    def question(self, people: Sequence[Person], child: Child | None = None) -> Question:
        """The question for an agenda with these people; whoever of `to` is not among them is left out."""
        to = tuple(child.called if role == "Child" and child else role for role in self.to)
        known = tuple(whom for whom in to if match(whom, people, child))
        return Question(ask=self.ask, kind=self.kind, to=known, hint=self.hint)


def suggest(
    concern: Concern,
    bank: Bank,
    *,
    kind: Kind = "other",
    follow_up: bool = False,
    already: Iterable[str] = (),
    meeting: str = "",
    child: str = "",
    plan: str = "",
    limit: int = OFFERED,
) -> tuple[Suggested, ...]:
    """The questions to offer for a concern, best first, at most `limit`.

    Left out is what the concern asks itself and what is alike to one of `already`. `kind` is the meeting's,
    `follow_up` tells that the people have met about this before, `meeting` is its title, for a concern whose
    own words betray no kind; `child` is the name to ask by, and `plan` the label of the plan.
    """
    asked = tuple(_bare(text) for text in (*(question.ask for question in concern.questions), *already))
    kinds = kinds_of(concern, bank) or kinds_of(Concern(id="", title=meeting), bank)
    stages = _STAGES.get(kind) or (_UNDER_WAY if concern.agreed or concern.happening else _TO_BEGIN)
    held = "follow-up" if follow_up else "first"
    turns: Counter[str] = Counter()
    fitting: list[BankQuestion] = []
    for question in bank.questions:
        if _is_asked(question.about(child, plan), asked):
            turns[question.family] += 1
        elif question.meeting in ("any", held) and (not question.concerns or _suits(question, kinds)):
            fitting.append(question)
    fitting.sort(key=lambda question: -_score(question, kinds, stages, held))
    titles = {family.id: family.title for family in bank.families}
    return tuple(
        _suggested(question, question.about(child, plan), titles[question.family], kinds)
        for question in _in_turns(fitting, turns)[: max(limit, 0)]
    )


def _in_turns(ranked: Iterable[BankQuestion], turns: Counter[str]) -> list[BankQuestion]:
    """No family a second time before every other that has a question left has had as many turns."""
    rounds: list[tuple[int, BankQuestion]] = []
    for question in ranked:
        rounds.append((turns[question.family], question))
        turns[question.family] += 1
    return [question for _, question in sorted(rounds, key=lambda row: row[0])]


def kinds_of(concern: Concern, bank: Bank) -> tuple[ConcernKind, ...]:
    """The kinds of a concern as its words betray them, the likeliest first; none if no word does.

    Words of the title weigh more than those of what was agreed and what is happening. A kind with less than
    half the weight of the likeliest is left out.
    """
    title, text = _bare(concern.title), _bare(f"{concern.agreed}\n{concern.happening}")
    weights = [(_weight(kind, title, text), kind) for kind in bank.kinds]
    most = max((weight for weight, _ in weights), default=0)
    likely = [row for row in weights if row[0] and row[0] * 2 >= most]
    return tuple(kind for _, kind in sorted(likely, key=lambda row: -row[0]))


def _weight(kind: ConcernKind, title: str, text: str) -> int:
    words = _words_of(kind.words)
    return _IN_TITLE * len(set(words.findall(title))) + _IN_TEXT * len(set(words.findall(text)))


@lru_cache(maxsize=64)
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((_bare(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _bare(text: str) -> str:
    """Without capitals, curly apostrophes and runs of blanks: what two ways of typing it share."""
    return " ".join(text.casefold().replace("’", "'").split())


def _is_asked(ask: str, asked: Iterable[str]) -> bool:
    bare = _bare(ask)
    return any(bare == other or _alike(bare, other) for other in asked)


def _alike(one: str, other: str) -> bool:
    """What their lengths and letters allow is looked at first: a long meeting has asked much."""
    least = ALIKE * (len(one) + len(other))
    if 2 * min(len(one), len(other)) <= least:
        return False
    others = _letters(other)
    if 2 * sum(min(times, others[letter]) for letter, times in _letters(one).items()) <= least:
        return False
    # the ratio depends on the order of the two
    return any(SequenceMatcher(None, *pair).ratio() > ALIKE for pair in ((one, other), (other, one)))


@lru_cache(maxsize=1024)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def _suits(question: BankQuestion, kinds: Iterable[ConcernKind]) -> list[ConcernKind]:
    return [kind for kind in kinds if kind.id in question.concerns]


def _score(
    question: BankQuestion, kinds: Sequence[ConcernKind], stages: tuple[Stage, Stage], held: str
) -> int:
    score = _MEETING if question.meeting == held else 0
    if question.stage in stages:
        score += _STAGE if question.stage == stages[0] else _NEXT_STAGE
    if suits := _suits(question, kinds):
        score += _SUITS + (suits[0] == kinds[0])
    return score


def _suggested(question: BankQuestion, ask: str, family: str, kinds: Sequence[ConcernKind]) -> Suggested:
    suits = _suits(question, kinds)
    return Suggested(
        ask=ask,
        kind=question.kind,
        to=question.to,
        hint=question.hint,
        family=family,
        suits=suits[0].title if suits else "",
    )
