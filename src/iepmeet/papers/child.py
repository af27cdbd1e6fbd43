"""The child's own page: their words first, in short sentences; no concern's details."""

from __future__ import annotations

from iepmeet.dates.written import clock_time, day
from iepmeet.papers.audience_narrower import is_own
from iepmeet.papers.markdown import bold, bullet, bullets, escape, heading, line, quoted
from iepmeet.papers.page import sealed
from iepmeet.papers.parts_actions import AgreedAction, actions_of
from iepmeet.papers.shown import Shown, ShownReview
from iepmeet.papers.wording import names


def child_page(shown: Shown, fingerprint: str) -> str:
    """The page in Markdown. `shown` is what the child may read, see `audience_narrower.for_child`."""
    blocks = [
        *_top(shown),
        *_part("What you said", _own_words(shown)),
        *_part("What you are good at", [escape(each) for each in shown.strengths if line(each)]),
        *_part("What people will do", [_promise(shown, action) for action in actions_of(shown)]),
        *_part("When we meet again", _dates(shown)),
        "Is something not right, or do you want to say more? Tell a grown-up you trust.",
    ]
    return sealed("\n\n".join(blocks), fingerprint)


def _top(shown: Shown) -> list[str]:
    called = line(shown.called)
    here = [person.name for person in shown.people if not _is_child(shown, person.name)]
    met = f"We met on {day(shown.started.date())}." if shown.started else ""
    came = f" {names(here)} came to talk about what helps you." if here else ""
    return [
        heading(1, f"Our meeting about you, {called}" if called else "Our meeting about you"),
        *([] if shown.closed else [bold("Draft: the meeting is not closed")]),
        *([(met + came).strip()] if met or came else []),
    ]


def _own_words(shown: Shown) -> list[str]:
    said = [entry.text for entry in shown.entries if is_own(shown, entry)]
    return [quoted(escape(words, at_start=False)) for words in (shown.prepared_voice, *said) if line(words)]


def _promise(shown: Shown, action: AgreedAction) -> str:
    """What is done in the words it was agreed in, and by when; nothing of why."""
    who = "You" if _is_child(shown, action.who) else line(action.who) or "We still have to say who"
    helpers = ["you" if _is_child(shown, name) else name for name in action.helpers]
    label = f"{who}, with {names(helpers)}:" if helpers else f"{who}:"
    what = escape(action.action, at_start=False).rstrip() or "something that is not written yet"
    ends = "" if what.endswith((".", "!", "?")) else "."
    by = f" By {day(action.by.date)}." if action.by and action.by.date else ""
    return f"{bold(label)} {what}{ends}{by}"


def _dates(shown: Shown) -> list[str]:
    again = f"We all meet again on {_day(shown.review)}." if shown.review and shown.review.when.date else ""
    check = (
        f"On {_day(shown.check)} we look how it is going." if shown.check and shown.check.when.date else ""
    )
    return [said for said in (check, again) if said] or ["We do not know the day yet."]


def _day(review: ShownReview | None) -> str:
    if review is None or review.when.date is None:
        return ""
    at = f" at {clock_time(review.time)}" if review.time else ""
    return bold(f"{day(review.when.date)}{at}")


def _is_child(shown: Shown, name: str) -> bool:
    return name.strip().casefold() in {shown.child.strip().casefold(), shown.called.strip().casefold()} - {""}


def _part(named: str, said: list[str]) -> list[str]:
    return [heading(2, named), bullets(bullet(each) for each in said)] if said else []
