"""Makes every picture of `docs/pictures/` anew, as SVG; with `--png FOLDER` also as PNG to look at."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import tempfile
from pathlib import Path

from tests.pictures import papers
from tests.pictures.scenes import SCENES, Scene, picture

DOCS = Path(__file__).parents[2] / "docs" / "pictures"
_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def main() -> None:
    """Makes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--png", type=Path, help="also draw them into this folder, by Chromium")
    parser.add_argument("--papers", action="store_true", help="also the papers, as other programs open them")
    parser.add_argument("--only", default="", help="only those whose name holds this")
    chosen = parser.parse_args()
    DOCS.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if chosen.only in scene.name:
            svg = _svg(scene)
            (DOCS / f"{scene.name}.svg").write_text(svg, encoding="utf-8")
            if chosen.png:
                chosen.png.mkdir(parents=True, exist_ok=True)
                _draw(DOCS / f"{scene.name}.svg", chosen.png / f"{scene.name}.png")
    if chosen.papers:
        papers.draw(DOCS)


def _svg(scene: Scene) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(picture(scene, Path(folder)))


def _draw(svg: Path, png: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *_CHROMIUM,
                f"--user-data-dir={profile}",
                "--window-size=1500,1100",
                f"--screenshot={png}",
                svg.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
