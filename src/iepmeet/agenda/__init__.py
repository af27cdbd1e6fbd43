"""BEFORE: the agenda file, its model and everything that can be wrong with it."""
