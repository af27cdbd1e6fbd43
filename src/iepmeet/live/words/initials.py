"""What became initials and what did not, to look over before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from iepmeet.papers.initials import Initialled


def initials_list(made: Initialled) -> Iterator[str]:
    """The list to look over: each initial with the words it stands for, then what looks like a name."""
    by_initials: dict[tuple[str, bool], list[str]] = {}
    for one in made.replaced:
        times = f" ({one.times} times)" if one.times > 1 else ""
        by_initials.setdefault((one.put, one.unsure), []).append(f"{one.found}{times}")
    yield "Initials in the place of names:" if by_initials else "No names were found to replace."
    for (put, unsure), found in by_initials.items():
        yield f"  {put}: {', '.join(found)}{'. It may be more than one person.' if unsure else ''}"
    if made.left:
        yield f"These look like names and stay as they are: {', '.join(made.left)}."
        yield "A name typed in small letters that is a word as well (will, grace) stays, too."
