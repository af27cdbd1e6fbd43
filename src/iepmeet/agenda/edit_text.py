"""One change to an agenda's text: only the lines of what is changed are written anew.

Each function takes a text that is TOML and gives the text after the change. They do as well as they can;
`edit.Editing` checks that the result means what it should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from iepmeet.agenda import edit_value, writing
from iepmeet.agenda.found import Path
from iepmeet.agenda.layout import Layout, Pair, lay_out
from iepmeet.agenda.model import Agenda
from iepmeet.agenda.shape import keys


def set_value(text: str, data: Mapping[str, Any], path: Path, value: Any) -> str:
    """Gives a path this value, whether it had one before or not. `data` is what the text holds."""
    layout = lay_out(text)
    over = layout.pair_over(path)
    if over and over.path == path:
        return _with_pair(layout, over, lambda pair: edit_value.with_value(pair, value))
    if over:
        return _with_pair(
            layout, over, lambda pair: edit_value.with_inner(pair, path[len(over.path) :], value)
        )
    if holds(data, path):
        without = remove(text, path)
        if isinstance(path[-1], int):
            return insert(without, path[:-1], path[-1], value)
        layout = lay_out(without)
        return _added(layout, _parent_there(layout, path), path, value)
    return _added(layout, _deepest(data, path), path, value)


def remove(text: str, path: Path) -> str:
    """Takes away what stands at a path. Comments on lines of their own stay where they are."""
    layout = lay_out(text)
    over = layout.pair_over(path)
    if over and over.path != path:
        return _with_pair(layout, over, lambda pair: edit_value.without_inner(pair, path[len(over.path) :]))
    gone = {line for section in layout.under(path) for line in range(section.first, section.heading_last + 1)}
    gone |= {line for pair in layout.pairs_under(path) for line in layout.lines_of(pair)}
    return _text(_without(layout.lines, gone))


def insert(text: str, path: Path, at: int, value: Any) -> str:
    """Puts one more entry into the list at a path, before the entry that is there now."""
    layout = lay_out(text)
    over = layout.pair_over(path)
    if over:
        return _with_pair(
            layout, over, lambda pair: edit_value.with_entry(pair, path[len(over.path) :], at, value)
        )
    entries = layout.entries(path)
    if not entries:
        return _added(layout, _parent_there(layout, path), path, [value])
    indent = layout.indent(entries[0].first)
    block = writing.table(_names(path), value, entry=True, indent=indent).split("\n")
    if at >= len(entries):
        end = layout.runs((*path, len(entries) - 1), with_lead=False)[-1].last
        return _with_lines(layout, end + 1, ["", *block])
    first = layout.lead(entries[at]) if at else entries[0].first
    return _with_lines(layout, first, [*block, ""])


def move(text: str, path: Path, old: int, new: int) -> str:
    """Moves an entry of the list at a path. A comment that touches its heading from above goes with it.

    The comment above the first entry stays: it mostly speaks of the whole list.
    """
    layout = lay_out(text)
    over = layout.pair_over(path)
    if over:
        return _with_pair(
            layout, over, lambda pair: edit_value.with_moved(pair, path[len(over.path) :], old, new)
        )
    runs = [layout.runs((*path, at), with_lead=at > 0) for at in range(len(layout.entries(path)))]
    carriage = _carriage(layout)
    written = [
        [line.removesuffix("\r") + carriage for run in own for line in layout.lines[run.first : run.last + 1]]
        for own in runs
    ]
    written.insert(new, written.pop(old))
    lines = list(layout.lines)
    # an entry that is written in pieces comes together at its first one
    pieces = {own[0].first: (own[0], after) for own, after in zip(runs, written, strict=True)}
    pieces |= {run.first: (run, []) for own in runs for run in own[1:]}
    for first in sorted(pieces, reverse=True):
        run, after = pieces[first]
        lines[run.first : run.last + 1] = after
    return _text(lines)


def rewritten(text: str, data: Mapping[str, Any], path: Path) -> str | None:
    """The text with the pair that holds a path written new from `data`; None if no pair does."""
    layout = lay_out(text)
    over = layout.pair_over(path)
    section = next((section for section in layout.sections if over in section.pairs), None)
    if over is None or section is None or not holds(data, over.path):
        return None
    names = _names(over.path[len(section.path) :])
    value = at_path(data, over.path)
    return _with_pair(layout, over, lambda pair: edit_value.rewritten(pair, value, names))


def holds(data: Any, path: Path) -> bool:
    """Whether there is something at this path."""
    try:
        at_path(data, path)
    except (LookupError, TypeError):
        return False
    return True


def at_path(data: Any, path: Path) -> Any:
    """What stands at a path. Raises LookupError where there is nothing."""
    for part in path:
        if isinstance(data, str):
            raise LookupError(path)
        data = data[part]
    return data


def _deepest(data: Mapping[str, Any], path: Path) -> Path:
    """The longest beginning of a path that is there."""
    return next(path[:end] for end in range(len(path) - 1, -1, -1) if holds(data, path[:end]))


def _parent_there(layout: Layout, path: Path) -> Path:
    """The longest beginning of a path that has lines of its own."""
    for end in range(len(path) - 1, 0, -1):
        above = path[:end]
        if layout.pair_over(above) or layout.under(above) or layout.pairs_under(above):
            return above
    return ()


def _added(layout: Layout, parent: Path, path: Path, value: Any) -> str:
    """The text with a new key in the table `parent`, down to the end of the path."""
    name, *deeper = path[len(parent) :]
    if not all(isinstance(part, str) for part in (name, *deeper)):
        raise LookupError(path)
    for part in reversed(deeper):
        value = {part: value}
    key = str(name)
    over = layout.pair_over(parent) if parent else None
    if over:
        inner = (*parent[len(over.path) :], key)
        return _with_pair(layout, over, lambda pair: edit_value.with_inner(pair, inner, value))
    if not parent:
        return _with_table(layout, key, value)
    section = layout.section(parent)
    if section is None:
        return _beside(layout, parent, key, value)
    if writing.is_tables(key, value):
        blocks = _blocks((*_names(parent), key), value)
        end = layout.runs(parent, with_lead=False)[-1].last
        return _with_lines(layout, end + 1, ["", *blocks])
    indent = layout.indent(section.pairs[-1].first if section.pairs else section.first)
    return _with_lines(layout, section.last + 1, writing.pair(writing.key(key), value, indent).split("\n"))


def _with_table(layout: Layout, name: str, value: Any) -> str:
    """A new heading, before the headings that come after it in an agenda."""
    if isinstance(value, Mapping):
        blocks = writing.table((name,), value, entry=False).split("\n")
    elif writing.is_tables(name, value):
        blocks = _blocks((name,), value)
    else:
        raise LookupError(name)
    order = list(keys(Agenda))
    later = set(order[order.index(name) + 1 :]) if name in order else set()
    after = next(
        (section for section in layout.sections if section.path[:1] and section.path[0] in later), None
    )
    if after:
        return _with_lines(layout, layout.lead(after), [*blocks, ""])
    end = len(layout.lines)
    while end and not layout.lines[end - 1].strip():
        end -= 1
    return _with_lines(layout, end, ["", *blocks] if end else blocks)


def _beside(layout: Layout, parent: Path, name: str, value: Any) -> str:
    """A new key of a table without a heading of its own: by a dotted key, or under a heading made for it."""
    for section in layout.sections:
        beside = [pair for pair in section.pairs if pair.path[: len(parent)] == parent]
        if beside:
            dotted = (*_names(parent[len(section.path) :]), name)
            pair = writing.pair(".".join(map(writing.key, dotted)), value, layout.indent(beside[-1].first))
            return _with_lines(layout, beside[-1].last + 1, pair.split("\n"))
    first = layout.under(parent)[0]
    block = writing.table(_names(parent), {name: value}, entry=False).split("\n")
    return _with_lines(layout, layout.lead(first), [*block, ""])


def _blocks(names: Sequence[str], entries: Iterable[Mapping[str, Any]]) -> list[str]:
    return "\n\n".join(writing.table(names, entry, entry=True) for entry in entries).split("\n")


def _names(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))


def _with_pair(layout: Layout, pair: Pair, change: Callable[[str], str]) -> str:
    old = "\n".join(line.removesuffix("\r") for line in layout.lines[pair.first : pair.last + 1])
    return _spliced(layout, pair.first, pair.last + 1, change(old).split("\n"))


def _with_lines(layout: Layout, at: int, new: Sequence[str]) -> str:
    return _spliced(layout, at, at, new)


def _spliced(layout: Layout, start: int, end: int, new: Sequence[str]) -> str:
    """The lines from start to end (not counted) replaced, with the line ends that the file has."""
    carriage = _carriage(layout)
    lines = list(layout.lines)
    if carriage and 0 < start == len(lines) and not lines[-1].endswith("\r"):
        lines[-1] += carriage
    lines[start:end] = [line + carriage for line in new]
    return _text(lines)


def _carriage(layout: Layout) -> str:
    """What ends a line before its newline: a carriage return where most lines of the file have one."""
    return "\r" if sum(line.endswith("\r") for line in layout.lines) * 2 > len(layout.lines) else ""


def _text(lines: Sequence[str]) -> str:
    """The lines as one text; the last has no newline, and so no carriage return either."""
    return "\n".join(lines).removesuffix("\r")


def _without(lines: Sequence[str], gone: set[int]) -> list[str]:
    """The lines that stay; where what went stood between blank lines, one of them goes, too."""
    kept: list[str] = []
    after_gone = False
    for number, line in enumerate(lines):
        if number in gone:
            after_gone = True
            continue
        doubled = not line.strip() and (not kept or not kept[-1].strip())
        if not (after_gone and doubled and number < len(lines) - 1):
            kept.append(line)
        after_gone = False
    return kept
