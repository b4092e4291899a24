"""Reading month folders: what is there, with mistrust; nothing is ever written, and bad files are named."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable  # noqa: TC003 (a NamedTuple's fields are read at run time)
from contextlib import contextmanager, suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.journal.codec import decode
from numbcheck.journal.ids import month_of
from numbcheck.journal.seal import plain, unsealed
from numbcheck.journal.store.durable import closing, descend, names_in, open_folder, read_ahead, read_file
from numbcheck.journal.store.fingerprint import fingerprint
from numbcheck.journal.store.merge import id_in, is_blank, live, sort_names
from numbcheck.journal.store.os_errors import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.fingerprint import Fingerprint
    from numbcheck.journal.store.merge import Listing

ENTRIES = "entries"

_OURS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}  # trouble of this process, not of the file
_REFUSED = {errno.EPERM, errno.EACCES, errno.ELOOP, errno.ENXIO}  # a file not ours, a link, a socket
_TRIES = 3


class Month(NamedTuple):
    """One month folder, open for reading; `faults` takes the names of files that cannot be read.

    A writer is `strict`: it must not take a file for a bad one because the disk has trouble. `seal` opens what is
    sealed: where that is locked, whatever asks for words raises LockedError.
    """

    name: str
    folder: int
    faults: list[str]
    strict: bool = False
    seal: Callable[[], Seal] = plain

    def names(self) -> list[str]:
        """Return the names that lie here now, in no order."""
        return names_in(self.folder)

    def fingerprint(self) -> Fingerprint:
        """Return the fingerprint of this folder as it is now."""
        return fingerprint(self.folder)

    def listing(self, since: str = "") -> Listing:
        """Return the present files whose names are not below `since`; one without an id in its name has it inside."""
        listing = sort_names(filter(since.__le__, names_in(self.folder)))
        for name in listing.nameless:
            raw = self.raw(name)
            entry = None if raw is None or is_blank(raw) else self.entry(name, raw)
            if entry:
                listing.files.setdefault(entry.id, []).append(name)
        for name in listing.hidden:
            if id_in(name) not in listing.gone and not self._is_blanked(name):
                self._blame(name)
        return listing

    def ahead(self, listing: Listing) -> None:
        """Have every file of `listing` brought into memory at once, which a cold disk does far quicker."""
        read_ahead(chain.from_iterable(listing.files.values()), self.folder)

    def raw(self, name: str) -> bytes | None:
        """Return the bytes of a file, unsealed, or None if it is gone or no file of ours (then it is named)."""
        try:
            return unsealed(read_file(name, self.folder), self.seal)
        except FileNotFoundError:
            return None
        except (OSError, BadDataError) as error:
            self._blame(name, error)
            return None

    def entry(self, name: str, raw: bytes, entry_id: str | None = None) -> Entry | None:
        """Return the revision in `raw`, or None if it cannot be read or is not where it belongs."""
        try:
            entry = decode(raw)
        except BadDataError as error:
            self._blame(name, error)
            return None
        if entry_id in {None, entry.id} and month_of(entry.id) == self.name:
            return entry
        self._blame(name)
        return None

    def live(self, entry_id: str, names: list[str]) -> list[Entry]:
        """Return the revisions of one entry that count, newest saved first."""
        for _ in range(_TRIES):
            written = self.written(names)
            if written or not names:
                break
            # All is blank or gone: perhaps just now, by an edit that came after our look around.
            listing = self.listing()
            names = [] if entry_id in listing.gone else listing.files.get(entry_id, [])
        revisions = list(self._decoded(entry_id, written).values())
        return live(revisions) if len(revisions) > 1 else revisions

    def standing(self, entry_id: str) -> list[Entry] | None:
        """Return the revisions that count of the entry with this id; None where it is not here, or not any more."""
        listing = self.listing()
        if entry_id not in listing.files or entry_id in listing.gone | listing.moved:
            return None
        return self.live(entry_id, listing.files[entry_id])

    def revisions(self, entry_id: str, names: list[str]) -> dict[str, Entry]:
        """Return by the name of its file each revision of one entry, replaced ones included."""
        return self._decoded(entry_id, self.written(names))

    def has_words(self, names: list[str]) -> bool:
        """Return whether one of these files is no blank."""
        return bool(self.written(names))

    def _decoded(self, entry_id: str, written: dict[str, bytes]) -> dict[str, Entry]:
        found = {name: self.entry(name, raw, entry_id) for name, raw in written.items()}
        return {name: entry for name, entry in found.items() if entry}

    def _is_blanked(self, name: str) -> bool:
        with suppress(OSError):
            return is_blank(read_file(name, self.folder))
        return False

    def written(self, names: list[str]) -> dict[str, bytes]:
        """Return by its name what stands in each of these files that is no blank."""
        return {name: raw for name in names if (raw := self.raw(name)) is not None and not is_blank(raw)}

    def _blame(self, name: str, error: Exception | None = None) -> None:
        if self.strict and isinstance(error, OSError) and error.errno not in _REFUSED:
            raise error
        _blame(self.faults, f"{ENTRIES}/{self.name}/{name}", error)


def months(root: str, faults: list[str], *, newest_first: bool = False) -> Iterator[str]:
    """Yield the month folders there are, as `2026/11`; none if there is no journal.

    `faults` takes what cannot be opened, and what an engine or a person has made of such a folder: `.11`, `11 2`.

    Raises InputOutputError or CannotCreateError when the journal as a whole cannot be read.
    """
    with reading(root):
        years = _numbers(4, faults, root, ENTRIES)
        for year in sorted(years, reverse=newest_first):
            found = []
            try:
                found = _numbers(2, faults, root, ENTRIES, year)
            except OSError as error:
                _blame(faults, f"{ENTRIES}/{year}/", error)
            yield from (f"{year}/{month}" for month in sorted(found, reverse=newest_first))


def is_there(root: str) -> bool:
    """Return whether there are entries at `root`, or a folder for them.

    Raises InputOutputError where that cannot be told.
    """
    with reading(root):
        try:
            with closing(_descend(root, ENTRIES)):
                return True
        except FileNotFoundError:
            return False


@contextmanager
def opened(
    root: str, month: str, faults: list[str], seal: Callable[[], Seal] = plain
) -> Iterator[Month | None]:
    """Open one month folder for reading; None if it is not there, or cannot be trusted (it is named).

    Raises InputOutputError when the trouble is not with this folder alone.
    """
    folder = None
    with reading(root):
        try:
            folder = open_month(root, month)
        except FileNotFoundError:
            pass
        except OSError as error:
            _blame(faults, f"{ENTRIES}/{month}/", error)
        if folder is None:
            yield None
            return
        with closing(folder):
            yield Month(month, folder, faults, seal=seal)


def open_month(root: str, month: str) -> int:
    """Open one month folder and return its descriptor; raises OSError."""
    return _descend(root, ENTRIES, *month.split("/"))


def _blame(faults: list[str], place: str, error: Exception | None = None) -> None:
    """Name `place` as a fault, unless this process is what is in trouble: then raise the error."""
    if isinstance(error, OSError) and error.errno in _OURS:
        raise error
    if place not in faults:
        faults.append(place)


def _numbers(digits: int, faults: list[str], *path: str) -> list[str]:
    try:
        with closing(_descend(*path)) as folder:
            names = names_in(folder)
    except FileNotFoundError:
        return []
    numbers = [name for name in names if name.isascii() and name.isdigit()]
    for name in sorted(set(names).difference(numbers)):
        if re.match(rf"\.?[0-9]{{{digits}}}(?![0-9])", name):
            _blame(faults, "/".join((*path[1:], name, "")))
    return [name for name in numbers if len(name) == digits]


def _descend(root: str, *path: str) -> int:
    with closing(open_folder(root)) as folder:
        return descend(folder, path, open_folder)


def is_folder(place: str) -> bool:
    """Return whether a place that could not be read is a whole folder, which ends with a slash."""
    return place.endswith("/")
