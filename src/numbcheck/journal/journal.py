"""The journal: keep an entry, look for entries, change one, delete one."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from numbcheck.errors import CannotCreateError, InputOutputError, NumbcheckError, UsageError
from numbcheck.journal.entry import VERSION, Entry
from numbcheck.journal.fields import with_offset
from numbcheck.journal.ids import month_of, new_id, new_rev, suffix_of
from numbcheck.journal.query import EVERYTHING
from numbcheck.journal.seal import plain
from numbcheck.journal.store.merge import joined, moved
from numbcheck.journal.store.months import ENTRIES, is_folder, is_there, opened
from numbcheck.journal.store.names import Names
from numbcheck.journal.store.os_errors import explained, reading
from numbcheck.journal.store.owner import refuse_foreign_home
from numbcheck.journal.store.together import AT_ONCE
from numbcheck.journal.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Unpack

    from numbcheck.journal.entry import Parts
    from numbcheck.journal.query import Query
    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.absence import Seen
    from numbcheck.journal.store.families import Families
    from numbcheck.journal.store.finding import Finding
    from numbcheck.journal.store.packs import Packs
    from numbcheck.journal.store.search import Search
    from numbcheck.journal.store.writer import Encoded


class Journal:
    """The journal in the folder `root`, which need not be there yet.

    `now` tells the time (aware), `random(n)` gives n random bytes. `faults` takes the names of files that could not
    be read, `notices` sentences about what was mended while writing. `packs` makes questions to a large journal
    faster. `watch(done, of)` hears how far a long look is. `seen` knows which journals there were: one that is away
    is never taken for an empty one. `seal` is what words pass through, asked anew for each save.

    Every question raises InputOutputError, before it answers anything, where the journal is away or cannot be opened.
    """

    __slots__ = ("faults", "notices", "now", "packs", "random", "root", "seal", "seen", "watch")

    def __init__(
        self,
        root: str | os.PathLike[str],
        now: Callable[[], datetime],
        random: Callable[[int], bytes] = os.urandom,
        packs: Callable[[], Packs] | None = None,
        watch: Callable[[int, int], None] | None = None,
        seen: Seen | None = None,
        seal: Callable[[], Seal] = plain,
    ) -> None:
        self.root = os.fspath(root)
        self.now = now
        self.random = random
        self.packs = packs
        self.watch = watch
        self.seen = seen
        self.seal = seal
        self.faults: list[str] = []
        self.notices: list[str] = []

    def add(
        self, *, at: datetime, zone: str | None, kind: str, suffix: str = "", **parts: Unpack[Parts]
    ) -> Entry:
        """Keep a new entry about the moment `at` (aware) and return it as it is on disk.

        Its id ends in `suffix`, where one was drawn before. Lone surrogates in it became replacement characters.
        Raises UsageError for a moment beyond the calendar, CannotCreateError or InputOutputError when the disk refuses.
        """
        entry_id, rev = self._new_id(at, suffix), new_rev(self.random)
        entry = Entry(VERSION, entry_id, rev, (), self.now(), with_offset(at), zone, kind, **parts)
        stored = self._writer().add(entry)
        self._remember()
        return stored

    def add_all(self, entries: Iterable[Encoded]) -> int:
        """Keep many whole entries, as an import does, and return how many: all are written, then all are synced.

        Whoever calls this sees to it that they are new (`Names.suffixes`), and does it again after a crash,
        which may lose any of them. `AT_ONCE` at a time is quick and takes little memory.
        """
        count = self._writer().add_all(entries)
        self._remember()
        return count

    def entries(self, query: Query = EVERYTHING, *, newest_first: bool = True) -> Iterator[Entry]:
        """Yield the entries that `query` asks for, by their moment, opening only what is needed.

        With `query.limit` these are the newest of them. Two texts of one entry that were written at
        once on two devices are one entry (`Entry.also`). Files that cannot be read are left out and named in `faults`.
        """
        if query.limit is not None and not newest_first:
            return iter(list(self.entries(query))[::-1])
        return islice(self.search().entries(query, newest_first=newest_first), query.limit)

    def count(self, query: Query = EVERYTHING) -> int:
        """Return how many entries `query` asks for, whatever its limit; for all of them no file is opened."""
        if query.is_everything:
            return len(self.names.suffixes().here)
        return sum(1 for _ in self.entries(query._replace(limit=None)))

    def digests(self, query: Query, what: str, make: Callable[[Iterable[Entry]], bytes]) -> Iterator[bytes]:
        """Yield what `make` makes of the entries that `query` asks for, month by month, oldest first.

        `query` may name days only. In a large journal `make` is called only for months that changed
        since it was last called for `what`.
        """
        return self.search().digests(query, what, make)

    def versions(self, entry_id: str) -> list[Entry]:
        """Return the texts of one entry, newest saved first: one, or more after edits at once; or none.

        They are found by an id of before, too, where it was moved since.
        """
        self._open()
        with opened(self.root, month_of(entry_id), self.faults, self.seal) as month:
            found = month.standing(entry_id) if month else None
            if found is not None and not any(one.moved_from or self._is_twin(one) for one in found):
                return found
        return self._families(self.faults).of(entry_id).versions

    def _is_twin(self, entry: Entry) -> bool:
        from numbcheck.journal.store.twins import Twins, may_be_twin

        return may_be_twin(entry) and Twins(self.root, self.faults).has(month_of(entry.id), entry.id)

    def versions_now(self, entry_id: str) -> list[Entry]:
        """Return its `versions`; none means that there are none. Raises InputOutputError where that cannot be told."""
        versions = self.versions(entry_id)
        if (unread := self.unread(entry_id)) and not versions:
            raise InputOutputError(f"The entry cannot be read just now ({unread}). Nothing was changed.")
        return versions

    def unread(self, entry_id: str) -> str:
        """Return what of an entry, or which whole folder, could not be read so far, or ""."""
        return next((fault for fault in self.faults if entry_id in fault or is_folder(fault)), "")

    def revise(self, entry: Entry, *also: Entry, **changes: Unpack[Parts]) -> Entry:
        """Keep a changed text of `entry` and return it; the text before is blanked.

        `also` are the other versions that the person has seen and that this one replaces. Raises
        UsageError if a newer numbcheck wrote one of them, or if it was deleted meanwhile.
        """
        changeable((entry, *also))
        return self._put_in_place(joined((entry, *also)), changes)

    def move(
        self, entry: Entry, *also: Entry, at: datetime, zone: str | None, **changes: Unpack[Parts]
    ) -> Entry:
        """Let `entry` be about the moment `at` (aware), with `changes` where there are any, and return it.

        Its id is another one then, that it never had; its suffix stays. Whoever looks meanwhile sees it once,
        as it was or as it is. `also` and what is raised are as in `revise`, and UsageError for a moment beyond the
        calendar.
        """
        changeable((entry, *also))
        here = joined((entry, *also))
        entry_id = self._new_id(at, suffix_of(here.id), {here.id, *here.moved_from})
        return self._put_in_place(moved(here, entry_id, with_offset(at), zone), changes)

    def restore(self, entry: Entry, before: Iterable[Entry]) -> None:
        """Restore the text that `entry` replaced, or both that it joined, at its moment; raises as `revise`."""
        for one in before:
            old: Parts = {"text": one.text, "tags": one.tags, "answers": one.answers}
            old |= {"data": one.data, "extra": one.extra}
            if one.id == entry.id:
                self.revise(entry, **old)
            else:
                self.move(entry, at=one.at, zone=one.zone, **old)

    def _put_in_place(self, revision: Entry, changes: Parts) -> Entry:
        stored = self._writer().revise(
            revision._replace(rev=new_rev(self.random), saved=self.now(), **changes)
        )
        self.notices.extend(filter(None, map(self._unpack, _months((revision.id, *revision.moved_from)))))
        return stored

    def delete(self, entry: Entry) -> str:
        """Delete every version of `entry`: afterwards its words are in no file of the journal.

        Returns a sentence where a copy of them may be left in the cache, else nothing.
        """
        ids = {entry.id, *entry.moved_from}
        with suppress(NumbcheckError):  # whoever writes will say what stands in the way
            ids |= self._families([]).ids(entry.id)
        self._writer().delete(ids)
        return next(filter(None, map(self._unpack, _months(ids))), "")

    def delete_all(self, ids: Sequence[str]) -> str:
        """Delete what lies under these ids, some thousand at a time; returns as `delete`; `watch` hears of progress."""
        for at in range(0, len(ids), AT_ONCE):
            if self.watch:
                self.watch(at, len(ids))
            self._writer().delete_all(ids[at : at + AT_ONCE])
        if self.watch:
            self.watch(1, 1)
        return next(filter(None, map(self._unpack, _months(ids))), "")

    @property
    def names(self) -> Names:
        """What the names of the files tell, without opening one."""
        self._open()
        return Names(self.root, self.faults)

    def ids(self, since: str = "") -> Iterator[str]:
        """Yield an id of each entry, newest first, without opening a file; as `Names.ids`."""
        return self.names.ids(since)

    def _new_id(self, at: datetime, suffix: str, taken: Container[str] = ()) -> str:
        try:
            return new_id(at, self.random, suffix, taken)
        except OverflowError:
            raise UsageError("That day is too far away for a calendar.") from None

    def findings(self) -> list[Finding]:
        """Return what is not as it should be in the journal's files; nothing of them is changed.

        Copies in the cache of what has changed since are let go.
        """
        self._open()
        from numbcheck.journal.store import verify

        stuck = verify.of_packs(self._packs(), self.root) if self.packs else ()
        return [*verify.findings(self.root, self.seal), *stuck]

    def mend(self, found: list[Finding]) -> None:
        """Mend what of `found` can be mended without losing anything."""
        from numbcheck.journal.store import verify

        verify.mend(self.root, self._writer(), found)

    def _open(self) -> None:
        """Raise InputOutputError where the journal is away, or cannot be opened."""
        if not is_there(self.root):
            from numbcheck.journal.store.absence import absent

            with reading(self.root):
                refuse_foreign_home(self.root)
            if away := absent(self.root, self.seen):
                raise InputOutputError(away)

    def _remember(self) -> None:
        if self.seen:
            self.seen.remember(self.root)

    def _writer(self) -> Writer:
        """Return what writes. Raises CannotCreateError where a journal that is away would be begun anew."""
        try:
            os.stat(f"{self.root}/{ENTRIES}")  # noqa: PTH116 (pathlib is too slow here)
        except FileNotFoundError:
            from numbcheck.journal.store.absence import absent

            if away := absent(self.root, self.seen, making=True):
                raise CannotCreateError(away) from None
        except OSError:
            pass  # whoever writes will say what stands in the way
        return Writer(self.root, self.random, self.notices, self._unpack, self.seal())

    def _families(self, faults: list[str]) -> Families:
        from numbcheck.journal.store.families import Families

        return Families(self.root, faults, self.seal)

    def search(self) -> Search:
        """Return a way through the journal's files."""
        self._open()
        from numbcheck.journal.store.search import Search

        return Search(self.root, self.faults, self._packs if self.packs else None, self.watch, self.seal)

    def _packs(self) -> Packs:
        """Return the packs of this journal: two of them may share a cache."""
        if self.packs is None:
            raise LookupError("this journal has no packs")
        return self.packs().of(self.root, self.seal)

    def _unpack(self, month: str) -> str:
        """Take the words of a month out of the packs; return a sentence where that is not certain."""
        if self.packs is None:
            return ""
        packs = self._packs()
        try:
            with explained("A copy of its words may still be in the cache", packs.folder):
                packs.remove(month)
        except NumbcheckError as error:
            return f"{error} That folder holds copies only, so you can delete it."
        return ""


def changeable(seen: Iterable[Entry]) -> None:
    """Raise UsageError if a newer numbcheck wrote one of these: it is shown, and never rewritten."""
    if any(one.newer for one in seen):
        raise UsageError("A newer numbcheck wrote this entry. Please update numbcheck to change it.")


def _months(ids: Iterable[str]) -> Iterable[str]:
    """Return the months these ids belong to, each once."""
    return dict.fromkeys(map(month_of, ids))
