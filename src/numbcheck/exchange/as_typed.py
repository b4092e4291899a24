"""A person's Markdown inside a longer file: it stays Markdown, but ends where it ends and begins no part of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from numbcheck import clean

_HEADING = re.compile(r"\A {0,3}(?=#{1,2}(?:[ \t]|$))")
"""Of the levels that the file itself has: its title and its entries."""
_LINE_BELOW = re.compile(r"\A {0,3}(?=(?:-+|=+)[ \t]*$)")
"""What makes a heading of the line above it, and what can begin or end front matter."""
_ITEM = re.compile(r"\A[ ]{0,3}(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_FENCE = re.compile(r"\A((?:[ ]{0,3}(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*[ ]{0,3})(`{3,}(?=[^`]*$)|~{3,})")
_OPEN_TAG = re.compile(
    r"\A {0,3}(?=<(?:!--|\?|!\[CDATA\[|![a-z]|(?:script|pre|style|textarea)(?:[\s>]|$)))", re.IGNORECASE
)
"""What goes on over blank lines in Markdown, up to an end that may never come."""


class _Fence(NamedTuple):
    """An open fence: its marker, how far in that stands, and whether that can be inside an item of a list."""

    marker: str
    indent: int
    is_nested: bool

    def is_closed_by(self, line: str) -> bool:
        bare = line.strip(" \t")
        return (
            bare.startswith(self.marker)
            and not bare.strip(self.marker[0])
            and _indent(line) <= self.indent + 4
        )

    def is_left_by(self, line: str) -> bool:
        """Whether the item that it may be in ends before this line."""
        return self.is_nested and bool(line.strip()) and _indent(line) < self.indent

    @property
    def end(self) -> str:
        return " " * self.indent + self.marker


def block(text: str) -> str:
    """Return `text` as the Markdown it is, without blank lines around it.

    A heading as high as those of the file, and a line that front matter could begin with, read as typed; a fence that
    is open is closed.
    """
    lines: list[str] = []
    fence: _Fence | None = None
    in_list = in_html = False
    for line in clean.for_file(text).strip("\n").split("\n"):
        if fence and fence.is_left_by(line):
            lines.append(fence.end)
            fence = None
        if fence:
            closed = fence.is_closed_by(line)
            lines.append(fence.end if closed else line)
            fence = None if closed else fence
            continue
        in_list = in_list or bool(_ITEM.match(line))
        in_html = bool(line.strip()) and (in_html or line.lstrip().startswith("<"))
        fence = _opened(line, in_list=in_list)
        lines += [""] * bool(fence and in_html) + [line if fence else _defused(line)]
    return "\n".join([*lines, *([fence.end] if fence else [])])


def typed(written: str) -> str | None:
    """Return a text that `block` makes this of; None where there is none."""
    text = re.sub(r"^( {0,3})\\(?=[-=#<])", r"\1", written, flags=re.MULTILINE)
    return text if block(text) == written else None


def _opened(line: str, *, in_list: bool) -> _Fence | None:
    found = _FENCE.match(line)
    return _Fence(found[2], len(found[1].expandtabs(4)), in_list) if found else None


def _defused(line: str) -> str:
    for begin in (_HEADING, _LINE_BELOW, _OPEN_TAG):
        if found := begin.match(line):
            return f"{found[0]}\\{line[found.end() :]}"
    return line


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip(" "))
