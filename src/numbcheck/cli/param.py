"""A parameter of a command, as its signature declares it: what kind of value it takes, and how it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from numbcheck.cli.choices import LookedUp

Kind = Literal["flag", "text", "texts", "whole", "number", "other"]
"""What a value is: none, one text, as many as are given, a whole number, any number, or what typer alone reads."""

ParamRow = tuple[str, tuple[str, ...], Kind, bool, str, "tuple[str, ...] | LookedUp"]
"""A Param as the table has it."""


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
