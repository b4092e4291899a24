"""Tokens: the smallest things a date is made of (counts, units, times ago, clocks, names), as rules."""

from __future__ import annotations

from datetime import time, timedelta
from typing import NamedTuple

from numbcheck.journal.dates.rules import literal, maybe, named, pattern, words
from numbcheck.words import calendar

WEEKDAY_NAMES = tuple(name.lower() for name in calendar.WEEKDAYS)
MONTH_NAMES = tuple(name.lower() for name in calendar.MONTHS)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {
    "s": ("s", "sec", "secs", "second", "seconds"),
    "min": ("min", "mins", "minute", "minutes"),
    "m": ("m",),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "w": ("w", "wk", "wks", "week", "weeks"),
    "fortnight": ("fortnight", "fortnights"),
    "mo": ("mo", "month", "months"),
    "y": ("y", "yr", "yrs", "year", "years"),
}
_MOST = 9999
SECONDS = {"s": 1, "min": 60, "m": 60, "h": 3600}
"""The length of each unit of elapsed time."""


def _beginnings(names: tuple[str, ...]) -> dict[str, int]:
    """Return each name, and each beginning of it of three letters or more, with its place."""
    return {name[:end]: place for place, name in enumerate(names) for end in range(3, len(name) + 1)}


_CLOCK_WORDS = {name: hour for hour, name in enumerate(_NUMBERS, start=1)}
NUMBERS = _CLOCK_WORDS | {"fifteen": 15, "twenty": 20, "thirty": 30}
WEEKDAYS = _beginnings(WEEKDAY_NAMES) | {"weds": 2}
MONTHS = {name: place + 1 for name, place in _beginnings(MONTH_NAMES).items()}
UNITS = {word: unit for unit, spellings in _UNITS.items() for word in spellings}
_SINGULAR = {
    word: unit for word, unit in UNITS.items() if not word.endswith("s") and len(word) > 1 and word != "mo"
}
_WRITTEN = {spellings[-1].removesuffix("s"): unit for unit, spellings in _UNITS.items() if unit != "m"}

# --- joints ------------------------------------------------------------------------------------------------------

SPACE = literal(" ")
FREE = maybe(" ")
PART = pattern(" ?, ?| ")
"""What stands between two parts, as a day and a time: a comma is a space there."""
TIMED = PART + maybe("at ")

# --- counts, units and how long ago ------------------------------------------------------------------------------


class Ago(NamedTuple):
    """So many units before now."""

    number: int
    unit: str

    @property
    def in_days(self) -> bool:
        """Whether it counts whole days, and not elapsed time."""
        return self.unit not in SECONDS


def _elapsed(ago: Ago) -> timedelta | None:
    return None if ago.in_days else timedelta(seconds=ago.number * SECONDS[ago.unit])


DIGITS = pattern("([0-9]{1,4})") >> int
_LARGE = pattern("([0-9]{5,9})") >> int
COUNT = DIGITS | named(NUMBERS) | literal("a couple of") >> (lambda: 2)
UNIT = named(UNITS)
MEASURE = (
    (COUNT + FREE + UNIT) >> Ago
    | (_LARGE + FREE + UNIT) >> (lambda count, unit: Ago(count, unit) if unit not in SECONDS else None)
    | (words("a ", "an ") + named(_SINGULAR)) >> (lambda unit: Ago(1, unit))
)
AGO = (
    MEASURE + maybe(" ago")
    | ("-" + DIGITS + FREE + UNIT) >> Ago
    | (named(_WRITTEN) + " ago") >> (lambda unit: Ago(1, unit))
)
DAYS_AGO = (AGO | MEASURE + " ago today") >> (lambda ago: ago if ago.in_days else None)

_HOURS = MEASURE >> (lambda ago: timedelta(hours=ago.number) if ago.unit == "h" else None)
_MINUTES = (COUNT + FREE + UNIT) >> (
    lambda count, unit: timedelta(minutes=count) if unit in {"m", "min"} else None
)
HOURS_AND_MINUTES = pattern("([0-9]{1,2})h([0-5][0-9])") >> (
    lambda hours, minutes: timedelta(hours=int(hours), minutes=int(minutes))
)
_DECIMAL = (pattern(r"([0-9]{1,3}\.(?:[27]5|[0-9]))") + FREE + UNIT) >> (
    lambda count, unit: timedelta(hours=float(count)) if unit == "h" else None
)
LIVED = (
    AGO >> (lambda ago: _elapsed(ago) if ago.unit != "m" else None)
    | _DECIMAL + maybe(" ago")
    | (_HOURS + (FREE | " and ") + _MINUTES + maybe(" ago")) >> (lambda hours, minutes: hours + minutes)
    | HOURS_AND_MINUTES + " ago"
    | words("half an hour ago", "half hour ago") >> (lambda: timedelta(minutes=30))
    | literal("an hour and a half ago") >> (lambda: timedelta(minutes=90))
    | words("a quarter of an hour ago", "quarter of an hour ago") >> (lambda: timedelta(minutes=15))
)

ELAPSED = LIVED | AGO >> (lambda ago: _elapsed(ago) if ago.unit == "m" else None)
"""The same, with a bare `m` for minutes."""

# --- clocks ------------------------------------------------------------------------------------------------------


class Clock(NamedTuple):
    """A time of day. `loose`: its hour is 1 to 12 and nothing says of which half of the day, so a part of the day may.

    `halves`: without one, both halves are meant. `midnight`: by that word, which can end a day, too.
    """

    at: time
    loose: bool = False
    halves: bool = False
    midnight: bool = False

    @property
    def both(self) -> tuple[time, time]:
        """The clock times twelve hours apart that it can be."""
        return self.at, self.at.replace(hour=(self.at.hour + 12) % 24)


def microseconds(fraction: str | None) -> int:
    """Return the microseconds that the digits behind the seconds are."""
    return int(f"{fraction or '':0<6}"[:6])


def _clock(
    hour: str, minute: str = "0", second: str | None = None, fraction: str | None = None
) -> Clock | None:
    try:
        at = time(int(hour), int(minute), int(second or 0), microseconds(fraction))
    except ValueError:
        return None
    return Clock(at, loose=1 <= at.hour <= 12 and not hour.startswith("0"))


def _half(hour: str, minute: str | None, second: str | None, half: str) -> Clock | None:
    of_day = calendar.hour_of_day(int(hour), afternoon=half == "pm")
    found = None if of_day is None else _clock(str(of_day), minute or "0", second)
    return found and found._replace(loose=False)


def _either_half(hour: str) -> Clock | None:
    found = _clock(hour)
    return found and found._replace(halves=found.loose)


def _four(digits: str, *, year: bool) -> Clock | None:
    return _clock(digits[:2], digits[2:]) if ("1900" <= digits <= "2099") == year else None


def _dotted(hour: str, minute: str, *, month: bool) -> Clock | None:
    return _clock(hour, minute) if (1 <= int(minute) <= 12) == month else None


def _with_h(hour: str, minute: str, *, ago: bool) -> Clock | None:
    found = _clock(hour, minute)
    return found if found and (int(hour) <= 12 and (hour == "0" or hour[0] != "0")) == ago else None


_H_MIN = pattern("([0-9]{1,2})h([0-9]{2})")
_H_DOT_MIN = pattern(r"([0-9]{1,2})\.([0-9]{2})")
_FOUR = pattern("([0-9]{4})")
_HOUR = pattern("([0-9]{1,2})")
_HOUR_WORD = named(_CLOCK_WORDS) >> (lambda hour: _either_half(str(hour)))
CLOCK = (
    pattern(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?") >> _clock
    | pattern(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))? ?([ap]m)") >> _half
    | pattern(r"([0-9]{1,2})(?:\.([0-9]{2}))?() ?([ap]m)") >> _half
    | _H_MIN >> (lambda hour, minute: _with_h(hour, minute, ago=False))
    | _H_DOT_MIN >> (lambda hour, minute: _dotted(hour, minute, month=False))
    | _FOUR >> (lambda digits: _four(digits, year=False))
    | (_HOUR >> _either_half | _HOUR_WORD) + " o'clock"
    | (maybe("12 ") + words("noon", "midday")) >> (lambda: Clock(time(12)))
    | (maybe("12 ") + literal("midnight")) >> (lambda: Clock(time(), midnight=True))
    | words("lunch", "lunchtime") >> (lambda: Clock(time(12, 30)))
)
HOUR_OR_AGO = _H_MIN >> (lambda hour, minute: _with_h(hour, minute, ago=True))
"""`9h15`: a clock, or hours ago."""
HOUR_OR_DATE = _H_DOT_MIN >> (lambda hour, minute: _dotted(hour, minute, month=True))
"""`3.11`: a clock, or a day."""
HOUR_OR_YEAR = _FOUR >> (lambda digits: _four(digits, year=True))
"""`2025`: a clock, or a year."""
HOUR_A = HOUR_OR_AGO | pattern("([0-9]{1,2})h") >> _clock
HOUR_B = HOUR_OR_DATE | HOUR_OR_YEAR
HOUR = HOUR_A | HOUR_B | _HOUR >> _either_half
"""Digits that can be something else, too."""
HOUR_AT = HOUR | _HOUR_WORD
"""An hour behind `at`, in words too."""
