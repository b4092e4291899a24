"""Stamps: moments as machines write them, to the second and often with their zone, as rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from numbcheck.journal.dates.days import MONTH, NUMBER, WEEKDAY, YEAR
from numbcheck.journal.dates.present import NO_SUCH_TIME, Fault, NoReadingError
from numbcheck.journal.dates.rules import maybe, pattern
from numbcheck.journal.dates.speak import short
from numbcheck.journal.dates.tokens import PART, WEEKDAY_NAMES, microseconds
from numbcheck.words.calendar import hour_of_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from numbcheck.journal.dates.present import Present

    Stamp = Callable[[Present], datetime]
    """What makes an instant of a stamp; without a zone it is a time on the wall, and has none."""


def _moment(*numbers: str | None) -> datetime | None:
    """Return the wall time of year, month, day, hour, minute, second and a fraction; None where there is none."""
    *whole, fraction = numbers
    year, month, day, hour, minute, second = (int(number or 0) for number in whole)
    try:
        return datetime.combine(date(year, month, day), time(hour, minute, second, microseconds(fraction)))
    except ValueError:
        return None


def _offset(sign: str, hours: str, minutes: str) -> tzinfo | None:
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return timezone(timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1))


def _stamp(moment: datetime, zone: tzinfo | None) -> Stamp:
    return lambda _: moment.replace(tzinfo=zone)


def _epoch(seconds: str) -> Stamp:
    def read(_: Present) -> datetime:
        try:
            return datetime.fromtimestamp(int(seconds), UTC)
        except (OverflowError, OSError, ValueError):
            raise NoReadingError(Fault.CLOCK, NO_SUCH_TIME) from None

    return read


def _agreeing(weekday: int | None, stamp: Stamp) -> Stamp:
    def read(present: Present) -> datetime:
        at = stamp(present)
        if weekday not in {None, at.weekday()}:
            raise NoReadingError(
                Fault.WEEKDAY, f"{short(at)} {at.year} is a {WEEKDAY_NAMES[at.weekday()].capitalize()}."
            )
        return at

    return read


def _called(moment: datetime, zone: str) -> Stamp:
    """Return the stamp of a wall time with the abbreviation of a zone: that of this machine then, or UTC."""

    def read(present: Present) -> datetime:
        if zone in {"utc", "gmt"}:
            return moment.replace(tzinfo=UTC)
        for wall in (moment, moment.replace(fold=1)):
            local = present.local(present.instant(wall))
            if (local.tzname() or "").lower() == zone:
                return local
        raise NoReadingError(Fault.UNREAL, f"{zone.upper()} is not the time zone here: it can be left out.")

    return read


def _of_names(day: int, month: int, year: int, clock: datetime) -> datetime | None:
    return _moment(str(year), str(month), str(day), *clock.strftime("%H %M %S %f").split())


def _by_date(day: tuple[int, int], clock: datetime, zone: str, year: int) -> Stamp | None:
    moment = _of_names(*day, year, clock)
    return _called(moment, zone) if moment else None


def _clock(hour: str, minute: str, second: str, half: str | None) -> datetime | None:
    of_day = int(hour) if half is None else hour_of_day(int(hour), afternoon=half == "pm")
    return None if of_day is None else _moment("1900", "1", "1", str(of_day), minute, second, None)


_OFFSET = pattern("([+-])([0-9]{2}):?([0-9]{2})") >> _offset
_ZONE = maybe(" ") + (pattern("z") >> (lambda: UTC) | _OFFSET)
_ISO = (
    pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[t ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?")
    | pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})t([0-9]{2})([0-9]{2})(?:([0-9]{2})(?:[.,]([0-9]{1,9}))?)?")
) >> _moment
_SECONDS = pattern("([0-9]{2}):([0-9]{2}):([0-9]{2})(?: ([ap]m))?") >> _clock
_BY_MAIL = (NUMBER + " " + MONTH + " " + YEAR + " " + _SECONDS) >> _of_names
_BY_DATE = (
    (
        (MONTH + " " + NUMBER) >> (lambda month, day: (day, month))
        | (NUMBER + " " + MONTH) >> (lambda day, month: (day, month))
    )
    + " "
    + _SECONDS
)
_NAMED = (_BY_DATE + " " + pattern("([a-z]{3,5})") + " " + YEAR) >> _by_date
STAMP = (
    (_ISO + maybe(_ZONE, None)) >> _stamp
    | pattern("@([0-9]{1,15})") >> _epoch
    | (maybe(WEEKDAY + PART, None) + ((_BY_MAIL + " " + _OFFSET) >> _stamp)) >> _agreeing
    | (maybe(WEEKDAY + " ", None) + _NAMED) >> _agreeing
)
