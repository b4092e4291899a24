"""Search: going through the months for what a query asks, file by file or by their packs."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from numbcheck.journal.codec import decode_again
from numbcheck.journal.prefilter import raw_filter, raw_lines
from numbcheck.journal.query import (
    EVERYTHING,
    excluder,
    full_months,
    id_filter,
    is_broad,
    matcher,
    month_filter,
    whole_months,
)
from numbcheck.journal.seal import plain
from numbcheck.journal.store.families import SIGN, Families
from numbcheck.journal.store.merge import as_one
from numbcheck.journal.store.months import months, opened
from numbcheck.journal.store.twins import BROUGHT, Twins, may_be_twin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.months import Month
    from numbcheck.journal.store.packing import Packing
    from numbcheck.journal.store.packs import Packs

_OWN_ONLY, _HAS_BROUGHT = b"0", b"1"


class Search:
    """One way through the journal in `root`; `faults` takes the names of files that cannot be read.

    `packs` makes questions to a large journal faster; `watch(done, of)` hears how many months are through.
    """

    __slots__ = ("_families", "_faults", "_packs", "_root", "_seal", "_twins", "_watch")

    def __init__(
        self,
        root: str,
        faults: list[str],
        packs: Callable[[], Packs] | None = None,
        watch: Callable[[int, int], None] | None = None,
        seal: Callable[[], Seal] = plain,
    ) -> None:
        self._root = root
        self._faults = faults
        self._seal = seal
        self._families = Families(root, faults, seal)
        self._twins = Twins(root, faults)
        self._packs = packs
        self._watch = watch

    def entries(self, query: Query, *, newest_first: bool) -> Iterator[Entry]:
        """Yield the entries that `query` asks for, whatever its limit, opening only what is needed."""
        full = full_months(query)
        with self._packing(query, full, newest_first=newest_first) as packing:
            for name in self._months(query, newest_first=newest_first):
                with opened(self._root, name, self._faults, self._seal) as month:
                    if month is None:
                        continue
                    body = packing.body(month) if packing and full(name) else None
                    if body is None:
                        yield from self._in_files(query, month, newest_first=newest_first)
                    else:
                        yield from self._in_pack(query, body, name, newest_first=newest_first)
            if packing and query.since is None and query.until is None:
                packing.finish()

    def digests(self, query: Query, what: str, make: Callable[[Iterable[Entry]], bytes]) -> Iterator[bytes]:
        """Yield what `make` makes of the entries that `query` asks for, month by month, oldest first.

        `query` may name days only. Of whole months it is kept in the packs under the name `what`, behind a sign of
        whether something in them was brought in: then it holds only as long as none of that has a twin.
        """
        whole = whole_months(query)
        with self._packing(query, whole, newest_first=False) as packing:
            for name in self._months(query, newest_first=False):
                with opened(self._root, name, self._faults, self._seal) as month:
                    if month is None:
                        continue
                    body = None
                    if packing and whole(name):
                        body = packing.body(month, what, self._maker(packing, make))
                    if body is None or (body.startswith(_HAS_BROUGHT) and self._twins.of(name)):
                        yield make(self._in_files(query, month, newest_first=False))
                    else:
                        yield body[1:]

    def _maker(
        self, packing: Packing, make: Callable[[Iterable[Entry]], bytes]
    ) -> Callable[[Month], bytes | None]:
        """Return what makes the digest of a whole month, behind its sign."""

        def make_whole(month: Month) -> bytes | None:
            """Return None where other months bear on what is in this one, as none of them tells that it changed."""
            asked, body = self._families.asked, packing.known(month)
            if body is None:
                month.ahead(month.listing())
                found = self._in_files(EVERYTHING, month, newest_first=False)
            else:
                found = self._in_pack(EVERYTHING, body, month.name, newest_first=False)
            signs = {_OWN_ONLY}
            made = make(_noted(found, signs))
            return max(signs) + made if self._families.asked == asked else None

        return make_whole

    def names(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each month with the names that lie there, in no order."""
        for name in months(self._root, self._faults):
            with opened(self._root, name, self._faults, self._seal) as month:
                if month:
                    yield name, month.names()

    def some(self, name: str, wanted: Callable[[str, list[str]], bool]) -> Iterator[tuple[list[str], Entry]]:
        """Yield the entries of one month that are `wanted` by id and names of files, and these names, oldest first."""
        with opened(self._root, name, self._faults, self._seal) as month:
            if month is None:
                return
            files = month.listing().files
            chosen = {entry_id for entry_id, names in files.items() if wanted(entry_id, names)}
            for entry in self._in_files(EVERYTHING, month, newest_first=False, wanted=chosen.__contains__):
                yield files[entry.id], entry

    def has_another_id(self, entry_id: str) -> bool:
        """Return whether the entry of this id was moved to another one, or deleted there."""
        family = self._families.of(entry_id)
        return family.gone or family.id not in {"", entry_id}

    def _months(self, query: Query, *, newest_first: bool) -> Iterator[str]:
        """Yield the months that can hold what is asked for."""
        names = filter(month_filter(query), months(self._root, self._faults, newest_first=newest_first))
        return _watched(list(names), self._watch) if self._watch and is_broad(query) else names

    def _packing(
        self, query: Query, whole: Callable[[str], bool], *, newest_first: bool
    ) -> AbstractContextManager[Packing | None]:
        """Return the way by packs through the months that are `whole`, where one pays."""
        if self._packs is None or not is_broad(query):
            return nullcontext()
        from numbcheck.journal.store.packing import Packing

        def backwards() -> Iterator[Month]:
            for name in filter(whole, months(self._root, [], newest_first=not newest_first)):
                with opened(self._root, name, [], self._seal) as month:
                    if month:
                        yield month

        return Packing(self._packs(), backwards)

    def _in_pack(self, query: Query, body: bytes, month: str, *, newest_first: bool) -> Iterator[Entry]:
        twins = self._twins.of(month) if BROUGHT in body else frozenset()
        if SIGN not in body and not twins:
            found = raw_lines(query)(body)
            yield from filter(
                matcher(query), map(decode_again, reversed(list(found)) if newest_first else found)
            )
            return
        # Of an entry that was moved or is a twin, what is looked for may stand in a revision elsewhere.
        pick, every = _picker(query), list(raw_lines(EVERYTHING)(body))
        for entry in map(decode_again, reversed(every) if newest_first else every):
            is_elsewhere = entry.moved_from or entry.id in twins
            yield from pick(self._families.standing(entry.id) if is_elsewhere else [entry])

    def _in_files(
        self, query: Query, month: Month, *, newest_first: bool, wanted: Callable[[str], bool] | None = None
    ) -> Iterator[Entry]:
        possible, matches, pick = raw_filter(query), matcher(query), _picker(query)
        wanted = wanted or id_filter(query)
        listing = month.listing()
        for entry_id in sorted(filter(wanted, listing.files.keys() - listing.gone), reverse=newest_first):
            names = listing.files[entry_id]
            if entry_id in listing.moved:
                yield from pick(self._families.standing(entry_id) if month.has_words(names) else [])
                continue
            worded = month.written(names)
            raw = next(iter(worded.values()), b"")
            if len(worded) == 1 and SIGN not in raw and not self._is_twin(month, entry_id, raw):
                # The usual case, and the one that has to be quick: one file, read once.
                found = month.entry(next(iter(worded)), raw, entry_id) if possible(raw) else None
                if found and matches(found):
                    yield found
                continue
            revisions = month.live(entry_id, names)
            if any(one.moved_from for one in revisions) or (
                any(map(may_be_twin, revisions)) and self._twins.has(month.name, entry_id)
            ):
                revisions = self._families.standing(entry_id)
            yield from pick(revisions)

    def _is_twin(self, month: Month, entry_id: str, raw: bytes) -> bool:
        return BROUGHT in raw and self._twins.has(month.name, entry_id)


def _picker(query: Query) -> Callable[[Sequence[Entry]], Iterator[Entry]]:
    """Return what yields the revisions of an entry, as one if that is asked for, however many texts it has."""
    matches, left_out = matcher(query), excluder(query)

    def pick(revisions: Sequence[Entry]) -> Iterator[Entry]:
        if any(map(matches, revisions)) and not any(map(left_out, revisions)):
            # What was looked for comes first.
            yield as_one(sorted(revisions, key=lambda one: not matches(one)))

    return pick


def _noted(entries: Iterable[Entry], signs: set[bytes]) -> Iterator[Entry]:
    """Yield the entries, and put the sign among `signs` once one of them was brought in."""
    for entry in entries:
        if may_be_twin(entry):
            signs.add(_HAS_BROUGHT)
        yield entry


def _watched(names: list[str], watch: Callable[[int, int], None]) -> Iterator[str]:
    try:
        for done, name in enumerate(names):
            watch(done, len(names))
            yield name
    finally:
        watch(len(names), len(names))
