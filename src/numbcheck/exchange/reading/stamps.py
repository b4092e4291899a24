"""Stamps: the dates that other programs write, by a closed list of forms; what is none of them is never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.exchange.reading.found import NOON

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = (
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep>[./-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}))"
)
_CLOCK = (
    r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?:[:.](?P<s>\d\d)(?:[.,](?P<f>\d{1,6})\d*)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?\s*[Mm]\.?)?"
)
_OFFSET = r"(?P<z>Z|[+-]\d\d:?\d\d)"
DAY = re.compile(_DAY)
CLOCK = re.compile(_CLOCK)
STAMP = re.compile(rf"{_DAY}(?:(?:[T,]|,? +){_CLOCK}(?: ?{_OFFSET})?)?")


class Order(NamedTuple):
    """What comes first where the year comes last: the day, unless it `is_month`; it `is_told` where a date can mean nothing else."""

    is_month: bool = False
    is_told: bool = True


DAY_FIRST = Order()
_YEAR_LAST = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}")


class Stamp(NamedTuple):
    """A moment as it was written: aware where an offset stood there; without `has_clock` only its day."""

    when: datetime
    has_clock: bool


def order_of(days: Iterable[str]) -> Order:
    """Return what comes first in dates such as `06/28/2024`: the day, unless one of them has a month there and none a day."""
    pairs = {(int(found[1]) > 12, int(found[2]) > 12) for day in days if (found := _YEAR_LAST.match(day))}
    is_day, is_month = (True, False) in pairs, (False, True) in pairs
    return Order(is_month and not is_day, is_day or is_month or not pairs)


def stamp(written: str, order: Order = DAY_FIRST) -> Stamp | None:
    """Return the moment that a date, with or without a time, names, in this order where the year comes last. None for anything else."""
    found = STAMP.fullmatch(written.strip())
    return _moment(found, order) if found else None


def joined(day: str, clock: str, order: Order = DAY_FIRST) -> Stamp | None:
    """Return the moment that a date and a time beside it name; None where one of them is there and is none."""
    return stamp(f"{day.strip()} {clock.strip()}", order)


def leading(line: str) -> tuple[Stamp, str] | None:
    """Return the moment that a line begins with, its time included, and what comes behind; None where there is none."""
    found = STAMP.match(line)
    if not found or found["h"] is None or line[found.end() : found.end() + 1] not in {" ", ""}:
        return None
    moment = _moment(found)
    return (moment, line[found.end() :].lstrip(" ")) if moment else None


def _moment(found: re.Match[str], order: Order = DAY_FIRST) -> Stamp | None:
    year, month, day = map(int, found.group("y", "m", "d") if found["y"] else found.group("y2", "m2", "d2"))
    if order.is_month and not found["y"] and found["sep"] != ".":
        month, day = day, month
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
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half in "Pp" else 0)


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    if written == "Z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))
