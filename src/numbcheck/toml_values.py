"""Read a TOML table as a frozen value; a key that is missing, unknown or of another kind is named with its file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NoReturn, TypeVar, get_args, get_origin, get_type_hints

from numbcheck.clean import one_line
from numbcheck.errors import BadDataError
from numbcheck.spelling import suggestion

T = TypeVar("T")

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
"""What a table of texts is where there is none."""

_KINDS = {
    str: ("text", '"..."'),
    int: ("a whole number", "3"),
    bool: ("true or false", "true"),
    tuple: ("a list", "[...]"),
    Mapping: ("a table", "{ ... }"),
}
"""What a value of each kind is called, and how it is written."""


def read_toml(text: str, name: str) -> dict[str, Any]:
    """Return the table in `text`; raises BadDataError naming the file and the line where it is not TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fail(name, f"{_where_it_ends(error, text)} cannot be read as TOML", "Write key = value there")


def _where_it_ends(error: Exception, text: str) -> str:
    """Return the line up to which a text is TOML, as the reader's message tells it; without one it is the last."""
    found = re.search(r"at line (\d+)", str(error))
    return f"Line {found[1] if found else text.count(chr(10)) + 1}"


def fail(where: str, what: str, remedy: str) -> NoReturn:
    """Raise the one kind of error a TOML file has: where it is, what is wrong, how to put it right."""
    raise BadDataError(f"{where}: {what}. {remedy}.")


def fail_missing(where: str, key: str) -> NoReturn:
    """Raise a BadDataError about a key that has to be there."""
    fail(where, f"It has no {key}", f"Add {key} = ...")


def refuse_unknown(where: str, keys: set[str], known: Iterable[str]) -> None:
    """Raise a BadDataError where there are `keys` beside those `known` (a typo must not go unseen)."""
    if keys:
        unknown = one_line(min(keys))
        hint = suggestion(unknown, sorted(known), "Correct it or take it out.")
        raise BadDataError(f'{where}: "{unknown}" isn\'t a key here.{hint}')


def as_table(raw: Any, where: str) -> dict[str, Any]:
    """Return `raw`; raises BadDataError where it is not a table."""
    if not isinstance(raw, dict):
        fail(where, "This is not a table", "Write it as key = value lines")
    return raw


def as_value(shape: type[T], raw: Any, where: str) -> T:
    """Return the table `raw` as a value of the NamedTuple `shape`, whose fields are the keys there are.

    A field with a default is a key that may be missing. Raises BadDataError naming `where` and the key.
    """
    named: Any = shape
    kinds, defaults = _fields(named)
    table = as_table(raw, where)
    refuse_unknown(where, table.keys() - kinds.keys(), kinds)
    for key in kinds:
        if key not in table and key not in defaults:
            fail_missing(where, key)
    return shape(**{key: _value(kinds[key], value, f"{where}, {key}") for key, value in table.items()})


@cache
def _fields(shape: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the annotations of a NamedTuple's fields, and their defaults, by name."""
    return get_type_hints(shape), shape._field_defaults


def _value(kind: Any, raw: Any, where: str) -> Any:
    """Return `raw` as a value of the annotation `kind`."""
    if hasattr(kind, "_fields"):
        return as_value(kind, raw, where)
    origin, inner = get_origin(kind) or kind, get_args(kind)
    if origin is Literal:
        if raw not in inner:
            fail(where, f"It is not one of {', '.join(inner)}", "Choose one of these")
        return raw
    if origin is tuple and isinstance(raw, list):
        return tuple(_value(inner[0], part, f"{where} {number}") for number, part in enumerate(raw, 1))
    if origin is Mapping and isinstance(raw, dict):
        return MappingProxyType({key: _value(inner[1], part, f"{where}, {key}") for key, part in raw.items()})
    if type(raw) is not kind or raw == "":
        name, example = _KINDS[origin]
        fail(where, f"It is not {name}", f"Write it as {example}")
    return raw
