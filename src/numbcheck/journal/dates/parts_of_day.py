"""Parts of the day: when they begin and end, the moment they stand for, and the clock times they hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.dates.days import DAY, EVERY_DAY, Day, back
from numbcheck.journal.dates.present import at_clock
from numbcheck.journal.dates.rules import literal, maybe, named
from numbcheck.words.calendar import PART_ENDS

if TYPE_CHECKING:
    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.tokens import Clock


class PartOfDay(NamedTuple):
    """A part of the day: it begins and ends so long after midnight; `moment` is the time it is kept as.

    Its clock times are from `first` to `last`, in the night over midnight; `hour` is one a person may type with it.
    """

    name: str
    begins: timedelta
    ends: timedelta
    moment: time
    first: time
    last: time
    hour: int

    def wall(self, day: date, clock: time) -> datetime:
        """Return the wall time of a clock in this part of `day`: after midnight it is of the next date."""
        return at_clock(day, clock) + timedelta(days=self.over_midnight and clock <= self.last)

    @property
    def over_midnight(self) -> bool:
        """Whether its clock times go on after midnight."""
        return self.first > self.last

    def times(self, clock: Clock) -> list[time]:
        """Return the times of a clock within this part: of an hour that says no half of the day, the half that does."""
        return [at for at in (clock.both if clock.loose else clock.both[:1]) if self._holds(at)]

    def _holds(self, at: time) -> bool:
        if self.over_midnight:
            return at >= self.first or at <= self.last
        return self.first <= at <= self.last


def _part(name: str, begins: int, moment: int, first: int, last: time, hour: int) -> PartOfDay:
    ends = PART_ENDS[name] + 24 * (PART_ENDS[name] < begins)
    return PartOfDay(
        name, timedelta(hours=begins), timedelta(hours=ends), time(moment), time(first), last, hour
    )


_PARTS = (
    _part("morning", PART_ENDS["night"], 8, 0, time(11, 59, 59, 999999), 7),
    _part("afternoon", PART_ENDS["morning"], 15, 12, time(18), 4),
    _part("evening", 17, 19, 17, time.max, 8),
    _part("night", 18, 22, 18, time(4, 59, 59, 999999), 11),
)
PARTS = {part.name: part for part in _PARTS}
NIGHT = PARTS["night"]


class PartOf(NamedTuple):
    """A part of a day; without a `day`, the night that runs now."""

    part: PartOfDay
    day: Day | None

    def of(self, present: Present) -> Day:
        """Return its day."""
        if self.day:
            return self.day
        running = present.wall - (NIGHT.ends - timedelta(days=1))
        return _fixed(
            running.date()
            if at_clock(running.date(), time()) + _DAYLIGHT <= running
            else present.calendar_day
        )


_DAYLIGHT = NIGHT.begins - (NIGHT.ends - timedelta(days=1))
"""The time from the end of one night to the beginning of the next."""


def _fixed(day: date) -> Day:
    return Day(lambda _, __: iter([day]), own=False)


NAME = named(PARTS)
IN_THE_PART = ("in the " + NAME) | literal("at night") >> (lambda: NIGHT)
PART_OF = (
    (maybe("in the ") + NAME | literal("at night") >> (lambda: NIGHT))
    >> (lambda part: PartOf(part, EVERY_DAY))
    | ("this " + NAME) >> (lambda part: PartOf(part, None if part is NIGHT else back(0)))
    | literal("tonight") >> (lambda: PartOf(NIGHT, None))
    | ("last " + named({name: PARTS[name] for name in ("night", "evening")}))
    >> (lambda part: PartOf(part, back(1)))
    | (DAY + " " + maybe("in the ") + NAME) >> (lambda day, part: PartOf(part, day))
)
