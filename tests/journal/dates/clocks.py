"""What the tests of dates tell the grammar: moments at which somebody types."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from numbcheck.journal.dates.present import Present

VIENNA = "Europe/Vienna"


def present(now: str = "2026-11-25T14:30", zone: str = "UTC", ends: int = 0) -> Present:
    """Return what a date is read with: a wall time (a Wednesday), or one with its offset, in a zone."""
    at = datetime.fromisoformat(now)
    local = at.astimezone(ZoneInfo(zone)) if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    return Present(local, timedelta(hours=ends), ZoneInfo(zone))
