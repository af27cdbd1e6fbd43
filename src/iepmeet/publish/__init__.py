"""Markdown to what another program opens. Everything is made from the Markdown alone."""
