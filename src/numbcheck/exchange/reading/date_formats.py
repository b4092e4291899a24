"""Date formats: how other programs write dates, a closed list; what fits none of them is never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import Enum
from typing import NamedTuple

from numbcheck.exchange.reading.found import NOON
from numbcheck.words.calendar import hour_of_day

_DAY = (
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<sep>[./-])(?P<two>\d{1,2})(?P=sep)(?P<three>\d{4}|\d\d))(?!\d)"
)
_CLOCK = (
    r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?:[:.](?P<s>\d\d)(?:[.,](?P<f>\d{1,6})\d*)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?\s*[Mm]\.?)?"
)
_OFFSET = r"(?P<z>Z|[+-]\d\d:?\d\d)"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"  # another word may name half of the day
_STAMP = re.compile(rf"{_DAY}(?:(?:[T,]|,? +){_CLOCK}(?: ?{_OFFSET})?)?")
_WITH_WORDS = re.compile(rf"{_WEEKDAY}{_DAY},? +{_WEEKDAY}(?:(?:at|@) +)?{_CLOCK}(?: ?{_OFFSET})?")
"""A date and a time, with the name of the weekday before one of them, or an `at` between."""
_CENTURY = 69
"""The first year of two digits that is of the last century, as in the programs that write them: 69 is 1969."""


class Order(Enum):
    """What comes first in a date without the year in front; where day, month and year stand in it."""

    DAY = (0, 1, 2)
    MONTH = (1, 0, 2)
    YEAR = (2, 1, 0)


class Stamp(NamedTuple):
    """A moment as it was written: aware where an offset stood there; without `has_clock` only its day."""

    when: datetime
    has_clock: bool


def stamp(written: str, order: Order = Order.DAY) -> Stamp | None:
    """Return the moment of a date, with or without a time, in this order unless its year is first; else None."""
    text = written.strip()
    found = _STAMP.fullmatch(text) or _WITH_WORDS.fullmatch(text)
    return _moment(found, order) if found else None


def without_year_first(written: str) -> re.Match[str] | None:
    """Return what a text begins with where that is a date which can have its day, its month or its year in front."""
    found = _STAMP.match(written) or _WITH_WORDS.match(written)
    return found if found and not found["y"] and found["sep"] != "." else None


def joined(day: str, clock: str, order: Order = Order.DAY) -> Stamp | None:
    """Return the moment that a date and a time beside it name; None where one of them is there and is none."""
    return stamp(f"{day.strip()} {clock.strip()}", order)


def leading(line: str, order: Order = Order.DAY) -> tuple[Stamp, str] | None:
    """Return the moment that a line begins with, its time included, and what comes behind; None where there is none."""
    found = _STAMP.match(line)
    if not found or found["h"] is None or line[found.end() : found.end() + 1] not in {" ", ""}:
        return None
    moment = _moment(found, order)
    return (moment, line[found.end() :].lstrip(" ")) if moment else None


def day_of(found: re.Match[str], order: Order) -> tuple[int, int, int]:
    """Return the year, month and day that a found date names in this order; there may be no such day."""
    if found["y"]:
        year, month, day = map(int, found.group("y", "m", "d"))
        return year, month, day
    numbers = found.group("one", "two", "three")
    at_day, at_month, at_year = Order.DAY.value if found["sep"] == "." else order.value
    year = int(numbers[at_year])
    if len(numbers[at_year]) < 4:
        year += 1900 if year >= _CENTURY else 2000
    return year, int(numbers[at_month]), int(numbers[at_day])


def _moment(found: re.Match[str], order: Order) -> Stamp | None:
    year, month, day = day_of(found, order)
    hours, minutes, seconds, fraction, half, offset = found.group("h", "min", "s", "f", "half", "z")
    try:
        if hours is None:
            return Stamp(datetime(year, month, day, NOON), has_clock=False)  # noqa: DTZ001 (it stands on a wall)
        hour, micros = _hour(int(hours), half), int((fraction or "0").ljust(6, "0"))
        zone = _offset(offset)
        when = datetime(year, month, day, hour, int(minutes), int(seconds or 0), micros, tzinfo=zone)
    except (ValueError, OverflowError):
        return None
    return Stamp(when, has_clock=True)


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of the day; raises ValueError for one that a clock of twelve hours does not have."""
    of_day = hour if half is None else hour_of_day(hour, afternoon=half in "Pp")
    if of_day is None:
        raise ValueError
    return of_day


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    if written == "Z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))
