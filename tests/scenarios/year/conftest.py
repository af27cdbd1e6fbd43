"""The year is lived once for all that is looked at in it, however many workers share the tests."""

from __future__ import annotations

import os
import pickle

import pytest
from filelock import FileLock

from .looked import Looked


@pytest.fixture(scope="session")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """The year, lived through by the first who asks for it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return Looked(tmp_path_factory.mktemp("year"))
    shared = tmp_path_factory.getbasetemp().parent / "year"
    kept = shared / "looked.pickle"
    with FileLock(f"{shared}.lock"):
        if not kept.exists():
            shared.mkdir()
            kept.write_bytes(pickle.dumps(Looked(shared)))
        found = pickle.loads(kept.read_bytes())
    assert isinstance(found, Looked)
    return found
