"""What the files of a casebook are called."""

from __future__ import annotations

CASEBOOK = "casebook.toml"
EVIDENCE = "evidence.toml"
DIARY = "casebook.jsonl"
