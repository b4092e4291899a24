"""Walls: the moment that a clock on a wall showed, in a zone that has a name or in the one of this machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import Enum
from functools import cache
from typing import NamedTuple

_DISTANCE = re.compile(r"(?:GMT|UTC)(?P<sign>[+-])(?P<h>0?\d|1\d):?(?P<m>[0-5]\d)?")


class TimesShown(Enum):
    """How often a clock showed a time: once, never (it was moved on then), or twice (the first is taken)."""

    ONCE = 1
    NEVER = 0
    TWICE = 2


class Wall(NamedTuple):
    """A clock on a wall: the `name` of its zone, "" where that is unknown."""

    name: str
    zone: tzinfo | None

    def moment(self, shown: datetime) -> tuple[datetime, TimesShown]:
        """Return the moment at which it showed this; raises OverflowError, ValueError, OSError beyond the calendar."""
        first, second = self._at(shown, 0), self._at(shown, 1)
        if first.utcoffset() == second.utcoffset():
            return first, TimesShown.ONCE
        back = first.astimezone(UTC).astimezone(self.zone)
        is_real = back.replace(tzinfo=None, fold=0) == shown.replace(fold=0)
        return (first, TimesShown.TWICE) if is_real else (back, TimesShown.NEVER)

    def seen(self, moment: datetime) -> datetime:
        """Return the moment as it shows it; raises as `moment`."""
        return moment.astimezone(self.zone)

    def _at(self, shown: datetime, fold: int) -> datetime:
        at = shown.replace(tzinfo=self.zone, fold=fold)
        return at if self.zone else at.astimezone()


@cache
def of(name: str) -> Wall | None:
    """Return the wall in the zone of this name; None where there is no such zone."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return Wall(name, ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return None


def fixed(name: str) -> Wall | None:
    """Return the wall at an offset, as phones write it (`GMT+0530`); None for another name."""
    found = _DISTANCE.fullmatch(name)
    if not found:
        return None
    distance = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
    return Wall("", timezone(-distance if found["sign"] == "-" else distance))
