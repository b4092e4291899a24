"""Stretches: weeks, months, quarters and years as rules, and which days they are."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.dates.days import (
    MONTH,
    NAMED_DAY,
    ON_DATE,
    YEAR,
    Day,
    ago,
    earlier,
    monday_of,
    month_end,
)
from numbcheck.journal.dates.present import Days
from numbcheck.journal.dates.rules import literal, maybe, named, pattern, words
from numbcheck.journal.dates.tokens import AGO, COUNT, DAYS_AGO, FREE, PART, UNIT, Ago

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_MONTHS = 24
"""`6m` is months for a stretch, as ever; from 25 on it is more likely minutes."""


class Stretch(NamedTuple):
    """Days that a person names together.

    `days(today, upto)` are the days it can be, the latest first: where it `recurs` (october, fridays) all
    those that begin up to `upto`, else one. `own`: it is counted from the person's own today.
    """

    days: Callable[[date, date], Iterator[Days]]
    recurs: bool = False
    own: bool = True


def _once(make: Callable[[date], Days]) -> Stretch:
    return Stretch(lambda today, _: iter([make(today)]))


def of_day(day: Day) -> Stretch:
    """Return a day as a stretch."""
    return Stretch(
        lambda today, upto: (Days(found, found) for found in day.dates(today, upto)), day.recurs, day.own
    )


def month_of(day: date) -> Days:
    """Return the days of the month of `day`."""
    return Days(day.replace(day=1), month_end(day))


def _week_of(day: date) -> Days:
    return Days(monday_of(day), earlier(monday_of(day), -6, "d"))


def _weekend_of(day: date) -> Days:
    return Days(earlier(monday_of(day), -5, "d"), earlier(monday_of(day), -6, "d"))


def _quarter_of(day: date) -> Days:
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return Days(first, month_of(first.replace(month=first.month + 2)).last)


def _year_of(day: date) -> Days:
    return Days(day.replace(month=1, day=1), day.replace(month=12, day=31))


CALENDAR: dict[str, Callable[[date], Days]] = {
    "week": _week_of,
    "month": month_of,
    "quarter": _quarter_of,
    "year": _year_of,
}


def _before(of: Callable[[date], Days]) -> Stretch:
    return _once(lambda today: of(earlier(of(today).first, 1, "d")))


def _yearly(of: Callable[[int], Days | None], year: int | None) -> Stretch | None:
    """Return what comes once a year (a month, a week, a quarter): that of the year, or the latest begun."""
    if year is not None:
        found = of(year) if 1 <= year <= 9998 else None
        return found and _once(lambda _: found)

    def days(_: date, upto: date) -> Iterator[Days]:
        # A week can begin in the year before its own, so the next year is looked at, too.
        found = (of(each) for each in range(min(upto.year + 1, 9998), 0, -1))
        return (each for each in found if each and each.first <= upto)

    return Stretch(days, recurs=True)


def _month(number: int, year: int | None) -> Stretch | None:
    return _yearly(lambda each: month_of(date(each, number, 1)), year) if 1 <= number <= 12 else None


def _quarter(number: int, year: int | None) -> Stretch | None:
    return _yearly(lambda each: _quarter_of(date(each, number * 3, 1)), year)


def _week(number: int, year: int | None) -> Stretch | None:
    return _yearly(lambda each: _iso_week(each, number), year) if 1 <= number <= 53 else None


def _iso_week(year: int, number: int) -> Days | None:
    try:
        return _week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def _year(year: int) -> Stretch | None:
    return _once(lambda _: _year_of(date(year, 1, 1))) if year else None


def _since_ago(said: Ago) -> Stretch:
    """Return the days from so long ago to today: `last 7 days`."""
    return _once(lambda today: Days(earlier(today, said.number, said.unit), today))


def as_months(said: Ago) -> Ago | None:
    """Return what is so long ago in days or larger: `6m` is months here, since no day is minutes long."""
    if said.unit == "m":
        if not 1 <= said.number <= _MOST_MONTHS:
            return None
        return Ago(said.number, "mo")
    return said if said.in_days else None


def _weekends() -> Stretch:
    def days(_: date, upto: date) -> Iterator[Days]:
        found = (_weekend_of(earlier(upto, 7 * weeks, "d")) for weeks in count())
        return (each for each in found if each.first <= upto)

    return Stretch(days, recurs=True)


# --- stretches ---------------------------------------------------------------------------------------------------

_BEHIND = maybe(PART + YEAR, None)
_WEEK_NUMBER = (pattern("w([0-9]{1,2})") | pattern("week ([0-9]{1,2})")) >> int
_QUARTER_NUMBER = pattern("q([1-4])") >> int
_IN_FRONT = pattern("([0-9]{4})[- ]?")
ONE_DAY = literal("now") >> (lambda: _once(lambda today: Days(today, today))) | NAMED_DAY >> of_day
DAY_AGO = (DAYS_AGO | AGO >> as_months) >> ago >> of_day
ONE_DATE = ON_DATE >> of_day
A_MONTH = (
    maybe("in ") + MONTH + _BEHIND >> _month
    | (maybe("in ") + YEAR + PART + MONTH) >> (lambda year, month: _month(month, year))
    | (pattern("([0-9]{4})[-/]([0-9]{1,2})")) >> (lambda year, month: _month(int(month), int(year)))
    | (pattern("([0-9]{1,2})/([0-9]{4})")) >> (lambda month, year: _month(int(month), int(year)))
    | (pattern("([0-9]{1,2})/([0-9]{2})")) >> (lambda month, year: _month(int(month), 2000 + int(year)))
)
A_YEAR = maybe("in ") + YEAR >> _year
NUMBERED = (
    _WEEK_NUMBER + _BEHIND >> _week
    | _QUARTER_NUMBER + _BEHIND >> _quarter
    | (_IN_FRONT + _WEEK_NUMBER) >> (lambda year, week: _week(week, int(year)))
    | (_IN_FRONT + _QUARTER_NUMBER) >> (lambda year, quarter: _quarter(quarter, int(year)))
)
BY_TODAY = (
    ("this " + named(CALENDAR)) >> _once
    | (words("last ", "previous ") + named(CALENDAR)) >> _before
    | literal("this weekend") >> (lambda: _once(_weekend_of))
    | literal("last weekend") >> (lambda: _once(lambda today: _weekend_of(earlier(today, 7, "d"))))
    | literal("weekend") >> _weekends
)
_PAST = {"week": Ago(1, "w"), "month": Ago(1, "mo"), "year": Ago(1, "y")}
UP_TO_NOW = (maybe("the ") + "past " + named(_PAST)) >> _since_ago | (
    maybe(words("the ", "in the ")) + words("last ", "past ") + (COUNT + FREE + UNIT >> Ago >> as_months)
) >> _since_ago
