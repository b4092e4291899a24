"""Survey: what is in a file, counted on the way through it, to be said before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from numbcheck.exchange.reading.found import Remark

_NAMED = 3
_MOST = 1000
"""Names that are held; a file may have as many others as it has entries."""


class Survey:
    """Counts on the way through a file.

    `new` entries, of them those that come in `again`; such that are `here` already, or were `deleted` here, or are
    `earlier` than was asked for; what is `lost`, and what is only `noted`; the first of each are `named`. `first` and
    `last` are days. Times that were `naive`, of them those that a clock `skipped`, showed `twice`, or that are
    `only_days`; `moods` that have no level, and `tags` that were given another form.
    """

    __slots__ = (
        "again", "deleted", "earlier", "first", "here", "last", "lost", "moods", "naive", "named", "new",
        "noted", "only_days", "skipped", "tags", "twice",
    )  # fmt: skip

    def __init__(self) -> None:
        self.new = self.again = self.here = self.deleted = self.earlier = 0
        self.lost = self.noted = 0
        self.naive = self.skipped = self.twice = self.only_days = 0
        self.first: date | None = None
        self.last: date | None = None
        self.named: list[Remark] = []
        self.moods: dict[str, None] = {}
        self.tags: dict[str, None] = {}

    @property
    def count(self) -> int:
        """How many entries the file holds that can be read."""
        return self.new + self.here + self.deleted + self.earlier

    def note(self, remark: Remark) -> None:
        """Take in a remark; what is lost is named first."""
        self.lost += remark.is_lost
        self.noted += not remark.is_lost
        if (self.lost if remark.is_lost else self.noted) <= _NAMED:
            self.named = sorted([*self.named, remark], key=lambda one: (not one.is_lost, one.line))

    def mood(self, name: str) -> None:
        """Take in a mood that has no level."""
        _held(self.moods, name)

    def tag(self, name: str) -> None:
        """Take in a tag that was given another form."""
        _held(self.tags, name)

    def span(self, day: date) -> None:
        """Take in a day on which there is an entry."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)


def _held(names: dict[str, None], name: str) -> None:
    if len(names) < _MOST:
        names[name] = None
