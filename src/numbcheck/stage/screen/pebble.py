"""The shape of a breath, drawn: a soft pebble, a line in little room, whole cells where blocks do not serve."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from numbcheck.stage.screen.breath import Grid
from numbcheck.stage.screen.text import Line, text

if TYPE_CHECKING:
    from numbcheck.stage.appearance import Appearance, Ink

_ABOVE, _MIDDLE, _BELOW = ("▗", "▄", "▖"), ("▐", "█", "▌"), ("▝", "▀", "▘")
"""Of a row, the left end where it stands on half a column, whole cells, and the right end."""
_TALL: dict[Ink, int] = {"blocks": 3, "halves": 1, "ground": 2}


def grid(appearance: Appearance, width: int) -> Grid:
    """Return where the edges of a shape may stand in a room of that width."""
    return Grid(width, whole=appearance.ink == "ground")


def height(appearance: Appearance) -> int:
    """Return how many rows a shape takes where there is room for it; none where nothing but words and numbers moves."""
    return _TALL[appearance.ink] if appearance.motion == "text" else 0


@lru_cache(maxsize=64)
def pebble(size: int, rows: int, width: int, appearance: Appearance) -> tuple[Line, ...]:
    """Return a shape of that size and so many rows, in the middle of a room of that width."""
    color = "" if appearance.color else "-plain"
    if appearance.ink == "ground":
        return (_indented((width - size) // 2, " " * size, f"ground{color}"),) * rows
    style = f"shape{color}"
    middle = _row(size, width, _MIDDLE, style)
    if rows < height(appearance) or rows == 1:
        return (middle,) * rows
    above, below = (_row(size - 2, width, blocks, style) for blocks in (_ABOVE, _BELOW))
    return above, middle, below


def _row(size: int, width: int, blocks: tuple[str, str, str], style: str) -> Line:
    left, whole, right = blocks
    half = (width - size) % 2
    return _indented((width - size) // 2, left * half + whole * (size - half) + right * half, style)


def _indented(margin: int, drawn: str, style: str) -> Line:
    return (("", " " * margin), *text(drawn, style))
