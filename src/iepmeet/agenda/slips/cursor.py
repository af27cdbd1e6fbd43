"""A place in a statement, and the faults met on the way."""

from __future__ import annotations

from iepmeet.agenda.found import Fault

ODD_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u3000\ufeff"


class Cursor:
    """Reads on from `at`. Every reader of the slips moves it forward and adds to `faults`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.faults: list[Fault] = []

    def fault(self, offset: int, what: str, fix: str = "") -> None:
        self.faults.append(Fault(offset, what, fix))

    @property
    def sign(self) -> str:
        """The next character; nothing at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def line_end(self) -> int:
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    @property
    def rest_of_line(self) -> str:
        return self.text[self.at : self.line_end]

    def skip_blanks(self) -> None:
        while self.sign and self.sign in " \t" + ODD_BLANKS:
            if self.sign in ODD_BLANKS:
                self.fault(
                    self.at,
                    "This is not an ordinary blank, but one that comes from Word or a web page.",
                    "Delete it and type a blank.",
                )
            self.at += 1

    def skip_lines(self) -> None:
        """Goes over blanks, line ends and comments, as TOML does inside square brackets."""
        self.skip_blanks()
        while self.sign in ("\n", "#") and self.sign:
            self.at = self.at + 1 if self.sign == "\n" else self.line_end
            self.skip_blanks()
