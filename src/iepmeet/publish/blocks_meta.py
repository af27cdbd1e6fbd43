"""What a paper says about itself, read from its own words."""

from __future__ import annotations

import re

from iepmeet.publish.blocks_dates import first_date
from iepmeet.publish.blocks_tree import Block, Heading, Meta, Paragraph, Table, lines_of, plain
from iepmeet.text import one_line

_SEAL = re.compile(r"record (?P<fingerprint>.{1,80}), page (?P<hash>[0-9a-f]{16})\.\Z")
_UNTITLED = "Meeting paper"


def meta_of(blocks: tuple[Block, ...]) -> Meta:
    """Title from the first heading, child and day from the small table, fingerprint from the last line."""
    title = next((one_line(plain(block.inlines)) for block in blocks if isinstance(block, Heading)), "")
    facts = _facts(blocks)
    seal = _SEAL.search(seal_line(blocks))
    return Meta(
        title=title or _UNTITLED,
        child=facts.get("Child", ""),
        held=first_date(facts.get("Held") or " ".join(lines_of(top(blocks)))),
        fingerprint=seal["fingerprint"] if seal else "",
        page_hash=seal["hash"] if seal else "",
    )


def top(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What stands above the first part: the title, the small table, who was there."""
    parts = (place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level > 1)
    return blocks[: next(parts, len(blocks))]


def seal_line(blocks: tuple[Block, ...]) -> str:
    """The last line, if it is the one by which a copy is checked; else empty."""
    last = blocks[-1] if blocks else None
    line = one_line(plain(last.inlines)) if isinstance(last, Paragraph) else ""
    return line if _SEAL.search(line) else ""


def _facts(blocks: tuple[Block, ...]) -> dict[str, str]:
    table = next((block for block in top(blocks) if isinstance(block, Table)), None)
    rows = table.rows if table is not None and len(table.header) == 2 else ()
    return {one_line(plain(label)): one_line(plain(value)) for label, value in reversed(rows)}
