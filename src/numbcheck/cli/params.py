"""What each command takes, known without its module and without typer: for the quick way, and for TAB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.cli.tables.params import ROWS

if TYPE_CHECKING:
    from numbcheck.cli.choices import LookedUp

Kind = Literal["flag", "text", "texts", "whole", "number", "other"]
"""What a value is: none, one text, as many as are given, a whole number, any number, or what typer alone reads."""


Row = tuple[str, tuple[str, ...], Kind, bool, str, "tuple[str, ...] | LookedUp"]


class Param(NamedTuple):
    """An argument, which has no `names`, or an option of a command, as its signature declares it.

    `choices` are what it can be, where that is known, or what TAB looks up.
    """

    name: str
    names: tuple[str, ...]
    kind: Kind
    required: bool
    help: str
    choices: tuple[str, ...] | LookedUp = ()


def params_of(command: str) -> list[Param]:
    """Return what the command of that name takes, in the order of its help; of "" what goes before any command."""
    return [Param(*row) for row in ROWS.get(command, ())]
