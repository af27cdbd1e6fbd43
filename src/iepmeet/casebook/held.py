"""The meetings of a folder that were held, read from their records; each meeting once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from iepmeet.casebook.copies import record_copies
from iepmeet.casebook.facts import Facts, facts_of
from iepmeet.errors import NotReadError
from iepmeet.record.journal import ENDING, read
from iepmeet.record.meeting import fold
from iepmeet.record.reading import Reading


def records_in(names: Iterable[str]) -> tuple[str, ...]:
    """Those of these file names that are records, conflict copies of any form among them, in order."""
    every = [Path(name) for name in names]
    records = {path.name for path in every if path.name.endswith(ENDING) and path.name != ENDING}
    return tuple(sorted(records | {copy.path.name for copy in record_copies(every)}))


def facts_in(path: Path, reading: Reading) -> Facts | None:
    """What is followed of a record; None where it holds no meeting that began."""
    damage = tuple(f"{path.name}: {one}" for one in reading.damage)
    return facts_of(
        path.name.removesuffix(ENDING).removesuffix(".jsonl"), fold(reading.events, reading.spent), damage
    )


def held_in(folder: Path) -> tuple[Facts, ...]:
    """The meetings of a folder in the order they were held. Raises NotReadError."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        raise NotReadError("This folder cannot be read.", "Check how it is spelt.") from None
    paths = [folder / name for name in records_in(names)]
    return in_order([found for path in paths if (found := facts_in(path, read(path)))])


def in_order(facts: Iterable[Facts]) -> tuple[Facts, ...]:
    """Each meeting once, by its day: a joined record stands for those it was made of, and of copies the
    longest.
    """
    every = sorted(facts, key=lambda one: (one.held_on, one.name))
    same = _same(every)
    inside = {seed for one in every for seed in one.joined}
    best: dict[str, Facts] = {}
    for one in every:
        if not one.joined and (one.seed in inside or same[one.name] in inside):
            continue
        known = best.get(same[one.name])
        if known is None or (len(one.joined), one.events) > (len(known.joined), known.events):
            best[same[one.name]] = one
    return tuple(sorted(best.values(), key=lambda one: (one.held_on, one.name)))


def twice(facts: Iterable[Facts]) -> tuple[tuple[str, str], ...]:
    """Records of one meeting that nothing joined yet, in pairs: the one that counts, and the other."""
    every = tuple(facts)
    same = _same(every)
    counted = {same[one.name]: one for one in in_order(every)}
    return tuple(
        (counted[key].name, one.name)
        for one in every
        if (key := same[one.name]) in counted and counted[key].name != one.name and not counted[key].joined
    )


def _same(facts: Iterable[Facts]) -> dict[str, str]:
    """By the name of each record what its meeting is known by.

    A name that looks like a copy's is one only where both are of one day: "sam 2" may be Sam's second.
    """
    every = {one.name: one for one in facts}
    # some programs put their mark inside the ending: "sam.record (1).jsonl"
    paths = {Path(name + (".jsonl" if ".record" in name else ENDING)): one for name, one in every.items()}
    found = {name: one.seed for name, one in every.items()}
    for copy in record_copies(paths):
        if paths[copy.path].held_on == paths[copy.of].held_on:
            found[paths[copy.path].name] = paths[copy.of].seed
    return found
