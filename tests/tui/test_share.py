"""After the meeting: who gets what, seen on the screen and written by a key."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import zxingcpp
from icalendar import Calendar
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Markdown

from iepmeet.live.paths import Paths
from iepmeet.live.sending import NOT_SENT
from iepmeet.live.sharing import Sharing
from iepmeet.tui import themes
from iepmeet.tui.app import ShareApp
from iepmeet.tui.screens.codes import CodesScreen
from iepmeet.tui.screens.share import InitialsScreen
from iepmeet.tui.widgets.code_view import CodeView
from tests.faults.program import leave_out
from tests.publish.test_codes import of_half_blocks, seen

from .pages import press, rows, settle, text
from .stage import HUGE, SMALL, USUAL, WIDE, opened, said, terminal

TODAY = dt.date(2026, 12, 8)
pytestmark = pytest.mark.asyncio
PRIVATE = "PRIVATEMARKER"
LINES = (
    "/here",
    "/go 1",
    "Mrs Patel: no cover was found in October",
    f"~ {PRIVATE} of Tom Sharp, 07700 900123",
    "! Share the cover list @Mrs Patel by fri so that no week is missed",
    "! Ring the therapist @Jo Rivers by 16 dec so that the report comes",
    "/outcome agreed weekly again from 14 December",
    "/review 2 march",
    "/end",
    "/end",
)
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_ROW = 1


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    """A meeting that was held and closed."""
    with terminal():
        session = opened(tmp_path)
        said(session, LINES)
        session.close()
        yield session.paths


@asynccontextmanager
async def sharing(paths: Paths, size: tuple[int, int] = WIDE, theme: str = "") -> AsyncIterator[Pilot[str]]:
    """The Share screen of it."""
    with terminal():
        app = ShareApp(Sharing(paths, TODAY), theme)
        async with app.run_test(size=size) as pilot:
            await page_made(pilot)
            yield pilot


async def page_made(pilot: Pilot[str]) -> None:
    """Waits until the page is laid out: Textual reads the Markdown on another thread."""
    for _ in range(1000):
        await settle(pilot)
        if pilot.app.screen.query_one(Markdown).children:
            return
        await pilot.pause(0.01)
    raise AssertionError("the page was not laid out")


async def written(pilot: Pilot[str], key: str) -> str:
    """Presses a key that writes, waits until it is done, and gives what stands on the screen."""
    await press(pilot, key)
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    return text(pilot)


def preview(pilot: Pilot[str]) -> str:
    """The page that is shown, as Markdown."""
    return pilot.app.screen.query_one(Markdown).source


async def test_each_reader_sees_their_own_page_before_it_is_written(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        assert preview(pilot).startswith("# IEP review for Sam")
        await press(pilot, "2")
        assert "Not part of the minutes" in preview(pilot)
        await press(pilot, "3")
        assert "Not part of the minutes" not in preview(pilot)
        assert "Speech and language sessions missed" not in preview(pilot)
        await press(pilot, "4")
        assert preview(pilot).count("\n---\n") == 1
        await press(pilot, "1")
        assert preview(pilot).startswith("# IEP review for Sam")


@pytest.mark.parametrize(
    ("key", "name"),
    [("w", "docx"), ("p", "pdf"), ("h", "html"), ("c", "ics"), ("e", "eml")],
)
async def test_a_key_writes_one_kind_and_says_what_it_is_called(paths: Paths, key: str, name: str) -> None:
    async with sharing(paths) as pilot:
        told = await written(pilot, key)
        file = paths.folder / f"iep-review.minutes.{name}"
        assert f"Written: {file.name}" in told
        assert file.stat().st_size > 200
        assert (NOT_SENT.split(".")[0] in told) == (key == "e")


async def test_a_slip_is_written_for_each_owner(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        await press(pilot, "4")
        await written(pilot, "h")
    assert {path.name for path in paths.folder.glob("*.staff.*.html")} == {
        "iep-review.minutes.staff.Mrs-Patel.html",
        "iep-review.minutes.staff.Jo-Rivers.html",
    }


async def test_a_page_changed_by_hand_is_what_is_handed_on(paths: Paths) -> None:
    page = paths.minutes
    page.write_text(page.read_text(encoding="utf-8").replace("cover list", "cover rota"), encoding="utf-8")
    before = page.read_bytes()
    async with sharing(paths) as pilot:
        told = await written(pilot, "h")
        assert "was changed by hand: the copy is made from it." in told
    assert "cover rota" in (paths.folder / "iep-review.minutes.html").read_text(encoding="utf-8")
    assert page.read_bytes() == before


async def test_initials_are_looked_over_before_anything_is_written(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, InitialsScreen)
        assert "JR: " in text(pilot) and "Jo Rivers" in text(pilot)
        await press(pilot, "escape")
        assert "Jo Rivers" in preview(pilot)
        await press(pilot, "i", "enter")
        assert "Jo Rivers" not in preview(pilot)
        assert "Initials on" in text(pilot)
        await written(pilot, "h")
    (made,) = paths.folder.glob("*.initials.html")
    assert "Rivers" not in made.read_text(encoding="utf-8")


async def test_nothing_private_is_on_any_page_or_in_any_file(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        for reader in ("1", "2", "3", "4"):
            await press(pilot, reader)
            for word in (PRIVATE, "Tom", "07700"):
                assert word not in preview(pilot), reader
            for key in ("h", "c", "e"):
                told = await written(pilot, key)
                assert PRIVATE not in told
    for file in paths.folder.glob("*.minutes*"):
        assert PRIVATE.encode() not in file.read_bytes(), file.name


async def test_a_click_does_what_the_key_does(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        y = next(y for y, row in enumerate(rows(pilot)) if "3  Child" in row)
        await pilot.click(offset=(6, y))
        await settle(pilot)
        assert "Speech and language sessions missed" not in preview(pilot)


async def test_where_there_is_little_room_the_preview_comes_on_demand(paths: Paths) -> None:
    async with sharing(paths, SMALL) as pilot:
        assert "IEP review for Sam" not in "\n".join(rows(pilot)[1:])
        await press(pilot, "v")
        for _ in range(1000):
            if "IEP review for Sam" in "\n".join(rows(pilot)[1:]):
                break
            await pilot.pause(0.01)
            await settle(pilot)
        assert "IEP review for Sam" in "\n".join(rows(pilot)[1:])
        await press(pilot, "v")
        assert "W  Word" in "\n".join(rows(pilot))


async def test_esc_leaves(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        await press(pilot, "escape")
        assert pilot.app.return_value == "left"


def drawn_code(pilot: Pilot[str]) -> str:
    """What a phone reads from the code on the screen: black on white, whatever the theme."""
    view = pilot.app.screen.query_one(CodeView)
    strips = [view.render_line(y) for y in range(view.size.height)]
    lines = []
    for strip in strips:
        inked = [segment for segment in strip if _is_ink(segment.style)]
        lines += [segment.text for segment in inked]
    return seen(of_half_blocks(lines))


def _is_ink(style: Style | None) -> bool:
    return bool(
        style and style.color and style.bgcolor and (style.color.number, style.bgcolor.number) == (16, 231)
    )


@pytest.mark.parametrize("theme", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_a_phone_reads_the_review_and_the_actions_from_the_screen(
    paths: Paths, size: tuple[int, int], theme: str
) -> None:
    async with sharing(paths, size, theme) as pilot:
        await press(pilot, "q")
        screen = pilot.app.screen
        assert isinstance(screen, CodesScreen)
        event = drawn_code(pilot)
        assert "DTSTART" in event and "20270302" in event
        assert ("BEGIN:VCALENDAR" in event) == (size == WIDE)
        read = ""
        for _ in range(len(screen._codes) - 1):
            await press(pilot, "n")
            read += drawn_code(pilot)
        for words in ("Share the cover list", "Ring the therapist", "Mrs Patel", "Jo Rivers"):
            assert words in " ".join(read.split())
        assert PRIVATE not in read


async def test_o_shows_one_persons_actions(paths: Paths) -> None:
    async with sharing(paths) as pilot:
        await press(pilot, "q", "o", "n")
        only = drawn_code(pilot)
        assert ("Share the cover list" in only) != ("Ring the therapist" in only)


async def test_a_window_that_is_too_small_says_so_and_offers_the_page(paths: Paths) -> None:
    async with sharing(paths, (40, 14)) as pilot:
        await press(pilot, "q")
        assert "too small" in text(pilot)
        await press(pilot, "h")
    page = (paths.folder / "iep-review.minutes.codes.html").read_text(encoding="utf-8")
    assert "data:image/svg" in page or "<svg" in page


def picture_of(svg: str, folder: Path) -> list[str]:
    """What is read from Chromium's picture of a page or a screen."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        leave_out("Chromium draws what a phone reads")
    (folder / "shown.html").write_text(svg, encoding="utf-8")
    subprocess.run(
        [
            *(str(program), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={folder / 'profile'}", "--window-size=1700,3000"),
            f"--screenshot={folder / 'shown.png'}",
            (folder / "shown.html").as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    from PIL import Image

    with Image.open(folder / "shown.png") as image:
        return [str(found.text) for found in zxingcpp.read_barcodes(image.convert("L"))]


@pytest.mark.system
@pytest.mark.parametrize("theme", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_a_phone_reads_it_from_a_picture_of_the_screen(
    paths: Paths, size: tuple[int, int], theme: str, tmp_path: Path
) -> None:
    async with sharing(paths, size, theme) as pilot:
        await press(pilot, "q")
        svg = _REMOTE_FONT.sub("", pilot.app.export_screenshot(title="iepmeet"))
    (found,) = picture_of(svg, tmp_path)
    event = found if "VCALENDAR" in found else f"BEGIN:VCALENDAR\r\n{found}\r\nEND:VCALENDAR"
    (review,) = Calendar.from_ical(event).walk("VEVENT")
    assert "20270302" in str(review["DTSTART"].to_ical())


@pytest.mark.system
async def test_a_phone_reads_it_from_the_page(paths: Paths, tmp_path: Path) -> None:
    page = Sharing(paths, TODAY).codes_page()
    found = picture_of(page.read_text(encoding="utf-8"), tmp_path)
    assert any("20270302" in one for one in found)
    assert any("Share the cover list" in one for one in found)


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """One file for each picture."""
    return snapshot.use_extension(SVGImageExtension)


@pytest.mark.parametrize(
    "keys", [(), ("4", "h"), ("i",), ("q",)], ids=["share", "written", "initials", "codes"]
)
@pytest.mark.parametrize("theme", [themes.EVENING, themes.DAY, themes.HIGH_CONTRAST])
async def test_looks(paths: Paths, keys: tuple[str, ...], theme: str, picture: SnapshotAssertion) -> None:
    wrong = []
    async with sharing(paths, theme=theme) as pilot:
        for key in keys:
            await written(pilot, key)
        for width, height in (SMALL, USUAL, WIDE, HUGE) if theme == themes.EVENING else (WIDE,):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            svg = _REMOTE_FONT.sub("", pilot.app.export_screenshot(title="iepmeet", simplify=True))
            if svg != picture(name=f"{width}x{height}"):
                wrong.append(f"{width}x{height}")
    assert not wrong
