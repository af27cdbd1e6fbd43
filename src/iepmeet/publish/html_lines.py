"""Words within a block as HTML. Every character from outside is escaped here, and only here."""

from __future__ import annotations

import re
from html import escape

from iepmeet.publish.blocks import Break, Inlines, Run, parted_dates
from iepmeet.publish.blocks_hues import run_hue
from iepmeet.publish.pictures import Picture, ScaleAnswer, illustrated, svg

# A word this long would push a table off the page; it may be parted after every so many characters.
_LONG_WORD = re.compile(r"[^\s<>&;]{40,}")
_PART = 20


def attribute(name: str, value: str) -> str:
    """An attribute with a blank before it; nothing for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""


def words(text: str) -> str:
    """Text as HTML: escaped, dates kept together, over-long words allowed to part."""
    return "".join(
        f'<span class="date">{escape(part)}</span>' if is_date else _partable(part)
        for part, is_date in parted_dates(text)
    )


def _partable(text: str) -> str:
    found, at = [], 0
    for long in _LONG_WORD.finditer(text):
        found.append(escape(text[at : long.start()]))
        word = long.group()
        found.append("<wbr>".join(escape(word[cut : cut + _PART]) for cut in range(0, len(word), _PART)))
        at = long.end()
    return "".join([*found, escape(text[at:])])


def inline(inlines: Inlines) -> str:
    """A paragraph's words with their look, their links and their pictures."""
    return "".join(
        "<br>" if isinstance(part, Break) else _run(part, picture) for part, picture in illustrated(inlines)
    )


def _run(run: Run, picture: Picture | None) -> str:
    text = _with_picture(run, picture) if picture is not None else words(run.text)
    hue = attribute("class", run_hue(run))
    if run.code:
        text = f"<code>{text}</code>"
    if run.struck:
        text = f"<s>{text}</s>"
    if run.italic:
        text = f"<em>{text}</em>"
    if run.bold:
        text = f"<strong{hue}>{text}</strong>"
    elif hue:
        text = f"<span{hue}>{text}</span>"
    if run.link:
        text = f'<a{attribute("href", run.link)} rel="noopener noreferrer">{text}</a>'
    return text


def _with_picture(run: Run, picture: Picture) -> str:
    """A scale's figures stay beside it; a strip's signs are read from its picture, and stay for copying."""
    if isinstance(picture, ScaleAnswer):
        return f"{words(run.text)}{svg(picture)}"
    return f'{svg(picture)}<span class="unseen" aria-hidden="true">{words(run.text)}</span>'
