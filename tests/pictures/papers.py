"""Pictures of the papers as people open them: page one of the PDF and of the Word file, the page on a phone.

LibreOffice, pdftoppm and Chromium draw what they open; typst draws the PDF itself.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from iepmeet.publish import docx, html, pdf

_PAGE = Path(__file__).parents[1] / "scenarios" / "oakfield" / "expected.minutes.md"
_DOTS = 80
_PHONE = (390, 844)


def draw(folder: Path) -> None:
    """Draws all three into a folder."""
    page = _PAGE.read_text(encoding="utf-8")
    (folder / "minutes-pdf.png").write_bytes(pdf.first_page(page, dots=_DOTS))
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        (place / "minutes.docx").write_bytes(docx.render(page))
        (place / "minutes.html").write_text(html.render(page), encoding="utf-8")
        _run("soffice", f"-env:UserInstallation=file://{place}/office", "--headless", "--convert-to", "pdf",
             "--outdir", made, str(place / "minutes.docx"))  # fmt: skip
        _run("pdftoppm", "-r", str(_DOTS), "-f", "1", "-l", "1", "-singlefile", "-png",
             str(place / "minutes.pdf"), str(folder / "minutes-word"))  # fmt: skip
        width, height = _PHONE
        _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={place}/profile", "--force-device-scale-factor=1",
             f"--window-size={width},{height}", f"--screenshot={folder / 'minutes-phone.png'}",
             (place / "minutes.html").as_uri())  # fmt: skip


def _run(program: str, *arguments: str) -> None:
    if shutil.which(program) is None:
        raise SystemExit(f"{program} is needed for the pictures of papers.")
    subprocess.run([program, *arguments], check=True, capture_output=True)
