"""The first page of help, and the list of every command, made from the table of commands."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from numbcheck.cli import table
from numbcheck.cli.table import EVERYWHERE, fitted
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT = ("ground", "breathe", "moment", "history", "crisis")
_RIGHT = ("note", "journal", "check", "trends", "report")
_WIDE = 75
_COLUMN = 34
"""Columns for the words of the left half."""
_NAMED_BELOW = "help"
_SAID = {"do": "do (all practices, your own too)"}


def first_page(width: int) -> str:
    """Return what `--help` says: the first commands with a few words, the others by group; it fits 24 x 80."""
    lines = [
        ("numbcheck: for when you feel numb or far away. It isn't medical care.", 0),
        (CARE_LINE, 0),
        ("Begin with:  numbcheck          (one question, Enter is an answer)", 2),
        ("", 0),
        *((line, 11) for line in _first(width)),
        ("", 0),
        *((line, 14) for line in _others()),
        ("", 0),
        ("A practice's own name works too: numbcheck chair", 2),
        *((line, 2) for line in _more(width)),
        (f"Around any command: {' '.join(names[0] for names in EVERYWHERE)}", 2),
    ]
    return "\n".join(fitted(line, width, hanging) for line, hanging in lines)


def every_command(width: int) -> str:
    """Return what `help all` says: a row for each command."""
    return "\n".join(fitted(f"{row.name:<12}{row.line}", width, 12) for row in table.TABLE)


def _first(width: int) -> Iterator[str]:
    rows = {row.name: row for row in table.TABLE}
    if width < _WIDE:
        yield from (_row(rows[name]) for name in (*_LEFT, *_RIGHT))
        return
    for left, right in zip_longest(_LEFT, _RIGHT):
        yield f"{_row(rows[left]):<{_COLUMN + 11}}{_row(rows[right]).lstrip()}"


def _row(row: table.CommandRow) -> str:
    return f"  {row.name:<9}{row.line}"


def _others() -> Iterator[str]:
    """Yield the commands that are not among the first, by group."""
    groups: dict[str, list[str]] = {}
    for row in table.TABLE:
        if row.name not in {*_LEFT, *_RIGHT, _NAMED_BELOW}:
            groups.setdefault(row.group, []).append(_SAID.get(row.name, row.name))
    yield from (f"  {group:<12}{', '.join(names)}" for group, names in groups.items())


def _more(width: int) -> list[str]:
    every, all_, one = "Every command, a line each:", "numbcheck help all", "One: numbcheck help note"
    return [f"{every} {all_}     {one}"] if width >= _WIDE else [every, f"  {all_}", one]
