"""What the title of an event in a calendar of term dates says, as far as its words tell.

Councils and schools word them in many ways. What fits two meanings is "unclear", what fits none "unknown".
"""

from __future__ import annotations

import re
from typing import Literal

Meaning = Literal[
    "inset",  # pupils are not there
    "bank holiday",
    "term",  # from its first day to its last
    "first day",  # pupils attend
    "last day",  # pupils attend
    "holiday",  # from its first day off to its last
    "holiday begins",
    "holiday ends",
    "staff",  # staff are back, pupils are not
    "some pupils",
    "unclear",
    "unknown",
]

SHORTEST_TERM = 22
"""Days. A half term or an Easter holiday is three weeks at most; half of a term is longer."""
_LONGEST_INSET = 7
_LONGEST_BANK_HOLIDAY = 4  # Good Friday to Easter Monday

_SEASONS = "autumn|spring|summer|winter"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


_SOMETHING_ELSE = _words(
    "(?:parents?|open|information|options|welcome) (?:day|evening|morning|night)s?",
    "evenings?|meetings?|assembl(?:y|ies)|fairs?|fetes?|plays?|concerts?|discos?|trips?|photos?|photographs?",
    "sports?|clubs?|camps?|activit(?:y|ies)|childcare|exams?|tests?|mocks?|challenge|homework|deadlines?",
    "admissions?|applications?|fees|payments?|menus?|residential|course|lunch(?:es)?|transport|bus(?:es)?",
)
_INSET = _words(
    "insets?|in service|staff (?:only|training|development|day)|(?:teacher )?training days?",
    "professional (?:development|learning)|pd days?|cpd|development days?|planning days?|baker days?",
    "non pupil days?|pupil free days?|closed (?:to|for) (?:all )?(?:pupils|students|children)",
)
_BANK_HOLIDAY = _words(
    "bank hol(?:iday)?s?|public holidays?|may day|good friday|easter monday|christmas day|boxing day",
    "new years? day|(?:st|saint) (?:andrew|patrick)s day|battle of the boyne",
)
_HALF_TERM = _words("half terms?|mid ?terms?")
_DAYS_OFF = _words(
    "holidays?|hols|vacation|recess|(?:september|may|holiday) weekend",
    f"(?:half term|mid ?term|{_SEASONS}|christmas|easter|halloween) break(?! up)",
    "(?:october|february|may|school|term) break(?! up)",
    "schools? (?:will be |is |are )?closed|(?:school|exceptional|occasional) closures?|closure days?",
    "occasional days?|october week",
)
_WHOLE_HOLIDAY = re.compile(r"(?:christmas|xmas|easter)(?: \d{4})*")
_PUPILS = _words("pupils?|students?|children")
_STAFF = _words("staff|teachers?")
_SOME = _words(
    "(?:years?|yrs?|y) ?(?:1[0-3]|[1-9])|[ps][1-7]|reception|nursery|sixth form|foundation stage",
)
_ALL = _words("all|primary|secondary|primaries|secondaries")
_SCHOOL = (
    "(?:terms?|schools?|academic year|sessions?|semester|pupils?|students?|children|staff|teachers?)"
    "(?: (?:term|year|session|for|the|all|will|are|is|pupils|students|children|staff|\\d{1,4}))*"
)
_BEGINS = _words(
    "starts?|starting|begins?|beginning|opens?|opening|re ?opens?|re ?opening",
    "resumes?|commences?|returns?|back",
)
_ENDS = _words("ends?|ending|finish(?:es)?|finishing|closes?|closing|breaks? up|concludes?")
_SCHOOL_BEGINS = re.compile(rf"\b{_SCHOOL} {_BEGINS.pattern}")
_SCHOOL_ENDS = re.compile(rf"\b{_SCHOOL} {_ENDS.pattern}")
_A_TERM = f"(?:the )?(?:(?:{_SEASONS}|new|school|academic|half) )*(?:term|semester|session|school|year)"
_NOT_TO_DO = "(?! to )(?! for (?!all|pupils|students|children))"
_FIRST_DAY = _words(
    f"(?:first|1st) (?:school )?day{_NOT_TO_DO}|(?:start|beginning) of {_A_TERM}",
    "(?:back|return) to school|return of (?:all )?(?:pupils|students|children)",
)
_LAST_DAY = _words(
    f"(?:last|final) (?:school )?day{_NOT_TO_DO}|(?:end|close) of {_A_TERM}|breaks? up|breaking up"
)
_BEFORE_OR_AFTER = _words("before|after|following")
_SCHOOL_HOLIDAYS = re.compile(r"\bschool (?=holidays?\b|break\b)")
_PART_OF_A_TERM = re.compile(r"\bhalf term(?= \d\b)")
_TERM = re.compile(rf"\b(?:terms?(?! time)|semester)\b|^(?:{_SEASONS})(?: \d{{1,4}})*$")
_OF_A_SEASON = re.compile(rf"\b({_SEASONS}) (?:(?:half|school) )*(?:term|semester|half|\d\b)")
_PART = re.compile(rf"\b(?:{_SEASONS}) (?:(?:half|school) )*(?:term |half )?([12])\b")
_NUMBER = re.compile(r"\bterm ?([1-6])\b")


def meaning(title: str, days: int) -> Meaning:
    """What an event of so many days means, by its title."""
    said = _plain(title)
    if _SOMETHING_ELSE.search(said):
        return "unknown"
    if _SOME.search(said) and not _ALL.search(said):
        return "some pupils"
    if _BANK_HOLIDAY.search(said) and days <= _LONGEST_BANK_HOLIDAY and not _HALF_TERM.search(said):
        return "bank holiday"
    if _INSET.search(said):
        return "inset" if days <= _LONGEST_INSET else "unclear"
    return _of_a_day(said) if days == 1 else _of_days(said, days)


def names_half_term(title: str) -> bool:
    """Whether the words half term stand in a title, whatever it says of one."""
    return bool(_HALF_TERM.search(_plain(title)))


def names_pupils(title: str) -> bool:
    """Whether a title is about pupils in so many words."""
    return bool(_PUPILS.search(_plain(title)))


def names_break(title: str) -> bool:
    """Whether a title names one of the holidays that part two terms."""
    return bool(re.search(r"\b(?:christmas|xmas|easter|summer (?:holidays?|break))\b", _plain(title)))


def season(title: str) -> str:
    """The season of the term that a title names, "autumn"; empty if it names none."""
    said = _plain(title)
    found = _OF_A_SEASON.search(said) or re.fullmatch(rf"({_SEASONS})", said)
    return found[1] if found else ""


def part(title: str) -> int:
    """Which part of a season's term a title names, as in "Autumn term 2"; 0 if it names none."""
    found = _PART.search(_plain(title))
    return int(found[1]) if found else 0


def number(title: str) -> int:
    """The number of the term that a title names, as in "Term 3"; 0 if it names none, or one of a season."""
    found = _NUMBER.search(_plain(title))
    return int(found[1]) if found and not season(title) else 0


def _plain(title: str) -> str:
    """The words of a title, in lower case."""
    said = re.sub(r"['’`]", "", title.lower())
    return " ".join(re.sub(r"[^\w\s]|_", " ", said).split())


def _of_a_day(said: str) -> Meaning:
    said = _PART_OF_A_TERM.sub("term", _SCHOOL_HOLIDAYS.sub("", said))
    off = bool(_HALF_TERM.search(said) or _DAYS_OFF.search(said))
    first = bool(_FIRST_DAY.search(said))
    last = bool(_LAST_DAY.search(said))
    if off and not _BEFORE_OR_AFTER.search(said):
        within = _HALF_TERM.sub("", said)
        about_school = _SCHOOL_BEGINS.search(within) or _SCHOOL_ENDS.search(within) or "break up" in said
        begins, ends = first or bool(_BEGINS.search(said)), last or bool(_ENDS.search(said))
        if not about_school and begins != ends:
            return "holiday begins" if begins else "holiday ends"
    if not first and not last:
        within = _HALF_TERM.sub("", said)
        first, last = bool(_SCHOOL_BEGINS.search(within)), bool(_SCHOOL_ENDS.search(within))
    if first and last:
        return "unclear"
    if first or last:
        if _STAFF.search(said) and not _PUPILS.search(said):
            return "staff" if first else "unknown"
        return "first day" if first else "last day"
    if _DAYS_OFF.search(said):
        return "holiday"
    return "unclear" if off or _TERM.search(said) else "unknown"


def _of_days(said: str, days: int) -> Meaning:
    if _HALF_TERM.search(said):
        return "holiday" if days < SHORTEST_TERM else "unclear" if _DAYS_OFF.search(said) else "term"
    if _DAYS_OFF.search(said) or _WHOLE_HOLIDAY.fullmatch(said):
        return "holiday"
    if _TERM.search(said):
        return "term" if days >= SHORTEST_TERM else "unclear"
    return "unknown"
