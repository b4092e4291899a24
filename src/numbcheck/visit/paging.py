"""Paging: long output goes to a pager where the terminal is too low for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numbcheck.visit.house import House


def put_long(house: House, pieces: Iterable[str], back: Iterable[str] | None = None) -> None:
    """Write `pieces`, whole lines, to standard output; where that is a terminal too low for them, like pages.

    With `back`, the same lines from the last one on, it opens at the end. Plain lines scroll.
    """
    if house.plain or not house.streams.is_seen:
        house.streams.write_all(pieces)
        return
    from numbcheck.stage import pager
    from numbcheck.visit.session import read_through

    pager.put(
        house.streams,
        pager.LongText(pieces, back),
        house.end_progress,
        lambda lines, from_end: read_through(house, lines, from_end=from_end),
    )
