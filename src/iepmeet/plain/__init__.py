"""The live meeting as plain lines: for screen readers, pipes, old consoles and tests."""
