"""The quick way to days: what calendars write, `2026-11-22` or `2026-11`, opens no grammar; all else is for `read`.

Each reads as its namesake in `read`, and raises what that raises.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.dates.present import EARLIEST, Days

if TYPE_CHECKING:
    from numbcheck.journal.dates.present import Present

_DAY, _MONTH = len("2026-11-22"), len("2026-11")


def on(text: str, present: Present) -> Days:
    """Return the days that `text` names."""
    found = _written(text, present)
    if found:
        return found
    from numbcheck.journal.dates import read

    return read.on(text, present)


def since(text: str, present: Present) -> date:
    """Return the first of the days that `text` names."""
    found = _written(text, present)
    if found:
        return found.first
    from numbcheck.journal.dates import read

    return read.since(text, present)


def until(text: str, present: Present) -> date:
    """Return the last of the days that `text` names."""
    found = _written(text, present)
    if found:
        return found.last
    from numbcheck.journal.dates import read

    return read.until(text, present)


def _written(text: str, present: Present) -> Days | None:
    """Return the days, of which today is the last; None where the grammar has more to say."""
    if len(text) not in {_DAY, _MONTH} or text[7:8] not in {"", "-"}:
        return None
    try:
        first = date.fromisoformat(text if len(text) == _DAY else f"{text}-01")
        last = first if len(text) == _DAY else _next_month(first) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST <= first <= present.own_day:
        return None
    return Days(first, min(last, present.own_day))


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
