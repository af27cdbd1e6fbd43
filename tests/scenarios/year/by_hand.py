"""What the year's own files say, read without iepmeet: its evidence, its meetings and its diary."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from .living import HAPPENED, HERE, MEETINGS

TITLES = {"salt": "Speech and language sessions missed", "lunch": "Quiet space at lunch"}
PRESENT = (
    ("Mrs Patel", "SENCO"),
    ("Jo Rivers", "Parent"),
    ("Mr Lee", "Class teacher"),
    ("Miss Ali", "Teaching assistant"),
)
TITLE = "IEP review for Sam"

_ACTION = re.compile(r"! (?P<text>.+) @(?P<who>.+) by (?P<by>\d+ \w+) so that (?P<measure>.+)")
_VERDICT = re.compile(r"/(kept|partly|notyet|dropped) (A\d+)(?: by (\d+ \w{3}))?(?: (.+))?")
_NAMED = re.compile(r"(?:(Jo Rivers|Mrs Patel|Mr Lee|Miss Ali): )?(.+)")
_SIGNS = {"=": ("agreed", "G"), "*": ("voice", "V"), "#": ("differs", "D"), "?": ("parked", "K")}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Row:
    """A row of evidence.csv, and which one it is."""

    number: int
    on: dt.date
    kind: str
    concern: str
    what: str


@dataclass(frozen=True)
class Said:
    """A line of a meeting that is kept: agreed, action, voice, differs, parked, outcome, review, check."""

    on: dt.date
    meeting: str
    kind: str
    text: str
    ref: str = ""
    concern: str = ""
    who: str = ""
    by: dt.date | None = None
    measure: str = ""


@dataclass(frozen=True)
class Verdict:
    """What a meeting said of a promise; with `by` it was promised again."""

    on: dt.date
    meeting: str
    ref: str
    word: str
    text: str
    by: dt.date | None


@dataclass(frozen=True)
class Happened:
    """A line of the diary: what was done, sent or came."""

    on: dt.date
    kind: str
    ref: str
    letter: str = ""
    who: str = ""
    reply_by: dt.date | None = None
    answers: str = ""


def day(on: dt.date) -> str:
    """As the papers write it, whatever the locale."""
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1].title()} {on.year}"


def read(written: str) -> dt.date:
    """The day that is written so: `Tue 2 Mar 2027`."""
    _, number, month, year = written.split()
    return dt.date(int(year), _MONTHS.index(month.lower()) + 1, int(number))


def evidence(until: dt.date) -> list[Row]:
    with (HERE / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Row(number, dt.date.fromisoformat(row["date"]), row["kind"], row["concern"], row["what"])
            for number, row in enumerate(csv.DictReader(file), 1)
        ]
    return [row for row in rows if row.on <= until]


def meetings(until: dt.date) -> list[tuple[dt.date, str]]:
    return [(on, name) for on, name in MEETINGS.items() if on <= until]


def said(until: dt.date) -> list[Said]:
    return [one for on, name in meetings(until) for one in _meeting(on, name) if isinstance(one, Said)]


def verdicts(until: dt.date) -> list[Verdict]:
    return [one for on, name in meetings(until) for one in _meeting(on, name) if isinstance(one, Verdict)]


def actions(until: dt.date) -> list[Said]:
    """A1 to A18: their numbers run on through the year."""
    found = [one for one in said(until) if one.kind == "action"]
    return [Said(**{**vars(action), "ref": f"A{number}"}) for number, action in enumerate(found, 1)]


def happened(until: dt.date) -> list[Happened]:
    """The diary's lines; letters that were sent and that came share their numbers."""
    found: list[Happened] = []
    letters = 0
    for written, (command, *rest) in HAPPENED:
        on = dt.date.fromisoformat(written)
        options = dict(zip(rest[1::2], rest[2::2], strict=False))
        if command == "done":
            found.append(Happened(on, "done", rest[0], who=options.get("--confirmed-by", "")))
        if command in ("sent", "replied"):
            letters += 1
            asked = options.get("--reply-by")
            sent = next((one.ref for one in found if (one.kind, one.letter) == ("sent", rest[0])), "")
            found.append(
                Happened(
                    on,
                    command,
                    f"L{letters}",
                    letter=rest[0],
                    who=options.get("--to", options.get("--from", "")),
                    reply_by=dt.date.fromisoformat(asked) if asked else None,
                    answers=sent if command == "replied" else "",
                )
            )
    return [one for one in found if one.on <= until]


def private_words() -> list[str]:
    """What was kept private at the meetings: as it was typed, and what was made private later."""
    found = []
    for name in MEETINGS.values():
        lines = _lines(name)
        found += [line.removeprefix("~ ") for line in lines if line.startswith("~ ")]
        found += [lines[at - 1] for at, line in enumerate(lines) if line == "/as N1 ~"]
    return found


def _lines(name: str) -> list[str]:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _meeting(on: dt.date, name: str) -> list[Said | Verdict]:
    found: list[Said | Verdict] = []
    numbers: Counter[str] = Counter()
    concern = ""
    for line in _lines(name):
        if line.startswith("/go "):
            concern = list(TITLES)[int(line.removeprefix("/go ")) - 1]
        elif match := _ACTION.fullmatch(line):
            text, who, by, measure = match.groups()
            found.append(Said(on, name, "action", text, "", concern, who, _coming(by, on), measure))
        elif match := _VERDICT.fullmatch(line):
            word, ref, by, text = match.groups()
            found.append(Verdict(on, name, ref, word, text or "", _coming(by, on) if by else None))
        elif line.startswith("/outcome "):
            found.append(Said(on, name, "outcome", line.removeprefix("/outcome "), concern=concern))
        elif match := re.fullmatch(r"/(review|check) (\d+ \w+).*", line):
            found.append(Said(on, name, match[1], "", by=_coming(match[2], on)))
        elif line[:1] in _SIGNS:
            kind, letter = _SIGNS[line[0]]
            numbers[letter] += 1
            named = _NAMED.fullmatch(line[2:])
            assert named
            found.append(
                Said(on, name, kind, named[2], f"{letter}{numbers[letter]}", concern, named[1] or "")
            )
    return found


def _coming(typed: str, since: dt.date) -> dt.date:
    """`16 oct`: the first such day after the meeting."""
    number, month = typed.split()
    on = dt.date(since.year, _MONTHS.index(month) + 1, int(number))
    return on if on > since else on.replace(year=since.year + 1)
