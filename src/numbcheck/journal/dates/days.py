"""Days: every way to name a single day, as rules, and which dates it names."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.dates.present import Fault, NoReadingError
from numbcheck.journal.dates.rules import literal, maybe, named, pattern, words
from numbcheck.journal.dates.speak import short
from numbcheck.journal.dates.tokens import (
    DAYS_AGO,
    FREE,
    MONTH_NAMES,
    MONTHS,
    PART,
    SPACE,
    WEEKDAY_NAMES,
    WEEKDAYS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.dates.tokens import Ago

_LOOKED_BACK = 20
"""Years: within eight there is a 29 February, even around 1900 and 2100, and so much may be looked ahead first."""


class Day(NamedTuple):
    """A day that a person names.

    `dates(today, upto)` are the dates it can be, the latest first: where it `recurs` (fridays, the 3rd) all those up
    to `upto`, else one. With a clock that has not come yet a day that `rolls` (friday, any day) is the one before.
    `own`: it is counted from the person's own today, whose day may end later than the calendar's.
    """

    dates: Callable[[date, date], Iterator[date]]
    recurs: bool = False
    rolls: bool = False
    own: bool = True


class Numbers(NamedTuple):
    """A date as its numbers, which may be none of any calendar; without a year or a month it is the latest such one."""

    day: int
    month: int | None = None
    year: int | None = None

    @property
    def words(self) -> str:
        """The numbers as they are said."""
        month = f" {MONTH_NAMES[self.month - 1].capitalize()}" if self.month else ""
        return f"{self.day}{month}{f' {self.year}' if self.year else ''}"


def earlier(day: date, number: int, unit: str) -> date:
    """Return the day so many units before, within the month's length; the first of all days where there is none."""
    if unit in _IN_DAYS:
        past = number * _IN_DAYS[unit]
        return day - timedelta(past) if past < day.toordinal() else date.min
    year, month = divmod(day.year * 12 + day.month - 1 - number * (12 if unit == "y" else 1), 12)
    if year < 1:
        return date.min
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def month_end(day: date) -> date:
    """Return the last day of its month."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(1)


_IN_DAYS = {"d": 1, "w": 7, "fortnight": 14}


def monday_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return earlier(day, day.weekday(), "d")


def real(year: int, month: int, day: int) -> date | None:
    """Return the date of these numbers, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- what the names mean -----------------------------------------------------------------------------------------


def back(days: int) -> Day:
    """Return the day so many days before today."""
    return Day(lambda today, _: iter([earlier(today, days, "d")]))


def ago(said: Ago) -> Day:
    """Return the day so long ago."""
    return Day(lambda today, _: iter([earlier(today, said.number, said.unit)]))


EVERY_DAY = Day(
    lambda _, upto: (earlier(upto, days, "d") for days in count()), recurs=True, rolls=True, own=False
)


def _weekday(place: int) -> Day:
    def dates(_: date, upto: date) -> Iterator[date]:
        return (earlier(upto, (upto.weekday() - place) % 7 + 7 * weeks, "d") for weeks in count())

    return Day(dates, recurs=True, rolls=True)


def _last_weekday(place: int) -> Day:
    return Day(lambda today, _: iter([earlier(today, (today.weekday() - place - 1) % 7 + 1, "d")]))


def _this_weekday(place: int) -> Day:
    return Day(lambda today, _: iter([earlier(monday_of(today), -place, "d")]))


def _weekday_last_week(place: int) -> Day:
    return Day(lambda today, _: iter([earlier(monday_of(today), 7 - place, "d")]))


def dated(weekday: int | None, numbers: Numbers) -> Day:
    """Return the day of these numbers; where a weekday was named, too, it must agree."""

    def dates(_: date, upto: date) -> Iterator[date]:
        found = False
        for day in filter(None, _candidates(numbers, upto)):
            if weekday not in {None, day.weekday()}:
                name = WEEKDAY_NAMES[day.weekday()].capitalize()
                raise NoReadingError(Fault.WEEKDAY, f"{short(day)} {day.year} is a {name}.")
            found = True
            yield day
        if not found:
            raise NoReadingError(Fault.UNREAL, f"There is no {numbers.words}.")

    return Day(dates, recurs=numbers.year is None, own=False)


def _candidates(numbers: Numbers, upto: date) -> Iterator[date | None]:
    """Yield the dates of these numbers, the latest first; None where the calendar has none."""
    if numbers.year is not None:
        yield real(numbers.year, numbers.month or 1, numbers.day)
        return
    for past in range(_LOOKED_BACK * 12):
        first = earlier(upto.replace(day=1), past, "mo")
        if numbers.month in {None, first.month}:
            day = real(first.year, first.month, numbers.day)
            yield day if day and day <= upto else None


# --- dates in numbers and month names ----------------------------------------------------------------------------


def _numbers(day: str, month: str, year: str | None = None) -> Numbers | None:
    return Numbers(int(day), int(month), int(year) if year else None) if 1 <= int(month) <= 12 else None


def _of_week(year: str, week: str, day: str) -> Numbers | None:
    try:
        found = date.fromisocalendar(int(year), int(week), int(day))
    except ValueError:
        return None
    return Numbers(found.day, found.month, found.year)


def _ordinal(number: str, ending: str) -> int | None:
    usual = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return int(number) if ending == usual else None


YEAR = pattern("([0-9]{4})") >> int
MONTH = named(MONTHS)
WEEKDAY = named(WEEKDAYS)
NUMBER = pattern("([0-9]{1,2})") >> int
ORDINAL = pattern("([0-9]{1,2})(st|nd|rd|th)") >> _ordinal
_YEAR_BEHIND = maybe((PART | "-") + YEAR, None)
_NUMERIC = (
    pattern("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})") >> (lambda year, month, day: _numbers(day, month, year))
    | pattern("([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})") >> (lambda year, month, day: _numbers(day, month, year))
    | pattern("([0-9]{4})([0-9]{2})([0-9]{2})") >> (lambda year, month, day: _numbers(day, month, year))
    | pattern("([0-9]{4})-w([0-9]{2})-([0-9])") >> _of_week
    | pattern(r"([0-9]{1,2})\. ?([0-9]{1,2})\.(?: ?([0-9]{4}))?") >> _numbers
    | pattern(r"([0-9]{1,2})\. ?([0-9]{1,2})\.([0-9]{2})")
    >> (lambda day, month, year: _numbers(day, month, f"20{year}"))
    | pattern(r"(2[4-9]|3[01])\.([0-9]{2})") >> _numbers
)
_EITHER_ORDER = pattern("([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?") | pattern(
    "([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"
)
_WORDED = (
    (NUMBER + (FREE | ". " | "-") + MONTH + _YEAR_BEHIND) >> Numbers
    | (maybe("the ") + ORDINAL + (SPACE | " of ") + MONTH + _YEAR_BEHIND) >> Numbers
    | (MONTH + (FREE + NUMBER | SPACE + maybe("the ") + (NUMBER | ORDINAL)) + _YEAR_BEHIND)
    >> (lambda month, day, year: Numbers(day, month, year))
    | (YEAR + " " + MONTH + " " + (NUMBER | ORDINAL)) >> (lambda year, month, day: Numbers(day, month, year))
    | (maybe("the ") + ORDINAL) >> Numbers
)
_DATE = (
    _NUMERIC
    | _EITHER_ORDER >> _numbers
    | _EITHER_ORDER >> (lambda month, day, year: _numbers(day, month, year))
    | _WORDED
)

# --- days --------------------------------------------------------------------------------------------------------

_ON = maybe("on ")
TODAY_OR_YESTERDAY = (
    literal("today") >> (lambda: back(0))
    | words("yesterday", "yest", "yday") >> (lambda: back(1))
    | (maybe("the ") + literal("day before yesterday")) >> (lambda: back(2))
)
ON_WEEKDAY = _ON + (
    WEEKDAY >> _weekday
    | (words("last ", "past ", "this past ") + WEEKDAY) >> _last_weekday
    | ("this " + WEEKDAY) >> _this_weekday
    | (WEEKDAY + " last week") >> _weekday_last_week
)
ON_DATE = _ON + (maybe(WEEKDAY + PART, None) + _DATE) >> dated
NAMED_DAY = TODAY_OR_YESTERDAY | ON_WEEKDAY
AGO_DAY = DAYS_AGO >> ago
DAY = NAMED_DAY | AGO_DAY | ON_DATE
