"""Which parts of a text are somebody else's words: what stands in quote marks or is passed on with `>`."""

from __future__ import annotations

import re
from itertools import pairwise

_DOUBLE = re.compile(r'["“”„«»]')
_OPEN_ONLY, _CLOSE_ONLY = "„«", "”»"
_SINGLE_OPENS = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=\S)['’](?!\w)")
_PASSED_ON = re.compile(r"^[ \t]*>.*$", re.MULTILINE)

Span = tuple[int, int]


def quoted(text: str) -> list[Span]:
    """Where the quotes begin and end, marks included, in order and apart from each other.

    What cannot be told for sure is a quote: one that is not closed goes on, in double marks to the end of the
    text, in single ones to the end of the line.
    """
    passed_on = [found.span() for found in _PASSED_ON.finditer(text)]
    return _joined([*passed_on, *_in_double_marks(text), *_in_single_marks(text)])


def _in_double_marks(text: str) -> list[Span]:
    spans: list[Span] = []
    depth = start = 0
    for found in _DOUBLE.finditer(text):
        at = found.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        clings_left, clings_right = bool(before.strip()), bool(after.strip())
        if depth == 0:
            inches = found[0] == '"' and before.isdigit()
            if not inches and (found[0] not in _CLOSE_ONLY or (clings_right and not clings_left)):
                depth, start = 1, at
        elif _opens(found[0], clings_left and before not in "([{“„«‘'\"-–—", clings_right):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                spans.append((start, at + 1))
    return [*spans, (start, len(text))] if depth else spans


def _opens(mark: str, clings_left: bool, clings_right: bool) -> bool:
    """Whether a mark inside a quote opens another. An early end is worse than a late one."""
    if mark in _OPEN_ONLY:
        return True
    if mark in _CLOSE_ONLY:
        return False
    if mark == "“":
        return clings_right or not clings_left
    return clings_right and not clings_left


def _in_single_marks(text: str) -> list[Span]:
    opens = [found.start() for found in _SINGLE_OPENS.finditer(text)]
    closes = [found.end() for found in _SINGLE_CLOSES.finditer(text)]
    spans: list[Span] = []
    last = 0
    for opened, following in pairwise([*opens, len(text)]):
        while last < len(closes) and closes[last] <= following:
            last += 1
        if last and closes[last - 1] > opened + 1:
            spans.append((opened, closes[last - 1]))
        else:
            line_end = text.find("\n", opened)
            spans.append((opened, len(text) if line_end < 0 else line_end))
    return spans


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
