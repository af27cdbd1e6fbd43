"""The meeting that most tests of a live meeting hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .holding import Held, sitting


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    """A meeting with a child, four people, two concerns and two promises from last time; nothing said yet."""
    with sitting(tmp_path) as meeting:
        yield meeting
