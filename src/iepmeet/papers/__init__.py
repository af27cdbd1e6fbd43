"""AFTER: what people read, as pure functions that return Markdown."""
