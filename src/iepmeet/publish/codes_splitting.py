"""A text over several codes: cut between lines where that goes, else between words, else between letters."""

from __future__ import annotations

from collections.abc import Iterator


def split(text: str, most: int) -> list[tuple[str, str]]:
    """The label and the words of each code, none over so many bytes; the pieces together are the text.

    One code has no label; of more, each begins with its own (`1/2`) on a line.
    """
    if len(text.encode()) <= most:
        return [("", text)]
    digits = 1
    while True:
        pieces = list(_pieces(text, most - 2 * digits - len("/\n")))
        if len(str(len(pieces))) <= digits:
            break
        digits += 1
    labels = (f"{number}/{len(pieces)}" for number in range(1, len(pieces) + 1))
    return [(label, f"{label}\n{piece}") for label, piece in zip(labels, pieces, strict=True)]


def _pieces(text: str, most: int) -> Iterator[str]:
    while text:
        piece = _longest_start(text, most)
        yield piece
        text = text[len(piece) :]


def _longest_start(text: str, most: int) -> str:
    fits = text[:most].encode()[:most].decode(errors="ignore")
    if fits == text:
        return text
    for end in ("\n", " "):
        cut = fits.rfind(end) + 1
        if cut:
            return fits[:cut]
    return fits
