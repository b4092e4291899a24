"""Calling a command with what was typed, by the names of its parameters, whoever has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numbcheck.visit.house import House


def call(command: Callable[..., Any], house: House, given: Mapping[str, Any]) -> Any:
    """Call the command with the values that were `given`; those of a group go into the group."""
    values = dict(given)
    for name, group in groups_of(command).items():
        values[name] = group._replace(
            **{field: values.pop(field) for field in group._fields if field in values}
        )
    return command(house, **values)


def groups_of(command: Callable[..., Any]) -> dict[str, Any]:
    """Return the parameters that stand for a group of options, each a named tuple, as they are unless chosen."""
    code = command.__code__
    names = code.co_varnames[: code.co_argcount]
    defaults = dict(zip(reversed(names), reversed(command.__defaults__ or ()), strict=False))
    return {name: default for name, default in defaults.items() if isinstance(default, tuple)}
