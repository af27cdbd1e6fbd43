"""The last line of a page: which record it was made from, and a hash that tells whether a hand changed it."""

from __future__ import annotations

import hashlib
import re

from iepmeet.papers.markdown import line

# 64 bits: a change made by hand or in passing does not go unseen; nobody is kept from forging one.
_HASH_LENGTH = 16
_OWN_HASH = re.compile(rf"(?<=, page )([0-9a-f]{{{_HASH_LENGTH}}})\.\Z")


def sealed(text: str, fingerprint: str) -> str:
    """The page with its last line: the record's fingerprint and the page's own hash."""
    unsealed = f"{text.rstrip()}\n\nTo check this copy: record {line(fingerprint)}, page "
    return f"{unsealed}{page_hash(unsealed)}.\n"


def page_hash(text: str) -> str:
    """The hash of a page but for the hash on its last line.

    What a program does to a file without asking does not count: Windows line ends, a byte order mark at the
    start, blank lines at the end.
    """
    hashed = _OWN_HASH.sub("", _plain(text)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(hashed).hexdigest()[:_HASH_LENGTH]


def hand_edited(text: str) -> bool:
    """Whether a page was changed after it was made: its hash no longer fits, or is gone."""
    found = _OWN_HASH.search(_plain(text))
    return found is None or found.group(1) != page_hash(text)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
