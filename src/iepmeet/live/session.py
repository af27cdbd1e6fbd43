"""The one door both faces use: open or resume a meeting, say a line, end it.

What a first screen does not need (the commands, the read-back, the papers) is imported where it is used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from iepmeet import text
from iepmeet.errors import InUseError, NotSavedError
from iepmeet.live import capture
from iepmeet.live.answer import Answer, Preview
from iepmeet.live.draft import Draft
from iepmeet.live.meant import PROMISING, Command, Keep, Nothing
from iepmeet.live.numbers import event_of
from iepmeet.live.opening import Opening
from iepmeet.live.paths import Paths
from iepmeet.live.words import echo
from iepmeet.live.writer import Writer
from iepmeet.record import events as ev
from iepmeet.record.events import AnyEvent, Stamped
from iepmeet.record.meeting import apply, fold
from iepmeet.record.state import Meeting

SECONDS_TO_CLOSE = 10.0
SECONDS_FOR_THE_DRAFT = 2.0


class Session:
    """One meeting, open. Made by `opening.open_meeting`; closed with `close`.

    `meeting` is the only state: a view of the record, replaced with every event. Nothing here waits for
    the disk but the end of the meeting.
    """

    def __init__(self, opening: Opening, *, drafts: bool = True) -> None:
        """Takes up what `open_meeting` found.

        Without `drafts` (a pipe) the unfinished line of an earlier sitting is left where it is.
        """
        self._listener: Callable[[], None] = lambda: None
        self.paths = opening.paths
        self.looking = opening.journal is None
        self.lines = opening.lines
        self._spent = opening.reading.spent
        self._held: list[AnyEvent] = list(opening.held)
        self._next_n = opening.reading.next_n
        self._recorded = opening.reading.events
        self.meeting: Meeting = fold(self._recorded, self._spent)
        self._writer = Writer(opening.journal, self._report, self._report) if opening.journal else None
        self._drafts = drafts
        self._draft = None if self.looking else Draft(self.paths.draft)
        self._gaps_listed = -1
        self._read_back_shown: tuple[str, int] = ("", -1)
        self._closed: bool | None = None
        self.closing_lines: tuple[str, ...] = ()
        self.hints = True
        """Whether words too vague to check later are marked while they are typed."""
        self.without_minutes = False
        self.unfinished = self._take_up(opening.now)

    @property
    def started(self) -> bool:
        """Whether there is a record: something was kept."""
        return bool(self._recorded)

    @property
    def trouble(self) -> str:
        """Why the record is not saved, in plain words; "" while all is well."""
        return self._writer.trouble if self._writer else ""

    @property
    def unsaved(self) -> int:
        """How many events are held in memory and not on the disk yet."""
        return len(self._writer.pending) if self._writer else 0

    def listen(self, listener: Callable[[], None]) -> None:
        """Has the listener called, on the writer's thread, whenever `unsaved` or `trouble` changed."""
        self._listener = listener

    def _report(self, _: object) -> None:
        self._listener()

    def saved(self, n: int) -> bool:
        """Whether the event with this number is on the disk."""
        return bool(self._writer and self._writer.saved >= n)

    def wait_saved(self, n: int, seconds: float) -> bool:
        """Waits until an event is on the disk, at most so long."""
        return bool(self._writer and self._writer.wait(n, seconds))

    def preview(self, line: str, now: dt.datetime) -> Preview:
        """What the line would mean, for the badge and the echo. Changes nothing."""
        meant = capture.read(text.clean(line), self.meeting, now.date())
        match meant:
            case Nothing():
                return Preview(meant.kind, "", echo.blank(meant))
            case Keep():
                pieces = echo.keep(meant, self.meeting, now.date())
                if self.hints and meant.kind in PROMISING:
                    from iepmeet.live import soft_marks

                    pieces = (*pieces, *soft_marks.on(meant))
                return Preview(meant.kind, "", pieces)
            case Command():
                from iepmeet.live import commands

                act = commands.run(meant, self.meeting, now)
                spec = commands.find(meant.name)
                shown = act.lines if act.events or act.refused else ((spec.help,) if spec else ())
                tone: echo.Tone = "open" if act.refused else "plain"
                return Preview(None, meant.name, tuple(echo.Piece(line, tone) for line in shown[:2]))

    def typing(self, line: str) -> None:
        """Notes the unfinished line, so that it is still there after a crash."""
        if self._draft and self._drafts and not self.meeting.closed:
            self._draft.update(self.meeting.current, text.clean(line))

    def say(self, line: str, now: dt.datetime) -> Answer:
        """One line, Enter pressed. Never raises for anything a person can type."""
        meant = capture.read(text.clean(line), self.meeting, now.date())
        match meant:
            case Nothing():
                answer = Answer()
            case Keep():
                answer = self._keep(meant, now)
            case Command():
                answer = self._command(meant, now)
        if self._draft and self._drafts and not answer.refused:
            self._draft.clear()
        return answer

    def park(self, line: str, now: dt.datetime, *, private: bool = False) -> Answer:
        """Keeps a line that could not be followed, whole, as a parked entry: nothing is lost.

        One that may hold private words is kept as a private entry instead: nothing is leaked.
        """
        body = text.clean(line).strip()
        kind: ev.EntryKind = "private" if private else "parked"
        meant = Keep(kind=kind, item=self.meeting.current, body=body, words=ev.Words(text=body))
        return self._keep(meant, now)

    def minutes_so_far(self) -> str:
        """The minutes as they would be now, marked as a draft while the meeting is open."""
        from iepmeet.papers import minutes

        return minutes.minutes(self.meeting, fingerprint="")

    def close(self) -> bool:
        """Writes what is still to be written and lets the record go. False if something is not saved."""
        if self._closed is None:
            if self._draft:
                self._draft.close(SECONDS_FOR_THE_DRAFT)
            self._closed = self._writer is None or self._writer.close(SECONDS_TO_CLOSE)
            if self._writer and not self._closed:
                self._writer.give_up()
        return self._closed

    def _take_up(self, now: dt.datetime) -> str:
        """Holds what opening found to be new, and goes back to the item of the unfinished line."""
        if self._held:
            self._refold(now)
        unfinished = self._draft.load() if self._draft and self._drafts else None
        if unfinished is None:
            return ""
        item, line = unfinished
        if not self.started and item in self.meeting.items and item != self.meeting.current:
            self._commit((ev.MovedTo(item=item),), now)
        return line

    def _keep(self, meant: Keep, now: dt.datetime) -> Answer:
        from iepmeet.live.words import answers, refusals

        if self.looking or self.meeting.closed:
            return Answer((refusals.ONLY_LOOKING if self.looking else refusals.MEETING_CLOSED,), refused=True)
        event = event_of(meant, self.meeting)
        pieces = echo.kept(meant, self.meeting, now.date())
        return Answer((answers.kept(event.ref, meant.kind, pieces),), self._commit((event,), now))

    def _command(self, meant: Command, now: dt.datetime) -> Answer:
        from iepmeet.live import commands
        from iepmeet.live.words import answers, refusals, views

        act = commands.run(meant, self.meeting, now)
        if act.refused:
            return Answer(act.lines, refused=True)
        if act.then == "end":
            return self._end(now)
        if act.then == "quit":
            return Answer(over="left")
        if act.then == "hints":
            self.hints = not self.hints
            return Answer((answers.HINTS_ON if self.hints else answers.HINTS_OFF,))
        if act.then == "save":
            return self._save_elsewhere(act.argument)
        moves = bool(act.events) and all(isinstance(event, ev.MovedTo) for event in act.events)
        if act.events and not moves and (self.looking or self.meeting.closed):
            return Answer((refusals.ONLY_LOOKING if self.looking else refusals.MEETING_CLOSED,), refused=True)
        if moves and (read_back := self._to_read_back()):
            return Answer(read_back, show="concern-readback")
        kept = self._commit(act.events, now) if act.events else ()
        # an item's lines are made after going there, so that they show what stands there now
        lines = views.item(self.meeting, self.meeting.current) if moves else act.lines
        return Answer(lines, kept, show=act.show, argument=act.argument)

    def _to_read_back(self) -> tuple[str, ...]:
        """Where the agenda asks for it, what was written is read back once before the concern is left."""
        state = self.meeting.concern_of(self.meeting.current)
        if self.meeting.agenda.meeting.read_back != "each" or state is None or state.accepted:
            return ()
        from iepmeet.live import readback
        from iepmeet.live.words import views

        if not readback.of_concern(self.meeting, state) and not state.outcome:
            return ()
        here = (state.item, self._acts())
        if self._read_back_shown == here:
            return ()
        self._read_back_shown = here
        return (*views.concern_readback(self.meeting, state), "/next goes on.")

    def _end(self, now: dt.datetime) -> Answer:
        from iepmeet.live.words import answers, refusals, views

        if self.looking:
            return Answer((refusals.ONLY_LOOKING,), refused=True)
        kept: tuple[int, ...] = ()
        if not self.meeting.closed:
            from iepmeet.live import ending, readback

            read = readback.read(self.meeting)
            if read.gaps and self._gaps_listed != self._acts():
                self._gaps_listed = self._acts()
                lines = (*views.readback(read, self.meeting), answers.STILL_OPEN_END)
                return Answer(lines, show="readback")
            kept = self._commit((ev.Closed(reply_by=ending.reply_by(self.meeting, now.date())),), now)
        if not self.wait_saved(self._next_n - 1, SECONDS_TO_CLOSE):
            return Answer((self.trouble or refusals.NOT_SAVED_YET,), kept)
        self.closing_lines = self._write_minutes()
        return Answer(self.closing_lines, kept, over="ended")

    def _write_minutes(self) -> tuple[str, ...]:
        from iepmeet.live import ending

        written = ending.write_minutes(self.paths)
        self.without_minutes = written.failed
        if self._draft and not written.failed:
            self._draft.clear()
        return written.lines

    def _save_elsewhere(self, folder: str) -> Answer:
        from iepmeet.live.words import answers, refusals

        if self._writer is None:
            return Answer((refusals.ONLY_LOOKING,), refused=True)
        place = Path(folder)
        # a `~name` that is nobody's is a folder of that name
        with suppress(RuntimeError):
            place = place.expanduser()
        try:
            self._writer.save_elsewhere(place)
        except (NotSavedError, InUseError) as trouble:
            return Answer((str(trouble),), refused=True)
        self.paths = Paths(place, self.paths.name)
        return Answer((answers.saved_elsewhere(self.paths.record),))

    def _acts(self) -> int:
        """How many events were kept so far, moving about not counted."""
        return sum(not isinstance(stamped.event, ev.MovedTo) for stamped in self.meeting.events)

    def _commit(self, events: Sequence[AnyEvent], now: dt.datetime) -> tuple[int, ...]:
        """Takes events into the state and hands them to the writer.

        Going about before the first is held, and after the close: both leave the record as it is.
        """
        only_moves = all(isinstance(event, ev.MovedTo) for event in events)
        if self._writer is None or (only_moves and (not self.started or self.meeting.closed)):
            self._held.extend(events)
            self._refold(now)
            return ()
        if self._held:
            events = (*self._held, *events)
            self._held.clear()
            self.meeting = fold(self._recorded, self._spent)
        numbers = []
        for event in events:
            stamped = Stamped(self._next_n, now, event)
            self._next_n += 1
            self.meeting = apply(self.meeting, stamped)
            self._writer.put(stamped)
            numbers.append(stamped.n)
        self._recorded = self.meeting.events
        return tuple(numbers)

    def _refold(self, now: dt.datetime) -> None:
        held = tuple(Stamped(self._next_n + i, now, event) for i, event in enumerate(self._held))
        self.meeting = fold((*self._recorded, *held), self._spent)
