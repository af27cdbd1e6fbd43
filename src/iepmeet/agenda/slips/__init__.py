"""The slips of the pen in a statement that TOML refuses: each with its place and a plain sentence.

A loose reading: where TOML stops at the first fault, this says what is wrong and goes on behind it.
"""
