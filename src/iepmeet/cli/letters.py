"""Letters that a family may write from what is in a casebook."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iepmeet import clock
from iepmeet.cli.papers_out import slowly, to
from iepmeet.cli.shared import FILE
from iepmeet.errors import IepmeetError, NotReadError, NotSavedError, Problem
from iepmeet.text import clean, one_line

if TYPE_CHECKING:
    import datetime as dt

    from iepmeet.casebook.case import Case, Put
    from iepmeet.casebook.case_reading import CaseReading
    from iepmeet.casebook.promises import Promise
    from iepmeet.papers.letters import Letter

FORMATS = ("md", "html", "docx", "pdf")
TO = to("--to", FORMATS, default="md", help="md, html, docx, pdf: one or more, with commas between.")
OUT = click.option("--out", type=FILE, help="Write into this folder instead of the casebook.")


@click.command()
@click.argument("kind", required=False)
@click.argument("folder", default=".", type=FILE)
@click.option("--concern", help="The id or the title of a concern; else all of them.")
@click.option("--ref", help="The ref of the action that a reminder is about, such as A5.")
@OUT
@TO
def letter(
    kind: str | None,
    folder: Path,
    *,
    concern: str | None,
    ref: str | None,
    out: Path | None,
    formats: tuple[str, ...],
) -> None:
    """Write a letter from what is in a casebook; without KIND, the letters there are and when each fits.

    A page beside the letter, which stays with you, says where each line comes from and what to check.
    """
    from iepmeet.papers.letters_beside import beside

    reading = case_of(folder)
    if kind is None:
        _list_kinds(reading.case)
        return
    made = _made(reading.case, one_line(clean(kind)), concern, ref)
    place = out or _folder(folder)
    name = f"letter-{made.text.id}-{clock.today().isoformat()}"
    pages = save(place, name, made.markdown, formats)
    (sheet,) = save(place, f"{name}.check", beside(made, reading.case.nation), ("md",))
    _say(*(f"Letter: {page}" for page in pages), f"To check before you send it (not part of it): {sheet}")
    if made.blanks:
        _say(f"{len(made.blanks)} to fill in: {'; '.join(made.blanks)}")
    _say(*(f"Please look: {said}" for said in made.cautions))
    _say(f"Once it is sent: iepmeet sent {made.text.id} FOLDER")
    sys.exit(warn(reading.problems))


def _made(case: Case, kind: str, concern: str | None, ref: str | None) -> Letter:
    """The letter of this kind. IepmeetError, exit code 2: there is none here, or it does not fit."""
    from iepmeet.guidance.letters import every_kind, letters
    from iepmeet.papers.letters import choose, not_offered, refusal
    from iepmeet.papers.letters import letter as written

    known, shipped, wanted = every_kind(), letters(case.nation), kind.casefold()
    if wanted not in known:
        raise IepmeetError(f"There is no letter “{kind}”.", _near(wanted, known), exit_code=2)
    if wanted not in shipped.texts:
        fix = "`iepmeet letter` lists those there are; `iepmeet ladder` says who helps."
        raise IepmeetError(not_offered(wanted, case), fix, exit_code=2)
    text = shipped.texts[wanted]
    if why := refusal(text, case):
        raise IepmeetError(why, exit_code=2)
    chosen = choose(
        case,
        clock.today(),
        {id: one.title for id, one in shipped.texts.items()},
        concern=concern_in(case, concern) if concern else None,
        promise=_promise_in(case, ref, clock.today()) if ref else None,
    )
    return written(text, shipped, case, chosen)


def case_of(folder: Path) -> CaseReading:
    """The case of a folder, or of the folder that a file is in. NotReadError where there is none."""
    from iepmeet.casebook.case_reading import read
    from iepmeet.guidance.ladder import law_plans

    place = _folder(folder)
    if not place.is_dir():
        raise NotReadError(
            f"There is no folder {one_line(clean(str(place)))} here.", "Check how it is spelt."
        )
    return read(place, today=clock.today(), law_plans=law_plans())


def concern_in(case: Case, name: str) -> Put:
    """The concern of a case with this id or title. IepmeetError, exit code 2, where there is none."""
    wanted = one_line(clean(name)).casefold()
    for put in case.concerns:
        if wanted in (put.id.casefold(), one_line(put.title).casefold()):
            return put
    known = ", ".join(put.id for put in case.concerns)
    raise IepmeetError(
        f"There is no concern “{one_line(clean(name))}” here.",
        f"Known: {known}." if known else "",
        exit_code=2,
    )


def save(place: Path, name: str, markdown: str, formats: Iterable[str]) -> tuple[Path, ...]:
    """Writes a paper in each format. A file that is there and differs stays: the new one is NAME-2."""
    return tuple(_written(place, name, one, _rendered(markdown, one)) for one in formats)


def _rendered(markdown: str, ending: str) -> bytes:
    if ending == "md":
        return markdown.encode()
    if ending == "html":
        from iepmeet.publish import html

        return html.render(markdown).encode()
    if ending == "docx":
        from iepmeet.publish import docx

        return docx.render(markdown)
    from iepmeet.publish import pdf

    with slowly("PDF"):
        return pdf.render(markdown).data


def _written(place: Path, name: str, ending: str, data: bytes) -> Path:
    from iepmeet import files

    if not place.is_dir():
        raise NotSavedError(
            f"There is no folder {one_line(clean(str(place)))} here.", "Make it first, or name another."
        )
    number = 1
    try:
        while True:
            path = place / (f"{name}.{ending}" if number == 1 else f"{name}-{number}.{ending}")
            if not path.exists():
                files.replace(path, data)
                return path
            if files.read(path) == data:
                return path
            number += 1
    except OSError as error:
        raise NotSavedError(
            f"It could not be written: {files.reason(error)}.", "--out FOLDER writes it to another place."
        ) from None


def _folder(folder: Path) -> Path:
    return folder.parent if folder.is_file() else folder


def _promise_in(case: Case, ref: str, today: dt.date) -> Promise:
    """The promise with this ref; of several the one that was agreed last."""
    wanted = one_line(clean(ref)).upper()
    found = [promise for promise in case.promises if promise.ref.upper() == wanted and promise.held <= today]
    if not found:
        known = ", ".join(dict.fromkeys(promise.ref for promise in case.promises))
        raise IepmeetError(
            f"There is no action {wanted} here.", f"Known: {known}." if known else "", exit_code=2
        )
    return max(found, key=lambda promise: promise.held)


def _list_kinds(case: Case) -> None:
    from iepmeet.guidance.letters import every_kind, letters
    from iepmeet.guidance.model import NAMES
    from iepmeet.papers.letters import refusal

    shipped = letters(case.nation)
    _say(f"Letters for {NAMES[case.nation]}: iepmeet letter KIND [FOLDER]", "")
    for id, text in shipped.texts.items():
        _say(f"{id:<16}  {text.title}", f"{'':<16}  {text.fits}")
        if why := refusal(text, case):
            _say(f"{'':<16}  Not for this casebook: {why.split('. ')[0].rstrip('.')}.")
    others = [id for id in every_kind() if id not in shipped.texts]
    if others:
        _say("", f"Not offered here, since no source for their wording has been read: {', '.join(others)}.")
    _say("", "This is not legal advice. `iepmeet ladder` says which step is next.")


def _near(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    if near := get_close_matches(wanted, list(known), n=1):
        return f"Did you mean “{near[0]}”?"
    return "`iepmeet letter` lists them."


def _say(*lines: str) -> None:
    from iepmeet import speaking

    speaking.say(*lines)


def warn(problems: Iterable[Problem]) -> int:
    """Says problems; the exit code they mean."""
    from iepmeet import speaking

    found = tuple(problems)
    speaking.warn(*map(str, found))
    return 1 if any(problem.level == "error" for problem in found) else 0
