"""An agenda's text as headings and pairs, each with its lines: what an edit touches, and what it leaves.

Lines are counted from 0; `last` is the last line that belongs, not the one after it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iepmeet.agenda.found import Path
from iepmeet.agenda.statements import Statement, split

_PART = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*')[ \t]*(\.?)""")
_COMMENT = re.compile(r"[ \t]*#")
_INDENT = re.compile(r"[ \t]*")
_COMMENT_OR_TEXT = re.compile(
    r"""\"\"\"(?:[^\\]|\\.)*?\"{3,5} | '''.*?'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'
    | (?P<comment>\#[^\n]*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """`key = value`: the path that it gives a value to, and its lines."""

    path: Path
    first: int
    last: int


@dataclass(slots=True)
class Section:
    """A heading with the pairs below it. What stands above any heading has the path () and no heading."""

    path: Path
    first: int = -1
    heading_last: int = -1
    is_entry: bool = False
    pairs: list[Pair] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.pairs[-1].last if self.pairs else self.heading_last


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that go together."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole text. `lines` are without line ends, but a carriage return before one is kept."""

    lines: Sequence[str]
    sections: Sequence[Section]

    @property
    def pairs(self) -> Iterator[Pair]:
        return (pair for section in self.sections for pair in section.pairs)

    def pair_over(self, path: Path) -> Pair | None:
        """The pair whose value is, or holds, the value of this path."""
        return next((pair for pair in self.pairs if path[: len(pair.path)] == pair.path), None)

    def section(self, path: Path) -> Section | None:
        """The section that is this table."""
        return next((section for section in self.sections if section.path == path), None)

    def under(self, path: Path) -> list[Section]:
        """The sections that are this table or lie in it."""
        return [section for section in self.sections if section.path[: len(path)] == path and section.path]

    def pairs_under(self, path: Path) -> list[Pair]:
        """The pairs that give this table its values, wherever they stand."""
        return [pair for pair in self.pairs if pair.path[: len(path)] == path]

    def entries(self, path: Path) -> list[Section]:
        """The sections that are the entries of this list, in order."""
        return [s for s in self.sections if s.is_entry and s.path[:-1] == path and s.path]

    def lines_of(self, pair: Pair) -> set[int]:
        """The lines of a pair, without the comments that stand between them on lines of their own."""
        lines = range(pair.first, pair.last + 1)
        said = set(comments("\n".join(self.lines[line] for line in lines)))
        return {line for line in lines if self.lines[line].strip() not in said}

    def indent(self, line: int) -> str:
        found = _INDENT.match(self.lines[line])
        return found[0] if found else ""

    def lead(self, section: Section) -> int:
        """The first line of the comment that touches a heading from above, else of the heading."""
        first = section.first
        while first > 0 and _COMMENT.match(self.lines[first - 1]):
            first -= 1
        return first

    def runs(self, path: Path, *, with_lead: bool) -> list[Run]:
        """The lines of one entry of a list: its section and those inside it, with the comments that touch."""
        inside = {id(section) for section in self.under(path)}
        runs: list[Run] = []
        before = False
        for section in self.sections:
            if id(section) not in inside:
                before = False
                continue
            first = section.first
            if before:
                first = runs.pop().first
            elif with_lead:
                first = self.lead(section)
            runs.append(Run(first, self._end(section)))
            before = True
        return runs

    def _end(self, section: Section) -> int:
        """The last line of a section; a comment that touches it from below belongs to it."""
        starts = {other.first for other in self.sections}
        last = section.last
        while last + 1 < len(self.lines) and _COMMENT.match(self.lines[last + 1]):
            last += 1
        return section.last if last + 1 in starts else last


def lay_out(text: str) -> Layout:
    r"""The layout of a text that is TOML. Line ends may be `\n` or `\r\n`."""
    sections = [Section(())]
    lengths: dict[Path, int] = {}
    for statement in split(text.replace("\r\n", "\n")):
        first, last = statement.line, statement.line + _height(statement)
        if not statement.is_heading:
            table = sections[-1]
            names, _ = key_of(statement.text)
            table.pairs.append(Pair((*table.path, *names), first, last))
            continue
        written = statement.text.strip()
        is_entry = written.startswith("[[")
        names, _ = key_of(written.lstrip("["))
        path = _resolved(names, lengths)
        if is_entry:
            lengths[path] = lengths.get(path, 0) + 1
            path = (*path, lengths[path] - 1)
        sections.append(Section(path, first, last, is_entry))
    return Layout(text.split("\n"), sections)


def _height(statement: Statement) -> int:
    return statement.text.removesuffix("\n").count("\n")


def _resolved(names: Path, lengths: dict[Path, int]) -> Path:
    """A heading's names with the number of the entry that each list is at."""
    path: Path = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if position < len(names) - 1 and path in lengths:
            path = (*path, lengths[path] - 1)
    return path


def key_of(text: str) -> tuple[Path, int]:
    """The names of a key at the start of a text, and the characters that it takes."""
    names: list[str] = []
    at = 0
    while found := _PART.match(text, at):
        written, at = found[1], found.end()
        names.append(next(iter(tomllib.loads(f"{written} = 0"))) if written[0] in "\"'" else written)
        if not found[2]:
            break
    return tuple(names), at


def comments(text: str) -> list[str]:
    """The comments of a piece of TOML."""
    found = _COMMENT_OR_TEXT.finditer(text)
    return [one["comment"].strip() for one in found if one["comment"]]
