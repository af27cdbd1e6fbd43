"""The year is lived once for all that is looked at in it."""

from __future__ import annotations

import pytest

from .looked import Looked


@pytest.fixture(scope="session")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """The year, lived through."""
    return Looked(tmp_path_factory.mktemp("year"))
