"""Speak: moments and days as people say them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.entry import own_day
from numbcheck.words.calendar import MONTHS, WEEKDAYS, short_month, short_weekday
from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from datetime import date, datetime


def short(day: date) -> str:
    """Return a date without its year: `24 Nov`."""
    return f"{day.day} {short_month(day)}"


def with_weekday(day: date, today: date) -> str:
    """Return a date as `Tue 24 Nov`; another year than that of `today` is told."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{short_weekday(day)} {short(day)}{year}"


def whole(day: date, today: date, *, narrow: bool = False) -> str:
    """Return a date as `Thursday 26 November`, `narrow` as `Thu 26 November`, with the year unless it is this one."""
    weekday = short_weekday(day) if narrow else WEEKDAYS[day.weekday()]
    year = "" if day.year == today.year else f" {day.year}"
    return f"{weekday} {day.day} {MONTHS[day.month - 1]}{year}"


def days_said(first: date, last: date, today: date) -> str:
    """Return the first and the last of some days, with their weekdays; one day alone once."""
    if first == last:
        return with_weekday(first, today)
    return f"{with_weekday(first, today)} to {with_weekday(last, today)}"


def spoken(at: datetime, now: datetime, ends: timedelta = timedelta(), note: str = "") -> str:
    """Return a moment as people say it: `yesterday, Tue 24 Nov, 18:00`, with a `note` on how it was understood.

    Another year is told, the present one not. What is after midnight belongs to the day before where a
    day `ends` later.
    """
    clock, day, today = f"{at:%H:%M}", own_day(at, ends), own_day(now, ends)
    if day != at.date():
        clock = in_the_night(at)
    said = f"{_name(day, today)}{clock}"
    note = note or (_minutes_ago(at, now) if day == today == at.date() else "")
    return f"{said} ({note})" if note else said


def in_the_night(at: datetime) -> str:
    """Return the time of a moment after midnight that belongs to the day before."""
    return f"in the night at {at:%H:%M} ({short_weekday(at)} {at.day})"


def _name(day: date, today: date) -> str:
    if day == today:
        return "today, "
    yesterday = "yesterday, " if (today - day).days == 1 else ""
    return f"{yesterday}{with_weekday(day, today)}, "


def _minutes_ago(at: datetime, now: datetime) -> str:
    minutes = int((now - at).total_seconds() // 60)
    return f"{counted(minutes, 'minute')} ago" if 0 < minutes < 60 else ""
