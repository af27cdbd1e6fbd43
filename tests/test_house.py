"""The house stands: what may load when, what needs no Textual, where colours and sockets are not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "iepmeet"
AGENDA = Path(__file__).parent / "scenarios" / "oakfield" / "iep-review.toml"
LATE = (
    *("textual", "rich", "typst", "docx", "pendulum", "holidays", "tomlkit", "markdown_it", "tree_sitter"),
    *("icalendar", "segno"),
)


def run_python(code: str, *arguments: str, given: str = "", cwd: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["check", str(AGENDA)], ["run", "--help"]])
def test_help_and_check_load_nothing_that_is_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from iepmeet.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {LATE!r} if name in sys.modules])\n"
    )
    assert run_python(code, *arguments).endswith("LOADED []\n")


def test_everything_below_the_screen_works_without_textual(tmp_path: Path) -> None:
    code = (
        "import sys, pkgutil, importlib, iepmeet\n"
        "sys.modules['textual'] = None\n"
        "sys.modules['rich'] = None\n"
        "for found in pkgutil.walk_packages(iepmeet.__path__, 'iepmeet.'):\n"
        "    if not found.name.startswith('iepmeet.tui') and found.name != 'iepmeet.__main__':\n"
        "        importlib.import_module(found.name)\n"
        "sys.argv = ['iepmeet', 'run', sys.argv[1], '--plain']\n"
        "from iepmeet.__main__ import main\n"
        "main()\n"
    )
    agenda = tmp_path / "meeting.toml"
    agenda.write_bytes(AGENDA.read_bytes())
    said = run_python(code, str(agenda), given="/here\n! ring @Jo by fri so that we know\n/end\n/end\n")
    assert "Kept A5" in said
    assert "Minutes: " in said


def test_no_file_of_the_source_wants_another_room() -> None:
    long = {
        str(path.relative_to(SRC)): lines
        for path in SRC.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert not long


def test_colours_stand_in_the_themes_and_nowhere_else() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgb\(")
    found = [
        str(path.relative_to(SRC))
        for path in (SRC / "tui").rglob("*")
        if path.suffix in (".py", ".tcss")
        and path.name != "themes.py"
        and colour.search(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_nothing_in_the_source_can_open_a_connection() -> None:
    network = re.compile(
        r"^\s*(?:import|from) (?:socket|ssl|http|urllib\.request|smtplib|ftplib|requests|httpx|aiohttp)\b",
        re.MULTILINE,
    )
    found = [path.name for path in SRC.rglob("*.py") if network.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_the_clock_is_read_in_one_place() -> None:
    clock = re.compile(r"\b(?:date|datetime|pendulum|time)\.(?:today|now|utcnow|time|monotonic)\(")
    found = [
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.py")
        if path.name != "clock.py" and clock.search(path.read_text(encoding="utf-8"))
    ]
    assert not found
