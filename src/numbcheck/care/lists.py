"""Plain Markdown lists a person owns: one thing a line, done or not; whatever else stands in the file stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.clean import folded, one_line
from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DONE, _OPEN = "[x] ", "[ ] "


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of a list: its words, whether it was done, the heading it stands under ("" for none), its row."""

    words: str
    done: bool = False
    under: str = ""
    row: int = -1


def read(text: str) -> tuple[Thing, ...]:
    """Return the things in a list; `- words`, `* words`, `1. words`, with or without a box, all count."""
    things: list[Thing] = []
    under = ""
    for row, raw in enumerate(text.split("\n")):
        line = one_line(raw)
        if line.startswith("##"):
            under = line.lstrip("# ")
        elif words := _words(line):
            things.append(Thing(_without_box(words), _is_done(words), under, row))
    return tuple(thing for thing in things if thing.words)


def head(title: str, about: str) -> str:
    """Return the beginning of a new list."""
    return f"# {title}\n\n{about}\n"


def added(text: str, words: str, at: int | None = None, under: str = "") -> str:
    """Return the list with a new thing under the heading `under`, at place `at` there (from 1 on) or last.

    Raises UsageError for a thing without words.
    """
    line = f"- {_OPEN}{one_line(words)}"
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


def ticked(text: str, thing: Thing) -> str:
    """Return the list with this thing done. Nothing ever undoes it but the person."""
    lines = text.split("\n")
    mark, _, words = lines[thing.row].strip().partition(" ")
    lines[thing.row] = f"{mark} {_DONE}{_without_box(words.strip())}"
    return "\n".join(lines)


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
        raise UsageError(f"{many} line goes by {one_line(ref)!r}. Its number will do.")
    return found[0]


def _begin(lines: list[str], under: str, line: str) -> None:
    """Put the first thing of its heading in place: before the first heading, or under its own, made if need be."""
    headings = [row for row, raw in enumerate(lines) if raw.startswith("##")]
    if not under:
        row = headings[0] if headings else len(lines)
        lines[row:row] = ["", line, ""] if headings else ["", line]
        return
    own = next((row for row in headings if one_line(lines[row]).lstrip("# ") == under), None)
    if own is None:
        lines += ["", f"## {under}"]
        own = len(lines) - 1
    lines[own + 1 : own + 1] = ["", line]


def _words(line: str) -> str:
    mark, _, words = line.partition(" ")
    numbered = mark[:-1].isdigit() and mark[-1:] in {".", ")"}
    return words if mark in {"-", "*", "+"} or numbered else ""


def _without_box(words: str) -> str:
    return words[3:].strip() if _boxed(words) else words


def _is_done(words: str) -> bool:
    return _boxed(words) and words[1].lower() == "x"


def _boxed(words: str) -> bool:
    return words[:1] == "[" and words[2:3] == "]"
