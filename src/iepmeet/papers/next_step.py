"""The next fair step of a family's copy: what may be done if support lapses, the gentlest first.

It suggests and names its source; it is no part of the minutes. Names and words of the casebook stay out of
it: only how much of what the step needs is there.
"""

from __future__ import annotations

from iepmeet.casebook.ladder import Rung, Standing
from iepmeet.dates.written import long_day
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, italic, line

HAS_LAPSED = "The next fair step"
IF_IT_LAPSES = "If support lapses: the next fair step"
_YOURS = "This is a suggestion; whether to take it, and when, is for you to decide."


def next_step(standing: Standing, *, lapsed: bool) -> tuple[str, ...]:
    """Blocks of Markdown; none where no step is next. `lapsed`: something has, so it is no longer an if."""
    title = heading(3, HAS_LAPSED if lapsed else IF_IT_LAPSES)
    waiting = standing.of("waiting")
    if standing.next is None:
        if not waiting:
            return ()
        sent = waiting[0]
        return (title, f"{bold(line(sent.step.title) + ':')} {escape(sent.said)}. Its answer comes first.")
    return (title, *_step(standing.next))


def _step(rung: Rung) -> tuple[str, ...]:
    step = rung.step
    needs = [bullet(f"{escape(need.what)} ({_here(need.has, has)})") for need, has in rung.needs]
    until = f" To be checked again by {long_day(step.until)}." if step.until else ""
    return (
        bold(line(step.title)),
        f"{escape(step.fits)} {escape(step.do, at_start=False)}",
        *(("It needs:", bullets(needs)) if needs else ()),
        f"{_YOURS} {italic(f'{line(step.source)}; checked {long_day(step.checked)}: check this.')}{until}",
    )


def _here(name: str, has: str) -> str:
    if not has:
        return "to be gathered"
    return "in the casebook" if name == "child" else f"in the casebook: {escape(has, at_start=False)}"
