"""The week of a check-in beside the week before it, in days on which a word was chosen; nothing from few."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.insight.tally import CHECK
from numbcheck.insight.trends import COMPARED, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numbcheck.insight.tally import Tally

DAYS = 7
_MOST = 3
"""Words that are told."""


class Counted(NamedTuple):
    """A word, on how many days of this week it was chosen, and on how many of the week before."""

    word: str
    now: int
    before: int


class TwoWeeks(NamedTuple):
    """On how many days of this week, and of the week before, there was a check-in, and what was chosen then."""

    now: int
    before: int
    words: tuple[Counted, ...]


def first_day(today: date) -> date:
    """Return the first day that must be known."""
    return today - timedelta(days=2 * DAYS - 1)


def two_weeks(tally: Tally, today: date, marked: Iterable[str], order: Sequence[str]) -> TwoWeeks | None:
    """Return the words just `marked`, calm and glad first, a few at most; `order` is that of the words offered.

    None where either week has few days, and after the first check-in of a day.
    """
    weeks = [_days(tally, today - timedelta(days=back * DAYS)) for back in range(2)]
    if min(map(len, weeks)) < COMPARED or tally.days[today.isoformat()][CHECK] > 1:
        return None
    places = places_of(order)
    first = sorted(marked, key=lambda word: places.get(word, len(places)))[:_MOST]
    counts = [
        Counted(word, *(sum(f"word:{word}" in marks for marks in week) for week in weeks)) for word in first
    ]
    return TwoWeeks(len(weeks[0]), len(weeks[1]), tuple(counts))


def _days(tally: Tally, last: date) -> list[dict[str, int]]:
    """Return the marks of each day with a check-in in the week up to `last`."""
    days = ((last - timedelta(days=back)).isoformat() for back in range(DAYS))
    return [marks for day in days if CHECK in (marks := tally.days.get(day, {}))]
