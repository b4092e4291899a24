"""Day marks: the days of a span as a row of marks, week by week; in a long span a share for each week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.insight.trends import Span, Trends, Word

_DAILY = 42  # days up to which each has a mark of its own
_GAP = "  "


def by_week(span: Span) -> bool:
    """Return whether a span is so long that it has one cell for each week."""
    return (span.last - span.first).days >= _DAILY


def cells(trends: Trends, word: Word, *, fancy: bool) -> str:
    """Return the days on which a word was marked among those with a check-in; a day without one is blank."""
    first, last, _ = trends.spans[0]
    if by_week(trends.spans[0]):
        return _GAP.join(_share(week.words.get(word.word, 0), week.days) for week in trends.weeks)
    yes, no = "\u25cf\u00b7" if fancy else "x."
    checked, on = frozenset(trends.checked), frozenset(word.on)
    days = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    marks = "".join(yes if day in on else no if day in checked else " " for day in days)
    return _GAP.join(marks[place : place + 7] for place in range(0, len(marks), 7))


def tail(row: str, width: int, *, weekly: bool) -> str:
    """Return the latest weeks of a row of cells that fit."""
    each = (3 if weekly else 7) + len(_GAP)
    weeks = -(-len(row) // each)
    return row[each * max(0, weeks - max(1, (width + len(_GAP)) // each)) :]


def _share(count: int, days: int) -> str:
    return f"{count}/{days}" if days else "   "
