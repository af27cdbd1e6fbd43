"""What each command does: a meeting and its words in, events and an answer out. No I/O, no screen."""
