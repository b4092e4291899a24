"""The names of days and months."""

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
