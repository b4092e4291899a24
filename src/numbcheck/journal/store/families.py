"""Families: the ids that an entry had in turn as it was moved, found by their suffix in all months."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.ids import suffix_of
from numbcheck.journal.seal import plain
from numbcheck.journal.store.merge import sort_names, standing
from numbcheck.journal.store.months import months, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal

SIGN = b'"moved_from"'
"""What stands in the bytes of an entry that was moved."""


class Family(NamedTuple):
    """All ids of one entry, whether it was deleted under one, and its revisions that count, under the present id."""

    ids: frozenset[str]
    gone: bool
    versions: list[Entry]

    @property
    def id(self) -> str:
        """The id under which it stands; "" where nothing of it can be read."""
        return self.versions[0].id if self.versions else ""


class Families:
    """The families of the journal in `root`; `faults` takes what cannot be read. `asked` counts who was looked for.

    What lies in the months is looked at once: whoever asks about what changes meanwhile asks another one.
    """

    __slots__ = ("_faults", "_names", "_root", "_seal", "asked")

    def __init__(self, root: str, faults: list[str], seal: Callable[[], Seal] = plain) -> None:
        self._root = root
        self._seal = seal
        self._faults = faults
        self._names: dict[str, str] = {}
        self.asked = 0

    def of(self, entry_id: str) -> Family:
        """Return the family of an id; raises as `months`."""
        self.asked += 1
        ids: set[str] = set()
        gone: set[str] = set()
        marked: set[str] = set()
        revisions: list[Entry] = []
        for name, names in self._names_with(suffix_of(entry_id)):
            listing = sort_names(names)
            ids |= listing.files.keys() | listing.gone
            gone |= listing.gone
            marked |= listing.moved
            with opened(self._root, name, self._faults, self._seal) as month:
                if month:
                    for one, its in listing.files.items():
                        revisions += month.revisions(one, its).values()
        return Family(frozenset(ids), bool(gone), [] if gone else standing(revisions, marked))

    def ids(self, entry_id: str) -> set[str]:
        """Return all ids of the entry of an id, told by their suffix: no file is opened; raises as `months`."""
        listings = (sort_names(names) for _, names in self._names_with(suffix_of(entry_id)))
        return {one for listing in listings for one in listing.files.keys() | listing.gone}

    def standing(self, entry_id: str) -> list[Entry]:
        """Return the revisions that count of the entry with this id; none where it moved to another, or is gone."""
        family = self.of(entry_id)
        return family.versions if family.id == entry_id else []

    def _names_with(self, suffix: str) -> Iterator[tuple[str, list[str]]]:
        """Yield the months in which there are names with this suffix, and these names."""
        if not self._names:
            for name in months(self._root, self._faults):
                with opened(self._root, name, self._faults) as month:
                    self._names[name] = "/".join(month.names()) if month else ""
        for name, names in self._names.items():
            if suffix in names:
                yield name, [one for one in names.split("/") if suffix in one]
