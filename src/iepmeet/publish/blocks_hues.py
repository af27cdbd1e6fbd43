"""What kind of thing words are, as the papers word it, and the hue of each kind.

The hue is never the only sign: the words that name the kind stand there too.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from iepmeet.publish.blocks_tree import Heading, Run, plain

Hue: TypeAlias = Literal["action", "agreed", "voice", "differs", "quote", "parked", "accent", ""]

# The day colours of the look: each at least 4.5 to 1 on paper.
DAY: dict[str, str] = {
    "background": "#fbf9f4",
    "surface": "#f2eee4",
    "rule": "#cfc7b4",
    "text": "#23272e",
    "muted": "#5b626d",
    "accent": "#0b6e62",
    "action": "#8a5200",
    "agreed": "#2f6b1f",
    "voice": "#6d3c96",
    "differs": "#a83a1c",
    "quote": "#1c5b94",
    "parked": "#6a5d22",
}


def heading_hue(heading: Heading) -> Hue:
    """The hue of the part that a heading opens; most parts have none."""
    words = plain(heading.inlines).strip()
    if words == "Actions":
        return "action"
    if words.endswith((" voice", "’s voice")):
        return "voice"
    if words == "Parked":
        return "parked"
    return "accent" if words in ("Follow-up reviews", "Next review") else ""


def run_hue(run: Run, part: Hue = "") -> Hue:
    """The hue of a label such as `Agreed:`, or of somebody's own words in quotation marks.

    `part` is the hue of the part they stand in: in the child's voice, the words quoted are the child's.
    """
    words = run.text.strip()
    if run.bold:
        if words.startswith(("Agreed:", "Agreed (")):
            return "agreed"
        return "differs" if words.endswith("sees it differently:") else ""
    if words.startswith("“") and words.endswith("”"):
        return "voice" if part == "voice" else "quote"
    return ""
