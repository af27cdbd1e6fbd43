"""Knowledge as data: TOML with its sources. Code here only loads it."""
