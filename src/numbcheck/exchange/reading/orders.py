"""Orders: whether the day, the month or the year comes first in the dates of a file, told by all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.exchange.reading.date_formats import Order, day_of, without_year_first
from numbcheck.exchange.reading.found import Remark

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

_FIRST = {Order.DAY: "day", Order.MONTH: "month", Order.YEAR: "year"}


class Dated(NamedTuple):
    """A date as it was written, its time behind it, in this line, or in the note with this name."""

    written: str
    line: int = 0
    name: str = ""


class FoundOrder(NamedTuple):
    """What comes first in the dates of a file; a remark where nothing in it left one way only."""

    order: Order = Order.DAY
    remark: Remark | None = None


class _Way:
    """How the dates of a file read in one order: whether each is a day, and whether they go on in time, or back."""

    __slots__ = ("_last", "falls", "is_real", "order", "rises")

    def __init__(self, order: Order) -> None:
        self.order = order
        self.is_real = self.rises = self.falls = True
        self._last: date | None = None

    @property
    def is_straight(self) -> bool:
        return self.rises or self.falls

    def see(self, day: date | None) -> None:
        if day is None:
            self.is_real = False
            return
        if self._last:
            self.rises &= day >= self._last
            self.falls &= day <= self._last
        self._last = day


def order_of(dates: Iterable[Dated]) -> FoundOrder:
    """Return what comes first in the dates of a file: what all can mean, else what keeps their order in time.

    Where neither tells it is the month beside AM or PM, else the day; that is said, with the first of these dates.
    """
    ways = tuple(map(_Way, Order))
    first: Dated | None = None
    has_half = False
    for one in dates:
        found = without_year_first(one.written)
        if not found:
            continue
        days = [_day(found, way.order) for way in ways]
        if any(days):
            first = first or one
            has_half |= found["half"] is not None
            for way, day in zip(ways, days, strict=True):
                way.see(day)
    real = [way for way in ways if way.is_real]
    if first is None or not real:
        return FoundOrder()
    if len(real) == 1:
        return FoundOrder(real[0].order)
    orders = [way.order for way in real if way.is_straight] or [way.order for way in real]
    order = Order.MONTH if has_half and Order.MONTH in orders else orders[0]
    return FoundOrder(order, _remark(first, order))


def _day(found: re.Match[str], order: Order) -> date | None:
    try:
        return date(*day_of(found, order))
    except ValueError:
        return None


def _remark(first: Dated, order: Order) -> Remark:
    name = f"{first.name}: " if first.name else ""
    return Remark(first.line, f"{name}its date was read with the {_FIRST[order]} first", is_lost=False)
