"""What each command takes, read from its declaration as typer reads it; the pages for people are made from it."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.cli.group import load

if TYPE_CHECKING:
    from numbcheck.cli import table


class Taken(NamedTuple):
    """One argument or option: its names (an argument has one), what is typed behind them, and what it is for."""

    names: tuple[str, ...]
    value: str
    line: str


class Declared(NamedTuple):
    """A command: what it says of itself, and what it takes."""

    row: table.CommandRow
    explained: str
    arguments: tuple[Taken, ...]
    options: tuple[Taken, ...]


def declared(row: table.CommandRow) -> Declared:
    """Return the declaration of a command; options that no help shows are left out."""
    params = load(row.name).params
    return Declared(
        row,
        inspect.cleandoc(import_module(f"numbcheck.cli.commands.{row.name}").command.__doc__ or ""),
        tuple(_argument(param) for param in params if param.param_type_name == "argument"),
        tuple(_option(param) for param in params if param.param_type_name == "option" and not param.hidden),
    )


def switches(param: Any) -> tuple[str, ...]:
    """Return the names of an option, also those that say no."""
    return (*param.opts, *param.secondary_opts)


def _argument(param: Any) -> Taken:
    name = str(param.metavar or param.name.upper()).removesuffix("...").strip("[]")
    return Taken((name,), "", param.help or "")


def _option(param: Any) -> Taken:
    return Taken(switches(param), "" if param.is_flag else str(param.metavar), param.help or "")
