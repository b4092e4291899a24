"""Spans: the tables of every phrasing of `--on`, `--since` and `--until`."""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.journal.dates.days import MONTH, NUMBER, ORDINAL, YEAR, Numbers, dated, earlier
from numbcheck.journal.dates.parts_of_day import PART_OF
from numbcheck.journal.dates.phrasings import Phrasing, PhrasingKind, PhrasingTable
from numbcheck.journal.dates.present import EARLIEST, Days, Fault, NoReadingError
from numbcheck.journal.dates.readings import begun, elapsed, part_of_day, refused
from numbcheck.journal.dates.rules import maybe, named, pattern, spelled, words
from numbcheck.journal.dates.stretches import (
    A_MONTH,
    A_YEAR,
    BY_TODAY,
    CALENDAR,
    DAY_AGO,
    NUMBERED,
    ONE_DATE,
    ONE_DAY,
    UP_TO_NOW,
    Stretch,
    as_months,
    of_day,
)
from numbcheck.journal.dates.tokens import AGO, COUNT, FREE, LIVED, MONTH_NAMES, PART, SECONDS, SPACE, UNIT
from numbcheck.journal.dates.unclear import can_be, unclear_dates
from numbcheck.journal.entry import own_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.readings import Reader
    from numbcheck.journal.dates.rules import Rule
    from numbcheck.journal.dates.tokens import Ago

    DaysReader = Callable[[Present], Iterator[Days]]

_LONGEST_WAIT = 9
"""Years after which whatever comes again has come."""


# --- what the phrasings mean -------------------------------------------------------------------------------------


def alone(stretch: Stretch) -> DaysReader:
    """Return what reads one stretch; what is not over yet ends today."""

    def read(present: Present) -> Iterator[Days]:
        found = _latest(present, stretch)
        yield Days(found.first, max(found.first, min(found.last, present.own_day)))

    return read


def since(stretch: Stretch) -> DaysReader:
    """Return what reads all days from a stretch on."""
    return lambda present: (
        Days(found.first, max(found.first, present.own_day)) for found in alone(stretch)(present)
    )


def until(stretch: Stretch) -> DaysReader:
    """Return what reads all days up to a stretch."""
    return lambda present: (Days(min(EARLIEST, found.first), found.last) for found in alone(stretch)(present))


def between(typed: str, first: Stretch, last: Stretch) -> DaysReader:
    """Return what reads the days from one stretch to another, of which the first was `typed` so.

    It begins with the latest such one, and ends with the first one after that; where the end is fixed, it begins
    with the latest one before that.
    """

    def read(present: Present) -> Iterator[Days]:
        if last.recurs:
            begin = _latest(present, first)
            end = _first_after(present, last, begin)
        else:
            end = _latest(present, last)
            begin = next(first.days(present.own_day, end.last))
        if end.first > present.own_day:
            raise NoReadingError(
                Fault.AFTER, f"That ends after today. Without its end it goes up to today: {typed}.."
            )
        if begin.first > end.last:
            raise NoReadingError(Fault.UNREAL, f"That ends ({end.last}) before it begins ({begin.first}).")
        yield Days(begin.first, min(end.last, present.own_day))

    return read


def _latest(present: Present, stretch: Stretch) -> Days:
    found = next(stretch.days(present.own_day, present.today(own=stretch.own)))
    begun(present, found.first)
    return found


def _first_after(present: Present, last: Stretch, begin: Days) -> Days:
    late = earlier(begin.first, -_LONGEST_WAIT, "y")
    return list(takewhile(lambda each: each.last >= begin.first, last.days(present.own_day, late)))[-1]


def _in_one_month(month: int, first: int, last: int, year: int | None) -> DaysReader | None:
    """Return what reads `nov 1-5`."""
    if first > last:
        return None
    begin, end = (of_day(dated(None, Numbers(day, month, year))) for day in (first, last))
    return between(f"{MONTH_NAMES[month - 1][:3]} {first}", begin, end)


def falls_on(reader: Reader) -> DaysReader:
    """Return what reads the day on which a moment falls."""

    def read(present: Present) -> Iterator[Days]:
        for reading in reader(present):
            day = own_day(present.on_wall(reading.at), present.ends)
            if reading.at > present.now:
                raise NoReadingError(Fault.AFTER, "{} has not begun.")
            yield Days(day, day)

    return read


def _no_months(said: Ago) -> DaysReader | None:
    """Return what refuses `90m`: so many months are hardly meant, and minutes have no day."""
    if said.unit != "m" or as_months(said):
        return None
    return refused(f"has no day of its own as minutes. For months type {said.number}mo.")


def _bare(name: str) -> DaysReader:
    """Return what refuses `week`."""
    return can_be({f"this {name}": f"this {name}", **_calendar_or_past(name)})


def _the_last(name: str) -> DaysReader:
    """Return what refuses `the last week`."""
    return can_be(_calendar_or_past(name))


def _calendar_or_past(name: str) -> dict[str, str]:
    past = "last 3 months" if name == "quarter" else f"past {name}"
    return {past: f"the {name} up to now", f"last {name}": f"the whole {name} before this one"}


# --- phrasings ---------------------------------------------------------------------------------------------------

_STRETCH = ONE_DAY | DAY_AGO | ONE_DATE | A_MONTH | A_YEAR | NUMBERED | BY_TODAY | UP_TO_NOW
_SIGN = (
    pattern(r" ?\.\.\.? ?")
    | pattern(" ?[\N{EN DASH}\N{EM DASH}] ?")
    | words(" to ", " until ", " - ")
    | pattern("(?<=[a-z])-(?=[a-z])")
    | pattern(r"(?<=\.)-(?=[0-9]{1,2}\.)")
)


def _ranged(first: Rule, last: Rule, sign: Rule) -> Rule:
    return (
        first + sign + last
        | "from " + first + words(" to ", " until ") + last
        | "between " + first + " and " + last
    )


_ANY_SIGN = _SIGN | "-"
_DAY_NUMBER = NUMBER | ORDINAL
_BEHIND = maybe(PART + YEAR, None)
_MONTH_AND_DAYS = _ranged(MONTH + SPACE + _DAY_NUMBER, _DAY_NUMBER + _BEHIND, _ANY_SIGN) >> _in_one_month
_DAYS_AND_MONTH = _ranged(_DAY_NUMBER, _DAY_NUMBER + SPACE + MONTH + _BEHIND, _ANY_SIGN) >> (
    lambda first, last, month, year: _in_one_month(month, first, last, year)
)
_HOURS = COUNT + FREE + UNIT >> (
    lambda count, unit: timedelta(seconds=count * SECONDS[unit]) if unit == "h" else None
)
_WHOLE = (
    Phrasing(PhrasingKind.DAY, ("today", "yesterday", "fri", "last monday"), ONE_DAY >> alone),
    Phrasing(PhrasingKind.AGO, ("3d", "2 weeks ago", "6m"), DAY_AGO >> alone),
    Phrasing(PhrasingKind.DATE, ("nov 3", "3 nov 2026", "2026-11-03", "3.11.", "the 3rd"), ONE_DATE >> alone),
    Phrasing(PhrasingKind.STRETCH, ("october", "nov 2025", "2026-10", "10/2026"), A_MONTH >> alone),
    Phrasing(PhrasingKind.STRETCH, ("2025",), A_YEAR >> alone),
    Phrasing(PhrasingKind.STRETCH, ("2026-W46", "week 46", "Q3", "Q3 2025"), NUMBERED >> alone),
    Phrasing(
        PhrasingKind.STRETCH,
        ("this week", "last month", "previous quarter", "last year", "weekend"),
        BY_TODAY >> alone,
    ),
    Phrasing(PhrasingKind.STRETCH, ("last 7 days", "past 2 weeks", "past month"), UP_TO_NOW >> alone),
)
_NAMES = named({name: name for name in CALENDAR})
_UNCLEAR_SPANS = (
    Phrasing(PhrasingKind.DATE, (), unclear_dates(clocks=False)),
    Phrasing(
        PhrasingKind.STRETCH, (), _NAMES >> _bare | words("the last ", "in the last ") + _NAMES >> _the_last
    ),
    Phrasing(PhrasingKind.AGO, (), AGO >> _no_months),
)
RANGES = (
    Phrasing(
        PhrasingKind.RANGE,
        ("mon..wed", "oct 28 to nov 3", "from monday to today", "between nov 1 and nov 5", "3.11. - 5.11."),
        _ranged(spelled(_STRETCH), _STRETCH, _SIGN) >> between,
    ),
    Phrasing(PhrasingKind.RANGE, ("nov 1-5", "1-5 nov 2026"), _MONTH_AND_DAYS | _DAYS_AND_MONTH),
)
_ONWARD = (words("since ", "from ") + _STRETCH | _STRETCH + pattern(r" ?\.\.\.?")) >> since
_UPTO = ("until " + _STRETCH | pattern(r"\.\.\.? ?") + _STRETCH) >> until
FALLS_ON = (
    Phrasing(
        PhrasingKind.AGO,
        ("24h", "90 min"),
        (LIVED | maybe(words("the ", "in the ")) + words("last ", "past ") + _HOURS) >> elapsed >> falls_on,
    ),
    Phrasing(PhrasingKind.PART, ("last night", "yesterday evening"), PART_OF >> part_of_day >> falls_on),
)
"""What falls on a day: it names one where a first or a last day is asked for."""
_SINCE = Phrasing(PhrasingKind.RANGE, ("monday..", "since october", "from nov 3"), _ONWARD)
_UNTIL = Phrasing(PhrasingKind.RANGE, ("..yesterday", "until friday"), _UPTO)
_USUAL = ("today", "fri", "3d", "nov 3")
ON = PhrasingTable("date", _USUAL, (*_WHOLE, *RANGES, _SINCE, _UNTIL, *_UNCLEAR_SPANS))
"""Every phrasing of a span, with the days it means; those without an example are refused with all they can mean."""
SINCE = PhrasingTable("date", _USUAL, (*_WHOLE, *FALLS_ON, _SINCE, *_UNCLEAR_SPANS))
"""Every phrasing of the day that something begins on."""
UNTIL = PhrasingTable("date", _USUAL, (*_WHOLE, *FALLS_ON, _UNTIL, *_UNCLEAR_SPANS))
"""Every phrasing of the day that something ends on."""
