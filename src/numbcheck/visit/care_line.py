"""The care line: where it stands, by command and by clock, never by what was written."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from numbcheck.journal import kinds
from numbcheck.journal.entry import own_day
from numbcheck.visit import dates
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

ALWAYS = frozenset(
    {
        *(kinds.CHECK, kinds.SIGNS, kinds.SCREEN, kinds.REFRAME, kinds.LADDER),
        *("feel", "winddown", "winddown-body"),
    }
)
"""Kinds and practices that ask how it is or end a day: a visit with one of them has the line."""
_LONGER = timedelta(days=2)
"""More than any day has, whatever is done to its clocks."""


def say(house: House) -> None:
    """Say the care line."""
    house.care_line_said = True
    house.streams.say(CARE_LINE)


def say_after(house: House, about: str, entry: Entry | None = None, *, new: bool = True) -> None:
    """Say it after a visit `about` a kind or a practice: each time, or once a day, and once in a visit.

    What is hard has it last all the same. `entry` is what was kept; it does not count as an earlier one where it is
    `new`. A change asks nobody how they are.
    """
    hard = new and entry is not None and _is_hard(entry)
    besides = entry.id if entry and new else ""
    each_time = new and about in ALWAYS
    if hard or (not house.care_line_said and (each_time or _is_first_today(house, besides))):
        say(house)


def _is_hard(entry: Entry) -> bool:
    if entry.kind != kinds.JOURNAL or not entry.data:
        return entry.change == "further"
    from numbcheck.journal.content import PROMPT
    from numbcheck.journal.prompts import is_hard

    return is_hard(PROMPT.of(entry.data))


def _is_first_today(house: House, besides: str) -> bool:
    """Return whether the newest earlier entry is of another day, by its id alone; True where that is unknown."""
    with suppress(NumbcheckError, OSError, ValueError):
        since = f"{(house.now() - _LONGER).astimezone(UTC):%Y%m%d}"
        newest = next((one for one in house.journal.ids(since) if one != besides), None)
        if newest is not None:
            moment = datetime.fromisoformat(f"{newest[:8]}T{newest[9:15]}").replace(tzinfo=UTC)
            wall = moment.astimezone(house.now().tzinfo)
            return own_day(wall, dates.day_ends(house)) != dates.today(house)
    return True
