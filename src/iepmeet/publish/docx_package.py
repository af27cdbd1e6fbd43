"""A Word file as bytes: without what the template brings along, and the same each time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as Paper

_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
# The oldest time a zip can hold.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16


def packed(paper: Paper) -> bytes:
    """The file. Times and the maker's system stay out of the zip, so that equal papers are equal bytes."""
    _leave_out(paper)
    raw = io.BytesIO()
    paper.save(raw)
    settled = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = _PLAIN_FILE
            target.writestr(entry, source.read(name))
    return settled.getvalue()


def _leave_out(paper: Paper) -> None:
    for relations in (paper.part.package.rels, paper.part.rels):
        for key, relation in list(relations.items()):
            if any(word in relation.reltype for word in _UNWANTED):
                del relations[key]
