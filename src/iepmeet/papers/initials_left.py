"""What still looks like a name after the initials were put: for a person to look over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from iepmeet.papers.initials_words import NO_NAMES, ROLES, STARTERS, TITLES

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_ENDS_SENTENCE = re.compile(r"[.!?:;\n“\"(–-]\s*$|^\s*$")


def left_over(texts: Iterable[str], initials: Collection[str]) -> tuple[str, ...]:
    """Words with a capital that are no known words, each once, in their order; those with a title whole.

    `initials` are those that were put: they are none of these.
    """
    written = "|".join(map(re.escape, sorted(initials, key=len, reverse=True)))
    ours = re.compile(rf"(?<![^\W_])(?:{written})s?(?:['’]s?)?(?![^\W_])") if written else None
    # a sign that is no letter and ends no sentence stands for them
    held = [ours.sub("#", text) if ours else text for text in texts]
    small = {word for text in held for word in _WORD.findall(text) if word[:1].islower()}
    return tuple(dict.fromkeys(name for text in held for name in _in(text, small)))


def _in(text: str, small: set[str]) -> Iterator[str]:
    """Runs of such words: `Oakfield Primary` is one."""
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        word = found.group()
        joined = not text[end : found.start()].strip(" \t.") and bool(run)
        if run and not joined:
            yield from _said(run)
            run = []
        starts = bool(_ENDS_SENTENCE.search(text[: found.start()][-40:]))
        if _may_be(word, small, starts=starts) or (run and _titled(run) and word[:1].isupper()):
            run.append(word)
        elif run:
            yield from _said(run)
            run = []
        end = found.end()
    yield from _said(run)


def _may_be(word: str, small: set[str], *, starts: bool) -> bool:
    word = re.sub(r"['’]s?$", "", word)
    bare = word.casefold()
    if bare in TITLES and word[:1].isupper():
        return True
    if not word[:1].isupper() or not any(letter.islower() for letter in word):
        return False
    if bare in NO_NAMES | ROLES or bare.removesuffix("s") in NO_NAMES:
        return False
    return not (starts and (bare in STARTERS or bare in small))


def _titled(run: list[str]) -> bool:
    return run[-1].casefold() in TITLES


def _said(run: list[str]) -> Iterator[str]:
    """A title alone is nobody's name."""
    if run and not all(word.casefold() in TITLES for word in run):
        yield re.sub(r"['’]s?$", "", " ".join(run))
