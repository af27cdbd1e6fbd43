"""One calendar event as the words of a code: with a calendar around it, or alone where every byte counts."""

from __future__ import annotations

import datetime as dt
import re

from iepmeet.publish.calendar_dates import Dated, ends, in_utc

_SIGNS = re.compile(r"[\\;,]")
_SUMMARY_BYTES = 60  # with its name on one line of a calendar, which holds 75 (RFC 5545, 3.1)


def whole_event(happening: Dated) -> str:
    """The event in its calendar; scanned twice or imported from the file as well, it is one entry."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:iepmeet",
        "BEGIN:VEVENT",
        f"UID:{happening.uid}",
        f"DTSTAMP:{_moment(happening.stamp)}",
        *([f"SEQUENCE:{happening.sequence}"] if happening.sequence else []),
        *_times(happening),
        f"SUMMARY:{_fitted(happening.title, _SUMMARY_BYTES)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


def bare_event(happening: Dated, most: int) -> str:
    """The event alone in at most so many bytes; a long title is cut."""
    around = ["BEGIN:VEVENT", "SUMMARY:", *_times(happening), "END:VEVENT"]
    left = most - len("\n".join(around))
    around[1] += _fitted(happening.title, left)
    return "\n".join(around)


def _times(happening: Dated) -> list[str]:
    start = in_utc(happening)
    if start is None:
        return ["DTSTART;VALUE=DATE:" + happening.day.isoformat().replace("-", "")]
    end = ends(start, happening.minutes)
    return [f"DTSTART:{_moment(start)}", *([f"DTEND:{_moment(end)}"] if end else [])]


def _moment(at: dt.datetime) -> str:
    return at.strftime("%Y").zfill(4) + at.strftime("%m%dT%H%M%SZ")


def _fitted(title: str, most: int) -> str:
    """The title with its signs escaped (RFC 5545, 3.3.11), cut where it takes more bytes than there are."""
    whole = _SIGNS.sub(r"\\\g<0>", title)
    if len(whole.encode()) <= most:
        return whole
    kept = ""
    for letter in title:
        more = kept + _SIGNS.sub(r"\\\g<0>", letter)
        if len(f"{more}…".encode()) > most:
            break
        kept = more
    return f"{kept.rstrip()}…"
