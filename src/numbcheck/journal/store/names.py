"""Names: what the names of the files tell of all entries, in all months; no file is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.ids import month_of, suffix_of
from numbcheck.journal.store.merge import USUAL
from numbcheck.journal.store.months import months, opened

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator

    from numbcheck.journal.store.merge import Listing


class Suffixes(NamedTuple):
    """The suffixes of the ids that are `here`, and of those that are `gone`."""

    here: set[str]
    gone: set[str]

    @property
    def all(self) -> set[str]:
        """Those of every id that there is or was."""
        return self.here | self.gone


class Names(NamedTuple):
    """The names in the journal in `root`; `faults` takes what cannot be read. Every question raises as `months`."""

    root: str
    faults: list[str]

    def ids(self, since: str = "") -> Iterator[str]:
        """Yield an id of each entry, newest first; one that was deleted under another id may be among them.

        Below `since`, which ids may begin with, none is looked for. An id that its entry was moved from is only
        yielded, in the end, where no other is there.
        """
        seen: set[str] = set()
        left: list[str] = []
        for listing in self._listings(since):
            left += listing.files.keys() & listing.moved
            for entry_id in sorted(listing.files.keys() - listing.gone - listing.moved, reverse=True):
                if (suffix := suffix_of(entry_id)) not in seen:
                    seen.add(suffix)
                    yield entry_id
        yield from (one for one in sorted(left, reverse=True) if suffix_of(one) not in seen)

    def suffixes(self) -> Suffixes:
        """Return the suffixes of all ids, by which an import knows what it brings."""
        here: set[str] = set()
        gone: set[str] = set()
        for listing in self._listings():
            here.update(map(suffix_of, listing.files))
            gone.update(map(suffix_of, listing.gone))
        return Suffixes(here - gone, gone)

    def ids_of(self, suffixes: Container[str]) -> list[str]:
        """Return every id with one of these suffixes under which something lies, oldest first."""
        ids = (one for listing in self._listings() for one in listing.files.keys() - listing.gone)
        return sorted(one for one in ids if suffix_of(one) in suffixes)

    def untouched(self, ids: Collection[str]) -> list[str]:
        """Return, oldest first, those of these ids whose entries were never changed: of each there is one revision."""
        wanted = set(ids)
        return sorted(
            one
            for listing in self._listings()
            for one in wanted.intersection(listing.files).difference(listing.gone, listing.moved)
            if len(set(map(_revision, listing.files[one]))) == 1
        )

    def _listings(self, since: str = "") -> Iterator[Listing]:
        for name in months(self.root, self.faults, newest_first=True):
            if since and name < month_of(since):
                break
            with opened(self.root, name, self.faults) as month:
                if month:
                    yield month.listing(since)


def _revision(name: str) -> str:
    """Return the id and the revision that the name of a file tells, whoever brought it in or sealed it."""
    usual = USUAL.fullmatch(name)
    return usual[1] if usual else name
