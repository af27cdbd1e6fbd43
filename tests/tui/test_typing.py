"""Typing: what is typed and Enter is kept, what was understood is seen before, nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from .stage import SMALL, USUAL, stage

pytestmark = pytest.mark.asyncio


async def test_what_is_typed_and_enter_is_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.enter("The assistant covers Year 2 on Tuesdays")
        assert on.texts == ["The assistant covers Year 2 on Tuesdays"]
        assert "The assistant covers Year 2 on Tuesdays N1" in on.text("entries")
        assert on.line.text == ""
        assert on.focus == "capture"
