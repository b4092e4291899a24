"""The dates a person types, as wall days and moments: a closed grammar that looks to the past."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from numbcheck import clean
from numbcheck.errors import UsageError

_EARLIEST = date(1900, 1, 1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_AGO = re.compile(r"([0-9]{1,4}) ?(d|w|mo?|y|days?|weeks?|months?|years?)( ago)?")
_MINUTES_AGO = re.compile(r"([0-9]{1,4}) ?(?:mins?|minutes?)(?: ago)?")
_MINUTES_OR_MONTHS = re.compile(r"([0-9]{1,4}) ?m( ago)?(?: [0-9]{1,2}:[0-9]{2})?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_NAMED_DAY = re.compile(r"([a-z]{3,}) ([0-9]{1,2})")
_CLOCK = re.compile(r"(?:(.*) )?([0-9]{1,2}):([0-9]{2})")

_DAY_FORMS = "today, yesterday, friday, 3d, 2w, 6m, 1y, 3 days ago, nov 3 or 2026-11-22"
_FORMS = f"{_DAY_FORMS}; last week, this month or 2026-11; or two of these with .. between"
_MOMENT_FORMS = (
    "today, yesterday, friday, 10min, 3d, 2w, 6mo, 1y, 3 days ago, nov 3 or 2026-11-22, "
    "with a time such as 19:30 if you like, or the time alone"
)


class DayRange(NamedTuple):
    """Wall days from `first` to `last`, both of them counted in."""

    first: date
    last: date


def days(text: str, today: date) -> DayRange:
    """Return the wall days that `text` names, none of them after `today`.

    A bare weekday or `nov 3` is the latest such day that is not after today, so it can be today.
    A week begins on Monday; a week or month that is not over yet ends today. In `a..b` either side
    may be left out: `a..` runs to today, `..b` from the beginning.
    Raises `UsageError` for anything else, for a day after today, and for one before 1900.
    """
    typed = _typed(text)
    first, dots, last = (part.strip() for part in typed.partition(".."))
    if not dots:
        return _span(typed, today, text)
    if not first and not last:
        raise _refused(text, "is not a date numbcheck knows", _FORMS)
    start = _span(first, today, text).first if first else _EARLIEST
    end = _span(last, today, text).last if last else today
    if start > end:
        raise _refused(text, f"ends ({end}) before it begins ({start})", _FORMS)
    return DayRange(start, end)


def moment(text: str, now: datetime) -> datetime:
    """Return the aware local moment that `text` names: a day, a clock time (then today), both, or minutes ago.

    `now` is aware and local; without a clock time its own is taken. An hour that a clock change
    skips is read with the offset before the change (02:30 becomes 03:30 where the clock goes from
    2 to 3); an hour that comes twice is the first of the two.
    Raises `UsageError` for anything else, for a moment after `now`, and for one before 1900.
    """
    typed = _typed(text)
    if found := _MINUTES_OR_MONTHS.fullmatch(typed):
        raise _two_readings(text, found)
    if found := _MINUTES_AGO.fullmatch(typed):
        return (now.astimezone(UTC) - timedelta(minutes=int(found[1]))).astimezone()
    clock = _CLOCK.fullmatch(typed)
    day = _day((clock[1] or "today") if clock else typed, now.date())
    at = _time(int(clock[2]), int(clock[3])) if clock else now.time().replace(fold=0)
    if day is None or at is None:
        raise _refused(text, "is not a moment numbcheck knows", _MOMENT_FORMS)
    _check(day, now.date(), text, _MOMENT_FORMS)
    if not clock and day == now.date():
        return now
    try:
        # By way of the timestamp: a naive astimezone() reads a skipped hour an hour too early.
        instant = datetime.fromtimestamp(datetime.combine(day, at).timestamp(), UTC)
        chosen = _local(instant) or datetime.combine(day, at, now.tzinfo)
    except (OverflowError, OSError, ValueError):
        raise _refused(text, "is not a time this machine's clock can tell", _MOMENT_FORMS) from None
    if chosen > now:
        raise _refused(text, "is after now", _MOMENT_FORMS)
    return chosen


def _local(instant: datetime) -> datetime | None:
    """Return the instant by the clock on the wall, None where TZ is a day or more away, which no offset can tell."""
    try:
        return instant.astimezone()
    except ValueError:
        return None


def _typed(text: str) -> str:
    return clean.one_line(text).lower()


def _span(typed: str, today: date, text: str) -> DayRange:
    """Return the days that one form (no `..`) names; a stretch that is not over ends today."""
    day = _day(typed, today)
    found = DayRange(day, day) if day else _week(typed, today) or _month(typed, today)
    if found is None:
        raise _refused(text, "is not a date numbcheck knows", _FORMS)
    _check(found.first, today, text, _FORMS)
    return DayRange(found.first, min(found.last, today))


def _check(day: date, today: date, text: str, forms: str) -> None:
    if day > today:
        raise _refused(text, "is after today", forms)
    if day < _EARLIEST:
        raise _refused(text, "is before 1900", forms)


def _day(typed: str, today: date) -> date | None:
    """Return the single day that `typed` names; `None` if it names none."""
    if typed in ("today", "yesterday"):
        return _back(today, int(typed == "yesterday"), "d")
    if found := _AGO.fullmatch(typed):
        return _back(today, int(found[1]), found[2][0])
    if found := _ISO_DAY.fullmatch(typed):
        return _date(*map(int, found.groups()))
    if found := _NAMED_DAY.fullmatch(typed):
        return _latest(_named(found[1], _MONTHS), int(found[2]), today)
    weekday = _named(typed, _WEEKDAYS)
    return None if weekday is None else _back(today, (today.weekday() - weekday) % 7, "d")


def _named(typed: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that `typed` is, or begins with three letters or more."""
    if len(typed) < 3:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def _latest(month: int | None, number: int, today: date) -> date | None:
    """Return the latest such day not after `today`; 29 February can lie up to eight years back."""
    if month is None:
        return None
    candidates = (_date(year, month + 1, number) for year in range(today.year, today.year - 9, -1))
    return next((day for day in candidates if day and day <= today), None)


def _back(today: date, count: int, unit: str) -> date:
    """Return the day `count` days, weeks, months or years before `today`, within the month's length."""
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1), 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _week(typed: str, today: date) -> DayRange | None:
    if typed not in ("this week", "last week"):
        return None
    monday = _back(today, today.weekday(), "d")
    if typed == "this week":
        return DayRange(monday, today)
    return DayRange(_back(monday, 7, "d"), _back(monday, 1, "d"))


def _month(typed: str, today: date) -> DayRange | None:
    if typed in ("this month", "last month"):
        first = _back(today.replace(day=1), int(typed == "last month"), "m")
    elif (found := _ISO_MONTH.fullmatch(typed)) and (start := _date(int(found[1]), int(found[2]), 1)):
        first = start
    else:
        return None
    return DayRange(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _two_readings(text: str, found: re.Match[str]) -> UsageError:
    """Return the refusal of `10m`: kept ten months back nobody would find it, so it is never guessed."""
    count, ago = found[1], found[2] or ""
    minutes, months = (f"{count} {unit}{ago}" if ago else f"{count}{unit}" for unit in ("min", "mo"))
    return UsageError(
        f'"{_short(text)}" can be {count} minutes ({minutes}) or {count} months ({months}). Type the one you mean.'
    )


def _short(text: str) -> str:
    shown = clean.one_line(text)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def _refused(text: str, why: str, forms: str) -> UsageError:
    return UsageError(f'"{_short(text)}" {why}: try {forms}.')
