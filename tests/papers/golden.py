"""The minutes as they are meant to be, kept as files. `python -m tests.papers.golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from iepmeet.papers.minutes import minutes

from .meetings import amended, everything, held, smallest, still_open

FOLDER = Path(__file__).parent / "pages"
FINGERPRINT = "9f2c41d07a6be815"
MEETINGS = {"everything": everything, "smallest": smallest, "draft": still_open, "amended": amended}


def made(name: str) -> str:
    """The minutes of one of the meetings, as they come out now."""
    return minutes(held(*MEETINGS[name]()), FINGERPRINT)


def kept(name: str) -> str:
    """The minutes of one of the meetings, as they are meant to be."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def write() -> None:
    """Keeps what comes out now; read what changed before it is believed."""
    for name in MEETINGS:
        (FOLDER / f"{name}.md").write_text(made(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
