"""A dry run: will the meeting fit its time, and the questions to practise with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iepmeet.cli.shared import AS_JSON, FILE

if TYPE_CHECKING:
    from iepmeet.agenda.rehearsing import Rehearsal


@click.command()
@click.argument("file", type=FILE)
@click.option("--read", is_flag=True, help="Print each question in plain text, in order, to practise with.")
@AS_JSON
def rehearse(file: Path, read: bool, as_json: bool) -> None:
    """Whether a meeting fits its time, and which concerns will not be reached."""
    from iepmeet.agenda import rehearsing, rehearsing_words
    from iepmeet.cli.prepared import agenda_of
    from iepmeet.speaking import say

    agenda = agenda_of(file)
    rehearsal = rehearsing.rehearse(agenda)
    if as_json:
        click.echo(json.dumps(_rows(rehearsal), ensure_ascii=False, indent=2))
    elif read:
        say(*rehearsing_words.questions(agenda))
    else:
        say(*rehearsing_words.said(agenda, rehearsal))


def _rows(rehearsal: Rehearsal) -> dict[str, Any]:
    items = [
        {
            "title": slot.title,
            "concern": slot.number or None,
            "begins": slot.begins,
            "minutes": slot.minutes,
            "estimated": slot.estimated,
            "must_have": bool(slot.concern and slot.concern.must_have),
            "reach": slot.reach,
            "questions": [question.ask for question in slot.concern.questions] if slot.concern else [],
        }
        for slot in rehearsal.slots
    ]
    return {
        "available": rehearsal.available,
        "needed": rehearsal.needed,
        "over": rehearsal.over,
        "items": items,
    }
