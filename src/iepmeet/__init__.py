"""iepmeet: prepare, hold and minute school review meetings about a child's special educational needs."""

__version__ = "0.1.0"
