"""Readings: the moments that a day, a clock or a part of the day can mean, given the present."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from numbcheck.journal.dates.days import EVERY_DAY, Day, back
from numbcheck.journal.dates.present import Fault, NoReadingError, at_clock
from numbcheck.journal.dates.speak import with_weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.dates.parts_of_day import PartOf, PartOfDay
    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.stamps import Stamp
    from numbcheck.journal.dates.tokens import Clock

    Reader = Callable[[Present], Iterator["Reading"]]


class Reading(NamedTuple):
    """One moment that was meant: the instant (UTC), and the time on the wall where that was named.

    `day` where it was a whole day, `part` where it was a part of one. `says` and `way` are how it is told from
    another reading, and typed, where that is not by its date and clock.
    """

    at: datetime
    wall: datetime | None = None
    day: date | None = None
    part: PartOfDay | None = None
    says: str = ""
    way: str = ""


def now() -> Reader:
    """Return what reads this very moment."""
    return lambda present: iter([Reading(present.now.astimezone(UTC))])


def elapsed(length: timedelta) -> Reader:
    """Return what reads the moment so much elapsed time ago."""
    return lambda present: iter([Reading(present.now.astimezone(UTC) - length)])


def stamped(stamp: Stamp) -> Reader:
    """Return what reads a stamp."""

    def read(present: Present) -> Iterator[Reading]:
        at = stamp(present)
        yield _by_wall(present, at) if at.tzinfo is None else Reading(at.astimezone(UTC))

    return read


def whole_day(day: Day) -> Reader:
    """Return what reads a day alone: the present clock time of that day."""

    def read(present: Present) -> Iterator[Reading]:
        found = begun(present, next(day.dates(present.own_day, present.today(own=day.own))))
        clock = present.wall.time()
        if found == present.own_day:
            yield Reading(present.now.astimezone(UTC), day=found)
        else:
            yield _by_wall(present, at_clock(found, clock) + present.late(clock))._replace(day=found)

    return read


def begun(present: Present, day: date) -> date:
    """Return `day`; raises NoReadingError where by the calendar it has begun, and for this person it has not."""
    if present.own_day < day <= present.calendar_day:
        still = with_weekday(present.own_day, present.calendar_day)
        raise NoReadingError(
            Fault.OWN_DAY, f"For you it is still {still}; your day ends at {present.end:%H:%M}."
        )
    return day


def clock_alone(clock: Clock) -> Reader:
    """Return what reads a clock without a day: the latest such time; of `at 9` both halves of today."""
    return at_clock_of(back(0)._replace(own=False) if clock.halves else EVERY_DAY, clock)


def at_clock_of(day: Day, clock: Clock) -> Reader:
    """Return what reads a clock on a day. The midnight of a named day is its first minute, or that of the next."""

    def read(present: Present) -> Iterator[Reading]:
        for at in clock.both if clock.halves else clock.both[:1]:
            for reading in _latest(present, day, partial(at_clock, clock=at), at):
                yield reading._replace(way=_half(at) if clock.halves else "")
        if clock.midnight and day is not EVERY_DAY:
            yield from _latest(present, day, lambda found: at_clock(found, clock.at) + timedelta(days=1))

    return read


def part_of_day(of: PartOf) -> Reader:
    """Return what reads a part of a day: the moment it is kept as, or now while that is still to come."""

    def read(present: Present) -> Iterator[Reading]:
        part = of.part
        for begin in _latest(present, of.of(present), lambda found: at_clock(found, time()) + part.begins):
            if begin.at > present.now or begin.wall is None:
                yield begin._replace(part=part)
                continue
            moment = _by_wall(present, at_clock(begin.wall.date(), part.moment))._replace(part=part)
            yield moment if moment.at <= present.now else Reading(present.now.astimezone(UTC), part=part)

    return read


def part_at_clock(of: PartOf, clock: Clock) -> Reader:
    """Return what reads a clock in a part of a day."""

    def read(present: Present) -> Iterator[Reading]:
        times = of.part.times(clock)
        if not times:
            raise NoReadingError(Fault.PART, f"{clock.at:%H:%M} is not in the {of.part.name}.")
        for at in times:
            shifted = None if of.part.over_midnight else at
            yield from _latest(present, of.of(present), partial(of.part.wall, clock=at), shifted)

    return read


def refused(sentence: str) -> Callable[[Present], NoReturn]:
    """Return what refuses a phrasing that always has two meanings."""

    def read(_: Present) -> NoReturn:
        raise NoReadingError(Fault.TWO_READINGS, f"{{}} {sentence}")

    return read


def _latest(
    present: Present, day: Day, wall: Callable[[date], datetime], clock: time | None = None
) -> Iterator[Reading]:
    """Yield the reading by the calendar and that by the person's own day, each the latest where the day rolls.

    In the own day a `clock` before its end is of the next date.
    """
    for own in (False, True) if day.own and present.ends else (False,):
        today, late = present.today(own=own), present.late(clock) if own and clock else timedelta()
        for found in day.dates(today, today):
            reading = _by_wall(present, wall(found) + late)
            if reading.at <= present.now or not day.rolls:
                yield reading
                break


def _by_wall(present: Present, wall: datetime) -> Reading:
    return Reading(present.instant(wall), wall)


def _half(at: time) -> str:
    return f"{at.hour % 12 or 12}{'am' if at.hour < 12 else 'pm'}"
