"""The words a screen is made of: lines of styled text, and the room there is for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.columns import clip, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Line = tuple[tuple[str, str], ...]
"""Pieces of one line, each with the name of its style."""
STYLES = {
    "title": "bold",
    "words": "bold",
    "here": "bold",
    "hit": "bold underline",
    "shape": "ansicyan",
    "ground": "bg:ansicyan",
    "ground-plain": "reverse",
}
"""How a style looks; one that does not stand here looks like any other text."""

_WIDEST, _TALLEST = 76, 24
"""A sheet of 80 x 24 less its margins: in a larger terminal it stands in the middle."""
_MEASURE = 64
"""Columns that a line of words takes at most: a longer one is hard to come back from."""
TALL = 16
"""Rows from which there is room for air."""
LOW = 12
"""Rows below which every one of them counts."""
LOWEST = 8
"""Rows below which only words and keys have room."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands above the line one types into (if there is one), that line's prompt, and what stands below.

    `hint` stands in the line itself, behind what is typed.
    """

    above: tuple[Line, ...]
    below: tuple[Line, ...]
    prompt: str = ""
    hint: str = ""

    def to_look_at(self) -> Picture:
        """Return the same with nothing to type into: the prompt is a line as any other."""
        if not self.prompt:
            return self
        typed = (*text(self.prompt, "here"), *text(self.hint))
        return Picture((*self.above, typed), self.below)

    def between(self, top: int, bottom: int) -> Picture:
        """Return the same with so many empty rows above and below."""
        return replace(self, above=((),) * top + self.above, below=self.below + ((),) * bottom)


class Room(NamedTuple):
    """The room there is on the sheet: `width` and `height` in columns and rows, without the margins."""

    width: int
    height: int

    @classmethod
    def within(cls, columns: int, rows: int) -> Room:
        """Return the room on a terminal of that size."""
        return cls(max(10, min(_WIDEST, columns - (4 if columns >= 60 else 2))), max(3, min(_TALLEST, rows)))

    @property
    def measure(self) -> int:
        """The columns that words take."""
        return min(self.width, _MEASURE)

    @property
    def edge(self) -> int:
        """The columns up to the edge: the keys of a footer may run into the right margin."""
        return self.width + (2 if self.width >= 56 else 1)


def laid(paint: Callable[[Room], Picture], room: Room, size: tuple[int, int]) -> tuple[Picture, int]:
    """Return the picture for that room in the middle of a terminal of that size, and the columns to the left of it."""
    free = max(0, size[1] - room.height)
    painted = paint(room)
    margin = max(0, (size[0] - room.width) // 2)
    return painted.between(free // 2, free - free // 2) if free else painted, margin


def text(words: str, style: str = "") -> Line:
    """Return one line in one style."""
    return ((style, words),) if words else ()


def dots(full: int, count: int) -> Line:
    """Return a row of `count` dots, the first of them `full`."""
    return text(" ".join(["o"] * full + ["."] * (count - full)))


def row(items: Sequence[str], width: int) -> tuple[Line, ...]:
    """Return short items in one row, three spaces between them; else with two, in as many rows as they need."""
    if columns(wide := "   ".join(items)) <= width:
        return (text(wide, "key"),)
    rows: list[str] = []
    for item in items:
        if rows and columns(f"{rows[-1]}  {item}") <= width:
            rows[-1] += f"  {item}"
        else:
            rows.append(clip(item, width))
    return tuple(text(row, "key") for row in rows)


def evenly(items: Sequence[str], width: int) -> tuple[Line, ...]:
    """Return the same rows about as long as each other: none of them holds one item that was left over."""
    rows = row(items, width)
    narrow = width
    while 1 < len(rows) < len(items) and len(narrower := row(items, narrow - 1)) == len(rows):
        narrow, rows = narrow - 1, narrower
    return rows
