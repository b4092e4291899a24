"""What `trends` and `report` share: the period, its patterns, and the titles of its practices."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.query import Query
from numbcheck.visit import dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numbcheck.insight.patterns import Patterns
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

_KEPT_AS = "tally2"


def period(house: House, days: int, since: str | None, until: str | None = None) -> tuple[date, date]:
    """Return the first and the last day of the period, the last `days` and today where none is named. Raises UsageError."""
    today = dates.today(house)
    first, last = dates.period(house, f"{days}d" if since is None and until is not None else since, until)
    return first or today - timedelta(days=days), last or today


def patterns_of(house: House, first: date, last: date, *, scores: bool = False) -> Patterns:
    """Return what the entries of these days show; of a large journal whole months come from the cache."""
    from numbcheck.insight import tally as tallies
    from numbcheck.insight.patterns import patterns

    ends = dates.day_ends(house)

    def make(entries: Iterable[Entry]) -> bytes:
        return tallies.tally(entries, ends).to_bytes()

    kept_as = f"{_KEPT_AS}-{house.settings.day_ends.replace(':', '')}" if ends else _KEPT_AS
    found = house.journal.digests(Query(since=first, until=last, day_ends=ends), kept_as, make)
    return patterns(tallies.total(map(tallies.from_bytes, found)), scores=scores)


def titles(house: House, patterns: Patterns) -> dict[str, str]:
    """Return what the practices in `patterns` are called, by their ids; one that is no longer there is left out."""
    there = set(house.shelf.ids())
    used = [use.practice for use in patterns.uses if use.practice in there]
    return {practice: house.shelf.get(practice).title for practice in used}
