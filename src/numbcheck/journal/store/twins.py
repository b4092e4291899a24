"""Twins: one entry under two ids with the same suffix, since one file was brought in in two time zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.content import FROM
from numbcheck.journal.ids import suffix_of
from numbcheck.journal.store.months import opened

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

BROUGHT = f'"{FROM}":'.encode()
"""What stands in the bytes of an entry that was brought in."""


def may_be_twin(entry: Entry) -> bool:
    """Return whether an entry was brought in, so that there may be another one like it."""
    return FROM in entry.data


class Twins:
    """The twins of the journal in `root`; `faults` takes what cannot be read.

    Two zones are a day apart at most: whoever is no twin by the names of its month and the two beside it, is none.
    """

    __slots__ = ("_faults", "_ids", "_root")

    def __init__(self, root: str, faults: list[str]) -> None:
        self._root = root
        self._faults = faults
        self._ids: dict[str, set[str]] = {}

    def has(self, month: str, entry_id: str) -> bool:
        """Return whether an id in this month is that of a twin."""
        return entry_id in self.of(month)

    def of(self, month: str) -> set[str]:
        """Return the ids in a month whose suffix another id has, here or in the months beside it."""
        here = self._ids_in(month)
        suffixes = {suffix_of(one) for one in here}
        beside = [{suffix_of(one) for one in self._ids_in(other)} for other in _beside(month)]
        if len(suffixes) == len(here) and all(map(suffixes.isdisjoint, beside)):
            return set()
        shared = suffixes.intersection(*[set().union(*beside)])
        once: set[str] = set()
        for one in map(suffix_of, here):
            (shared if one in once else once).add(one)
        return {one for one in here if suffix_of(one) in shared}

    def _ids_in(self, month: str) -> set[str]:
        if month not in self._ids:
            with opened(self._root, month, self._faults) as found:
                listing = found.listing() if found else None
            self._ids[month] = listing.files.keys() | listing.gone if listing else set()
        return self._ids[month]


def _beside(month: str) -> tuple[str, str]:
    """Return the months before and after `2026/11`."""
    year, number = map(int, month.split("/"))
    return tuple(f"{at // 12:04d}/{at % 12 + 1:02d}" for at in (year * 12 + number - 2, year * 12 + number))  # type: ignore[return-value]
