"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# A busy machine must not fail a property by being slow. The same examples each time, so that a failure is the
# change's own; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("iepmeet", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None)
settings.load_profile("iepmeet")

# no test reads the machine's clock setting, unless it sets one itself
os.environ.pop("IEPMEET_NOW", None)

# nor does one write a list of recent meetings into the home of whoever runs it
os.environ["IEPMEET_RECENT"] = "0"
