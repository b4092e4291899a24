"""The only writer of entry files: add, revise and delete, each durable before it returns."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import CannotCreateError, LockedError, UsageError
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.ids import month_of, new_rev
from numbcheck.journal.seal import PLAIN
from numbcheck.journal.store import durable
from numbcheck.journal.store.families import Families
from numbcheck.journal.store.format import FORMAT, FORMAT_NAME, format_file, format_of
from numbcheck.journal.store.leftovers import is_large, left_over, mentions, overdue
from numbcheck.journal.store.merge import (
    BLANK,
    GONE,
    GONE_MARK,
    MOVED,
    MOVED_MARK,
    carried_over,
    id_in,
)
from numbcheck.journal.store.months import ENTRIES, Month
from numbcheck.journal.store.os_errors import explained
from numbcheck.journal.store.together import together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.merge import Listing
    from numbcheck.journal.store.together import Put

_UNKEPT = "This could not be kept"
_UNDELETED = "It is not certain yet that this is deleted"


class Encoded(NamedTuple):
    """A new entry as its file has it: what its name begins with (its id and its revision), and its bytes."""

    stem: str
    raw: bytes


def encoded(entry: Entry) -> Encoded:
    """Return an entry as its file is to have it."""
    return Encoded(_name(entry), encode(entry))


class Writer(NamedTuple):
    """The journal's folder, for writing; `notices` takes what was mended on the way.

    `unpack` is told of a month in which words were taken away that a writer who died had left. `seal` is what words
    pass through: what is to be written for good has a file of that ending.

    Every method raises CannotCreateError or InputOutputError, with a sentence for the person, when
    the disk refuses; what was there before is then as it was.
    """

    root: str
    random: Callable[[int], bytes]
    notices: list[str]
    unpack: Callable[[str], object] = str
    seal: Seal = PLAIN

    def add(self, entry: Entry) -> Entry:
        """Write a new entry and return it as it reads from now on; it is on disk when this returns."""
        raw = encode(entry)
        stored = decode(raw)
        with explained(_UNKEPT, self.root), self._month(month_of(entry.id)) as month:
            self._put_words(_name(entry), raw, month)
        return stored

    def add_all(self, entries: Iterable[Encoded]) -> int:
        """Write new entries, bring them to disk together, and return how many; a crash may lose any of them."""
        ordered = sorted(entries)
        months = {name: list(some) for name, some in groupby(ordered, lambda one: month_of(one.stem))}
        with explained(_UNKEPT, self.root), together(self.root, self.random) as put:
            self._make_folders(months)
            for name, some in months.items():
                with self._opened(name, durable.open_folder) as month:
                    self._put_entries(some, month, put)
        for name in months:
            self.tidy(name, _UNKEPT)
        return len(ordered)

    def delete_all(self, ids: Iterable[str]) -> None:
        """Mark many entries as deleted, then blank every file that holds words of them, each together."""
        months = [(name, list(some)) for name, some in groupby(sorted(ids), month_of)]
        with explained(_UNDELETED, self.root):
            for put_each in (self._put_marks, self._put_blanks):
                with together(self.root, self.random) as put:
                    for name, some in months:
                        with self._opened(name) as month:
                            put_each(some, month, put)

    def revise(self, entry: Entry) -> Entry:
        """Write a revision, then blank those that it replaces; return it as it reads from now on.

        The ids that it was moved from are marked before: the mark says nothing until the revision is there, and from
        then on they are not looked at. Raises UsageError if the entry was deleted meanwhile; then nothing of it
        stays.
        """
        raw = encode(entry)
        stored = decode(raw)
        try:
            with explained(_UNKEPT, self.root):
                for old in entry.moved_from:
                    self._mark_moved(old)
                self._put_over(entry, raw)
                for old, revs in entry.moved_from.items():
                    self._leave(old, revs)
        except UsageError:
            self.delete((entry.id, *entry.moved_from))  # whoever deleted it need not have known all its ids
            raise
        return stored

    def delete(self, ids: Collection[str]) -> None:
        """Mark an entry as deleted under all of its ids, then blank every file that holds words of it."""
        with explained(_UNDELETED, self.root):
            for entry_id in ids:
                self.mark_gone(entry_id)
            for name, here in groupby(sorted(ids), month_of):
                with self._month(name) as month:
                    for entry_id in here:
                        self._remove_temporaries(month.names(), month, partial(mentions, entry_id, month))
                        self._blank(overdue(entry_id, month.listing(), month), month)
                    durable.sync_folder(month.folder)

    def mark_gone(self, entry_id: str) -> None:
        """Mark an id as that of a deleted entry, unless it is."""
        with explained(_UNDELETED, self.root), self._opened(month_of(entry_id)) as month:
            self._mark(entry_id, GONE_MARK, GONE, month)

    def tidy(self, name: str, trouble: str = _UNDELETED) -> None:
        """Finish, in one month folder, what a writer that died had begun; `trouble` says what is at stake."""
        with explained(trouble, self.root), self._month(name):
            pass

    @contextmanager
    def _month(self, name: str) -> Iterator[Month]:
        """Open a month folder for writing, made with all above it if need be, and tidy it in the end."""
        with self._opened(name) as month:
            yield month
            self._tidy(month)

    def _make_folders(self, months: Iterable[str]) -> None:
        """Make missing ones; all names are on disk, a year's together, before anything is put into one."""
        for year, some in groupby(months, lambda month: month[:4]):
            with self._opened(year) as above:
                durable.ensure_folders((month[5:] for month in some), above.folder)

    @contextmanager
    def _opened(self, name: str, step: Callable[[str, int], int] = durable.ensure_folder) -> Iterator[Month]:
        with durable.closing(durable.ensure_path(self.root)) as root:
            self._close_to_others(root)
            self._mark_format(root)
            folder = durable.descend(root, (ENTRIES, *name.split("/")), step)
        with durable.closing(folder):
            yield Month(name, folder, [], strict=True, seal=lambda: self.seal)

    def _mark_moved(self, old: str) -> None:
        with self._opened(month_of(old)) as month:
            self._mark(old, MOVED_MARK, MOVED, month)

    def _mark(self, entry_id: str, mark: str, raw: bytes, month: Month) -> None:
        name = entry_id + mark
        if month.raw(name) != raw:
            self._put(name, raw, month)

    def _put_over(self, entry: Entry, raw: bytes) -> None:
        """Put a revision in place, and blank those under the same id that it replaces."""
        with self._month(month_of(entry.id)) as month:
            _refuse_deleted(entry.id, month.listing())
            self._put_words(_name(entry), raw, month)
            listing = month.listing()
            _refuse_deleted(entry.id, listing)
            self._blank(overdue(entry.id, listing, month), month)
            durable.sync_folder(month.folder)

    def _leave(self, old: str, revs: Iterable[str]) -> None:
        """Blank these revisions under an id that their entry has no more."""
        with self._opened(month_of(old)) as month:
            listing = month.listing()
            _refuse_deleted(old, listing)
            there = month.revisions(old, listing.files.get(old, []))
            names = [name for name, one in there.items() if one.rev in revs and not one.newer]
            if names:
                self._blank(names, month)
                durable.sync_folder(month.folder)

    def _put_words(self, stem: str, raw: bytes, month: Month) -> None:
        self._put(f"{stem}.json{self.seal.ending}", self.seal.seal(raw), month)

    def _put(self, name: str, raw: bytes, month: Month) -> None:
        durable.replace_file(name, raw, month.folder, self.random)
        durable.sync_folder(month.folder)

    def _put_entries(self, entries: Iterable[Encoded], month: Month, put: Put) -> None:
        """Put entries of a month under names that are nobody else's.

        Two machines may bring in the same, and seal, change or delete it before they meet: no file of one name may
        differ.
        """
        ending = f"{new_rev(self.random)}.json{self.seal.ending}"
        for stem, raw in entries:
            put(f"{stem}.{ending}", self.seal.seal(raw), month)

    def _put_marks(self, ids: list[str], month: Month, put: Put) -> None:
        for entry_id in ids:
            put(entry_id + GONE_MARK, GONE, month)

    def _put_blanks(self, ids: list[str], month: Month, put: Put) -> None:
        """Put a blank over every file with words of these entries, and take away what writers who died left of them."""
        self._remove_temporaries(
            month.names(), month, lambda name: any(mentions(one, month, name) for one in ids)
        )
        listing = month.listing()
        for name in chain.from_iterable(overdue(one, listing, month) for one in ids):
            put(name, BLANK, month)

    def _blank(self, names: list[str], month: Month) -> None:
        for name in names:
            durable.replace_file(name, BLANK, month.folder, self.random)

    def _tidy(self, month: Month) -> None:
        """Finish what a writer that died had begun; whatever is in the way, what was just kept is kept.

        What cannot be told while the journal is locked is left to the next writer.
        """
        with suppress(OSError, LockedError):
            listing = month.listing()
            left = listing.gone | listing.moved
            for entry_id in listing.gone & set(map(id_in, listing.hidden)):
                self._blank(overdue(entry_id, listing, month), month)
            for entry_id, names in listing.files.items():
                # The sizes tell enough in all but a few cases; nothing is read for an edit long done.
                expected = 0 if entry_id in left else 1
                if len(names) > expected and sum(is_large(name, month) for name in names) > expected:
                    self._blank(overdue(entry_id, listing, month), month)
                    if entry_id in listing.moved - listing.gone:
                        self._finish_move(entry_id, month, names)
                    durable.sync_folder(month.folder)
                    self.unpack(month.name)
            self._remove_temporaries(listing.aside, month, lambda name: left_over(name, month))

    def _finish_move(self, old: str, month: Month, names: list[str]) -> None:
        """Blank what lies under a former id of an entry, when its words are under another one or deleted there.

        What another machine saved there meanwhile is carried over before.
        """
        family = Families(self.root, month.faults, month.seal).of(old)
        if family.gone:
            self.mark_gone(old)
            self._blank(overdue(old, month.listing(), month), month)
        elif family.id not in {"", old}:
            counts = {one.rev for one in family.versions}
            for name, one in month.revisions(old, names).items():
                if one.newer:
                    continue
                if one.rev not in counts or self._carry_over(carried_over(one, family.versions[0])):
                    self._blank([name], month)

    def _carry_over(self, entry: Entry) -> bool:
        """Put a revision that is carried over in place, unless it is there, and return whether its words are.

        No two machines that carry it over give their files the same name: one may be blanked before they meet.
        """
        begin = f"{entry.id}.{entry.rev}."
        with self._opened(month_of(entry.id)) as month:
            names = [name for name in month.listing().files.get(entry.id, []) if begin in name]
            if not names:
                self._put_words(f"{begin}{new_rev(self.random)}", encode(entry), month)
            return not names or month.has_words(names)

    def _remove_temporaries(self, names: Iterable[str], month: Month, which: Callable[[str], bool]) -> None:
        for name in names:
            if name.startswith(durable.TEMPORARY) and which(name):
                durable.discard(name, month.folder)

    def _close_to_others(self, root: int) -> None:
        if durable.close_to_others(root):
            self.notices.append(f"Other users could look into {self.root}; now only you can.")

    def _mark_format(self, root: int) -> None:
        version = None
        try:
            version = format_of(root)
        except FileNotFoundError:
            self._put_format(root)
        except OSError:
            pass  # a spoilt FORMAT is no reason to refuse someone's words
        self.seal.fit(version)
        if version is not None and version > FORMAT:
            raise CannotCreateError(
                f"A newer numbcheck made this journal ({self.root}), so this one leaves it as it is. Please update."
            )

    def _put_format(self, root: int) -> None:
        shared = bool(durable.names_in(root))
        durable.replace_file(FORMAT_NAME, format_file(self.seal).encode(), root, self.random)
        durable.sync_folder(root)
        if shared:
            durable.sync_above(root)  # who made it for other files, settings say, need not have done so


def _name(entry: Entry) -> str:
    return f"{entry.id}.{entry.rev}"


def _refuse_deleted(entry_id: str, listing: Listing) -> None:
    if entry_id in listing.gone:
        raise UsageError("This entry was deleted in the meantime, so it could not be changed.")
