"""Each concern under its own heading: what was put forward, asked, said and agreed, and how it ended."""

from __future__ import annotations

from collections import Counter

from iepmeet.agenda.dose import in_full
from iepmeet.agenda.model import Evidence, EvidenceKind
from iepmeet.casebook.pattern_words import in_words, week_by_week
from iepmeet.casebook.patterns import pattern
from iepmeet.dates.written import day
from iepmeet.papers.entry_lines import entry_items, entry_line
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, italic, line, table
from iepmeet.papers.scales import scale_items
from iepmeet.papers.shown import Shown, ShownConcern, ShownEntry, ShownQuestion
from iepmeet.papers.wording import OUTCOMES, concern_name, counted

_SUPPORT: dict[EvidenceKind, str] = {
    "delivered": "delivered",
    "partly": "partly delivered",
    "missed": "missed",
    "cancelled": "cancelled",
    "other": "other",
}
_AFTER_NOTES = ("agreed", "differs")


def concerns(shown: Shown) -> list[str]:
    """All concerns, in their order."""
    return [block for concern in shown.concerns for block in _concern(shown, concern)]


def _concern(shown: Shown, concern: ShownConcern) -> list[str]:
    before = _put_forward(shown, concern)
    return [
        heading(2, f"Concern {concern.number}: {concern_name(concern)}"),
        *([italic("Raised at the meeting.")] if concern.raised else []),
        *([] if concern.reached else [italic("Not reached today.")]),
        *before,
        *(_spoken_of(shown, concern, introduced=bool(before)) if concern.reached else []),
    ]


def _put_forward(shown: Shown, concern: ShownConcern) -> list[str]:
    """What was prepared; once the room has said yes to it, it is no longer one side's words."""
    facts = {
        "Agreed earlier": concern.agreed,
        "In full": in_full(concern.dose, concern.expected),
        "What is happening": concern.happening,
        "Impact": concern.impact,
        "Hoped for": concern.hoped,
    }
    items = [
        bullet(f"{bold(label + ':')} {escape(text, at_start=False)}")
        for label, text in facts.items()
        if line(text)
    ]
    rows = sorted(concern.evidence, key=lambda row: row.date)
    if rows:
        items.append(bullet(f"{bold('Evidence:')} {_counts(rows)}"))
    items += _pattern(shown, concern)
    if not items:
        return []
    by = f" by {line(shown.prepared_by)}" if line(shown.prepared_by) else ""
    label = [] if concern.accepted or concern.raised else [italic(f"Put forward before the meeting{by}:")]
    return [*label, bullets(items), *_dated(rows)]


def _pattern(shown: Shown, concern: ShownConcern) -> list[str]:
    """What the evidence shows up to the day of the meeting; of rows about no session nothing can be said."""
    sessions = [row for row in concern.evidence if row.kind != "other"]
    if shown.started is None or not (sessions or concern.expected):
        return []
    found = pattern(concern.expected, concern.evidence, shown.calendar, shown.started.date())
    first, *others = in_words(found)
    weeks = week_by_week(found)
    strip = [f"Week by week: {weeks}"] if weeks else []
    return [bullet(f"{bold('Pattern, as recorded:')} {first}", *map(bullet, [*others, *strip]))]


def _counts(rows: list[Evidence]) -> str:
    counts = Counter(row.kind for row in rows)
    figures = ", ".join(f"{counts[kind]} {word}" for kind, word in _SUPPORT.items() if counts[kind])
    return f"{counted(len(rows), 'dated row')}: {figures}"


def _dated(rows: list[Evidence]) -> list[str]:
    cells = [(day(row.date), _support(row)) for row in rows]
    return [table(["Date", "Support"], cells)] if rows else []


def _support(row: Evidence) -> str:
    what = line(row.what)
    if row.kind == "other" and what:
        return what
    return f"{_SUPPORT[row.kind]}: {what}" if what else _SUPPORT[row.kind]


def _spoken_of(shown: Shown, concern: ShownConcern, introduced: bool) -> list[str]:
    """What was asked and said. `introduced`: a list stands above, so that these need a line of their own."""
    answers: dict[int, list[ShownEntry]] = {question.number: [] for question in concern.questions}
    others: list[ShownEntry] = []
    for entry in shown.said_under(concern.item):
        is_answer = entry.kind in ("answer", "scale") and entry.number in answers
        (answers[entry.number] if is_answer else others).append(entry)
    asked = [_question(shown, question, answers[question.number]) for question in concern.questions]
    notes = [entry for entry in others if entry.kind not in _AFTER_NOTES]
    settled = [entry for kind in _AFTER_NOTES for entry in others if entry.kind == kind]
    label = [italic("At the meeting:")] if introduced or asked else []
    return [
        *([italic("Questions:"), bullets(asked)] if asked else []),
        *([*label, bullets(entry_items([*notes, *settled]))] if others else []),
        _outcome(concern),
    ]


def _question(shown: Shown, question: ShownQuestion, given: list[ShownEntry]) -> str:
    """A question with its answers; that it was not asked, or not answered, is said and no more."""
    ask = escape(question.ask) or f"Question {question.number}"
    texts = [bullet(entry_line(entry)) for entry in given if entry.kind == "answer"]
    scales = scale_items(shown, question, [entry for entry in given if entry.kind == "scale"])
    if not given:
        silence = "Asked, no answer recorded." if question.asked else "Not asked."
        return bullet(f"{ask} {italic(silence)}", *(scales if question.asked else []))
    return bullet(ask, *scales, *texts)


def _outcome(concern: ShownConcern) -> str:
    if concern.outcome is None:
        return italic("No outcome was recorded.")
    outcome = bold(f"Outcome: {OUTCOMES[concern.outcome]}.")
    text = escape(concern.outcome_text, at_start=False)
    return f"{outcome} {text}" if text else outcome
