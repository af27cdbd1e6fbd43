"""What each audience may read of what everyone who was there may: less and less, never more."""

from __future__ import annotations

from msgspec.structs import replace

from iepmeet.papers.parts_actions import AgreedAction, actions_of
from iepmeet.papers.shown import Shown, ShownConcern, ShownEntry, ShownPerson, ShownPromise, ShownReview
from iepmeet.record.events import OPENING


def for_family(shown: Shown) -> Shown:
    """All that the school reads."""
    return replace(shown, audience="family")


def for_child(shown: Shown) -> Shown:
    """Their own words, what people promised to do, and when people meet again; no concern's details."""
    return replace(
        _only_actions(shown, actions_of(shown)),
        audience="child",
        child=shown.child,
        called=shown.called,
        strengths=shown.strengths,
        prepared_voice=shown.prepared_voice,
        people=tuple(ShownPerson(name=person.name, here=True) for person in shown.people if person.here),
        entries=tuple(_bare(entry) for entry in shown.entries if is_own(shown, entry) or _is_action(entry)),
        concerns=(),
        review=_date_of(shown.review),
        check=_date_of(shown.check),
    )


def for_staff(shown: Shown, owner: str) -> Shown:
    """The actions that this person does or helps with, each with its concern's title; nothing else."""
    theirs = [action for action in actions_of(shown) if owner in (action.who, *action.helpers)]
    items = {entry.item for entry in shown.of_kind("action") if entry.ref in {each.ref for each in theirs}}
    promised = {promise.carried.concern for promise in shown.promises if promise.carried.ref in _refs(theirs)}
    return replace(
        _only_actions(shown, theirs),
        audience="staff",
        concerns=tuple(
            _title_of(concern)
            for concern in shown.concerns
            if concern.item in items or concern.id in promised
        ),
    )


def owners(shown: Shown) -> tuple[str, ...]:
    """Everybody who does something that was agreed, or helps with it, in the order of the actions."""
    named = (who for action in actions_of(shown) for who in (action.who, *action.helpers))
    return tuple(dict.fromkeys(who for who in named if who.strip()))


def is_own(shown: Shown, entry: ShownEntry) -> bool:
    """Whether these are the child's own words: an entry of that kind, or a quote of theirs."""
    names = {shown.child.strip().casefold(), shown.called.strip().casefold()} - {""}
    theirs = entry.who.strip().casefold() in names
    if entry.kind == "voice":
        return theirs or not entry.who.strip()
    return entry.kind == "quote" and theirs


def _only_actions(shown: Shown, actions: list[AgreedAction]) -> Shown:
    """The meeting's day and these actions, as a form with everything else left empty."""
    refs = _refs(actions)
    return Shown(
        audience=shown.audience,
        title="",
        plan="",
        place="",
        chair="",
        minute_taker="",
        prepared_by="",
        child=shown.child,
        called=shown.called,
        year_group="",
        strengths=(),
        prepared_voice="",
        started=shown.started,
        ended=shown.ended,
        closed=shown.closed,
        people=(),
        left_out=(),
        concerns=(),
        promises=tuple(_again(promise) for promise in shown.promises if promise.carried.ref in refs),
        entries=tuple(replace(entry, wrote="") for entry in shown.of_kind("action") if entry.ref in refs),
        parked_before=(),
        review=None,
        check=None,
        trigger="",
        reply_by=None,
        amendments=(),
        confirmations=(),
        calendar=shown.calendar,
    )


def _refs(actions: list[AgreedAction]) -> set[str]:
    return {action.ref for action in actions}


def _again(promise: ShownPromise) -> ShownPromise:
    """A promise that was agreed again, without what was said of it and how often it was promised."""
    carried = replace(promise.carried, promised=(), due=None, carried_from=None)
    return ShownPromise(carried=carried, verdict=None, text="", by=promise.by)


def _is_action(entry: ShownEntry) -> bool:
    return entry.kind == "action"


def _bare(entry: ShownEntry) -> ShownEntry:
    """An entry without the concern it was said under."""
    return replace(entry, item=OPENING, measure="", number=0, wrote="")


def _title_of(concern: ShownConcern) -> ShownConcern:
    return ShownConcern(
        id=concern.id,
        item=concern.item,
        number=concern.number,
        title=concern.title,
        agreed="",
        dose=None,
        happening="",
        impact="",
        hoped="",
        expected=None,
        evidence=(),
        questions=(),
        outcome=None,
        outcome_text="",
        accepted=False,
        raised=False,
        reached=True,
    )


def _date_of(review: ShownReview | None) -> ShownReview | None:
    return replace(review, arranges="", purpose="") if review else None
