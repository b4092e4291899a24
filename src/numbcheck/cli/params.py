"""What each command takes, known without its module and without typer: for the quick way, and for TAB."""

from __future__ import annotations

from numbcheck.cli.param import Param
from numbcheck.cli.tables.params import ROWS


def params_of(command: str) -> list[Param]:
    """Return what the command of that name takes, in the order of its help; of "" what goes before any command."""
    return [Param(*row) for row in ROWS.get(command, ())]
