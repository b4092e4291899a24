"""Counts of a look back: the trends of a period with the titles in them, and tags; whole months come from the cache."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.query import Query
from numbcheck.visit import dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numbcheck.insight.tally import Tally
    from numbcheck.insight.trends import Group, Trends
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

DAYS = 28
"""How far one looks back unless told."""
_KEPT_AS, _TAGS_KEPT_AS = "tally7", "tags2"


def period(house: House, since: str | None, until: str | None = None) -> tuple[date, date]:
    """Return the first and the last day of the period, four weeks up to today unless told. Raises UsageError."""
    first, last = dates.period(house, since, until)
    last = last or dates.today(house)
    return first or last - timedelta(days=DAYS - 1), last


def trends_of(house: House, first: date, last: date, *, forms: bool = False) -> Trends:
    """Return what was kept on these days beside those before."""
    from numbcheck.care import check
    from numbcheck.insight.trends import trends

    offered = tuple(check.words().words.answers)
    shown = trends(_tally(house, first, last), first, last, offered, _sums() if forms else None)
    return shown if house.settings.food else shown._replace(ate={})


def people_of(house: House, shown: Trends) -> tuple[Group, ...]:
    """Return with whom the latest days of these trends were."""
    from numbcheck.insight.trends import with_people

    return with_people(_tally(house, shown.spans[0].first, shown.spans[0].last), shown)


def _tally(house: House, first: date, last: date) -> Tally:
    """Return the tally of these days and those before; whole months of a large journal come from the cache."""
    from numbcheck.insight import tally as tallies
    from numbcheck.insight.trends import begin

    ends = dates.day_ends(house)

    def make(entries: Iterable[Entry]) -> bytes:
        return tallies.tally(entries, ends).to_bytes()

    kept_as = f"{_KEPT_AS}-{house.settings.day_ends.replace(':', '')}" if ends else _KEPT_AS
    query = Query(since=begin(first, last), until=last, day_ends=ends)
    return tallies.total(map(tallies.from_bytes, house.journal.digests(query, kept_as, make)))


def tags_of(house: House, query: Query) -> dict[str, int]:
    """Return in how many of the entries that `query` asks for each tag is, most first."""
    from numbcheck.insight import tag_counts

    if not query.names_days_only:
        return tag_counts.total([tag_counts.count(house.journal.entries(query, newest_first=False))])

    def make(entries: Iterable[Entry]) -> bytes:
        return tag_counts.to_bytes(tag_counts.count(entries))

    return tag_counts.total(map(tag_counts.from_bytes, house.journal.digests(query, _TAGS_KEPT_AS, make)))


def titles(house: House, trends: Trends, entries: Iterable[Entry] = ()) -> dict[str, str]:
    """Return what the practices and forms in `trends` and `entries` are called, by their ids."""
    practices = {one.practice for one in trends.tried} | {one.practice for one in entries if one.practice}
    found = {practice: house.title_of(practice) for practice in practices}
    return {**found, **(_forms() if trends.forms else {})}


def _sums() -> dict[str, int]:
    """Return the highest sum of each form."""
    from numbcheck.care import forms

    return {form.id: form.most for form in forms.words().instruments}


def _forms() -> dict[str, str]:
    """Return what the forms are called."""
    from numbcheck.care import forms

    return {form.id: form.title for form in forms.words().instruments}
