"""Lines for standard output or a page, wrapped as the terminal needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import WIDEST
from numbcheck.columns import wrapped
from numbcheck.crisis.links import can_open, linked
from numbcheck.visit.paging import put_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.visit.house import House


_NARROWEST = 20
ITEM = "  "
"""Begins what follows the first row of an item in a list."""
PAGE_MARGIN = 4
"""Columns a full screen leaves free beside a page."""


def put_all(house: House, lines: Sequence[str], hanging: str = "") -> None:
    """Write these lines to standard output, wrapped; through the pager where they do not fit a terminal.

    What follows the first row of a line begins with `hanging`, below a bullet with two columns.
    An address is a link where a terminal can open it; a pager might show how that is told.
    """
    rows = fitted(house, lines, hanging=hanging)
    if house.draws and house.colored and can_open(house.streams.environ) and len(rows) < house.streams.rows:
        house.streams.write_all(f"{linked(row)}\n" for row in rows)
    else:
        put_long(house, ["\n".join([*rows, ""])])


def fitted(house: House, lines: Sequence[str], margin: int = 1, hanging: str = "") -> list[str]:
    """Return these lines wrapped to the terminal less `margin`; what follows a bullet hangs below its words."""
    width = max(_NARROWEST, min(house.streams.width - margin, WIDEST))
    return [part for line in lines for part in _wrapped(line, width, hanging)]


def _wrapped(line: str, width: int, hanging: str) -> list[str]:
    return wrapped(line, width, ITEM if line.startswith("- ") else hanging)
