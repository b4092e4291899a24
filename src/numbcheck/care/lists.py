"""Plain Markdown lists a person owns: one thing a line, done or not; whatever else stands in the file stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.clean import folded, named, one_line
from numbcheck.errors import UsageError
from numbcheck.gather import OPEN, headings, is_done, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of a list: its words, whether it was done, the heading it stands under ("" for none), its row."""

    words: str
    done: bool = False
    under: str = ""
    row: int = -1


def read(text: str) -> tuple[Thing, ...]:
    """Return the things in a list; `- words`, `* words`, `1. words`, with or without a box, all count."""
    under = headings(text)
    return tuple(
        Thing(words, is_done(line), under[row], row)
        for row, line in enumerate(text.split("\n"))
        if (words := words_of(line))
    )


def head(title: str, about: str) -> str:
    """Return the beginning of a new list."""
    return f"# {title}\n\n{about}\n"


def added(text: str, words: str, at: int | None = None, under: str = "", box: str = OPEN) -> str:
    """Return the list with a new thing under the heading `under`.

    It stands at place `at` there (from 1 on) or last, with a `box` or none.
    Raises UsageError for a thing without words.
    """
    line = f"- {box}{one_line(words)}"
    if not one_line(words):
        raise UsageError("Say in a few words what it is.")
    lines = text.rstrip("\n").split("\n")
    there = [thing for thing in read(text) if thing.under == under]
    if at is not None and at <= len(there):
        lines.insert(there[max(at, 1) - 1].row, line)
    elif there:
        lines.insert(there[-1].row + 1, line)
    else:
        _begin(lines, under, line)
    return "\n".join(lines) + "\n"


def find(things: Sequence[Thing], ref: str) -> Thing:
    """Return the thing that a number (from 1 on) or the beginning of its words names.

    Raises UsageError where there is none, or more than one.
    """
    if ref.isascii() and ref.isdigit() and 1 <= int(ref) <= len(things):
        return things[int(ref) - 1]
    wanted = folded(one_line(ref))
    found = [thing for thing in things if folded(thing.words) == wanted]
    found = found or [thing for thing in things if wanted and folded(thing.words).startswith(wanted)]
    if len(found) != 1:
        many = "More than one" if found else "No"
        raise UsageError(f'{many} line begins with "{named(ref)}". Its number will do.')
    return found[0]


def _begin(lines: list[str], under: str, line: str) -> None:
    """Put the first thing of its heading in place: before the first heading, or under its own, made if need be."""
    above = headings("\n".join(lines))
    if not under:
        row = next((row for row, heading in enumerate(above) if heading), len(lines))
        lines[row:row] = ["", line, ""] if row < len(lines) else ["", line]
        return
    own = next((row for row, heading in enumerate(above) if heading == under), None)
    if own is None:
        lines += ["", f"## {under}"]
        own = len(lines) - 1
    lines[own + 1 : own + 1] = ["", line]
