"""`iepmeet`, and `python -m iepmeet`. Whatever happens, the user reads a sentence, never a traceback."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from iepmeet.errors import IepmeetError
from iepmeet.speaking import prepare, warn

_RUN_OF_A_FILE = 2


def main() -> None:
    """Runs one command and exits with its code."""
    prepare()
    try:
        sys.exit(_run(sys.argv[1:]))
    except IepmeetError as trouble:
        warn(str(trouble))
        sys.exit(trouble.exit_code)
    except RecursionError:
        warn("That is nested too deeply to be read.")
        sys.exit(3)
    except Exception as unforeseen:
        # the last net: no words of the meeting may reach the terminal in a traceback
        from iepmeet.unforeseen import sentence

        warn(sentence(unforeseen))
        sys.exit(3)


def _run(arguments: Sequence[str]) -> int:
    # the one command that people wait for does not wait for the command line's library
    if len(arguments) == _RUN_OF_A_FILE and arguments[0] == "run" and not arguments[1].startswith("-"):
        # nothing made before the first frame or line is garbage; the faces turn the collector on again
        gc.disable()
        from iepmeet import starting

        return starting.run(Path(arguments[1]), on_screen=starting.can_draw())
    from iepmeet.cli import cli

    cli.main(list(arguments), prog_name="iepmeet")
    return 0


if __name__ == "__main__":
    main()
