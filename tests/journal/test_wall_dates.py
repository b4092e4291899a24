"""The date of an entry is the date on the wall where and when it was written, in every zone, whatever clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

import pytest

from numbcheck.journal.codec import decode, encode
from numbcheck.journal.entry import VERSION, Entry
from numbcheck.journal.ids import month_of, new_id
from numbcheck.journal.query import Query, id_filter, matcher, month_filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
STEP = timedelta(days=7)  # no zone changes its clock twice in a week
AROUND = [timedelta(seconds=s) for s in (-3601, -1, 0, 1, 1800, 3601)]
DAY = timedelta(days=1)
GROUPS = 12


@cache
def _zones() -> tuple[ZoneInfo, ...]:
    """Return one zone for each way of keeping time; the names that only mean another are left out."""
    unique: dict[tuple[object, ...], ZoneInfo] = {}
    probes = [FIRST + timedelta(days=91 * n + 0.37) for n in range(164)]
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        unique.setdefault(tuple(probe.astimezone(zone).utcoffset() for probe in probes), zone)
    return tuple(unique.values())


@cache
def _transitions(zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return when the clocks there change."""
    return tuple(_found_transitions(zone))


def _found_transitions(zone: ZoneInfo) -> Iterator[datetime]:
    before, offset = FIRST, FIRST.astimezone(zone).utcoffset()
    while before < LAST:
        after = before + STEP
        if after.astimezone(zone).utcoffset() != offset:
            yield _moment_of_change(zone, before, after)
            offset = after.astimezone(zone).utcoffset()
        before = after


def _moment_of_change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


@cache
def _kept(instant: datetime, zone: ZoneInfo) -> tuple[datetime, Entry]:
    """Return the wall time there, and the entry as it comes back from its file."""
    wall = instant.astimezone(zone)
    offset = wall.utcoffset() or timedelta()
    at = wall.replace(tzinfo=timezone(offset))
    entry = Entry(VERSION, new_id(at, bytes), "aaaaaaaa", (), instant, at, zone.key, "note")
    return wall, decode(encode(entry))


@pytest.mark.no_cover
@pytest.mark.parametrize("group", range(GROUPS))
def test_the_date_is_the_one_on_the_wall(group: int) -> None:
    """Before, in and after every change of every clock from 2000 to 2040 an entry keeps its own date and time."""
    count = 0
    for zone in _zones()[group::GROUPS]:
        for change in _transitions(zone):
            for shift in AROUND:
                wall, entry = _kept(change + shift, zone)
                assert entry.at.replace(tzinfo=None) == wall.replace(tzinfo=None, fold=0), (zone.key, change)
                assert entry.day == wall.date()
                count += 1
    assert count > 100


@pytest.mark.no_cover
@pytest.mark.parametrize("group", range(GROUPS))
def test_a_day_finds_exactly_its_entries(group: int) -> None:
    """Asking for a day finds what was written on that wall day, where it ends later, too, and opens its month."""
    for zone in _zones()[group::GROUPS]:
        for change in _transitions(zone)[::5]:
            for shift in (*AROUND, timedelta(hours=-13), timedelta(hours=13)):
                wall, entry = _kept(change + shift, zone)
                for ends in (timedelta(), timedelta(hours=6)):
                    _assert_found((wall.replace(tzinfo=None) - ends).date(), entry, ends)


def _assert_found(own: date, entry: Entry, ends: timedelta) -> None:
    """Find an entry on its `own` day and on none beside it, where days end so much later."""
    today = Query(since=own, until=own, day_ends=ends)
    yearly = Query(month_day=(own.month, own.day), day_ends=ends)
    assert not matcher(Query(since=own + DAY, day_ends=ends))(entry)
    assert not matcher(Query(until=own - DAY, day_ends=ends))(entry)
    for query in (today, yearly):
        assert matcher(query)(entry)
        assert month_filter(query)(month_of(entry.id))
        assert id_filter(query)(entry.id)


def test_travel_keeps_the_date_of_the_place() -> None:
    """An evening in Tokyo stays that evening, wherever I read it later."""
    wall, entry = _kept(datetime(2026, 11, 22, 14, 30, tzinfo=UTC), ZoneInfo("Asia/Tokyo"))
    assert (wall.day, entry.day.day, entry.at.hour) == (22, 22, 23)
    _, same = _kept(datetime(2026, 11, 22, 14, 30, tzinfo=UTC), ZoneInfo("Pacific/Auckland"))
    assert same.day.day == 23
