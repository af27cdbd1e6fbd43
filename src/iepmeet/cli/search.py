"""Words found in a casebook."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet.cli.shared import AS_JSON
from iepmeet.errors import IepmeetError, NotReadError
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    from iepmeet.casebook.finding import Found


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[FOLDER] WORDS")
@click.option("--most", type=click.IntRange(1, 1000), default=50, help="How many lines at most (50).")
@AS_JSON
def search(words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Find lines that have all these words: in records, agendas, evidence and papers of a folder.

    The beginning of a word is enough. Private entries are not looked through.
    """
    from iepmeet.casebook.finding import search as looked_through

    place, asked = _folder_and_words(words)
    found = looked_through(place, asked, most=most)
    if as_json:
        click.echo(json.dumps([row._asdict() for row in found], ensure_ascii=False, indent=2))
    elif not found:
        _say(f'Nothing here has "{one_line(clean(asked))}". Private entries are not looked through.')
    else:
        _say(*(line for row in found for line in _shown(row)))


def _shown(row: Found) -> tuple[str, str]:
    snippet = row.snippet
    if sys.stdout.isatty():
        for begins, ends in reversed(row.marked):
            snippet = f"{snippet[:begins]}»{snippet[begins:ends]}«{snippet[ends:]}"
    return (f"{row.file}, {row.place}", f"    {snippet}")


def _folder_and_words(words: tuple[str, ...]) -> tuple[Path, str]:
    """The first word is the folder, if it is one and more follow."""
    first = Path(words[0])
    if len(words) > 1 and first.is_dir():
        return first, " ".join(words[1:])
    if len(words) > 1 and len(first.parts) > 1:
        raise NotReadError(f"There is no folder {one_line(clean(words[0]))} here.", "Check how it is spelt.")
    if first.is_dir():
        raise IepmeetError("There is a folder, and no word to look for.", "Write it behind.", exit_code=2)
    return Path(), " ".join(words)


def _say(*lines: str) -> None:
    from iepmeet.speaking import say

    say(*lines)
