"""The one style sheet of a page, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

from iepmeet.dates.written import day
from iepmeet.publish.blocks import Meta

_OUTSIDE_CSS = re.compile(r"[^0-9A-Za-z]")


def style(meta: Meta) -> str:
    """The style sheet, with what every printed page carries at its foot."""
    css = (resources.files("iepmeet.publish") / "html.css").read_text(encoding="utf-8")
    held = day(meta.held) if meta.held else ""
    left = " · ".join(part for part in (meta.child, held) if part)
    record = f"record {meta.fingerprint}" if meta.fingerprint else ""
    return f"{css}{_foot('left', _string(left))}{_foot('center', _PAGE)}{_foot('right', _string(record))}"


_PAGE = '"page " counter(page) " of " counter(pages)'


def _foot(side: str, content: str) -> str:
    look = f"content: {content}; font: 9pt sans-serif; color: #5b626d; vertical-align: top; padding-top: 6mm"
    return f"@page {{ @bottom-{side} {{ {look}; }} }}\n"


def _string(text: str) -> str:
    """Any text as a CSS string: every sign that could mean something is written as its number."""
    return f'"{_OUTSIDE_CSS.sub(lambda found: f"{chr(92)}{ord(found.group()):06x}", text)}"'


def policy(styled: str) -> str:
    """The content security policy: this style sheet and pictures inside the file, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(styled.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
