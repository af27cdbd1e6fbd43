"""How fast the live screen is, as ratios to the least that Textual and the disk can do.

`python -m tests.benchmarks`.
"""
