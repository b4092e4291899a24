"""The dates a person types, read with the clock of this house; the grammar is opened only where one is typed."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from numbcheck.errors import UsageError
from numbcheck.journal.entry import own_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from numbcheck.journal.dates.present import Present
    from numbcheck.visit.house import House


def day_ends(house: House) -> timedelta:
    """Return how long after midnight the person's day ends: not at all, unless they chose it."""
    if house.chose_nothing:
        return timedelta()
    hours, minutes = map(int, house.settings.day_ends.split(":"))
    return timedelta(hours=hours, minutes=minutes)


def today(house: House) -> date:
    """Return the day it still is for the person."""
    return own_day(house.now(), day_ends(house))


def clock_of(house: House) -> Present:
    """Return what a date is read with."""
    from numbcheck.journal.dates.present import Present

    now = house.now()
    zone = UTC if now.tzinfo is UTC else None  # it is UTC where this machine's zone is beyond telling
    return Present(now, day_ends(house), zone)


def moment_meant(house: House, at: str | None) -> tuple[datetime, str | None]:
    """Return the moment an entry is about, `at` as typed or now, and a note on how it was understood.

    The note is None where nobody named a moment. Raises UsageError.
    """
    if at is None:
        return house.now(), None
    from numbcheck.journal.dates import read

    return read.moment(at, clock_of(house))


def day(house: House, text: str) -> date:
    """Return the day on which something began. Raises UsageError."""
    from numbcheck.journal.dates import quick

    return quick.since(text, clock_of(house))


def period(
    house: House, since: str | None, until: str | None = None, on: str | None = None
) -> tuple[date | None, date | None]:
    """Return the first and the last day, None where it is open. Raises UsageError for what is no day, or ends early."""
    if since is until is on is None:
        return None, None
    from numbcheck.journal.dates import quick

    if on is not None:
        if since is not None or until is not None:
            raise UsageError("Give --on alone, or --since and --until.")
        return quick.on(on, clock_of(house))
    first = quick.since(since, clock_of(house)) if since is not None else None
    last = quick.until(until, clock_of(house)) if until is not None else None
    if first and last and first > last:
        raise UsageError(f"That ends ({last}) before it begins ({first}).")
    return first, last


def spoken(house: House, at: datetime, note: str | None) -> str:
    """Return a moment as people say it."""
    from numbcheck.journal.dates import speak

    return speak.spoken(at, house.now(), day_ends(house), note or "")
