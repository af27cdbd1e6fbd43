"""The pictures of the docs, made from the product itself: `python -m tests.pictures`."""
