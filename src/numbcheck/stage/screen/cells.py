"""Cells: the few characters in which one picture differs from another, and how they are written where they stand."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from prompt_toolkit.layout.screen import Char
from prompt_toolkit.styles import Style

from numbcheck.columns import columns
from numbcheck.stage.screen.text import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from prompt_toolkit.application import Application
    from prompt_toolkit.layout import Window
    from prompt_toolkit.layout.screen import Screen
    from prompt_toolkit.output import Output
    from prompt_toolkit.styles import Attrs

    from numbcheck.stage.screen.text import Line, Picture

STYLE = Style.from_dict(STYLES)
_MOST = 24
"""Cells: where more of them change, all is drawn."""
_EMPTY = (" ", "")


class Cell(NamedTuple):
    """A character one column wide, where it stands in a picture, and its style."""

    row: int
    column: int
    character: str
    style: str


def style_of(name: str) -> str:
    """Return the style of that name as prompt_toolkit knows it."""
    return name and f"class:{name}"


def changed(before: Picture, after: Picture) -> tuple[Cell, ...] | None:
    """Return the cells of `after` that looked different in `before`; None where that is more than a few characters."""
    if (before.below, before.prompt, before.hint) != (after.below, after.prompt, after.hint):
        return None
    if len(before.above) != len(after.above):
        return None
    cells: list[Cell] = []
    for row, (old, new) in enumerate(zip(before.above, after.above, strict=True)):
        if old != new:
            were, are = _characters_of(old), _characters_of(new)
            if were is None or are is None:
                return None
            both = enumerate(zip_longest(were, are, fillvalue=_EMPTY))
            cells += [Cell(row, column, *is_) for column, (was, is_) in both if was != is_]
    return tuple(cells) if len(cells) <= _MOST else None


def write(app: Application[Any], window: Window, cells: Sequence[Cell]) -> bool:
    """Write cells of what `window` shows where they stand, and let the renderer know of them.

    Return False, and do nothing, where only drawing everything is sure: nothing is on the screen, or all is to be
    drawn anyway.
    """
    shown, output = app.renderer.last_rendered_screen, app.output
    place = shown and shown.visible_windows_to_write_positions.get(window)
    if shown is None or not place or app.invalidated or any(cell.row >= place.height for cell in cells):
        return False
    present: Attrs | None = None
    goes_on = None
    for cell in cells:
        row, column = place.ypos + cell.row, place.xpos + cell.column
        if goes_on != (row, column):
            output.cursor_goto(row + 1, column + 1)
        if (attrs := _attrs(cell.style)) != present:
            output.set_attributes(attrs, app.color_depth)
            present = attrs
        output.write(cell.character)
        shown.data_buffer[row][column] = Char(cell.character, style_of(cell.style))
        goes_on = row, column + 1
    output.reset_attributes()
    rest(output, shown, window)
    return True


def rest(output: Output, shown: Screen, window: Window) -> None:
    """Put the cursor where the renderer believes it to be."""
    at = shown.get_cursor_position(window)
    output.cursor_goto(at.y + 1, at.x + 1)
    output.flush()


@cache
def _attrs(style: str) -> Attrs:
    return STYLE.get_attrs_for_style_str(style_of(style))


@lru_cache(maxsize=256)
def _characters_of(line: Line) -> tuple[tuple[str, str], ...] | None:
    """Return each character of a line with its style; None where one of them takes not one column."""
    characters = tuple(chain.from_iterable(zip(words, repeat(style), strict=False) for style, words in line))
    return characters if columns("".join(words for _, words in line)) == len(characters) else None
