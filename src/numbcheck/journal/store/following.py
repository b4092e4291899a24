"""Following: for a copy of the journal, what the months hold by name, what is new, and what is gone."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from numbcheck.journal.ids import ID, suffix_of
from numbcheck.journal.store.durable import TEMPORARY
from numbcheck.journal.store.merge import GONE_MARK, MOVED_MARK, sort_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.store.merge import Listing
    from numbcheck.journal.store.search import Search


class Following:
    """The journal as it lies there when this is made; `names` are those in each month.

    No file is opened but those of entries that are asked for.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self.names = {
            month: sorted(name for name in names if not name.startswith(TEMPORARY))
            for month, names in search.names()
        }

    def digest(self, month: str) -> str:
        """Return a digest of the names in a month, which change with every entry that is kept, changed or deleted."""
        from _blake2 import blake2b

        joined = "/".join(self.names[month])
        return blake2b(joined.encode(errors="surrogateescape"), digest_size=16).hexdigest()

    def entries(
        self, month: str, wanted: Callable[[str, list[str]], bool]
    ) -> Iterator[tuple[list[str], Entry]]:
        """Yield the entries of a month that are `wanted` by id and file names, each with these, oldest first."""
        return self._search.some(month, wanted)

    def shared(self, months: set[str]) -> set[str]:
        """Return the suffixes of entries in these months that lie in another month, too, under another id."""
        counts = Counter(suffix for found in self._suffixes.values() for suffix in found)
        here = set().union(*(self._suffixes[month] for month in months))
        return {suffix for suffix in here if counts[suffix] > 1}

    def holding(self, suffixes: set[str]) -> set[str]:
        """Return the months in which there are entries with these suffixes."""
        return {month for month, found in self._suffixes.items() if not suffixes.isdisjoint(found)}

    def is_gone(self, entry_id: str) -> bool:
        """Return whether no entry has this id any more: it was deleted, or has another one by now."""
        if suffix_of(entry_id) in self._deleted:
            return True
        return entry_id in self._marked.moved and self._search.has_another_id(entry_id)

    @cached_property
    def _suffixes(self) -> dict[str, set[str]]:
        return {
            month: set(map(suffix_of, ID.findall("/".join(names)))) for month, names in self.names.items()
        }

    @cached_property
    def _deleted(self) -> set[str]:
        return set(map(suffix_of, self._marked.gone))

    @cached_property
    def _marked(self) -> Listing:
        """The names by which entries may be deleted or moved, sorted out."""
        every = chain.from_iterable(self.names.values())
        return sort_names(name for name in every if GONE_MARK in name or MOVED_MARK in name)
