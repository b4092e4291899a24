"""Search: going through the months for what a query asks, file by file or by their packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.codec import decode_again
from numbcheck.journal.prefilter import raw_filter, raw_lines
from numbcheck.journal.query import (
    EVERYTHING,
    excluder,
    id_filter,
    is_broad,
    matcher,
    month_filter,
    whole_months,
)
from numbcheck.journal.store.merge import as_one, is_blank
from numbcheck.journal.store.months import months, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.journal.store.months import Month
    from numbcheck.journal.store.packing import Packing
    from numbcheck.journal.store.packs import Packs


class Search:
    """One way through the journal in `root`; `faults` takes the names of files that cannot be read.

    `packs` makes questions to a large journal faster; `watch(done, of)` hears how many months are through.
    """

    __slots__ = ("_faults", "_packs", "_root", "_watch")

    def __init__(
        self,
        root: str,
        faults: list[str],
        packs: Callable[[], Packs] | None = None,
        watch: Callable[[int, int], None] | None = None,
    ) -> None:
        self._root = root
        self._faults = faults
        self._packs = packs
        self._watch = watch

    def entries(self, query: Query, *, newest_first: bool) -> Iterator[Entry]:
        """Yield the entries that `query` asks for, whatever its limit, opening only what is needed."""
        matches, lines, whole = matcher(query), raw_lines(query), whole_months(query)
        packing = self._packing(query)
        for name in self._months(query, newest_first=newest_first):
            with opened(self._root, name, self._faults) as month:
                if month is None:
                    continue
                body = packing.body(month) if packing and whole(name) else None
                if body is None:
                    yield from _in_files(query, month, newest_first=newest_first)
                else:
                    found = reversed(list(lines(body))) if newest_first else lines(body)
                    yield from filter(matches, map(decode_again, found))
        if packing and query.since is None and query.until is None:
            packing.finish()

    def digests(self, query: Query, what: str, make: Callable[[Iterable[Entry]], bytes]) -> Iterator[bytes]:
        """Yield what `make` makes of the entries that `query` asks for, month by month, oldest first.

        `query` may name days only. Of whole months it is kept in the packs under the name `what`.
        """
        whole, packing = whole_months(query), self._packing(query)

        def make_whole(month: Month) -> bytes:
            body = packing.known(month) if packing else None
            if body is not None:
                return make(map(decode_again, raw_lines(EVERYTHING)(body)))
            month.ahead(month.listing())
            return make(_in_files(EVERYTHING, month, newest_first=False))

        for name in self._months(query, newest_first=False):
            with opened(self._root, name, self._faults) as month:
                if month is None:
                    continue
                body = packing.body(month, what, make_whole) if packing and whole(name) else None
                yield make(_in_files(query, month, newest_first=False)) if body is None else body

    def _months(self, query: Query, *, newest_first: bool) -> Iterator[str]:
        """Yield the months that can hold what is asked for."""
        names = filter(month_filter(query), months(self._root, self._faults, newest_first=newest_first))
        return _watched(list(names), self._watch) if self._watch and is_broad(query) else names

    def _packing(self, query: Query) -> Packing | None:
        if self._packs is None or not is_broad(query):
            return None
        from numbcheck.journal.store.packing import Packing

        return Packing(self._packs())


def _in_files(query: Query, month: Month, *, newest_first: bool) -> Iterator[Entry]:
    wanted, matches, possible = id_filter(query), matcher(query), raw_filter(query)
    left_out = excluder(query)
    listing = month.listing()
    for entry_id in sorted(filter(wanted, listing.files), reverse=newest_first):
        if entry_id in listing.gone:
            continue
        names = listing.files[entry_id]
        if len(names) == 1 and (raw := month.raw(names[0])) and not is_blank(raw):
            # The usual case, and the one that has to be quick: one file, read once.
            found = month.entry(names[0], raw, entry_id) if possible(raw) else None
            if found and matches(found):
                yield found
            continue
        revisions = month.live(entry_id, names, possible)
        if any(map(matches, revisions)) and not any(map(left_out, revisions)):
            # What was looked for comes first; it is one entry, however many texts of it there are.
            yield as_one(sorted(revisions, key=lambda one: not matches(one)))


def _watched(names: list[str], watch: Callable[[int, int], None]) -> Iterator[str]:
    try:
        for done, name in enumerate(names):
            watch(done, len(names))
            yield name
    finally:
        watch(len(names), len(names))
