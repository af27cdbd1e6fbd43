"""What is put off until the first frame is drawn: nobody waits for it then."""

from __future__ import annotations

import gc
import threading

_SECONDS_TO_SETTLE = 0.5


def begin() -> None:
    """Turns the garbage collector on again, and loads what a line may need soon."""
    gc.enable()
    gc.freeze()
    later = threading.Timer(_SECONDS_TO_SETTLE, _load)
    later.daemon = True
    later.start()


def _load() -> None:
    from iepmeet.dates import phrases  # noqa: F401
    from iepmeet.guidance.wording import wording
    from iepmeet.live import commands, ending, readback, soft_marks  # noqa: F401

    wording()
