"""The present that a date is read with: the moment it is typed, the zone, and when the day ends for this person."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum
from typing import NamedTuple

from numbcheck.journal.entry import own_day

NO_SUCH_TIME = "That is not a time this machine's clock can tell."

EARLIEST = date(1900, 1, 1)
"""No moment before it is meant."""


class Days(NamedTuple):
    """Days from `first` to `last`, both of them counted in."""

    first: date
    last: date


class Fault(IntEnum):
    """Why what was typed names no moment; of several reasons the first of these says most."""

    OWN_DAY = 0
    TWO_READINGS = 1
    AFTER = 2
    PART = 3
    WEEKDAY = 4
    UNREAL = 5
    CLOCK = 6
    EARLY = 7


class NoReadingError(Exception):
    """What was typed has the shape of a date, and yet names no day or moment; the sentence says why.

    `has_remedy`: it says what to type instead, too.
    """

    def __init__(self, fault: Fault, sentence: str, *, has_remedy: bool = False) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.has_remedy = has_remedy


class Present(NamedTuple):
    """What a date is read with: `now` (aware), when after midnight a day `ends`, the zone (None: this machine's)."""

    now: datetime
    ends: timedelta = timedelta()
    zone: tzinfo | None = None

    @property
    def wall(self) -> datetime:
        """The present date and clock time, as they are on the wall."""
        return self.on_wall(self.now)

    @property
    def calendar_day(self) -> date:
        """The date of the calendar."""
        return self.wall.date()

    @property
    def own_day(self) -> date:
        """The day it still is for the person."""
        return own_day(self.wall, self.ends)

    @property
    def end(self) -> time:
        """The clock time at which the person's day ends."""
        return (datetime.combine(EARLIEST, time()) + self.ends).time()

    def late(self, clock: time) -> timedelta:
        """Return how much later than its calendar date a clock of an own day lies: a day, if after midnight."""
        return timedelta(days=clock.replace(tzinfo=None) < self.end)

    def today(self, *, own: bool) -> date:
        """Return the person's own day, or that of the calendar."""
        return self.own_day if own else self.calendar_day

    def instant(self, wall: datetime) -> datetime:
        """Return the instant (UTC) at which the wall clock shows this.

        A time that a change of the clock skips is read with the offset before it; of one that comes twice the
        first is meant. Raises NoReadingError where the machine's calendar ends.
        """
        try:
            # By way of the timestamp: a naive astimezone() reads a skipped hour an hour too early.
            return datetime.fromtimestamp(wall.replace(tzinfo=self.zone).timestamp(), UTC)
        except (OverflowError, OSError, ValueError):
            raise NoReadingError(Fault.CLOCK, NO_SUCH_TIME) from None

    def local(self, instant: datetime) -> datetime:
        """Return an instant by the clock on the wall."""
        return instant.astimezone(self.zone)

    def on_wall(self, instant: datetime) -> datetime:
        """Return what the wall clock shows at an instant."""
        return self.local(instant).replace(tzinfo=None, fold=0)


def at_clock(day: date, clock: time) -> datetime:
    """Return the wall time of a day and a clock."""
    return datetime.combine(day, clock)
