"""`iepmeet evidence`: added in a line, listed, counted, taken in from a table and given out as one."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from iepmeet.cli import cli
from iepmeet.errors import IepmeetError

OAKFIELD = Path(__file__).parents[1] / "scenarios" / "oakfield"
SESSIONS = {
    "29 sep": "delivered",
    "6 oct": "missed",
    "13 oct": "missed",
    "20 oct": "delivered",
    "3 nov": "missed",
    "10 nov": "missed",
    "17 nov": "delivered",
    "24 nov": "missed",
}


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def evidence(*arguments: str, cwd: Path, plain: bool = False) -> Done:
    """The command as it is typed in a folder on Fri 27 Nov 2026."""
    env = {
        "IEPMEET_NOW": "2026-11-27T16:00",
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "IEPMEET_ASCII": "1" if plain else "0",
    }
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(cli, ["evidence", *arguments], env=env)
    if isinstance(result.exception, IepmeetError):
        return Done(result.exception.exit_code, result.stdout, f"{result.stderr}{result.exception}")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = (OAKFIELD / "iep-review.toml").read_text(encoding="utf-8")
    head, _, tail = text.partition("[[concerns.evidence]]")
    text = head + tail[tail.index("[[concerns]]") :]
    (tmp_path / "iep-review.toml").write_text(text.replace("2026-09-08 }", "2026-09-28 }"), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the eight sessions, written as an export would be."""
    place = tmp_path_factory.mktemp("sam")
    rows = "".join(f"{day} 2026;{kind};salt\n" for day, kind in SESSIONS.items())
    (place / "rows.csv").write_text(f"date;kind;concern\n{rows}", encoding="utf-8")
    assert evidence("import", "rows.csv", cwd=place).stdout == "Added 8 rows; 0 there already.\n"
    return place


@pytest.fixture
def counted(folder: Path, eight: Path) -> Path:
    shutil.copy(eight / "evidence.toml", folder)
    return folder


def test_a_line_is_kept_and_it_says_how_the_day_was_read(folder: Path) -> None:
    done = evidence("add", ".", "missed tue: assistant covering Year 2", "--concern", "salt", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        'Kept for salt: missed, Tue 24 Nov 2026 ("tue", 3 days ago): assistant covering Year 2\n'
    )
    again = evidence("add", "missed tue: Assistant covering Year 2", "--concern", "salt", cwd=folder)
    assert again.stdout == "This is there already; nothing was added.\n"
    assert evidence("list", cwd=folder).stdout == (
        "Tue 24 Nov 2026  missed     salt: assistant covering Year 2\n"
    )


def test_quote_marks_may_be_forgotten_and_the_day_given_apart(folder: Path) -> None:
    done = evidence(
        "add", "missed", "no", "cover", "--on", "last sat", "--concern", "Quiet space at lunch", cwd=folder
    )
    assert done.stdout == (
        'Kept for quiet: missed, Sat 21 Nov 2026 ("last sat", 6 days ago): no cover\n'
        "That day is not a school day: a Saturday.\n"
    )


def test_an_agenda_stands_for_its_folder(folder: Path) -> None:
    done = evidence(
        "add", str(folder / "iep-review.toml"), "missed tue", "--concern", "salt", cwd=folder.parent
    )
    assert done.returncode == 0
    assert (folder / "evidence.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("add", "missed 31 feb: x", "--concern", "salt"), 2, "there is no 31 February"),
        (("add", "missed next fri: x", "--concern", "salt"), 2, "that is still to come"),
        (("add", "missed tue: x"), 2, "Which concern is it for?"),
        (
            ("add", "missed tue: x", "--on", "wed", "--concern", "salt"),
            2,
            "a date in the text and one after --on",
        ),
        (("add", "."), 2, "There is a folder, and nothing after it."),
        (("add", "nowhere/at-all", "missed tue"), 3, "There is no folder nowhere/at-all here."),
        (("list", "nowhere"), 3, "There is no folder nowhere here."),
        (("list", "--concern", "slat"), 2, 'Did you mean "salt"?'),
        (("pattern", "--until", "soon"), 2, "not a date yet"),
        (("import", "nothing.csv"), 1, "nothing.csv: This file could not be read."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_keeps_nothing(
    folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = evidence(*arguments, cwd=folder)
    assert done.returncode == code
    assert said in done.stderr
    assert not (folder / "evidence.toml").exists()


def test_a_concern_nobody_knows_is_kept_and_questioned(folder: Path) -> None:
    done = evidence("add", "missed tue", "--concern", "slat", cwd=folder)
    assert done.returncode == 0
    assert 'There is no concern "slat" here yet. Did you mean "salt"?' in done.stdout


def test_the_pattern_of_eight_sessions_stands_in_words_with_its_rule_and_strip(counted: Path) -> None:
    done = evidence("pattern", cwd=counted)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Speech and language sessions missed",
        "Systematic: at least 3 sessions missed, a third or more of the known ones, over 4 taught weeks or "
        "more (here 5 of 8 over 8 taught weeks).",
        "8 sessions were expected from 28 September 2026 to 27 November 2026 (1 a week in 8 taught weeks, "
        "holidays not counted): 3 delivered, 5 missed.",
        "Longest gap, as recorded: 2 taught weeks in a row without a session delivered, even in part.",
        "In the last 4 taught weeks 1 of 4 known sessions was delivered; in the 4 before, 2 of 4.",
        "3 of 8: ■□□■□□■□ (■ delivered, □ missed)",
    ]
    assert "3 of 8: X..X..X. (X delivered, . missed)" in evidence("pattern", cwd=counted, plain=True).stdout


def test_the_pattern_up_to_a_day_and_for_a_program(counted: Path) -> None:
    done = evidence("pattern", "--concern", "salt", "--until", "23 oct", "--json", cwd=counted)
    (found,) = json.loads(done.stdout)
    assert (found["concern"], found["expected"], found["delivered"], found["missed"]) == ("salt", 4, 2, 2)
    assert (found["known"], found["unknown"], found["later"], found["strip"]) == (4, 0, 4, "2 of 4: ■□□■")
    assert found["rule"].startswith("Occasional: ")


def test_without_evidence_it_says_so(tmp_path: Path) -> None:
    for command in ("list", "pattern"):
        assert evidence(command, cwd=tmp_path).stdout == "There is no evidence here yet.\n"
        assert json.loads(evidence(command, "--json", cwd=tmp_path).stdout) == []


def test_a_table_goes_out_and_comes_in_and_adds_only_what_is_new(
    counted: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert evidence("export", cwd=counted).stdout == "Written: evidence.csv (8 rows).\n"
    assert "--force replaces it" in evidence("export", cwd=counted).stderr
    other = tmp_path_factory.mktemp("other")
    table = str(counted / "evidence.csv")
    assert evidence("import", str(other), table, cwd=counted).stdout == "Added 8 rows; 0 there already.\n"
    assert evidence("import", table, cwd=other).stdout == "Added 0 rows; 8 there already.\n"
    listed = [json.loads(evidence("list", "--json", cwd=place).stdout) for place in (counted, other)]
    assert listed[0] == listed[1]


def test_lines_of_a_table_that_cannot_be_read_are_named_and_the_others_kept(folder: Path) -> None:
    (folder / "rows.csv").write_text("date,kind\n3/11/2026,missed\n11/25/2026,missed\n", encoding="utf-8")
    done = evidence("import", "rows.csv", "--concern", "salt", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "Added 1 row; 0 there already.\n")
    assert done.stderr.startswith('rows.csv:3:1: "11/25/2026" is not a date')
    assert json.loads(evidence("list", "--json", cwd=folder).stdout)[0]["concern"] == "salt"


def test_problems_of_the_evidence_are_said_and_the_rest_is_counted(counted: Path) -> None:
    with (counted / "evidence.toml").open("a", encoding="utf-8") as file:
        file.write("[[evidence]]\nkind = 'missed'\n")
    done = evidence("list", cwd=counted)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 8)
    assert "This piece of evidence has no date." in done.stderr


def test_adding_and_counting_load_no_screen(folder: Path) -> None:
    code = (
        "import sys\n"
        "from iepmeet.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "late = ('textual', 'rich', 'docx', 'markdown_it', 'tree_sitter')\n"
        "print('LOADED', [name for name in late if name in sys.modules])\n"
    )
    for arguments in (("add", "missed tue", "--concern", "salt"), ("pattern",)):
        done = subprocess.run(
            [sys.executable, "-c", code, "evidence", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
            timeout=60,
            check=True,
        )
        assert done.stdout.endswith("LOADED []\n"), done.stdout
