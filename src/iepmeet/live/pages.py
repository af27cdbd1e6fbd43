"""The page that copies are made from: the one on disk where a hand changed it, else a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iepmeet import files
from iepmeet.errors import NotReadError
from iepmeet.live import by_hand
from iepmeet.live.by_hand import HandedOut


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it stands on disk. `edited` is the one changed by hand that it is; `out` a new one."""

    text: str
    path: Path
    out: HandedOut | None = None
    edited: Path | None = None


def new_page(path: Path, text: str, *, force: bool, what: str, again: str) -> Page:
    """A page made anew; one changed by hand stays, or with `force` is kept as a backup."""
    out = by_hand.hand_out(path, text.encode(), force=force, what=what, again=again)
    return Page(text, out.page, out=out)


def page_to_copy(
    path: Path, beside: Path, text: str, *, force: bool, fresh: bool, what: str, again: str
) -> Page:
    """The page that is published: one that was changed by hand is published as it is.

    It is looked for at `path`, then in `beside`, where the record is. `fresh` or `force`: a new one is made.
    Raises NotReadError, NotSavedError.
    """
    if not (force or fresh):
        for edited in dict.fromkeys((path, beside / path.name)):
            if edited.exists() and by_hand.changed(edited):
                words = _read(edited)
                if edited != path:
                    # so that the copies lie beside the page that they are of
                    by_hand.put(path, words.encode(), what, again)
                return Page(words, path, edited=edited)
    return new_page(path, text, force=force, what=what, again=again)


def _read(page: Path) -> str:
    try:
        return files.read(page).decode("utf-8-sig")
    except OSError as error:
        raise NotReadError(f"{page.name} could not be read: {files.reason(error)}.") from None
    except UnicodeDecodeError:
        raise NotReadError(
            f"{page.name} was changed by hand and is no longer UTF-8.",
            "Save it as UTF-8, or make a new one with --fresh.",
        ) from None
