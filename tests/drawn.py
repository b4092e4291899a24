"""Entries as they are drawn, for whoever looks at what goes to a terminal: a list by day, and one entry whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from numbcheck.show import days
from numbcheck.show import whole as entry_whole
from numbcheck.show.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry

TODAY = date(2026, 11, 27)


def listed(entries: Sequence[Entry], *, width: int, colored: bool, words: Sequence[str] = ()) -> str:
    """Return the entries, oldest first, as a list by day."""
    view = View(width, TODAY, timedelta(), str, colored=colored, words=words)
    some = list(days.rows(entries))
    view = view._replace(title_room=days.title_room(some, view))
    return "".join(f"{line}\n" for lines in days.days(some, view) for line in lines)


def whole(entry: Entry, width: int) -> list[str]:
    """Return the lines of an entry as a terminal shows it."""
    return entry_whole.drawn(entry, _view(width))


def spoken(entry: Entry) -> list[str]:
    """Return the lines of an entry as they are read aloud."""
    return entry_whole.spoken(entry, _view(80))


def _view(width: int) -> View:
    return View(width, TODAY, timedelta(), str, "Europe/Vienna")
