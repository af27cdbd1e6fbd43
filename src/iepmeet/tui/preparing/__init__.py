"""Preparing an agenda on the screen: what is shown of it, what a typed line changes, and how it is saved."""
