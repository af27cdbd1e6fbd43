from __future__ import annotations

import datetime as dt
import os
import stat
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet import files
from iepmeet.agenda.model import Agenda, Concern, Evidence, EvidenceKind
from iepmeet.casebook import evidence
from iepmeet.casebook.evidence import EvidenceFile, Seen, append, new_among, with_evidence
from iepmeet.errors import IepmeetError, NotSavedError
from iepmeet.record.lock import Lock

from .school import TODAY

ROW = Seen(
    date=dt.date(2026, 11, 3), kind="missed", concern="salt", what="Assistant covering Year 2", who="Jo"
)
BY_HAND = """# What we saw, by Jo
[[evidence]] # the first
date = 2026-09-08
kind = "delivered"
what = "In the library"   # she enjoyed it

# end of the first page"""


def of(place: Path, text: str | None = None) -> EvidenceFile:
    if text is not None:
        (place / "evidence.toml").write_text(text, encoding="utf-8")
    return evidence.read(place, today=TODAY)


def said(place: Path, text: str) -> list[str]:
    return [str(problem).replace(str(place) + os.sep, "") for problem in of(place, text).problems]


def test_a_folder_without_evidence_has_none_and_no_problem(tmp_path: Path) -> None:
    assert (of(tmp_path).rows, of(tmp_path).problems) == ((), ())
    assert of(tmp_path, "# nothing yet\n").problems == ()


def test_what_is_added_is_there_when_read_again(tmp_path: Path) -> None:
    other = Seen(
        date=dt.date(2026, 11, 10), what='Ran in the "blue" room\nwith \\ Miss Ali', source="her diary"
    )
    written = append(append(of(tmp_path), [ROW]), [other])
    assert written.rows == of(tmp_path).rows == (ROW, other)
    assert of(tmp_path).problems == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_it_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    append(of(tmp_path), [ROW])
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.toml"]
    assert stat.S_IMODE((tmp_path / "evidence.toml").stat().st_mode) == 0o600


def test_adding_changes_nothing_that_was_written_by_hand(tmp_path: Path) -> None:
    append(of(tmp_path, BY_HAND), [ROW])
    text = (tmp_path / "evidence.toml").read_text(encoding="utf-8")
    assert text.startswith(BY_HAND + "\n\n[[evidence]]\ndate = 2026-11-03\n")
    assert len(of(tmp_path).rows) == 2


def test_rows_in_one_list_are_added_to_in_the_list_with_comments_kept(tmp_path: Path) -> None:
    append(of(tmp_path, "evidence = [\n  { date = 2026-09-08 }, # the first\n]\n"), [ROW])
    assert "# the first" in (tmp_path / "evidence.toml").read_text(encoding="utf-8")
    assert of(tmp_path).rows == (Seen(date=dt.date(2026, 9, 8)), ROW)


def test_an_empty_list_can_be_added_to(tmp_path: Path) -> None:
    append(of(tmp_path, "evidence = []\n"), [ROW])
    assert of(tmp_path).rows == (ROW,)


def test_windows_line_ends_and_utf_16_are_read_and_added_to(tmp_path: Path) -> None:
    for raw in (BY_HAND.replace("\n", "\r\n").encode(), BY_HAND.encode("utf-16")):
        (tmp_path / "evidence.toml").write_bytes(raw)
        append(of(tmp_path), [ROW])
        assert (tmp_path / "evidence.toml").read_bytes().startswith(BY_HAND.encode() + b"\n\n[[evidence]]")


def test_what_another_program_wrote_meanwhile_is_never_lost(tmp_path: Path) -> None:
    file = of(tmp_path, BY_HAND)
    changed = BY_HAND + '\n[[evidence]]\ndate = 2026-09-15\nkind = "missed"\n'
    (tmp_path / "evidence.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(NotSavedError, match="changed by another program meanwhile"):
        append(file, [ROW])
    assert (tmp_path / "evidence.toml").read_text(encoding="utf-8") == changed
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.toml"]


def test_a_file_that_came_or_went_meanwhile_is_noticed(tmp_path: Path) -> None:
    file = of(tmp_path)
    (tmp_path / "evidence.toml").write_text(BY_HAND, encoding="utf-8")
    with pytest.raises(NotSavedError):
        append(file, [ROW])
    file = of(tmp_path)
    (tmp_path / "evidence.toml").unlink()
    with pytest.raises(NotSavedError):
        append(file, [ROW])


def test_two_at_once_do_not_write_over_each_other(tmp_path: Path) -> None:
    file = of(tmp_path, BY_HAND)
    other = Lock(tmp_path / "evidence.lock")
    with pytest.raises(NotSavedError, match="Another iepmeet is adding evidence"):
        append(file, [ROW])
    other.release()
    assert len(append(file, [ROW]).rows) == 2
    with pytest.raises(NotSavedError, match="changed by another program meanwhile"):
        append(file, [ROW])


def test_a_disk_that_refuses_leaves_the_old_file_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, data: bytes) -> None:
        raise OSError(28, "no space")

    file = of(tmp_path, BY_HAND)
    monkeypatch.setattr(files, "write_all", full)
    with pytest.raises(NotSavedError, match="the disk is full"):
        append(file, [ROW])
    assert (tmp_path / "evidence.toml").read_text(encoding="utf-8") == BY_HAND
    assert [path.name for path in tmp_path.iterdir()] == ["evidence.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_link_is_read_but_never_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text(BY_HAND, encoding="utf-8")
    (tmp_path / "evidence.toml").symlink_to(elsewhere)
    file = of(tmp_path)
    assert len(file.rows) == 1
    with pytest.raises(NotSavedError, match="is a link"):
        append(file, [ROW])
    assert elsewhere.read_text(encoding="utf-8") == BY_HAND


def test_a_file_that_is_not_toml_is_left_alone(tmp_path: Path) -> None:
    for text in ("[[evidence]\ndate = 2026-09-08\n", "no"):
        with pytest.raises(IepmeetError, match="has to be put right first") as refused:
            append(of(tmp_path, text), [ROW])
        assert refused.value.exit_code == 1
        assert (tmp_path / "evidence.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '[[evidence]]\ndate = 2026-09-08\nwaht = "x"\n',
            'evidence.toml:3:1: "waht" is not known here. Did you mean "what"?',
        ),
        (
            '[[evidence]]\ndate = 2026-09-08\nkind = "mised"\n',
            'evidence.toml:3:8: "mised" is not known for "kind". Did you mean "missed"?',
        ),
        (
            '[[evidence]]\nwhat = "x"\n',
            "evidence.toml:1:1: This piece of evidence has no date. Add date = 2026-11-03.",
        ),
        (
            '[[evidence]]\ndate = "3/11/2026"\n',
            'evidence.toml:2:8: "3/11/2026" could not be read as a date. Write 2026-11-03.',
        ),
        (
            "[[evidence]]\ndate = 2062-11-03\n",
            "evidence.toml:2:8: caution: This evidence is dated Fri 3 Nov 2062, later than today.",
        ),
        ("[[evidense]]\n", 'evidence.toml:1:3: "evidense" is not known here. Did you mean "evidence"?'),
        (
            "[evidence]\ndate = 2026-09-08\n",
            'evidence.toml:1:1: "evidence" stands in one bracket. Write [[evidence]], with two, each time.',
        ),
        ("evidence = 3\n", 'evidence.toml:1:12: "evidence" is no table.'),
        ("evidence = [3]\n", "evidence.toml:1:13: This is no piece of evidence."),
    ],
)
def test_each_problem_is_said_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    found = said(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_one_bad_row_hides_no_other(tmp_path: Path) -> None:
    file = of(
        tmp_path,
        '[[evidence]]\ndate = 2026-09-08\n[[evidence]]\nkind = "x"\n[[evidence]]\ndate = 2026-09-15\n',
    )
    assert [row.date.day for row in file.rows] == [8, 15]
    assert len(file.problems) == 2


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"PK\x03\x04", b"\x00" * 100, b"\xe9", b"= = =", b"[[[["])
def test_no_bytes_raise_anything(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "evidence.toml").write_bytes(raw)
    assert evidence.read(tmp_path, today=TODAY).problems


def test_years_of_daily_evidence_are_read_in_full(tmp_path: Path) -> None:
    text = "".join(
        f"[[evidence]]\ndate = {dt.date(2023, 9, 1) + dt.timedelta(days=n)}\n" for n in range(1000)
    )
    file = of(tmp_path, text)
    assert (len(file.rows), file.problems) == (1000, ())


SALT = Concern(
    id="salt",
    title="Speech and language sessions missed",
    evidence=(Evidence(date=dt.date(2026, 11, 3), kind="missed", what="assistant  covering Year 2"),),
)
AGENDA = Agenda(concerns=(SALT, Concern(id="quiet", title="Quiet space")))


def test_each_row_goes_under_its_concern_by_id_or_title_and_once() -> None:
    rows = [
        ROW,
        Seen(date=dt.date(2026, 11, 10), kind="missed", concern="SALT"),
        Seen(date=dt.date(2026, 11, 10), kind="missed", concern="speech and language sessions missed"),
        Seen(date=dt.date(2026, 11, 11), concern="Quiet space", what="locked"),
        Seen(date=dt.date(2026, 11, 12), concern="lunch"),
        Seen(date=dt.date(2026, 11, 13)),
    ]
    salt, quiet = with_evidence(AGENDA, rows).concerns
    assert [row.date.day for row in salt.evidence] == [3, 10]
    assert quiet.evidence == (Evidence(date=dt.date(2026, 11, 11), what="locked"),)


def test_rows_of_no_concern_are_named(tmp_path: Path) -> None:
    text = "".join(
        f'[[evidence]]\ndate = 2026-11-{day:02}\nconcern = "{name}"\n'
        for day, name in ((2, "salt"), (3, "slat"), (4, "slat"), (5, "lunch"), (6, ""))
    )
    problems = evidence.left_out(AGENDA, "sam.toml", of(tmp_path, text))
    assert [(problem.what, problem.fix, problem.level) for problem in problems] == [
        ('2 rows are for "slat", which is no concern of sam.toml.', 'Did you mean "salt"?', "caution"),
        ('1 row is for "lunch", which is no concern of sam.toml.', "", "caution"),
        ("1 row is for no concern.", 'Add concern = "..." with the id or title of one.', "caution"),
    ]


def test_what_is_there_already_is_not_new() -> None:
    same = Seen(
        date=ROW.date, kind="missed", concern="Salt", what="assistant covering  YEAR 2", source="diary"
    )
    more = Seen(date=ROW.date, kind="missed", concern="salt", what="another")
    assert new_among([same, more, more], [ROW]) == (more,)


def test_control_characters_do_not_reach_the_file(tmp_path: Path) -> None:
    append(of(tmp_path), [Seen(date=ROW.date, what="a\x1b[31mb\u202ec\r\nd")])
    assert of(tmp_path).rows[0].what == "a[31mbc\nd"


WORDS = st.text(max_size=30)
ROWS = st.lists(
    st.builds(
        Seen,
        date=st.dates(dt.date(1990, 1, 1), dt.date(2026, 11, 25)),
        kind=st.sampled_from(get_args(EvidenceKind)),
        concern=WORDS,
        what=WORDS,
        who=WORDS,
        source=WORDS,
    ),
    max_size=5,
)


@given(st.lists(ROWS, max_size=4))
def test_however_often_rows_are_added_all_are_there_and_what_stood_there_stays(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Seen]]
) -> None:
    place = tmp_path_factory.mktemp("casebook")
    file, before = of(place, BY_HAND), BY_HAND
    for rows in batches:
        file = append(file, rows)
        text = (place / "evidence.toml").read_text(encoding="utf-8")
        assert text.startswith(before)
        before = text
    again = of(place)
    assert (again.rows, again.problems) == (file.rows, ())
    assert len(tomllib.loads(before)["evidence"]) == 1 + sum(map(len, batches))
