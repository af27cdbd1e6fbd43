"""DURING: a meeting while it is held; knows no screen and no event loop."""
