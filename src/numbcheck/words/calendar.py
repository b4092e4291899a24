"""The names of days, months and parts of the day, and the hours of a clock that counts to twelve."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PART_ENDS = {"night": 5, "morning": 12, "afternoon": 18, "evening": 24}
"""The parts of a day as people speak of them, and the hour at which each ends; the night begins the evening before."""


def part_of_day(hour: int) -> str:
    """Return the part of the day that an hour (0 to 23) is in."""
    return next(part for part, end in PART_ENDS.items() if hour < end)


def short_weekday(day: date) -> str:
    """Return the name of its weekday, as `Mon`."""
    return WEEKDAYS[day.weekday()][:3]


def short_month(day: date) -> str:
    """Return the name of its month, as `Jan`."""
    return MONTHS[day.month - 1][:3]


def hour_of_day(hour: int, *, afternoon: bool) -> int | None:
    """Return the hour, 0 to 23, that a 12-hour clock calls `hour`; None for one it does not have (not 1 to 12)."""
    return hour % 12 + 12 * afternoon if 1 <= hour <= 12 else None
