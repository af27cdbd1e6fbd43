"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# a busy machine must not fail a property by being slow
settings.register_profile("iepmeet", deadline=None)
settings.load_profile("iepmeet")

# no test reads the machine's clock setting, unless it sets one itself
os.environ.pop("IEPMEET_NOW", None)
