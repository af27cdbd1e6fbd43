"""Concerns and questions of the second of two records that are joined: what each is called in the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from iepmeet.agenda.model import Concern, Person
from iepmeet.record import events as ev
from iepmeet.record.events import CONCERN, Event, Stamped, concern_item
from iepmeet.record.state import Meeting
from iepmeet.text import one_line


class Agendas(NamedTuple):
    """How the second record's agenda fits into the first one's.

    concerns   the id of a concern there, and its id here where that is another
    questions  concern (by its id here) and number there, and the number here
    known      ids of concerns that the first record has already
    opening    what the second agenda has besides
    added      questions besides, to be added under their numbers here
    """

    concerns: dict[str, str]
    questions: dict[tuple[str, int], int]
    known: frozenset[str]
    opening: ev.AgendaChanged
    added: tuple[ev.QuestionAdded, ...]

    @classmethod
    def of(cls, meetings: tuple[Meeting, Meeting], theirs: Sequence[Stamped]) -> Agendas:
        """Compares two meetings; `theirs` are the events of the second since they parted."""
        a, b = meetings
        concerns = dict(_ids(a, b, theirs))
        highest = {
            key: max((one.number for one in state.questions), default=0) for key, state in a.concerns.items()
        }
        for key, state in b.concerns.items():
            here = concerns.get(key, key)
            highest[here] = max([highest.get(here, 0), *(one.number for one in state.questions)])
        numbers: dict[tuple[str, int], int] = {}
        added: list[ev.QuestionAdded] = []
        for key, state in b.concerns.items():
            here = concerns.get(key, key)
            if here not in a.concerns:
                continue
            mine = {_words(one.question.ask): one.number for one in reversed(a.concerns[here].questions)}
            asks = {one.number: _words(one.question.ask) for one in a.concerns[here].questions}
            for one in state.questions:
                words = _words(one.question.ask)
                if asks.get(one.number) == words:
                    continue
                if words in mine:
                    numbers[here, one.number] = mine[words]
                    continue
                if one.number in asks:
                    highest[here] += 1
                    numbers[here, one.number] = highest[here]
                added.append(
                    ev.QuestionAdded(
                        concern=here,
                        number=numbers.get((here, one.number), one.number),
                        question=one.question,
                    )
                )
        return cls(
            concerns,
            numbers,
            frozenset(a.concerns),
            _besides(theirs, a, concerns),
            tuple(added),
        )

    def leaves_out(self, event: Event) -> bool:
        """Whether the joined record has this already, by the first one or by `brought`."""
        if isinstance(event, ev.Opened | ev.AgendaChanged):
            return True
        if isinstance(event, ev.QuestionAdded):
            return self.concerns.get(event.concern, event.concern) in self.known
        if isinstance(event, ev.ConcernAdded):
            return self.concerns.get(event.concern.id, event.concern.id) in self.known
        return False

    def brought(self, theirs: Sequence[Stamped]) -> Iterator[Stamped]:
        """What the second agenda has besides, at the time the second record parted; numbered 0: nothing
        takes it back.
        """
        if not theirs:
            return
        at = theirs[0].at
        if self.opening.people or self.opening.concerns:
            yield Stamped(0, at, self.opening)
        for question in self.added:
            yield Stamped(0, at, question)

    def applied(self, event: Event) -> Event:
        """An event of the second record under the concerns and numbers of the first."""
        changes: dict[str, Any] = {}
        item = getattr(event, "item", "")
        if item.startswith(CONCERN) and (here := self.concerns.get(item.removeprefix(CONCERN))):
            changes["item"] = concern_item(here)
        concern = getattr(event, "concern", "")
        if isinstance(concern, str) and concern:
            here = self.concerns.get(concern, concern)
            number = getattr(event, "number", 0)
            changes["concern"] = here
            if (here, number) in self.questions:
                changes["number"] = self.questions[here, number]
        elif isinstance(concern, Concern) and concern.id in self.concerns:
            changes["concern"] = replace(concern, id=self.concerns[concern.id])
        if isinstance(event, ev.Renamed):
            changes["texts"] = {self._place(place): text for place, text in event.texts.items()}
        return replace(event, **changes) if changes else event

    def _place(self, place: str) -> str:
        kind, mark, key = place.partition(":")
        return f"{kind}:{self.concerns.get(key, key)}" if mark and kind == "outcome" else place


def _ids(a: Meeting, b: Meeting, theirs: Sequence[Stamped]) -> Iterator[tuple[str, str]]:
    """Concerns there that are called otherwise here: by their titles, or because an id was given twice."""
    titles = {_words(state.concern.title): key for key, state in a.concerns.items()}
    raised = {one.event.concern.id for one in theirs if isinstance(one.event, ev.ConcernAdded)}
    taken = set(a.concerns) | set(b.concerns)
    for key, state in b.concerns.items():
        same = titles.get(_words(state.concern.title))
        if same is not None:
            if same != key:
                yield key, same
        elif key in a.concerns and key in raised:
            number = 2
            while f"{key}-{number}" in taken:
                number += 1
            taken.add(f"{key}-{number}")
            yield key, f"{key}-{number}"


def _besides(theirs: Iterable[Stamped], a: Meeting, concerns: dict[str, str]) -> ev.AgendaChanged:
    """People and concerns of the second agenda, as it was opened and as it was changed."""
    people: list[Person] = []
    new: list[Concern] = []
    for one in theirs:
        match one.event:
            case ev.Opened(agenda=agenda):
                people += agenda.people
                new += agenda.concerns
            case ev.AgendaChanged(people=more, concerns=added):
                people += more
                new += added
            case _:
                pass
    there = {person.name for person in a.people}
    return ev.AgendaChanged(
        people=tuple(person for person in people if person.name not in there),
        concerns=tuple(_new(new, a, concerns)),
    )


def _new(theirs: Iterable[Concern], a: Meeting, concerns: dict[str, str]) -> Iterator[Concern]:
    for concern in theirs:
        here = concerns.get(concern.id, concern.id)
        if here not in a.concerns:
            yield replace(concern, id=here)


def _words(text: str) -> str:
    return one_line(text).casefold()
