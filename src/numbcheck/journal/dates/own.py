"""Own day: the day a moment belongs to for somebody whose days end after midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta


def own_day(wall: datetime, ends: timedelta) -> date:
    """Return the day of a wall time, where each day `ends` so long after midnight."""
    return (wall - ends).date() if ends else wall.date()
