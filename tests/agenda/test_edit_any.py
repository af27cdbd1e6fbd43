"""Two hundred edits, whatever they are, on agendas that were written by hand."""

from __future__ import annotations

import datetime as dt
import difflib
import random
import tomllib
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepmeet.agenda.edit import Editing
from iepmeet.agenda.layout import comments as every_comment
from iepmeet.agenda.read import read_text
from iepmeet.agenda.templates import shipped, text_of
from iepmeet.text import clean

TODAY = dt.date(2026, 11, 24)
BY_HAND = """\
# Sam's meeting   (written on the bus)

meeting.title = "IEP review" # short
meeting.date = 2026-12-08
  child = { name = "Sam Rivers", strengths = ["dinosaurs", 'songs'] } # mine
people = [
  # who comes
  { name = "Mrs Patel", role = "SENCO" }, # chair
  { name = "Jo Rivers", role = "Parent" },

  # perhaps also Mr Lee
]

# one
[[ concerns ]]
"title" = "Sessions missed" # eight of them
put_in = [ "Evidence" , 'The plan' ]
expected.times = 1 # each week
expected.per = "week"

[[parked]] # apart
what = "Who writes?"

[[concerns.evidence]] # of the first concern
date = 2026-11-03

# two
[[concerns]]
title = '''
No warning
# no comment: the "text" goes on'''
questions = ["Why?", # ask first
  { ask = "How sure?", kind = "scale", last = { SENCO = 4 } } ]
# the very end"""
SOME = ["by hand", "windows", "iep-not-delivered"]
HAND_MADE = {"by hand": BY_HAND, "windows": BY_HAND.replace("\n", "\r\n")} | {
    n: text_of(n) for n in shipped()
}

WORDS = [
    "Sam",
    'The "quiet" room',
    "Kept\\ so",
    "# no comment",
    "é 🙂",
    "Line one\nline two",
    "]",
    "a = 1",
    "'",
    '"""',
]
TEXTS = {
    "meeting": ["title", "place", "purpose"],
    "people": ["name", "role"],
    "concerns": ["happening", "hoped"],
}
LISTS = [("people",), ("concerns",), ("parked",), ("carried",)]
INNER = ["put_in", "get_out", "questions", "evidence"]


def whole_line_comments(text: str) -> list[str]:
    """Lines that are a comment and nothing else, outside texts over several lines."""
    return sorted(
        line.strip()
        for line in text.split("\n")
        if line.lstrip().startswith("# ") and "no comment" not in line
    )


def entry(name: str, chance: random.Random) -> Any:
    word, number = chance.choice(WORDS), chance.randint(1, 9000)
    return {
        "people": {"name": f"{word} {number}", "role": word},
        "concerns": {"title": f"{word} {number}", "minutes": 5, "put_in": [word], "must_have": True},
        "parked": {"what": word, "carried_from": dt.date(2026, 9, 15)},
        "carried": {"ref": f"A{number}", "action": word, "promised": [dt.date(2026, 9, 15)]},
        "evidence": {"date": dt.date(2026, 11, 1 + number % 28), "what": word, "kind": "missed"},
        "questions": chance.choice(
            [word, {"ask": word, "kind": "scale", "last": {word: 4}, "to": ["SENCO"]}]
        ),
    }.get(name, word)


def one_edit(
    editing: Editing, wanted: dict[str, Any], chance: random.Random
) -> tuple[Editing, dict[str, Any]]:
    """An edit by chance, and what the file should hold after it, worked out without the editor."""
    wanted = deepcopy(wanted)
    path: tuple[str | int, ...] = chance.choice(LISTS)
    if chance.random() < 0.5 and wanted.get("concerns"):
        path = ("concerns", chance.randrange(len(wanted["concerns"])), chance.choice(INNER))
    holder: Any = wanted
    for part in path[:-1]:
        holder = holder[part]
    entries = holder.get(path[-1], [])
    act = chance.choice(["insert", "remove", "move", "text", "text", "date", "truth", "key", "table"])
    if act == "insert" and len(entries) < 6:
        new, at = entry(str(path[-1]), chance), chance.randint(0, len(entries))
        holder[path[-1]] = [*entries[:at], new, *entries[at:]]
        return editing.insert(path, new, at), wanted
    if act == "remove" and entries:
        at = chance.randrange(len(entries))
        del entries[at]
        return editing.remove((*path, at)), wanted
    if act == "move" and entries:
        old, new_at = chance.randrange(len(entries)), chance.randrange(len(entries))
        entries.insert(new_at, entries.pop(old))
        return editing.move(path, old, new_at), wanted
    if act == "date":
        day = dt.date(2027, chance.randint(1, 12), chance.randint(1, 28))
        wanted.setdefault("meeting", {})["date"] = day
        return editing.set(("meeting", "date"), day), wanted
    if act == "truth" and wanted.get("concerns"):
        at = chance.randrange(len(wanted["concerns"]))
        wanted["concerns"][at]["must_have"] = truth = chance.random() < 0.5
        return editing.set(("concerns", at, "must_have"), truth), wanted
    if act == "key":
        name = chance.choice(["place", "date", "purpose"])
        wanted.get("meeting", {}).pop(name, None)
        return editing.remove(("meeting", name)), wanted
    if act == "table":
        prefer = {"weekday": "Tuesday", "time": dt.time(chance.randint(8, 17), 30)}
        wanted.setdefault("review", {})["prefer"] = prefer
        return editing.set(("review", "prefer"), prefer), wanted
    table = chance.choice([*TEXTS])
    name, word = chance.choice(TEXTS[table]), f"{chance.choice(WORDS)} {chance.randint(1, 99)}"
    if table == "meeting":
        wanted.setdefault(table, {})[name] = word
        return editing.set((table, name), word), wanted
    if not wanted.get(table):
        return editing, wanted
    at = chance.randrange(len(wanted[table]))
    wanted[table][at][name] = word
    return editing.set((table, at, name), word), wanted


def filled(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: made for name, one in data.items() if (made := filled(one)) not in ([], {})}
    return [filled(one) for one in data] if isinstance(data, list) else data


def held(text: str) -> Any:
    return filled(tomllib.loads(text.replace("\r\n", "\n")))


def without_blank(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("name", SOME)
def test_after_two_hundred_edits_the_file_holds_what_was_asked_and_every_comment(name: str) -> None:
    two_hundred_edits(name, 0)


@pytest.mark.long
@pytest.mark.parametrize("name", HAND_MADE)
@pytest.mark.parametrize("seed", range(1, 6))
def test_many_edits_keep_every_comment_of_every_agenda(name: str, seed: int) -> None:
    two_hundred_edits(name, seed)


def two_hundred_edits(name: str, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")
    editing, wanted = (
        Editing.opened(HAND_MADE[name]),
        tomllib.loads(BY_HAND if name == "windows" else HAND_MADE[name]),
    )
    comments = whole_line_comments(editing.text)
    texts = [editing.text]
    done = 0
    while done < 200:
        before = editing
        editing, wanted = one_edit(before, wanted, chance)
        done += editing is not before
        if editing is before:
            continue
        texts.append(editing.text)
        assert held(editing.text) == filled(wanted)
        assert not set(comments) - set(whole_line_comments(editing.text))
        if len(without_blank(editing.text)) >= len(without_blank(before.text)):
            # nothing was taken away: then no comment at the end of a line is, either
            assert not Counter(every_comment(before.text)) - Counter(every_comment(editing.text))
        if name == "windows":
            assert editing.text.count("\r") == editing.text.count("\n")
    read = read_text(editing.text, "agenda.toml", today=TODAY)
    assert read.agenda is not None
    assert read.agenda.meeting.title == wanted.get("meeting", {}).get("title", "").strip()
    titles = [concern["title"].strip() for concern in wanted.get("concerns", [])]
    assert [concern.title for concern in read.agenda.concerns] == titles
    put_in = [tuple(concern.get("put_in", ())) for concern in wanted.get("concerns", [])]
    assert [concern.put_in for concern in read.agenda.concerns] == put_in
    for text in reversed(texts[:-1]):
        editing = editing.undo()
        assert editing.text == text


@pytest.mark.parametrize("name", HAND_MADE)
def test_an_edit_of_a_text_touches_its_own_lines_only(name: str) -> None:
    editing = Editing.opened(HAND_MADE[name])
    data = editing.data
    paths: list[tuple[str | int, ...]] = [("meeting", "title"), ("meeting", "place"), ("meeting", "date")]
    paths += [
        ("concerns", at, key) for at in range(len(data["concerns"])) for key in ("title", "minutes", "hoped")
    ]
    paths += [("people", at, "role") for at in range(len(data["people"]))]
    for path in paths:
        value: Any = {"date": dt.date(2030, 1, 1), "minutes": 31}.get(str(path[-1]), "Something else")
        new = editing.set(path, value)
        diff = list(difflib.ndiff(editing.text.split("\n"), new.text.split("\n")))
        came = [line for line in diff if line[0] == "+"]
        went = [line[2:] for line in diff if line[0] == "-"]
        old = editing.value(path)
        assert len(came) == 1 and str(path[-1]) in came[0]
        # a text over several lines is the only value here that has more than one
        assert len(went) == (
            0
            if old is None
            else 1 + str(old).count("\n") + HAND_MADE[name].count("'''") // 2 * ("\n" in str(old))
        )
        assert all(str(path[-1]) in line or line.strip() in str(old) + "'''" for line in went)


@settings(max_examples=40)
@given(st.text(max_size=40), st.sampled_from([*HAND_MADE]))
def test_any_text_comes_back_as_it_is_read(typed: str, name: str) -> None:
    editing = Editing.opened(HAND_MADE[name])
    path: tuple[str | int, ...]
    for path in (("meeting", "purpose"), ("concerns", 0, "hoped"), ("people", 0, "role")):
        assert editing.set(path, typed).value(path) == clean(typed).strip()
    questions = ("concerns", 1, "questions")
    added = editing.insert(questions, {"ask": typed or "?", "last": {typed or "x": 3}}, at=0)
    read = read_text(added.text, "agenda.toml", today=TODAY).agenda
    assert read is not None
    asked = clean(typed or "?").strip()
    assert not asked or read.concerns[1].questions[0].ask == asked


def test_every_line_of_the_old_file_is_in_the_new_one_when_something_is_added() -> None:
    for text in HAND_MADE.values():
        editing = Editing.opened(text)
        for path in (("people",), ("concerns",), ("parked",), ("concerns", 1, "evidence")):
            new = editing.insert(path, entry(str(path[-1]), random.Random(1)))
            if path == ("people",) and "people = [" in text:
                continue
            missing = [line for line in without_blank(text) if line not in without_blank(new.text)]
            assert missing == []


LISTS_BY_HAND = [
    '["a" # x\n , "b" # y\n , "c"]',
    '[ # s\n "a", # x\n\n # z\n "b",\n]',
    '["a","b",]',
    "[ # only\n]",
    '["""x\ny""", \'\'\'q # no\'\'\', "c"]',
    '[\n\t"a",\t# t\n\t{ask="b",to=["x", "y"],last={"a b"=1}},]',
    '["a", # one\n # two\n "b" # three\n # four\n]',
]
ODD_KEYS = {"ask": "q", "last": {'we"ird': 1, "a\tb": 2}}


@given(st.sampled_from(LISTS_BY_HAND), st.randoms(use_true_random=False))
def test_lists_are_changed_however_their_commas_and_comments_stand(
    written: str, chance: random.Random
) -> None:
    path = ("concerns", 0, "questions")
    before = f'[[concerns]]\ntitle = "t"\nquestions = {written} # end\nhoped = "h"\n'
    editing = Editing.opened(before)
    wanted: list[Any] = list(editing.value(path))
    for _ in range(4):
        act, at = chance.choice(["insert", "remove", "move", "set"]), chance.randint(0, len(wanted))
        value = chance.choice(["new", "# no comment", ODD_KEYS])
        if act == "insert":
            editing = editing.insert(path, value, at)
            wanted.insert(at, value)
        elif at == len(wanted):
            continue
        elif act == "remove":
            editing = editing.remove((*path, at))
            del wanted[at]
        elif act == "move":
            editing = editing.move(path, at, 0)
            wanted.insert(0, wanted.pop(at))
        else:
            editing = editing.set((*path, at), value)
            wanted[at] = value
    assert editing.value(path, []) == wanted
    assert not Counter(every_comment(before)) - Counter(every_comment(editing.text))
    assert editing.text.startswith('[[concerns]]\ntitle = "t"\n')
    assert editing.text.endswith('\nhoped = "h"\n')
