"""Call a command with what was typed, by the names of its parameters, as `quick` or typer has read it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from numbcheck.errors import UsageError
from numbcheck.stage.streams import Streams
from numbcheck.visit.house import House

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def open_house(
    *,
    quiet: bool = False,
    plain: bool = False,
    no_color: bool = False,
    no_input: bool = False,
    voice: bool | None = None,
) -> House:
    """Return the house of this call; on the very first run a person hears what this is."""
    streams = Streams(sys.stdin, sys.stdout, sys.stderr, os.environ, quiet=quiet, no_input=no_input)
    house = House(streams, plain=plain, no_color=no_color, voice=voice)
    if streams.can_ask:
        from numbcheck.visit import first_words

        first_words.say(house)
    return house


def close_house(house: House) -> None:
    """End a command; a person hears of a key that came from elsewhere."""
    house.close()
    if house.met_a_lock and house.streams.can_ask:
        from numbcheck.visit.locked import from_elsewhere

        from_elsewhere.mention(house)


def module_of(command: str) -> Any:
    """Return the module of a command; only that one is imported."""
    return import_module(f"numbcheck.cli.commands.{command}")


def call(module: Any, house: House, given: Mapping[str, Any]) -> Any:
    """Call the module's command with the values that were `given`.

    A command that takes a pipe keeps what came through it, where what was typed cannot be done.
    """
    try:
        return module.command(house, **arguments(module.command, given))
    except UsageError:
        refused(module, house)
        raise


def arguments(command: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as the command takes them: those of a group in the group."""
    values = dict(given)
    for name, group in groups_of(command).items():
        values[name] = group._replace(
            **{field: values.pop(field) for field in group._fields if field in values}
        )
    return values


def refused(module: Any, house: House) -> None:
    """Let the command see to what came in, where it cannot be done."""
    if see_to := getattr(module, "refused", None):
        see_to(house)


def groups_of(command: Callable[..., Any]) -> dict[str, Any]:
    """Return the parameters that stand for a group of options, each a named tuple, as they are unless chosen."""
    code = command.__code__
    names = code.co_varnames[: code.co_argcount]
    defaults = dict(zip(reversed(names), reversed(command.__defaults__ or ()), strict=False))
    return {name: default for name, default in defaults.items() if isinstance(default, tuple)}
