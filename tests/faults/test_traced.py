"""Attacks two promises from outside: what the program says is held against what it asked the system for.

Design, section 7, promise 1: "● saved" and "Kept" are said only after fsync; promise 3: nothing leaves the
computer, no code path opens a socket. Marked `system`: it needs strace, so Linux.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .program import a_meeting, record_of
from .trace import Call, traced

pytestmark = pytest.mark.system

SCRIPT = """\
/here Mrs Patel, Jo
Mk0001x said first
~ Mk0002x for me alone
* Mk0003x I like it when I know what is next
/go 1
! Mk0004x send the dates @Jo by fri so that they are read
/answer 1 Jo: Mk0005x there is no cover
= Mk0006x cover is named
# Jo: Mk0007x it is too late
? Mk0008x who writes
/edit N1 Mk0009x said better
/undo
/outcome agreed
/review 12 weeks @Patel
"Mk0010x nobody told me" - Jo
/end
/end
"""
_KEPT = re.compile(r'"Kept ([A-Z]\d+),')


def on_the_record(call: Call, record: Path) -> bool:
    return f"<{record}>" in call.said


def test_every_entry_is_on_the_disk_before_it_is_called_kept(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    record = record_of(agenda)
    heard = traced(tmp_path, "run", agenda, "--plain", stdin=SCRIPT.encode())
    written = [call for call in heard if call.name == "write" and on_the_record(call, record)]
    synced = [
        call
        for call in heard
        if call.name in ("fsync", "fdatasync") and on_the_record(call, record) and call.said.endswith("= 0")
    ]
    said = [call for call in heard if call.name == "write" and call.said.startswith("1<")]
    answers = {kept[1]: call for call in said if (kept := _KEPT.search(call.said))}
    assert [*answers] == ["N1", "P1", "V1", "A1", "R1", "G1", "D1", "K1", "Q1"]
    for ref, answer in answers.items():
        line = next(call for call in written if f'\\"ref\\":\\"{ref}\\"' in call.said)
        sure = [call for call in synced if call.began > line.ended and call.ended < answer.began]
        assert sure, f"Kept {ref} was said on line {answer.began}, before the disk had it"


def test_the_name_of_a_new_record_is_on_the_disk_before_anything_is_called_kept(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    heard = traced(tmp_path, "run", agenda, "--plain", stdin=SCRIPT.encode())
    folder = next(call for call in heard if call.name == "fsync" and f"<{tmp_path}>" in call.said)
    first = next(call for call in heard if call.said.startswith("1<") and _KEPT.search(call.said))
    assert folder.said.endswith("= 0")
    assert folder.ended < first.began


def test_a_whole_meeting_and_all_that_comes_after_it_open_no_socket(tmp_path: Path) -> None:
    agenda = a_meeting(tmp_path)
    heard = traced(tmp_path, "run", agenda, "--plain", stdin=SCRIPT.encode())
    for arguments in (["check"], ["minutes"], ["verify"]):
        heard += traced(tmp_path, *arguments, agenda)
    written = ("write", "pwrite64", "writev", "fsync", "fdatasync")
    assert [call for call in heard if call.name not in written] == []
    assert len([call for call in heard if call.name == "write"]) > 20
