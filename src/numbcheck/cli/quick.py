"""The quick way: reads a call that is plain in every respect as typer would, and leaves every other one to it.

Plain is a command by its name and options as they are declared, each with its value: `-n 5`, `-n5` or `--since=7d`.
Help, a mistake, a range: nothing of that is understood here, so that typer alone says what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.cli import table
from numbcheck.cli.call import call, close_house, module_of, open_house
from numbcheck.cli.params import params_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numbcheck.cli.param import Param

_LONGEST = 18
"""Digits of a number that is read here."""


class Call:
    """A call that was understood: the command's module, what was given to it, and the options that go before any."""

    __slots__ = ("before", "given", "module")

    def __init__(self, module: Any, given: Mapping[str, Any], before: Mapping[str, Any]) -> None:
        self.module = module
        self.given = given
        self.before = before

    def make(self) -> Any:
        """Call the command in a house of its own; return what it returns."""
        house = open_house(**self.before)
        try:
            return call(self.module, house, self.given)
        finally:
            close_house(house)


class _NotPlainError(Exception):
    """Something that typer must see."""


def read(argv: Sequence[str]) -> Call | None:
    """Return the call that these words are, the options for any command first; None where typer must read them."""
    flags = {name: param.name for param in params_of("") if param.kind == "flag" for name in param.names}
    at = next((at for at, word in enumerate(argv) if word not in flags), len(argv))
    row = table.find(argv[at]) if at < len(argv) else None
    if row is None:
        return None
    module = module_of(row.name)
    words = getattr(module, "prepare", list)(argv[at + 1 :])
    try:
        given = _given(params_of(row.name), words)
    except _NotPlainError:
        return None
    return Call(module, given, {flags[word]: True for word in argv[:at]})


def _given(params: Sequence[Param], words: Sequence[str]) -> dict[str, Any]:
    """Return the values by name. Raises _NotPlainError."""
    options = {name: param for param in params for name in param.names}
    given: dict[str, Any] = {}
    arguments: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            arguments += rest
        elif word == "-" or not word.startswith("-"):
            arguments.append(word)
        elif word in options:
            _take(given, options[word], rest)
        else:
            name, value = _joined(word)
            if name not in options or options[name].kind == "flag":
                raise _NotPlainError
            _take(given, options[name], iter([value]))
    return given | _arguments([param for param in params if not param.names], arguments)


def _joined(word: str) -> tuple[str, str]:
    """Return the option and the value that stand in one word: `--since=7d`, `-n5`."""
    if word.startswith("--"):
        name, _, value = word.partition("=")
        return (name, value) if "=" in word else ("", "")
    return word[:2], word[2:]


def _take(given: dict[str, Any], option: Param, rest: Iterator[str]) -> None:
    """Put an option among what was given, with its value if it has one."""
    if option.kind == "flag":
        given[option.name] = True
        return
    value = _value(option, next(rest, "-"))
    if option.kind == "texts":
        given.setdefault(option.name, []).append(value)
    else:
        given[option.name] = value


def _arguments(params: Sequence[Param], words: Sequence[str]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    left = list(words)
    for param in params:
        if left and param.kind == "texts":
            given, left = given | {param.name: left}, []
        elif left:
            given[param.name] = _value(param, left.pop(0))
        elif param.required:
            raise _NotPlainError
    if left:
        raise _NotPlainError
    return given


def _value(param: Param, word: str) -> Any:
    if word.startswith("-") and param.names:
        raise _NotPlainError
    match param.kind:
        case "text" | "texts":
            return word
        case "whole" if _are_digits(word):
            return int(word)
        case "number" if _are_digits(word.replace(".", "", 1)):
            return float(word)
    raise _NotPlainError


def _are_digits(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _LONGEST
