"""The names of days and months, and the hours of a clock that counts to twelve."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def short_weekday(day: date) -> str:
    """Return the name of its weekday, as `Mon`."""
    return WEEKDAYS[day.weekday()][:3]


def short_month(day: date) -> str:
    """Return the name of its month, as `Jan`."""
    return MONTHS[day.month - 1][:3]


def hour_of_day(hour: int, *, afternoon: bool) -> int | None:
    """Return the hour, 0 to 23, that a 12-hour clock calls `hour`; None for one it does not have (not 1 to 12)."""
    return hour % 12 + 12 * afternoon if 1 <= hour <= 12 else None
