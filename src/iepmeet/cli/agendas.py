"""Agendas: what is wrong with one, and their schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from iepmeet import clock
from iepmeet.cli.shared import AS_JSON, FILE


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@AS_JSON
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Every problem of an agenda, with its line."""
    from iepmeet.casebook.agendas import problems_of

    every = (problem for file in files for problem in problems_of(_agenda(file), today=clock.today()))
    problems = list(dict.fromkeys(every))  # agendas of one folder share its casebook
    if as_json:
        from dataclasses import asdict

        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        if not problems:
            click.echo("No problems." if len(files) == 1 else f"No problems in {len(files)} files.")
    sys.exit(1 if any(problem.level == "error" for problem in problems) else 0)


def _agenda(file: Path) -> Path:
    """The file itself, or the agenda of a meeting that is named as for the other commands."""
    from iepmeet.live.paths import Paths

    named = Paths.of(file).agenda
    return named if not file.exists() and named.exists() else file


@click.command()
def schema() -> None:
    """The JSON Schema of an agenda, for editors."""
    from iepmeet.agenda.schema import schema as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=2))
