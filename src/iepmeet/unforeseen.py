"""An error nobody foresaw, as a sentence: where it was, never what the user wrote."""

from __future__ import annotations

import traceback
from pathlib import Path


def sentence(error: Exception) -> str:
    """What to tell the user, and the place that helps whoever mends it: no values, no paths."""
    frames = traceback.extract_tb(error.__traceback__)
    place = (
        f" ({type(error).__name__}, {Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    )
    return f"Something went wrong inside iepmeet{place}. What was shown as kept is saved in the record."
