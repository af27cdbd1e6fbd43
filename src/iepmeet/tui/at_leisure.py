"""What is put off until the first frame is drawn: nobody waits for it then."""

from __future__ import annotations

import gc
import threading


def begin() -> None:
    """Turns the garbage collector on again, and loads what a line may need soon."""
    gc.enable()
    gc.freeze()
    threading.Thread(target=_load, daemon=True).start()


def _load() -> None:
    from iepmeet.dates import phrases  # noqa: F401
    from iepmeet.live import commands, hand_out, readback  # noqa: F401
