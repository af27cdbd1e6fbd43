"""Where each key and value of an agenda stands: loaded only when there is a problem to point at.

tree-sitter reads each statement by itself; it survives errors, so a broken statement still gives a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from iepmeet.agenda.found import NOWHERE, Path, Place
from iepmeet.agenda.statements import Statement

if TYPE_CHECKING:
    from tree_sitter import Node, Parser


class Spot(NamedTuple):
    """A place as tree-sitter gives it, in bytes; counting characters waits until somebody asks."""

    line: int
    raw: bytes
    start: int
    column: int

    def place(self) -> Place:
        before = self.raw[self.start - self.column : self.start].decode("utf-8", "replace")
        return Place(self.line, len(before) + 1)


@dataclass
class Places:
    """The places of an agenda's keys and values, by path; of a table its heading is both."""

    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    paths: dict[int, Path] = field(default_factory=dict)
    """The path that the statement on a line (from 0) gives a value to, or opens as a table."""

    def find(self, path: Path, at: str) -> Place:
        """The place of a path, else of the table it would be in; NOWHERE if the file has no such table."""
        known = self.keys if at == "key" else self.values
        zeros = [position for position, part in enumerate(path) if part == 0]
        alone = (path[:zero] + path[zero + 1 :] for zero in zeros)  # one entry may stand without its list
        for written in (path, *alone, tuple(part for part in path if part != 0)):
            if written in known:
                return known[written].place()
        above = next((self.values[above] for above in _above(path) if above in self.values), None)
        return above.place() if above else NOWHERE


def find_places(statements: Sequence[Statement]) -> Places:
    """The places of all statements that can be read."""
    reader = _Reader(_parser())
    for statement in statements:
        reader.read(statement)
    return reader.places


def first_error(statement: Statement) -> Place:
    """Where tree-sitter first stumbles in a statement; its beginning if it does not."""
    raw = statement.text.encode("utf-8", "replace")
    node = _first_error(_parser().parse(raw).root_node)
    return _spot(statement, raw, node).place() if node else Place(statement.line + 1, 1)


def _parser() -> Parser:
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language()))


class _Reader:
    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.places = Places()
        self.table: Path = ()
        self.lengths: dict[Path, int] = {}  # of each array of tables, so far

    def read(self, statement: Statement) -> None:
        self.statement, self.raw = statement, statement.text.encode("utf-8", "replace")
        for node in self.parser.parse(self.raw).root_node.children:
            if node.type in ("table", "table_array_element"):
                self.heading(node)
            elif node.type == "pair":
                self.places.paths[statement.line] = self.pair(node, self.table)

    def heading(self, node: Node) -> None:
        is_array = node.type == "table_array_element"
        names = [part for child in node.children if _is_key(child) for part in _parts(child)]
        path: Path = ()
        for position, part in enumerate(names):
            path = (*path, _text(part))
            self.places.keys.setdefault(path, self.spot(part))
            self.places.values.setdefault(path, self.spot(node))
            if position < len(names) - 1 and path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        if is_array and path:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
            self.places.keys[path] = self.places.values[path] = self.spot(node)
        self.table = self.places.paths[self.statement.line] = path

    def pair(self, node: Node, table: Path) -> Path:
        names = [part for child in node.children if _is_key(child) for part in _parts(child)]
        path, is_first = table, False
        for part in names:
            path = (*path, _text(part))
            is_first = path not in self.places.keys
            self.places.keys.setdefault(path, self.spot(part))
            self.places.values.setdefault(path, self.spot(part))
        after = (child for child in node.children if child.is_named and not _is_key(child))
        value = next((child for child in after if child.type != "comment"), None)
        if value is not None:
            if is_first:
                self.places.values[path] = self.spot(value)
            self.inside(value, path)
        return path

    def inside(self, node: Node, path: Path) -> None:
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self.pair(child, path)
        elif node.type == "array":
            entries = (
                child for child in node.children if child.is_named and child.type not in ("comment", "ERROR")
            )
            for position, child in enumerate(entries):
                self.places.values.setdefault((*path, position), self.spot(child))
                self.places.keys.setdefault((*path, position), self.spot(child))
                self.inside(child, (*path, position))

    def spot(self, node: Node) -> Spot:
        return _spot(self.statement, self.raw, node)


def _spot(statement: Statement, raw: bytes, node: Node) -> Spot:
    row, column = node.start_point
    return Spot(statement.line + row + 1, raw, node.start_byte, column)


def _is_key(node: Node) -> bool:
    return node.type in ("bare_key", "quoted_key", "dotted_key")


def _parts(node: Node) -> Iterator[Node]:
    """The parts of a key: the grammar nests a dotted key to the left."""
    if node.type == "dotted_key":
        for child in node.children:
            if _is_key(child):
                yield from _parts(child)
    else:
        yield node


def _text(node: Node) -> str:
    import tomllib

    written = (node.text or b"").decode("utf-8", "replace")
    if node.type == "bare_key":
        return written
    try:
        return next(iter(tomllib.loads(f"{written} = 0")))
    except (ValueError, RecursionError):
        return written


def _first_error(node: Node) -> Node | None:
    if node.is_missing or (node.is_error and not any(child.is_error for child in node.children)):
        return node
    return next((found for child in node.children if (found := _first_error(child))), None)


def _above(path: Path) -> Iterator[Path]:
    for end in range(len(path) - 1, 0, -1):
        yield path[:end]
