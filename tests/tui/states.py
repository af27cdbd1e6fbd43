"""Every screen and state there is to look at: what was said before, and what is done then."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from tests.live.kept import Gate

from .stage import Stage, talk

Act = Callable[[Stage, Gate], Awaitable[None]]
EACH = """
[meeting]
title = "IEP review for Sam"
place = "Oakfield Primary"
minutes = 45
read_back = "each"
[[people]]
name = "Mrs Patel"
role = "SENCO"
[[people]]
name = "Jo Rivers"
role = "Parent"
[[concerns]]
title = "Speech and language sessions missed"
[[concerns]]
title = "Quiet space at lunch"
"""
SAID_OF_ONE = (
    "/go 1",
    "Mrs Patel: no cover was found in October",
    '"Nobody told me the sessions had stopped" - Jo',
    "! Share the cover list @Mrs Patel by fri so that no week is missed",
    "~ that was vague",
    "/outcome agreed weekly again from 14 December",
)
NOTHING_OPEN = (
    "/here",
    "* I like it when Miss Ali tells me what is next",
    *SAID_OF_ONE,
    "/review 2 march",
)


@dataclass(frozen=True)
class State:
    """One state: its name, the agenda if it is another one, the lines said before, and what is done."""

    name: str
    lines: Sequence[str] = ()
    act: Act | None = None
    agenda: str | None = None


def pressed(*keys: str) -> Act:
    """These keys."""

    async def act(on: Stage, gate: Gate) -> None:
        await on.press(*keys)

    return act


def typed(*lines: str, begun: str = "") -> Act:
    """These lines, and one that is only begun."""

    async def act(on: Stage, gate: Gate) -> None:
        await on.enter(*lines)
        await on.type(begun)

    return act


async def _saving(on: Stage, gate: Gate) -> None:
    gate.open.clear()
    await on.enter("Mr Lee: the assistant covers Year 2 on Tuesdays")


async def _refused(on: Stage, gate: Gate) -> None:
    gate.fault = OSError(errno.ENOSPC, "No space left on device")
    await on.enter("Mr Lee: the assistant covers Year 2 on Tuesdays")
    await on.wait_for("NOT SAVED: ", "trouble")


async def _picked(on: Stage, gate: Gate) -> None:
    await on.press("ctrl+r")
    await on.type("1it is in the staff diary")


async def _minutes(on: Stage, gate: Gate) -> None:
    await on.press("ctrl+t")
    await on.wait_for("Draft:")


BEGUN = "! Share the reading list @Mrs Patel by fri"
MIDDLE = State("concern", talk(26), typed(begun=BEGUN))
STATES = (
    State("opening"),
    State("opening-marked", talk(4)),
    State("last-time", talk(7)),
    State("voice", talk(13)),
    State("concern-to-ask", ["/go 1"]),
    MIDDLE,
    State("parked", [*talk(44), "/go parked"]),
    State("next-review", talk(66)),
    State("long-line", talk(26), typed(begun="a line that goes on and on " * 9)),
    State("completion", talk(26), typed(begun="! Share the list @Mrs")),
    State("not-followed", talk(26), typed("/asked 9")),
    State("entry-chosen", talk(26), pressed("up", "up")),
    State("peeked", talk(26), typed("/peek P1")),
    State("sides-hidden", talk(26), pressed("f9")),
    State("agenda-shown", talk(26), typed("/agenda")),
    State("agreed-shown", talk(26), typed("/agreed")),
    State("saving", talk(26), _saving),
    State("not-saved", talk(26), _refused),
    State("read-back", talk(26), pressed("ctrl+r")),
    State("read-back-picked", talk(26), _picked),
    State("read-back-none", NOTHING_OPEN, pressed("ctrl+r"), EACH),
    State("concern-read-back", SAID_OF_ONE, pressed("ctrl+n"), EACH),
    State("month", talk(66), typed("/review")),
    State("help", talk(26), pressed("f1")),
    State("commands", talk(26), pressed("ctrl+k")),
    State("minutes", talk(26), _minutes),
)
MAIN = tuple(state for state in STATES if state.name in ("opening", "concern", "read-back-picked", "help"))
