"""What belongs together is drawn together."""

from __future__ import annotations

import asyncio

_TURNS = 4


async def together() -> None:
    """Lets every widget say what it has to draw, so that all of it comes in the next frame.

    For a handler of the screen to end with: what a widget has to draw reaches the screen by way of the
    widget's own queue. The emptied line would be drawn at once, and the entry a frame or two later.
    """
    for _ in range(_TURNS):
        await asyncio.sleep(0)
