"""What fits into a window of which size, in cells."""

from __future__ import annotations

THREE_AREAS = 110
"""So wide a window shows agenda, middle and what was agreed beside each other."""
WIDE = 160
"""So wide a window has wider side panels too."""
TALL = 20
"""A lower window goes without air, headings and facts."""
ROOMY = 30
"""A lower window gives each fact one row."""
