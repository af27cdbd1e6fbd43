"""What several commands take, said the same way everywhere."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="For a program to read.")
