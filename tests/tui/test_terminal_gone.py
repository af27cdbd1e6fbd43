"""A terminal that goes away while it is drawn on: nobody waits for it, and the process ends all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from iepmeet.tui.terminal import Unfailing
from tests.faults.program import posix

pytestmark = posix


def test_drawing_on_a_terminal_that_is_gone_raises_nothing() -> None:
    read, write = os.pipe()
    with os.fdopen(write, "w", buffering=1) as file:
        os.close(read)
        gone = Unfailing(file)
        for _ in range(40):
            gone.write("drawn\n")
            gone.flush()
        # what is left in the buffer would fail once more at the close
        os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())


def test_a_process_whose_main_thread_hangs_still_ends_by_the_signal_it_was_sent() -> None:
    code = (
        "import signal, threading, time\n"
        "from iepmeet import stopping\n"
        "signal.signal(signal.SIGTERM, lambda *_: None)\n"
        "threading.Timer(0.1, stopping.end_by, (signal.SIGTERM,)).start()\n"
        "time.sleep(60)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=50)
    assert done.returncode == -signal.SIGTERM
