"""The quick way to days: what calendars write, `2026-11-22` or `2026-11`, opens no grammar; all else is for `read`.

Each reads as its namesake in `read`, and raises what that raises.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.dates.told import EARLIEST, Days

if TYPE_CHECKING:
    from numbcheck.journal.dates.told import Told

_DAY, _MONTH = len("2026-11-22"), len("2026-11")


def on(text: str, told: Told) -> Days:
    """Return the days that `text` names."""
    found = _written(text, told)
    if found:
        return found
    from numbcheck.journal.dates import read

    return read.on(text, told)


def since(text: str, told: Told) -> date:
    """Return the first of the days that `text` names."""
    found = _written(text, told)
    if found:
        return found.first
    from numbcheck.journal.dates import read

    return read.since(text, told)


def until(text: str, told: Told) -> date:
    """Return the last of the days that `text` names."""
    found = _written(text, told)
    if found:
        return found.last
    from numbcheck.journal.dates import read

    return read.until(text, told)


def _written(text: str, told: Told) -> Days | None:
    """Return the days, of which today is the last; None where the grammar has more to say."""
    if len(text) not in {_DAY, _MONTH} or text[7:8] not in {"", "-"}:
        return None
    try:
        first = date.fromisoformat(text if len(text) == _DAY else f"{text}-01")
        last = first if len(text) == _DAY else _next_month(first) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST <= first <= told.own_day:
        return None
    return Days(first, min(last, told.own_day))


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
